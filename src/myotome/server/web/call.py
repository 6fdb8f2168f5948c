"""Whom to call in danger: the ambulance number of a country, or words where no number was read in a source."""

from __future__ import annotations

from typing import Any, NamedTuple

from myotome.assessment.engine import Engine

WORDS = "your local emergency number"


class Call(NamedTuple):
    """number: as shown. tel: as dialled, or "" where only words are known. country: its code, or ""."""

    number: str
    tel: str
    country: str


def call_for(engine: Engine | None, country: str | None) -> Call:
    """Whom to call in `country` (two-letter code). A number is never guessed: words stand in for it."""
    code = (country or "").upper()
    entry = regions(engine).get(code)
    if entry is None:
        return Call(WORDS, "", "")
    number = str(entry["ambulance"])
    digits = "".join(one for one in number if one.isdecimal())
    return Call(number, digits if number[:1].isdecimal() else "", code)


def regions(engine: Engine | None) -> dict[str, Any]:
    """The countries with a number, by code; none where the knowledge does not open, so that the page still shows."""
    if engine is None:
        return {}
    try:
        return {code: entry for code, entry in engine.advice["regions"].items() if code != "default"}
    except Exception:  # whatever is wrong with the knowledge, the emergency signs must still be shown
        return {}
