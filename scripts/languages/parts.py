"""The knowledge in pieces for translators, and back: what is filled is checked and merged, what is faulty stays out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from scripts.languages.faults import doubts, faults
from scripts.languages.po import Entry, read, write
from scripts.languages.texts import Text


class Merged(NamedTuple):
    """entries: the whole catalogue. taken: how many texts came from the parts. faults, doubts: by id."""

    entries: list[Entry]
    taken: int
    faults: dict[str, list[str]]
    doubts: dict[str, list[str]]


def write_parts(folder: Path, code: str, texts: Iterable[Text], done: Iterable[Entry], size: int) -> list[Path]:
    """Files of at most `size` texts that are not translated yet, the most urgent first."""
    known = {one.english for one in done if one.text}
    left = [one for one in texts if one.english not in known]
    paths: list[Path] = []
    for number, start in enumerate(range(0, len(left), size), 1):
        chosen = left[start : start + size]
        path = folder / f"PART-{number:02d}.po"
        kinds = ", ".join(dict.fromkeys(one.kind for one in chosen))
        write(path, code, f"Part {number}: {kinds}. Read GUIDE.md first.", [_entry(one, "") for one in chosen])
        paths.append(path)
    return paths


def merge(texts: Iterable[Text], before: Iterable[Entry], parts: Iterable[Path], code: str) -> Merged:
    """What was there `before` and what the `parts` bring, in the order of the knowledge.

    Translations are matched by the English wording that they were made from, so that an id may move and a wording that
    has changed is asked for again.
    """
    wanted = list(texts)
    english = {one.english for one in wanted}
    kept = {one.english: one.text for one in before if one.text}
    wrong: dict[str, list[str]] = {}
    odd: dict[str, list[str]] = {}
    taken = 0
    for path in parts:
        for one in read(path):
            found = list(faults(one.english, one.text, code))
            if found == ["empty"]:
                continue
            if one.english not in english:
                found.append("English says something else now")
            if found:
                wrong[f"{path.name} {one.id}"] = found
                continue
            if strange := list(doubts(one.english, one.text, code)):
                odd[f"{path.name} {one.id}"] = [*strange, f"{one.english} => {one.text}"]
            kept[one.english] = one.text
            taken += 1
    return Merged([_entry(one, kept.get(one.english, "")) for one in wanted], taken, wrong, odd)


def update_area(source: Path, target: Path, code: str) -> int:
    """Bring the catalogue of an area up to the English `source`; returns how many texts wait for a translation."""
    before = {(one.id, one.english): one.forms for one in read(target)}
    counts = plural_forms(code)
    found: list[Entry] = []
    for one in read(source):
        english = " | ".join(one.forms).replace("\n", " ")
        empty = ("",) * (1 if len(one.forms) == 1 else counts)
        found.append(Entry(one.id, before.get((one.id, english), empty), one.comments, english))
    write(target, code, f"{source.stem} in {code}", found)
    return sum(not all(one.forms) for one in found)


def plural_forms(code: str) -> int:
    """How many plural forms a language has."""
    from babel.messages.catalog import Catalog

    return Catalog(locale=code).num_plurals


def _entry(one: Text, translation: str) -> Entry:
    return Entry(one.id, (translation,), (f"{one.kind}: {one.note}" if one.note else one.kind,), one.english)
