"""A source as one line: "title, organisation, year". Titles of what was published stay as they were published; what
this project says of itself ("None was retrieved") is a text like any other and comes in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

FIELDS = ("title", "org", "year")


def source_words(source: Mapping[str, Any], say: Callable[[str], str], *more: str) -> str:
    """more: fields that follow, such as the address."""
    parts = [str(source[key]) for key in (*FIELDS, *more) if source.get(key)]
    return ", ".join(parts if is_published(source) else map(say, parts))


def is_published(source: Mapping[str, Any]) -> bool:
    """Whether others can open it: it has an address."""
    return bool(source.get("url"))
