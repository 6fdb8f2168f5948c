"""The language of an answer, as far as REST needs it. Ids, levels and numbers are never translated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from myotome.assessment.result import Assessment

# The texts of REST by id, for where no catalogues are at hand; a test holds them equal to `language/english/api.po`.
TEXTS = {
    "api.yes": "Yes",
    "api.no": "No",
    "api.not_sure": "Not sure",
    "api.why.emergency": "So that an emergency is known before anything else is asked.",
    "api.why.start": ("Everybody is asked this: it says how fast it came, where it is and what kind of trouble it is."),
    "api.why.flags": (
        "A danger sign could still change how soon care is needed. The interview may not end before it is asked."
    ),
    "api.why.detail": "It tells most about what may be the cause.",
    "api.no_question": "There is no further question.",
    "api.kept": (
        "Your earlier answer called for: {level}. "
        "A sign that has passed still counts. Was that answer a mistake: it was never so?"
    ),
}


class Language(Protocol):
    """What REST asks of a language (`myotome.language.Language` has it)."""

    @property
    def code(self) -> str: ...

    def text(self, key: str, /, **values: object) -> str:
        """The text of the interface with this id, its `{name}` placeholders filled."""
        ...

    def say(self, english: str, /) -> str:
        """`english`, a text of the knowledge, in this language, or as it is."""
        ...

    def assessment(self, result: Assessment, /) -> Assessment:
        """`result` with its texts in this language."""
        ...


class English:
    """English, in which all texts are written."""

    code = "en"

    def text(self, key: str, /, **values: object) -> str:
        return TEXTS[key].format_map(values)

    def say(self, english: str, /) -> str:
        return english

    def assessment(self, result: Assessment, /) -> Assessment:
        return result


OpenLanguage = Callable[[str], Language]


def english_only(_: str) -> Language:
    return English()
