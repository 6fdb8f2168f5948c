"""`python -m myotome.language.compile`: the catalogues (`.po`, that people edit) into what is read at run time (`.mo`).

Runs when a wheel is built and by `make languages`; only here is Babel needed. A fault is named with file and id, and
nothing is written: a placeholder that English does not have would show braces to a person in an emergency.
"""

from __future__ import annotations

import io
import os
import re
import string
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from myotome.language.known import ENGLISH, LANGUAGES, Known

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

HERE = Path(__file__).parent
KNOWLEDGE = "knowledge.po"
_OPEN = re.compile(r'(?:msg\w+(?:\[\d\])?\s*)?"(?:[^"\\]|\\.)*')
MADE_FROM = "English: "  # the comment of a translation that keeps the wording it was made from


class LanguageError(Exception):
    """A catalogue that can not be compiled; the text names file, id and mend."""


def compile_languages(source: Path = HERE, target: Path = HERE / "compiled", known: Iterable[Known] = ()) -> None:
    """Compile every language of `known` (all that are offered) from `source`/CODE into `target`."""
    english = read_area_files(source / "english")
    wordings = _texts(english.pop(KNOWLEDGE, None))
    target.mkdir(parents=True, exist_ok=True)
    for one in known or LANGUAGES.values():
        folder = source / ("english" if one == ENGLISH else one.code)
        areas = read_area_files(folder) if folder.is_dir() else {}
        areas = {file: area for file, area in areas.items() if file in english or file == KNOWLEDGE}
        said = _texts(areas.pop(KNOWLEDGE, None), None if one == ENGLISH else wordings)
        if one != ENGLISH:
            _write(target / f"{one.code}.knowledge.mo", _by_wording(one, wordings, said))
        _write(target / f"{one.code}.mo", _joined(one, areas, english))


def read_area_files(folder: Path) -> dict[str, Catalog]:
    """The catalogues of a folder by file name."""
    return {path.name: read_area_file(path) for path in sorted(folder.glob("*.po"))}


def read_area_file(path: Path) -> Catalog:
    """The catalogue at `path`; LanguageError names what is wrong with it."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        text = path.read_text(encoding="utf-8")
        _refuse_open_lines(text)
        return read_po(io.StringIO(text), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise LanguageError(f"{path}: {error}") from None


def _refuse_open_lines(text: str) -> None:
    """ValueError for a text without its closing quotation mark: Babel would cut off a letter."""
    for number, line in enumerate(text.splitlines(), 1):
        if _OPEN.fullmatch(line.strip()):
            raise ValueError(f"line {number} has no closing quotation mark")


def placeholders(text: str) -> frozenset[str]:
    """The names of the `{placeholders}` of `text`; ValueError where they are anything but a bare name."""
    names: set[str] = set()
    for _, name, shape, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or shape or conversion:
            raise ValueError(f"{{{name}}} must be a bare name")
        names.add(name)
    return frozenset(names)


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    text = cast("str | tuple[str, ...] | list[str]", message.string)
    return (text,) if isinstance(text, str) else tuple(text)


def key(message: Message) -> str:
    """The id of a message."""
    found = cast("str | tuple[str, ...]", message.id)
    return found if isinstance(found, str) else found[0]


def messages(catalog: Catalog) -> Iterator[Message]:
    """The messages of a catalogue, without its header."""
    return (message for message in catalog if message.id)


def wording(message: Message) -> str:
    """The English of a message in one line, as the comment of a translation keeps it."""
    return " | ".join(forms(message)).replace("\n", " ")


def is_stale(message: Message, english: str | None) -> bool:
    """Whether a translation was made from another wording than `english`. What drifts apart may say the opposite."""
    made_from = [one.removeprefix(MADE_FROM) for one in message.auto_comments if one.startswith(MADE_FROM)]
    return made_from != [english]


def _texts(catalog: Catalog | None, english: Mapping[str, str] | None = None) -> dict[str, str]:
    """id -> text of a catalogue without plurals; what is not translated, or from another `english`, is left out."""
    if catalog is None:
        return {}
    return {
        key(one): forms(one)[0]
        for one in messages(catalog)
        if forms(one)[0] and not one.fuzzy and (english is None or not is_stale(one, english.get(key(one))))
    }


def _by_wording(one: Known, english: Mapping[str, str], said: Mapping[str, str]) -> Catalog:
    """The knowledge of a language, by English wording."""
    catalog = _empty(one)
    for name, text in said.items():
        if name not in english:
            continue  # the wording is gone, or another now: English stands in until it is translated anew
        _check(f"{one.code}/{KNOWLEDGE}", name, text, placeholders(english[name]))
        catalog.add(english[name], text)
    return catalog


def _joined(one: Known, areas: Mapping[str, Catalog], english: Mapping[str, Catalog]) -> Catalog:
    """All areas of a language as one catalogue."""
    sources = {key(m): m for area in english.values() for m in messages(area)}
    catalog, homes = _empty(one), dict[str, str]()
    for file, area in areas.items():
        place = f"{one.code}/{file}"
        for message in messages(area):
            name = key(message)
            if name in homes:
                raise LanguageError(f"{place}: {name} is also in {homes[name]}")
            if name not in sources:
                raise LanguageError(f"{place}: {name} is not in English any more: take it out")
            homes[name] = place
            texts = _checked(place, message, sources[name], catalog.num_plurals)
            if texts and (one == ENGLISH or not is_stale(message, wording(sources[name]))):
                catalog.add(message.id, texts if message.pluralizable else texts[0])
            elif one == ENGLISH:
                raise LanguageError(f"{place}: {name} is empty")
            # else English stands in
    return catalog


def _checked(place: str, message: Message, source: Message, plurals: int) -> tuple[str, ...]:
    """The forms of a message, found fit to be shown; none where it is not translated."""
    name, texts = key(message), forms(message)
    if message.pluralizable != source.pluralizable:
        raise LanguageError(f"{place}: {name} has plural forms in one language and none in the other")
    if message.fuzzy or not any(texts):
        return ()
    if message.pluralizable and (len(texts) != plurals or not all(texts)):
        raise LanguageError(f"{place}: {name} needs {plurals} plural forms")
    wanted = frozenset[str]().union(*(_names(place, name, text) for text in forms(source)))
    # A plural form may leave out the number ("one more screen").
    optional = frozenset({"n"}) if message.pluralizable else frozenset[str]()
    for text in texts:
        _check(place, name, text, wanted, optional)
    return texts


def _names(place: str, name: str, text: str) -> frozenset[str]:
    try:
        return placeholders(text)
    except ValueError as error:
        raise LanguageError(f"{place}: {name}: {error}") from None


def _check(place: str, name: str, text: str, wanted: frozenset[str], optional: frozenset[str] = frozenset()) -> None:
    """The placeholders of a translation must be those of English."""
    found = _names(place, name, text)
    if found - wanted or wanted - optional - found:
        shown = [", ".join(sorted(names)) or "none" for names in (found, wanted)]
        raise LanguageError(f"{place}: {name} has the placeholders {shown[0]}, and English has {shown[1]}")


def _empty(one: Known) -> Catalog:
    from babel.messages.catalog import Catalog

    return Catalog(locale=one.plurals or one.code, project="myotome", version="")


def _write(path: Path, catalog: Catalog) -> None:
    """Write in one step, so that nobody reads half a file."""
    from babel.messages.mofile import write_mo

    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.write_bytes(buffer.getvalue())
    draft.replace(path)


def main() -> int:
    """Command line: no arguments."""
    try:
        compile_languages()
    except LanguageError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
