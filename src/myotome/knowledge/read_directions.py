"""Directions from `knowledge/directions.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from myotome.knowledge.directions import Calming, Directions
from myotome.knowledge.finding import Finding
from myotome.knowledge.source import Place, read_yaml


def read_directions(path: Path, findings: Mapping[str, Finding]) -> Directions:
    """The directions; the proof itself tells whether an exception is needed."""
    at = read_yaml(path)
    at.only("numbers", "undirected", "may_calm", "allows_self_care", "never_reassures", "may_explain")
    numbers, allows = at["numbers"], at["allows_self_care"]
    numbers.only("higher_is_worse", "lower_is_worse")
    allows.only("findings", "why")
    allows["why"].text()
    return Directions(
        _names(numbers["higher_is_worse"], findings),
        _names(numbers["lower_is_worse"], findings),
        _with_reasons(at["undirected"], findings),
        tuple(_calming(entry, findings) for entry in at["may_calm"].each()),
        _names(allows["findings"], findings),
        _with_reasons(at["never_reassures"], findings),
        _with_reasons(at["may_explain"], findings),
    )


def _with_reasons(at: Place, findings: Mapping[str, Finding]) -> dict[str, str]:
    """Finding -> why, from groups that share a reason."""
    reasons: dict[str, str] = {}
    for entry in at.each():
        entry.only("findings", "why")
        names = _names(entry["findings"], findings)
        for name in names:
            if name in reasons:
                raise entry["findings"].error(f"{name} stands here twice")
        reasons |= dict.fromkeys(names, entry["why"].text())
    return reasons


def _calming(at: Place, findings: Mapping[str, Finding]) -> Calming:
    at.only("findings", "guard", "rules", "steps", "why")
    names = _names(at["findings"], findings)
    guard, rules, steps = at.get("guard"), at.get("rules"), at.get("steps")
    pairs: list[tuple[str, str]] = []
    for step in steps.each() if steps is not None else ():
        before, after = step.texts()
        for value in (before, after):
            if any(value not in findings[name].values for name in names):
                raise step.error(f"{value} is not an answer to {' and '.join(names)}")
        pairs.append((before, after))
    return Calming(
        names,
        guard.text() if guard is not None else "",
        rules.texts() if rules is not None else (),
        tuple(pairs),
        at["why"].text(),
    )


def _names(at: Place, findings: Mapping[str, Finding]) -> tuple[str, ...]:
    for one in at.each():
        if one.text() not in findings:
            raise one.error(f"no finding {one.text()} in knowledge/findings")
    return at.texts()
