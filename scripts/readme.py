"""Put the output of real runs into README.md, between the marks that name the command.

`python scripts/readme.py` writes them; the tests compare, so that the README can not lie.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"(<!-- run: (?P<command>[^>]+) -->\n```\n)(?P<output>.*?)(```\n<!-- end -->)", re.DOTALL)


def run(command: str) -> str:
    """What `myotome COMMAND` prints, without spaces at the ends of lines."""
    done = subprocess.run(
        [sys.executable, "-m", "myotome", *command.split()], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip().splitlines()) + "\n"


def renewed(text: str) -> str:
    """`text` with every marked block replaced by a real run."""
    return _BLOCK.sub(lambda found: found[1] + run(found["command"]) + found[4], text)


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
