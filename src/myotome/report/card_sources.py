"""Where to read more about a condition: the sources of its card, or else the works that its numbers rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.report.shown_causes import named_causes
from myotome.report.source_words import source_words

CITED = 3  # causes with a source to read more


def card_sources(engine: Engine, condition: str) -> list[Mapping[str, Any]]:
    """Each source once, as title, org, year and url. Empty where neither the card nor a number has one."""
    own: list[Mapping[str, Any]] = engine.card(condition)["sources"]
    if own:
        return own
    works = {str(one["address"]): one for one in engine.cited(condition).values()}
    return [
        {"title": one["title"], "org": one["journal"] or one["author"], "year": one["year"], "url": address}
        for address, one in works.items()
    ]


def first_sources(engine: Engine, result: Assessment, say: Callable[[str], str]) -> list[str]:
    """Where to read more about each of the likeliest causes, in one line: the first of its sources, if it has any."""
    return [
        f"{say(cause.name)}: {source_words(source, say)}"
        for cause in named_causes(result)[:CITED]
        for source in card_sources(engine, cause.condition)[:1]
    ]
