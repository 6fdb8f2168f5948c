"""The languages that exist, and what a page must know of each before it opens a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Direction = Literal["ltr", "rtl"]


class Known(NamedTuple):
    """code: BCP 47. name: in the language itself. reviewed: a clinician who speaks it has read all of it.

    plurals: whose plural rules hold, where the code is not one that Babel knows. decimal: the mark before tenths.
    complete: every string is there; only complete languages are offered to people.
    """

    code: str
    name: str
    direction: Direction = "ltr"
    reviewed: bool = False
    plurals: str = ""
    decimal: str = "."
    complete: bool = True


ENGLISH = Known("en", "English", reviewed=True)
LANGUAGES: Mapping[str, Known] = {
    one.code: one for one in (ENGLISH, Known("es", "Español", decimal=",", complete=False))
}


def nearest(code: str | None, known: Mapping[str, Known] = LANGUAGES) -> Known | None:
    """The language of `code` ("es-MX" is Spanish), or None. Any text is a legal `code`."""
    wanted = (code or "")[:40].strip().replace("_", "-").lower()
    by_code = {one.code.lower(): one for one in known.values()}
    return by_code.get(wanted) or by_code.get(wanted.split("-")[0])
