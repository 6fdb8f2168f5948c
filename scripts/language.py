"""The texts of the knowledge as a catalogue, and the way of a translation from parts to a language.

    python -m scripts.language                          write english/knowledge.po, print counts
    python -m scripts.language --check                  say whether it is up to date
    python -m scripts.language --parts FOLDER           what waits for a translation, in pieces
    python -m scripts.language --merge FOLDER/*.po      check and merge what was filled in
    python -m scripts.language --update                 bring es/AREA.po up to the English areas

`--language es` says which language is meant.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scripts.languages.faults import report
from scripts.languages.parts import merge, update_area, write_parts
from scripts.languages.po import Entry, read, write
from scripts.languages.texts import Text, texts

from myotome.assessment.engine import Engine
from myotome.language.compile import HERE, KNOWLEDGE

ENGLISH = HERE / "english"
TITLE = "Every text of the knowledge that people see. Made from it by `make languages`: do not edit."


def write_english(path: Path, found: Iterable[Text]) -> None:
    """The English catalogue of the knowledge."""
    entries = [Entry(one.id, (one.english,), (f"{one.kind}: {one.note}" if one.note else one.kind,)) for one in found]
    write(path, "en", TITLE, entries)


def counts(found: Iterable[Text]) -> list[str]:
    """Texts and words by kind, and in all."""
    number, words = Counter[str](), Counter[str]()
    for one in found:
        number[one.kind] += 1
        words[one.kind] += len(one.english.split())
    lines = [f"{number[kind]:6d} texts {words[kind]:7d} words  {kind}" for kind in number]
    return [*lines, f"{number.total():6d} texts {words.total():7d} words  in all"]


def main(arguments: list[str] | None = None) -> int:
    """Command line; see above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="es")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--parts", type=Path)
    parser.add_argument("--size", type=int, default=350)
    parser.add_argument("--merge", type=Path, nargs="+")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args(arguments)
    found = texts(Engine())
    home: Path = HERE / options.language
    if options.check:
        made = {(one.id, one.text) for one in read(ENGLISH / KNOWLEDGE)}
        if made != {(one.id, one.english) for one in found}:
            sys.stderr.write("english/knowledge.po is not up to date: run `make languages`\n")
            return 1
        return 0
    if options.parts:
        made = write_parts(options.parts, options.language, found, read(home / KNOWLEDGE), options.size)
        print(f"{len(made)} parts in {options.parts}")
        return 0
    if options.merge:
        return _merge(found, home / KNOWLEDGE, options.merge, options.language)
    if options.update:
        for path in sorted(ENGLISH.glob("*.po")):
            if path.name != KNOWLEDGE:
                print(f"{path.name}: {update_area(path, home / path.name, options.language)} texts to translate")
        return 0
    write_english(ENGLISH / KNOWLEDGE, found)
    print("\n".join(counts(found)))
    return 0


def _merge(found: list[Text], path: Path, parts: list[Path], code: str) -> int:
    merged = merge(found, read(path), parts, code)
    write(path, code, f"The texts of the knowledge in {code}.", merged.entries)
    left = sum(not one.text for one in merged.entries)
    lines = report(merged.doubts, "Please look at these again:")
    lines += report(merged.faults, "Not taken:")
    print("\n".join([*lines, f"{merged.taken} taken, {len(merged.faults)} not taken, {left} still to translate"]))
    return 1 if merged.faults else 0


if __name__ == "__main__":
    sys.exit(main())
