"""A language: the texts of the interface by id, the texts of the knowledge by their English wording.

Whatever is missing falls back to English, string by string. An id that English does not have is a defect of ours:
it warns (an error in the tests), and shows the id rather than stop a person who needs help.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from myotome.language.catalogue import FOLDER, knowledge_path, read, texts_path
from myotome.language.known import ENGLISH, Direction, Known, folder_of, nearest

if TYPE_CHECKING:
    import gettext

    from myotome.assessment.result import Assessment


class MissingText(UserWarning):
    """An id or a placeholder that no catalogue has."""


class _Values(dict[str, object]):
    """The values of placeholders; one that was not given stays as it is written."""

    def __missing__(self, name: str) -> str:
        warnings.warn(f"no value for {{{name}}}", MissingText, stacklevel=4)
        return f"{{{name}}}"


class Language:
    """One language. It is made once and shared: it holds nothing of anybody."""

    def __init__(self, known: Known, folder: Path = FOLDER, english: Language | None = None) -> None:
        self.code: str = known.code
        self.name: str = known.name
        self.direction: Direction = known.direction
        self.reviewed: bool = known.reviewed
        self._known, self._folder, self._english = known, folder, english

    def text(self, key: str, /, **values: object) -> str:
        """The text with this id, its `{name}` placeholders filled."""
        return self._filled(self._texts.gettext(key), key, values)

    def plural(self, key: str, count: int, /, **values: object) -> str:
        """The form of the text with this id that fits `count`, by the rules of the language. `{n}` is the count."""
        return self._filled(self._texts.ngettext(key, key, count), key, {"n": count, **values})

    def say(self, english: str) -> str:
        """A text of the knowledge, by its English wording; the English where it has no translation.

        It also knows the composed wordings: "label: answer", "about 4 in 10", the reasons of a result.
        """
        if self._english is None or not english:
            return english
        return self._sayings.say(english)

    def value(self, english: str) -> str:
        """An answer without its label ("44 years", "Both legs"). Never for what only looks like a number."""
        return english if self._english is None else self._sayings.value(english)

    def number(self, value: float, digits: int | None = None) -> str:
        """A number as it is written in the language. digits: after the mark; None: as many as it needs (6 at most)."""
        text = f"{value:g}" if digits is None else f"{value:.{digits}f}"
        return text.replace(".", self._known.decimal)

    def assessment(self, result: Assessment) -> Assessment:
        """`result` with every text that a person reads in this language. Ids, levels and numbers stay."""
        if self._english is None:
            return result
        from myotome.language.assessment import translated

        return translated(result, self.say)

    @cached_property
    def _texts(self) -> gettext.NullTranslations:
        found = read(texts_path(self._folder, self.code))
        if self._english is not None:
            found.add_fallback(self._english._texts)
        return found

    @cached_property
    def _sayings(self) -> Any:
        from myotome.language.sayings import Sayings

        return Sayings(read(knowledge_path(self._folder, self.code)), self.number)

    def _filled(self, text: str, key: str, values: Mapping[str, object]) -> str:
        if text == key:
            warnings.warn(f"no text {key!r}", MissingText, stacklevel=3)
            return key
        return text.format_map(_Values(values))


def open_language(code: str | None) -> Language:
    """The language of `code`, or of its first part ("es-MX"); English for a code that is not known."""
    known = nearest(code) or ENGLISH
    return _opened(known, folder_of(known) or FOLDER)


@lru_cache(maxsize=8)
def _opened(known: Known, folder: Path) -> Language:
    return Language(known, folder, None if known == ENGLISH else _opened(ENGLISH, FOLDER))
