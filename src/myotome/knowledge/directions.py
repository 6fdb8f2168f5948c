"""Which way a finding gets worse, and every exception with its reason (`knowledge/directions.yaml`)."""

from __future__ import annotations

from typing import Any, NamedTuple

from myotome.knowledge.finding import Finding


class Calming(NamedTuple):
    """A worse-looking answer that may lower the floor.

    guard: only for rules that this concept guards. rules: only for these rules; both empty: for any. steps: only
    these (from, to); empty: any.
    """

    findings: tuple[str, ...]
    guard: str
    rules: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    why: str


class Directions(NamedTuple):
    """higher, lower: numbers that are worse so. undirected: finding -> why it has no direction.

    self_care: findings that a rule may wait for before it allows the mildest level.
    never_reassures, may_explain: finding -> why a worse answer to it may not, or may, make the advice above the
    floors milder.
    """

    higher: tuple[str, ...]
    lower: tuple[str, ...]
    undirected: dict[str, str]
    calming: tuple[Calming, ...]
    self_care: tuple[str, ...]
    never_reassures: dict[str, str]
    may_explain: dict[str, str]


def ladder(finding: Finding, directions: Directions) -> tuple[tuple[int, ...], ...]:
    """The values of `finding` (as indices) in steps, mildest first; empty where it has no direction."""
    every = range(len(finding.values))
    if finding.id in directions.undirected:
        return ()
    if finding.id in directions.higher:
        return tuple((one,) for one in every)
    if finding.id in directions.lower:
        return tuple((one,) for one in reversed(every))
    if finding.kind == "yes_no":
        return ((0,), (1,))
    if finding.kind == "side":
        return ((0,), (1, 2), (3,))
    return tuple(tuple(finding.values.index(value) for value in group) for group in finding.order)


def milder(finding: Finding, directions: Directions) -> tuple[tuple[int, ...], ...]:
    """For each value of `finding` the values that are milder, mildest first (all as indices)."""
    steps = ladder(finding, directions)
    place = {value: number for number, step in enumerate(steps) for value in step}
    return tuple(
        tuple(other for step in steps[: place.get(value, 0)] for other in step) for value in range(len(finding.values))
    )


def decode_directions(form: list[Any]) -> Directions:
    """The reverse of writing `Directions` as JSON."""
    higher, lower, undirected, calming, self_care, never_reassures, may_explain = form
    return Directions(
        tuple(higher),
        tuple(lower),
        dict(undirected),
        tuple(
            Calming(tuple(names), guard, tuple(rules), tuple((a, b) for a, b in steps), why)
            for names, guard, rules, steps, why in calming
        ),
        tuple(self_care),
        dict(never_reassures),
        dict(may_explain),
    )
