"""Every condition with a public id, from `knowledge/vocabulary/conditions.yaml`: in the model, or still to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from myotome.knowledge.codes import read_codes
from myotome.knowledge.source import Place, read_yaml


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """codes: by system, and only where one concept means exactly this condition."""

    id: str
    name: str
    group: str
    icd10: str
    must_not_miss: bool
    seed: bool
    codes: Mapping[str, str]


def read_vocabulary(path: Path) -> dict[str, NamedCondition]:
    """All conditions by id."""
    return {name: _named(name, at) for name, at in read_yaml(path).items()}


def read_systems(path: Path) -> dict[str, str]:
    """How each outside code system is named in exchanged data: its URI, by our name of it."""
    return {name: at["system"].text() for name, at in read_yaml(path).items()}


def _named(name: str, at: Place) -> NamedCondition:
    at.only("name", "group", "icd10", "must_not_miss", "seed", "codes")
    seed = at.get("seed")
    return NamedCondition(
        name,
        at["name"].text(),
        at["group"].text(),
        at["icd10"].text(),
        at["must_not_miss"].flag(),
        seed.flag() if seed is not None else False,
        read_codes(at.get("codes")),
    )
