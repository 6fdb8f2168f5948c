"""English as it ships, which remembers what was shown; an id or a placeholder that is missing is an error at once."""

from __future__ import annotations

from myotome.language import Language
from myotome.language.compile import HERE, key, messages, read_area_files
from myotome.language.known import ENGLISH


class English(Language):
    """texts: the ids of some areas. used: the ids that were shown. mark: set around every text of the knowledge."""

    def __init__(self, *areas: str, mark: str = "") -> None:
        super().__init__(ENGLISH)
        files = read_area_files(HERE / "english")
        self.texts = {key(one) for area in areas for one in messages(files[f"{area}.po"])}
        self.used: set[str] = set()
        self._mark = mark

    def text(self, key: str, /, **values: object) -> str:
        self.used.add(key)
        return super().text(key, **values)

    def plural(self, key: str, count: int, /, **values: object) -> str:
        self.used.add(key)
        return super().plural(key, count, **values)

    def say(self, english: str) -> str:
        return f"{self._mark}{english}{self._mark}" if english else english
