"""English as it stands in its catalogue, for tests: an id or a placeholder that is missing is an error at once."""

from __future__ import annotations

import ast
import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "src" / "myotome" / "language" / "english"


def read_po(path: Path) -> dict[str, tuple[str, ...]]:
    """msgid -> its text, or its forms."""
    found: dict[str, tuple[str, ...]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            match = re.fullmatch(r'(?:(msgid|msgid_plural|msgstr(?:\[\d\])?) )?(".*")', line)
            if match:
                name = match[1] or name
                fields[name] = fields.get(name, "") + str(ast.literal_eval(match[2]))
        key = fields.pop("msgid", "")
        if key:
            fields.pop("msgid_plural", None)
            found[key] = tuple(fields[one] for one in sorted(fields))
    return found


class English:
    """The English of some areas. say: marks knowledge texts with `mark` around them, where one is given."""

    code = "en"

    def __init__(self, *areas: str, mark: str = "") -> None:
        self.texts = {key: text for area in areas for key, text in read_po(FOLDER / f"{area}.po").items()}
        self.used: set[str] = set()
        self._mark = mark

    def text(self, key: str, /, **values: object) -> str:
        self.used.add(key)
        (only,) = self.texts[key]
        return only.format_map(values)

    def plural(self, key: str, count: int, /, **values: object) -> str:
        self.used.add(key)
        one, many = self.texts[key]
        return (one if count == 1 else many).format_map({"n": count, **values})

    def say(self, english: str, /) -> str:
        return f"{self._mark}{english}{self._mark}" if english else english
