"""What the views and pictures need of a language: texts by id, texts of the knowledge by their English wording."""

from __future__ import annotations

from typing import Protocol


class Words(Protocol):
    """A language (`myotome.language.Language`), or anything that speaks like one."""

    @property
    def code(self) -> str: ...

    def text(self, key: str, /, **values: object) -> str: ...

    def plural(self, key: str, count: int, /, **values: object) -> str: ...

    def say(self, english: str, /) -> str: ...
