"""`python -m myotome` is the same command as `myotome`."""

import sys

from myotome.cli import main

if __name__ == "__main__":
    sys.exit(main())
