"""`knowledge/later.yaml`: when a cause is less urgent than its own file says.

The urgency of a condition is that of its first days. A stroke of three years ago that has not changed is the same cause
and another errand; this table says which, by the concepts of the red flags.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from myotome.knowledge.later import Later
from myotome.knowledge.rules import Concept
from myotome.knowledge.source import read_yaml


def read_later(path: Path, concepts: Mapping[str, Concept]) -> tuple[Later, ...]:
    """The lines in their order. KnowledgeError names an unknown concept or level; `lint` checks the causes."""
    found: list[Later] = []
    for at in read_yaml(path).each():
        at.only("id", "when", "unless", "level", "causes", "reason")
        for name in ("when", "unless"):
            if at[name].text() not in concepts:
                raise at[name].error(f"there is no concept {at[name].text()} in red_flags/concepts.yaml")
        when, unless = at["when"].text(), at["unless"].text()
        found.append(
            Later(at["id"].text(), when, unless, at["level"].level(), at["causes"].texts(), at["reason"].text())
        )
    return tuple(found)
