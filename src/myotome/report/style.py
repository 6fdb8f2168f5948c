"""Plain text for terminals: 80 columns, and colour only as an addition to words and symbols."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 78
_CODES = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "1;33", "green": "1;32", "blue": "1;34"}
SYMBOL = {
    "ambulance_now": "[!!!!]", "emergency_department": "[!!! ]", "doctor_within_24h": "[!!  ]",
    "routine_appointment": "[!   ]", "self_care": "[    ]",
}  # fmt: skip
COLOUR = {
    "ambulance_now": "red", "emergency_department": "red", "doctor_within_24h": "yellow",
    "routine_appointment": "blue", "self_care": "green",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """colour: whether escape codes are written at all."""

    colour: bool = False

    def paint(self, text: str, name: str) -> str:
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour else text

    def heading(self, text: str) -> str:
        return f"\n{self.paint(text, 'bold')}\n{'-' * min(len(text), WIDTH)}"


def detect(stream: object = None) -> Style:
    """Colour where a person is looking and has not asked for none (the NO_COLOR habit)."""
    out = stream if stream is not None else sys.stdout
    is_terminal = bool(getattr(out, "isatty", lambda: False)())
    return Style(is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    """`text` in lines of at most WIDTH; the following lines are indented by `hanging`."""
    later = indent if hanging is None else hanging
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=later,
        break_long_words=True,
        break_on_hyphens=False,
    )


def bullets(lines: Iterable[str], mark: str = "-", indent: str = "  ") -> list[str]:
    """Each text as a bullet with hanging indent."""
    return [wrap(line, f"{indent}{mark} ", indent + " " * (len(mark) + 1)) for line in lines]


def bar(p: float, cells: int = 20) -> str:
    """A probability as a bar of `cells` characters that any terminal can show."""
    full = round(p * cells)
    return "#" * full + "." * (cells - full)
