"""A language for tests: English in brackets, longer by a third, written from right to left, with Arabic's plural rules.

Whatever is read on a page without brackets did not come from a catalogue; what does not fit, or hangs on the wrong
side, will not fit in German or Arabic either. It is made when tests need it and never offered to people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from scripts.languages.po import Entry, read, write

from myotome.language.compile import HERE, compile_languages
from myotome.language.known import Known

PSEUDO = Known("ar-XB", "[عربي تجريبي]", "rtl", plurals="ar", decimal="٫")
OPEN, CLOSE = "⟦", "⟧"
_GROWTH = 0.35
_FILL = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PLACEHOLDER = re.compile(r"(\{\w+\})")


def pseudo(text: str) -> str:
    """`text` in brackets and longer by about a third; its placeholders stay."""
    bare = _PLACEHOLDER.sub("", text)
    grown = max(2, round(len(bare) * _GROWTH))
    return f"{OPEN}{text} {(_FILL * (grown // len(_FILL) + 1))[:grown]}{CLOSE}"


def make_pseudo(folder: Path, english: Path = HERE / "english") -> Path:
    """Write and compile the test language below `folder`; returns where its compiled catalogues stand."""
    from babel.messages.catalog import Catalog

    forms = Catalog(locale=PSEUDO.plurals).num_plurals
    source, target = folder / "source", folder / "compiled"
    for path in sorted(english.glob("*.po")):
        found = read(path)
        write(source / "english" / path.name, "en", path.stem, found)
        write(source / PSEUDO.code / path.name, PSEUDO.plurals, path.stem, _entries(found, forms))
    compile_languages(source, target, (PSEUDO,))
    return target


def _entries(english: Iterable[Entry], count: int) -> list[Entry]:
    return [
        Entry(
            one.id,
            (pseudo(one.text),) if len(one.forms) == 1 else tuple(pseudo(one.forms[-1]) for _ in range(count)),
            english=" | ".join(one.forms).replace("\n", " "),
        )
        for one in english
    ]
