"""How hard the generated tests try: a short run by default, a long one where MYOTOME_FUZZ=long (`make fuzz`)."""

from __future__ import annotations

import os

LONG = os.environ.get("MYOTOME_FUZZ") == "long"
TIMES = 40  # how many more examples the long run draws


def effort(examples: int) -> int:
    """How many examples a test draws that draws `examples` in the short run."""
    return examples * TIMES if LONG else examples
