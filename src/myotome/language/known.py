"""The languages that exist, and what a page must know of each before it opens a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
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
LANGUAGES: Mapping[str, Known] = {one.code: one for one in (ENGLISH, Known("es", "Español", decimal=","))}


_added: dict[str, tuple[Known, Path]] = {}


def add_language(known: Known, folder: Path) -> None:
    """Make a language known whose compiled catalogues stand in `folder`. It is never offered to people: this is how
    tests get a language that is written from right to left.
    """
    _added[known.code] = (known, folder)


def folder_of(known: Known) -> Path | None:
    """Where the catalogues of an added language stand; None for our own."""
    return _added[known.code][1] if known.code in _added else None


def nearest(code: str | None) -> Known | None:
    """The language of `code` ("es-MX" is Spanish), or None. Any text is a legal `code`."""
    wanted = (code or "")[:40].strip().replace("_", "-").lower()
    known = (*LANGUAGES.values(), *(one for one, _ in _added.values()))
    by_code = {one.code.lower(): one for one in known}
    return by_code.get(wanted) or by_code.get(wanted.split("-")[0])
