"""Small catalogues for tests."""

from __future__ import annotations

from pathlib import Path

from scripts.languages.po import Entry, write

from myotome.language.compile import compile_languages
from myotome.language.known import ENGLISH, Known
from myotome.language.language import Language

SPANISH = Known("es", "Español", decimal=",")
ARABIC = Known("ar", "العربية", "rtl")

ENGLISH_AREA = (
    Entry("a.plain", ("Start",)),
    Entry("a.filled", ("Call {number} in {country}",)),
    Entry("a.left", ("{n} screen left", "{n} screens left")),
    Entry("a.only_english", ("Only here",)),
)


def languages(folder: Path, known: Known, area: tuple[Entry, ...], **areas: tuple[Entry, ...]) -> Language:
    """`known` with the entries of one area against ENGLISH_AREA. areas: more files, by folder and name as en_FILE."""
    source = folder / "source"
    write(source / "english" / "a.po", "en", "a", ENGLISH_AREA)
    write(source / known.code / "a.po", known.code, "a", area)
    for name, entries in areas.items():
        code, _, file = name.partition("_")
        write(source / ("english" if code == "en" else code) / f"{file}.po", code, file, entries)
    compile_languages(source, folder / "compiled", (ENGLISH, known))
    return Language(known, folder / "compiled", Language(ENGLISH, folder / "compiled"))


def made_from(name: str, *forms: str, english: str = "") -> Entry:
    """A translation with the English that it was made from."""
    source = {one.id: " | ".join(one.forms) for one in ENGLISH_AREA}
    return Entry(name, forms, english=english or source.get(name, ""))
