"""Durations as people type them: "36", "3 days", "2 weeks", "5 months", "4y", as hours."""

from __future__ import annotations

import re

_HOURS = {"min": 1 / 60, "h": 1.0, "d": 24.0, "w": 168.0, "mo": 730.0, "y": 8766.0}
_TYPED = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>min|h|d|w|mo|m|y)?[a-z]*", re.IGNORECASE)
EXAMPLES = "hours, or for example 3 days, 2 weeks, 5 months, 4 years"


def hours(text: str) -> float | None:
    """`text` as hours; a bare number is hours; None when it is no duration.

    "m" alone may mean minutes or months, which differ ten-thousandfold: it is not accepted.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None or (found["unit"] or "").lower() == "m":
        return None
    return float(found["number"].replace(",", ".")) * _HOURS[(found["unit"] or "h").lower()]
