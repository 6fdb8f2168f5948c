"""The person's own words: they only suggest what to ask. The text itself is read once and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from myotome.assessment.engine import Engine
from myotome.server.web.state import MOST_HINTS

LONGEST = 2000  # characters of a story
UNDERSTOOD = ("en",)  # languages whose words are understood


@cache
def _suggester() -> Callable[..., Any] | None:
    """The function that reads words, where it is installed."""
    from importlib import import_module

    try:
        return import_module("myotome.words").suggest
    except ImportError:
        return None


def offered(language: str) -> bool:
    """Whether a free start can be offered in this language."""
    return language in UNDERSTOOD and _suggester() is not None


def hints(engine: Engine, text: str, mode: str, language: str) -> tuple[str, ...]:
    """Findings that `text` may tell of, to be asked. It never answers: not yes, and above all not no."""
    suggest = _suggester()
    if suggest is None or not text or not offered(language):
        return ()
    found = suggest(engine, text[:LONGEST], carer=mode == "carer")
    return tuple(dict.fromkeys(str(one.finding) for one in found))[:MOST_HINTS]
