"""The language of an answer, as far as REST needs it. Ids, levels and numbers are never translated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from myotome.assessment.result import Assessment


class Language(Protocol):
    """What REST asks of a language (`myotome.language.Language` has it)."""

    @property
    def code(self) -> str: ...

    def say(self, english: str, /) -> str:
        """`english`, a text of the knowledge, in this language, or as it is."""
        ...

    def assessment(self, result: Assessment, /) -> Assessment:
        """`result` with its texts in this language."""
        ...


class English:
    """English, in which all texts are written."""

    code = "en"

    def say(self, english: str, /) -> str:
        return english

    def assessment(self, result: Assessment, /) -> Assessment:
        return result


OpenLanguage = Callable[[str], Language]


def english_only(_: str) -> Language:
    return English()
