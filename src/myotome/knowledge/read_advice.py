"""Advice: what each level means, first aid, emergency numbers, safety net, conflicts between guidelines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from myotome.knowledge.finding import Finding
from myotome.knowledge.levels import LEVELS
from myotome.knowledge.read_red_flags import read_condition
from myotome.knowledge.rule_codec import encode
from myotome.knowledge.source import Place, read_yaml


def read_advice(folder: Path, findings: Mapping[str, Finding]) -> dict[str, Any]:
    """The advice by kind, as plain mappings and lists ready to be shown."""
    dispositions = {name: _plain(at) for name, at in _by_id(read_yaml(folder / "dispositions.yaml"))}
    for level in LEVELS:
        if level not in dispositions:
            raise read_yaml(folder / "dispositions.yaml").error(f"needs an entry {level}")
    return {
        "dispositions": dispositions,
        "first_aid": _first_aid(folder / "first_aid.yaml", findings),
        "regions": dict(_entries(folder / "regions.yaml")),
        "conflicts": dict(_entries(folder / "conflicts.yaml")),
        "safety_net": _plain(read_yaml(folder / "safety_net.yaml")),
    }


def _first_aid(path: Path, findings: Mapping[str, Finding]) -> dict[str, Any]:
    """First aid by id, its `only_if` in the form that the compiled knowledge carries."""
    kits: dict[str, Any] = {}
    for name, at in _by_id(read_yaml(path)):
        kits[name] = _plain(at)
        stated = at.get("only_if")
        if stated is not None:
            kits[name]["only_if"] = encode(read_condition(stated, findings, {}))
    return kits


def _entries(path: Path) -> list[tuple[str, Any]]:
    return [(name, _plain(at)) for name, at in _by_id(read_yaml(path))]


def _by_id(at: Place) -> list[tuple[str, Place]]:
    """Entries of a mapping, or of a list whose entries carry an id."""
    if isinstance(at.value, list):
        return [(one["id"].text(), one) for one in at.each()]
    return list(at.items())


def _plain(at: Place) -> Any:
    return _strip(at.value)


def _strip(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _strip(v) for k, v in cast(Mapping[str, Any], value).items()}
    if isinstance(value, list):
        return [_strip(entry) for entry in cast(list[Any], value)]
    return value
