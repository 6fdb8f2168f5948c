"""`knowledge/definitions.yaml`: the signs of which a cause has at least one by definition."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from myotome.knowledge.definition import Definition
from myotome.knowledge.finding import Finding
from myotome.knowledge.source import Place, read_yaml


def read_definitions(path: Path, findings: Mapping[str, Finding]) -> tuple[Definition, ...]:
    """The definitions in their order. KnowledgeError names a finding that is unknown, that has no plain no, or that
    only an examination shows; `lint` checks the causes."""
    found: list[Definition] = []
    for at in read_yaml(path).each():
        at.only("id", "causes", "one_of", "or_else", "reason")
        one_of, or_else = (_signs(at[field], findings) for field in ("one_of", "or_else"))
        found.append(Definition(at["id"].text(), at["causes"].texts(), one_of, or_else, at["reason"].text()))
    return tuple(found)


def _signs(at: Place, findings: Mapping[str, Finding]) -> tuple[str, ...]:
    names = at.texts()
    for name in names:
        if name not in findings:
            raise at.error(f"no finding {name} in knowledge/findings")
        if findings[name].nothing is None or findings[name].ask != "anyone":
            raise at.error(f"{name} is nothing that everybody can say no to")
    return names
