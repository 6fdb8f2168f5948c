"""Which way a finding gets worse, and every exception with its reason (`knowledge/directions.yaml`)."""

from __future__ import annotations

from typing import Any, NamedTuple


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
    """

    higher: tuple[str, ...]
    lower: tuple[str, ...]
    undirected: dict[str, str]
    calming: tuple[Calming, ...]
    self_care: tuple[str, ...]


def decode_directions(form: list[Any]) -> Directions:
    """The reverse of writing `Directions` as JSON."""
    higher, lower, undirected, calming, self_care = form
    return Directions(
        tuple(higher),
        tuple(lower),
        dict(undirected),
        tuple(
            Calming(tuple(names), guard, tuple(rules), tuple((a, b) for a, b in steps), why)
            for names, guard, rules, steps, why in calming
        ),
        tuple(self_care),
    )
