"""Where to read more about a condition: the sources of its card, or else the works that its numbers rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from myotome.assessment.engine import Engine


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
