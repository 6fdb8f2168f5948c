"""The sources: every published figure and every guideline that a number or a rule rests on, by id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Field

from myotome.assessment.engine import Engine


class Use(BaseModel):
    """What rests on it."""

    kind: str = Field(description="condition, red_flag or disposition.", examples=["red_flag"])
    id: str


class Source(BaseModel):
    """A published source."""

    id: str
    title: str
    author: str = Field(default="", description="First author, or the body that issued it.")
    year: str = ""
    journal: str = ""
    address: str = ""
    used_by: list[Use]


def all_sources(engine: Engine) -> dict[str, Source]:
    """Every source by id, in the order of the ids."""
    found: dict[str, Source] = {}
    for condition in engine.conditions:
        for name, raw in engine.cited(condition).items():
            _add(found, name, raw, Use(kind="condition", id=condition))
    for rule in engine.rules:
        for number, raw in enumerate((rule.source, *rule.more_sources)):
            _add(found, rule.id if number == 0 else f"{rule.id}.{number}", raw, Use(kind="red_flag", id=rule.id))
    for level, entry in engine.advice["dispositions"].items():
        for number, raw in enumerate(entry.get("sources", ())):
            _add(found, f"{level}.{number}", raw, Use(kind="disposition", id=level))
    return dict(sorted(found.items()))


def _add(found: dict[str, Source], name: str, raw: Mapping[str, Any], use: Use) -> None:
    if name in found:
        found[name].used_by.append(use)
        return
    found[name] = Source(
        id=name,
        title=str(raw.get("title", "")),
        author=str(raw.get("author") or raw.get("org") or ""),
        year=str(raw.get("year") or ""),
        journal=str(raw.get("journal") or ""),
        address=str(raw.get("address") or raw.get("url") or ""),
        used_by=[use],
    )
