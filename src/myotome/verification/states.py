"""The states that a finding can be in, as far as any rule can tell them apart: finitely many.

A word finding has its values. A number falls between the limits that rules compare it with, and each limit is a
state of its own (38.0 is not just above 37.9). Every finding may also be NOT SURE or UNASKED. A state is shown by
one answer that stands for it, so that a set of states can be written as a case file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import isfinite, log10

from myotome.knowledge.finding import NOT_SURE, Answer, Finding
from myotome.knowledge.rules import Among, Concept, Condition, Within

UNASKED = None
State = Answer | None  # an answer that stands for the state, or UNASKED
Domains = Mapping[str, tuple[State, ...]]


def domains(findings: Mapping[str, Finding], conditions: Iterable[Condition]) -> dict[str, tuple[State, ...]]:
    """The states of each finding that `conditions` read: the known ones first, then NOT SURE, then UNASKED."""
    limits: dict[str, set[float]] = {}
    for condition in conditions:
        for atom in atoms_of(condition):
            found = limits.setdefault(atom.finding, set())
            if isinstance(atom, Within):
                found.update(limit for limit in (atom.low, atom.high) if isfinite(limit))
    return {name: (*_known(findings[name], limits[name]), NOT_SURE, UNASKED) for name in sorted(limits)}


def atoms_of(condition: Condition) -> Iterator[Among | Within]:
    """The comparisons in `condition`."""
    match condition:
        case Among() | Within():
            yield condition
        case Concept(_, when):
            yield from atoms_of(when)
        case _:
            for item in condition.items:
                yield from atoms_of(item)


def meets(atom: Among | Within, answer: str | float) -> bool:
    """Whether a known answer meets a comparison, read afresh: a proof must not lean on the code that it checks."""
    if isinstance(atom, Among):
        return answer in atom.values
    if isinstance(answer, str):
        return False
    if atom.low < answer < atom.high:
        return True
    return (answer == atom.low and not atom.low_open) or (answer == atom.high and not atom.high_open)


def size(states: Domains) -> float:
    """How many answer sets there are, as a power of ten."""
    return sum(log10(len(one)) for one in states.values())


def _known(finding: Finding, limits: Iterable[float]) -> tuple[str | float, ...]:
    if finding.kind != "number":
        return finding.values
    inside = sorted({one for one in limits if finding.low <= one <= finding.high} | {finding.low, finding.high})
    between = [_between(low, high) for low, high in pairwise(inside)]
    return tuple(sorted({*inside, *between}))


def _between(low: float, high: float) -> float:
    """A number inside the limits that reads well in a case file: as few decimals as will do."""
    middle = (low + high) / 2
    return next((short for places in range(4) if low < (short := round(middle, places)) < high), middle)
