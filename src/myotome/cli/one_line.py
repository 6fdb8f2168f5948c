"""One line: what an error says, fit for a terminal, since it may quote what a file or an argument holds."""

from __future__ import annotations

LONGEST_MESSAGE = 1000


def one_line(text: str) -> str:
    """`text` on one line, without what a terminal would obey, and no longer than `LONGEST_MESSAGE`."""
    shown = "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))
    return shown if len(shown) <= LONGEST_MESSAGE else shown[: LONGEST_MESSAGE - 3] + "..."
