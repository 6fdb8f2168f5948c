"""Reading YAML so that every message can name file, line and field.

`Place` walks through a document and remembers where it stands. A key that stands twice is refused:
YAML would silently keep the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from myotome.knowledge.levels import Level, read_level
from myotome.knowledge.yaml_text import YamlError, load_yaml

MOST_BYTES = 4_000_000
LONGEST_PART = 800  # characters of a place or a problem in a message; the longest of our own names all findings' fields


class KnowledgeError(Exception):
    """Something in a knowledge file is wrong; the text names file, line and field, and the mend."""


class Lines(dict[str, Any]):
    """A mapping that remembers the line of each of its keys."""

    lines: dict[str, int]


def _mapping(loader: Any, node: Any) -> Lines:
    made = Lines()
    made.lines = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node.value, str):
            raise YamlError(line, "a name must be a word")
        key = key_node.value
        if key in made:
            raise YamlError(line, f"{key[:60]} stands here twice")
        made[key] = loader.construct_object(value_node, deep=True)
        made.lines[key] = line
    return made


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a document with the way to it."""

    file: str
    line: int
    path: str
    value: Any

    def error(self, message: str) -> KnowledgeError:
        return KnowledgeError(f"{self.file}:{self.line}: {_short(self.path) or 'document'}: {_short(message)}")

    def __getitem__(self, key: str) -> Place:
        """The field `key`, which must be there."""
        found = self.get(key)
        if found is None:
            raise self.error(f"needs the field {key}")
        return found

    def get(self, key: str) -> Place | None:
        """The field `key`, or None."""
        fields = self.mapping()
        if key not in fields or fields[key] is None:
            return None
        return Place(self.file, fields.lines[key], f"{self.path}.{key}".strip("."), fields[key])

    def mapping(self) -> Lines:
        if not isinstance(self.value, Lines):
            raise self.error("must be a mapping (name: value)")
        return self.value

    def items(self) -> Iterator[tuple[str, Place]]:
        """Each field with its place."""
        for key in self.mapping():
            found = self.get(key)
            if found is None:
                raise Place(self.file, self.mapping().lines[key], self.path, None).error(f"{key} is empty")
            yield key, found

    def each(self) -> Iterator[Place]:
        """Each entry of a list."""
        entries: object = self.value
        if not isinstance(entries, list):
            raise self.error("must be a list")
        for index, entry in enumerate(cast(list[Any], entries)):
            line = min(entry.lines.values()) if isinstance(entry, Lines) and entry.lines else self.line
            yield Place(self.file, line, f"{self.path}[{index}]", entry)

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error("must be a text")
        return " ".join(self.value.split())

    def texts(self) -> tuple[str, ...]:
        return tuple(entry.text() for entry in self.each())

    def number(self, low: float, high: float) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.error("must be a number")
        if not low <= self.value <= high:
            raise self.error(f"{self.value} must lie between {low:g} and {high:g}")
        return float(self.value)

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.error("must be true or false")
        return self.value

    def level(self) -> Level:
        """The value as a level of urgency."""
        try:
            return read_level(self.value)
        except ValueError as error:
            raise self.error(str(error)) from None

    def one_of(self, legal: tuple[str, ...]) -> str:
        if self.value not in legal:
            raise self.error(f"{self.value!r} must be one of {', '.join(legal)}")
        return cast(str, self.value)

    def only(self, *legal: str) -> None:
        """Refuse fields that nobody reads: a misspelt field would otherwise be silently ignored."""
        for key in self.mapping():
            if key not in legal:
                line = self.mapping().lines[key]
                raise Place(self.file, line, self.path, None).error(f"unknown field {key}; known: {', '.join(legal)}")


def _short(text: str) -> str:
    """`text` as one line of a message, whatever a file may have put into it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_PART else line[: LONGEST_PART - 3] + "..."


def read_yaml(path: Path) -> Place:
    """The document in `path`; KnowledgeError when it is not YAML."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise KnowledgeError(f"{path}: larger than {MOST_BYTES // 1_000_000} MB")
        value = load_yaml(data.decode("utf-8-sig"), _mapping)
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path}: is not text (UTF-8)") from None
    except YamlError as error:
        raise KnowledgeError(f"{path}:{error.line or 1}: not readable as YAML: {error}") from None
    return Place(str(path), 1, "", value)
