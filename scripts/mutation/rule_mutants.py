"""Every small wrong change to a red flag or a shared concept.

One change at a time, anywhere in the tree: a condition is dropped, a guard is dropped, a limit is included or left
out, turned to the other side or moved, an answer leaves or joins a set, all-of and any-of change places, a count moves
by one. A rule may also lose a level or be deleted. A concept is a leaf of the rules that use it: its inside is changed
once, and the change shows in every rule.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from myotome.knowledge.finding import Finding
from myotome.knowledge.levels import LEVELS, RANK
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within

MOVED = 0.05  # a limit is moved by this share of itself, at least by one step of a scale of whole numbers
Rules = Mapping[str, RedFlag]
Concepts = Mapping[str, Concept]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed set of rules and concepts. kind: what was done. owner: the rule or concept that was changed.
    touched: the rules that may now mean something else.
    """

    kind: str
    owner: str
    words: str
    rules: Rules
    concepts: Concepts
    touched: tuple[str, ...]


def mutants(rules: Rules, concepts: Concepts, findings: Mapping[str, Finding]) -> Iterator[Mutant]:
    """All of them, rule by rule and concept by concept."""
    for rule in rules.values():
        yield from of_rule(rule, rules, concepts, findings)
    for concept in concepts.values():
        yield from of_concept(concept, rules, concepts, findings)


def of_rule(rule: RedFlag, rules: Rules, concepts: Concepts, findings: Mapping[str, Finding]) -> Iterator[Mutant]:
    """The mutants of one rule."""
    mine = (rule.id,)
    without = {name: one for name, one in rules.items() if name != rule.id}
    yield Mutant("rule deleted", rule.id, "deleted", without, concepts, mine)
    if RANK[rule.level] > 0:
        lower = replace(rule, level=LEVELS[RANK[rule.level] - 1])
        yield Mutant(
            "level lowered", rule.id, f"{rule.level} to {lower.level}", {**rules, rule.id: lower}, concepts, mine
        )
    for kind, words, when in changes(rule.when, findings):
        yield Mutant(kind, rule.id, words, {**rules, rule.id: replace(rule, when=when)}, concepts, mine)


def of_concept(concept: Concept, rules: Rules, concepts: Concepts, findings: Mapping[str, Finding]) -> Iterator[Mutant]:
    """The mutants of one concept, seen through every rule and concept that uses it."""
    for kind, words, when in changes(concept.when, findings):
        changed = {concept.name: Concept(concept.name, when)}
        for name, one in concepts.items():
            if name != concept.name:
                changed[name] = Concept(name, with_concepts(one.when, changed))
        seen = {name: replace(one, when=with_concepts(one.when, changed)) for name, one in rules.items()}
        touched = tuple(name for name, one in seen.items() if one.when != rules[name].when)
        ordered = {name: changed[name] for name in concepts}
        yield Mutant(kind, concept.name, words, seen, ordered, touched)


def changes(condition: Condition, findings: Mapping[str, Finding]) -> Iterator[tuple[str, str, Condition]]:
    """(kind, words, changed tree) for every change anywhere in `condition`; no two trees are alike."""
    seen: set[Condition] = {condition}
    for kind, words, changed in _changes(condition, findings, guard=False):
        if changed not in seen:
            seen.add(changed)
            yield kind, words, changed


def with_concepts(condition: Condition, concepts: Concepts) -> Condition:
    """`condition` with the concepts that it names taken from `concepts`, where they are there."""
    match condition:
        case Concept(name):
            return concepts.get(name, condition)
        case AllOf(items) | AnyOf(items) | NoneOf(items) | AtLeast(_, items):
            return replace(condition, items=tuple(with_concepts(item, concepts) for item in items))
        case _:
            return condition


def _changes(
    condition: Condition, findings: Mapping[str, Finding], *, guard: bool
) -> Iterator[tuple[str, str, Condition]]:
    match condition:
        case Among(finding):
            yield from _other_values(condition, findings[finding])
        case Within():
            yield from _other_limits(condition)
        case Concept():
            return
        case AllOf(items) | AnyOf(items) | NoneOf(items) | AtLeast(_, items):
            yield from _other_shape(condition, guard=guard)
            inside = guard or isinstance(condition, NoneOf)
            for i, item in enumerate(items):
                for kind, words, changed in _changes(item, findings, guard=inside):
                    yield kind, words, replace(condition, items=(*items[:i], changed, *items[i + 1 :]))


def _other_values(atom: Among, finding: Finding) -> Iterator[tuple[str, str, Condition]]:
    for value in finding.values:
        if value in atom.values:
            if len(atom.values) > 1:
                yield "answer dropped", f"{atom.finding} less {value}", replace(atom, values=atom.values - {value})
        else:
            yield "answer added", f"{atom.finding} and {value}", replace(atom, values=atom.values | {value})


def _other_limits(atom: Within) -> Iterator[tuple[str, str, Condition]]:
    low, high = atom.low, atom.high
    if math.isfinite(low):
        yield "limit opened or closed", f"{atom.finding} at {low:g}", replace(atom, low_open=not atom.low_open)
    if math.isfinite(high):
        yield "limit opened or closed", f"{atom.finding} at {high:g}", replace(atom, high_open=not atom.high_open)
    if not math.isfinite(high):
        yield "other side", f"{atom.finding} under {low:g}", Within(atom.finding, -math.inf, low, False, atom.low_open)
    elif not math.isfinite(low):
        yield "other side", f"{atom.finding} over {high:g}", Within(atom.finding, high, math.inf, atom.high_open, False)
    for field, limit in (("low", low), ("high", high)):
        if math.isfinite(limit):
            step = max(abs(limit) * MOVED, 0.5)
            for moved in (limit - step, limit + step):
                words = f"{atom.finding} {limit:g} to {moved:g}"
                yield "limit moved", words, (replace(atom, low=moved) if field == "low" else replace(atom, high=moved))


def _other_shape(group: AllOf | AnyOf | NoneOf | AtLeast, *, guard: bool) -> Iterator[tuple[str, str, Condition]]:
    items = group.items
    if len(items) > 1 and not isinstance(group, AtLeast):
        for i, item in enumerate(items):
            kind = (
                "guard dropped"
                if guard or isinstance(group, NoneOf) or isinstance(item, NoneOf)
                else "condition dropped"
            )
            yield kind, f"less {_short(item)}", replace(group, items=(*items[:i], *items[i + 1 :]))
    match group:
        case AllOf() if len(items) > 1:
            yield "all for any", "all of to any of", AnyOf(items)
        case AnyOf() if len(items) > 1:
            yield "all for any", "any of to all of", AllOf(items)
        case NoneOf() if len(items) > 1:
            yield "all for any", "none of to not all of", NoneOf((AllOf(items),))
        case AtLeast(count):
            for other in (count - 1, count + 1):
                if 1 <= other <= len(items):
                    yield "count moved", f"at least {count} to {other}", AtLeast(other, items)
            for i, item in enumerate(items):
                if len(items) - 1 >= count:
                    yield "condition dropped", f"less {_short(item)}", AtLeast(count, (*items[:i], *items[i + 1 :]))
        case _:
            return


def _short(condition: Condition) -> str:
    match condition:
        case Among(finding) | Within(finding):
            return finding
        case Concept(name):
            return name
        case AllOf(items) | AnyOf(items) | NoneOf(items) | AtLeast(_, items):
            return f"{type(condition).__name__}({', '.join(map(_short, items[:3]))})"
