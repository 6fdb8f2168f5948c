"""`myotome serve` as the browser tests start it: with the test language that is written from right to left.

`python -m tests.browser.serve FOLDER --port 0 …`: FOLDER holds the compiled catalogues of that language; what follows
are the options of `myotome serve`. Nothing else differs from what people run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.languages.pseudo import PSEUDO

from myotome.cli import main
from myotome.language.known import add_language

if __name__ == "__main__":
    add_language(PSEUDO, Path(sys.argv[1]))
    sys.exit(main(["serve", *sys.argv[2:]]))
