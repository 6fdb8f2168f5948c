"""A time span in the unit that people use for it: three weeks are 21 days and not 504 hours."""

from __future__ import annotations

MONTH, YEAR = 30.4, 365.0  # days
UNITS = ("minutes", "hours", "days", "months", "years")


def in_units(hours: float) -> tuple[str, float]:
    """The unit, one of UNITS, and how many of it."""
    minutes, days = round(hours * 60), hours / 24
    if minutes < 60:
        return "minutes", minutes
    if hours <= 48:
        return "hours", hours
    if days <= 60:
        return "days", round(days)
    return ("months", round(days / MONTH)) if days < 2 * YEAR else ("years", round(days / YEAR))


def span_in_words(hours: float) -> str:
    """The span in English: "1 hour", "21 days"."""
    unit, amount = in_units(hours)
    return f"{amount:.3g} {unit.removesuffix('s') if amount == 1 else unit}"
