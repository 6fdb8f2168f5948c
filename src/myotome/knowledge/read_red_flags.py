"""Red flags and their shared concepts from `knowledge/red_flags/*.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from myotome.knowledge.finding import SIDES, Finding
from myotome.knowledge.red_flag import RedFlag, for_population
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within
from myotome.knowledge.source import KnowledgeError, Place, read_yaml

GROUPS = ("all_of", "any_of", "none_of", "at_least")
LIMITS = ("at_least", "above", "at_most", "below")
NOT_RULES = ("concepts.yaml", "guards.yaml", "not_carried.yaml")
_FIELDS = (
    "id", "name", "level", "population", "clinician_only", "when", "says", "rationale", "not_meant", "first_aid",
    "suspects", "basis", "source", "more_sources", "adapted", "witness", "quoted_section",
)  # fmt: skip


def read_concepts(path: Path, findings: Mapping[str, Finding]) -> dict[str, Concept]:
    """The shared concepts by name. A concept may use those that stand above it: so there are no circles."""
    concepts: dict[str, Concept] = {}
    for name, at in read_yaml(path).items():
        at.only("means", "when")
        at["means"].text()
        concepts[name] = Concept(name, read_condition(at["when"], findings, concepts))
    return concepts


def read_red_flags(
    folder: Path,
    findings: Mapping[str, Finding],
    errors: list[KnowledgeError] | None = None,
) -> dict[str, RedFlag]:
    """All rules by id. With `errors`, faulty rules are reported there and left out."""
    concepts = read_concepts(folder / "concepts.yaml", findings)
    rules: dict[str, RedFlag] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name in NOT_RULES:
            continue
        for at in read_yaml(path).each():
            try:
                rule = _rule(at, path.stem, findings, concepts)
                if rule.id in rules:
                    raise at.error(f"{rule.id} stands twice")
            except KnowledgeError as error:
                if errors is None:
                    raise
                errors.append(error)
                continue
            rules[rule.id] = rule
    return rules


def read_contradictions(path: Path, findings: Mapping[str, Finding]) -> tuple[tuple[str, Condition, str], ...]:
    """Answers that cannot both be so: id, condition, what to say."""
    found: list[tuple[str, Condition, str]] = []
    for at in read_yaml(path).each():
        at.only("id", "when", "says")
        found.append((at["id"].text(), read_condition(at["when"], findings, {}), at["says"].text()))
    return tuple(found)


def _rule(at: Place, family: str, findings: Mapping[str, Finding], concepts: Mapping[str, Concept]) -> RedFlag:
    at.only(*_FIELDS)
    when = read_condition(at["when"], findings, concepts)
    low, high = _population(at.get("population"))
    level = at["level"]

    def text(field: str) -> str:
        found = at.get(field)
        return found.text() if found is not None else ""

    only = at.get("clinician_only")
    more, suspects, witness = at.get("more_sources"), at.get("suspects"), at.get("witness")
    return RedFlag(
        id=at["id"].text(),
        name=at["name"].text(),
        level=level.level(),
        when=for_population(when, low, high),
        says=at["says"].text(),
        rationale=at["rationale"].text(),
        not_meant=at["not_meant"].text(),
        first_aid=text("first_aid"),
        suspects=suspects.texts() if suspects is not None else (),
        basis=at["basis"].text(),
        source=_source(at["source"]),
        more_sources=tuple(_source(one) for one in more.each()) if more is not None else (),
        clinician_only=only.flag() if only is not None else False,
        family=family,
        adapted=text("adapted"),
        witness=dict(witness.mapping()) if witness is not None else {},
    )


def _population(at: Place | None) -> tuple[float | None, float | None]:
    if at is None:
        return None, None
    at.only("who", "min_age", "max_age")
    low, high = at.get("min_age"), at.get("max_age")
    who = at["who"].one_of(("everyone", "adults", "children"))
    least = low.number(0, 120) if low is not None else (18.0 if who == "adults" else None)
    most = high.number(0, 120) if high is not None else (17.999 if who == "children" else None)
    return least, most


def _source(at: Place) -> Mapping[str, str]:
    return {key: str(cast(object, at.mapping()[key])) for key in at.mapping() if at.mapping()[key] is not None}


def read_condition(at: Place, findings: Mapping[str, Finding], concepts: Mapping[str, Concept]) -> Condition:
    """A group ({all_of, any_of, none_of, at_least}) or an atom ({finding: value} or {is: concept})."""
    fields = at.mapping()
    if not fields:
        raise at.error("is empty")
    if any(key in GROUPS for key in fields):
        at.only(*GROUPS)
        parts = tuple(_group(key, place, findings, concepts) for key, place in at.items())
        return parts[0] if len(parts) == 1 else AllOf(parts)
    atoms = tuple(_atom(key, place, findings, concepts) for key, place in at.items())
    return atoms[0] if len(atoms) == 1 else AllOf(atoms)


def _group(key: str, at: Place, findings: Mapping[str, Finding], concepts: Mapping[str, Concept]) -> Condition:
    if key == "at_least":
        at.only("count", "of")
        items = tuple(read_condition(one, findings, concepts) for one in at["of"].each())
        return AtLeast(int(at["count"].number(1, len(items))), items)
    items = tuple(read_condition(one, findings, concepts) for one in at.each())
    if not items:
        raise at.error("is empty")
    return {"all_of": AllOf, "any_of": AnyOf, "none_of": NoneOf}[key](items)


def _atom(key: str, at: Place, findings: Mapping[str, Finding], concepts: Mapping[str, Concept]) -> Condition:
    if key == "is":
        name = at.text()
        if name not in concepts:
            raise at.error(f"no concept {name} above this place in concepts.yaml")
        return concepts[name]
    if key not in findings:
        raise at.error(f"no finding {key} in knowledge/findings")
    finding = findings[key]
    if finding.kind == "number":
        return _range(key, at)
    named = [at.value] if isinstance(at.value, str) else [one.text() for one in at.each()]
    values: list[str] = []
    for value in named:
        if finding.kind == "side" and value in ("any_side", "one_side"):
            values += SIDES[1:] if value == "any_side" else SIDES[1:3]
        elif value in finding.values:
            values.append(value)
        else:
            raise at.error(f"{value} is not an answer to {key}; legal: {', '.join(finding.values)}")
    return Among(key, frozenset(values))


def _range(key: str, at: Place) -> Within:
    at.only(*LIMITS)
    limits = {name: place.number(-1e9, 1e9) for name, place in at.items()}
    if not limits:
        raise at.error(f"needs one of {', '.join(LIMITS)}")
    low = limits.get("at_least", limits.get("above", float("-inf")))
    high = limits.get("at_most", limits.get("below", float("inf")))
    return Within(key, low, high, low_open="above" in limits, high_open="below" in limits)
