"""Answers that tell two readings of the rules apart, or the proof that there are none.

Each finding is one of finitely many things: never asked, not sure, or a known answer. A number matters only by which
limits of any rule it passes, so one value at each limit and one between each two stand for all. A condition becomes a
formula over "this finding has this answer", built as the rules are read in words: outside of a guard not sure counts
and never asked does not; each guard turns not sure round; a guard within a guard counts what was never asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import z3  # pyright: ignore[reportMissingTypeStubs]

from myotome.knowledge.finding import NOT_SURE, Answer, Finding
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within, findings_of

Formula = Any
z: Any = z3


class Worlds:
    """All answers that matter, and conditions as formulas over them."""

    def __init__(self, findings: Mapping[str, Finding], conditions: Iterable[Condition]) -> None:
        limits: dict[str, set[float]] = {}
        for atom in (atom for condition in conditions for atom in atoms(condition)):
            if isinstance(atom, Within):
                limits.setdefault(atom.finding, set()).update(x for x in (atom.low, atom.high) if math.isfinite(x))
        self.answers: dict[str, list[Answer]] = {
            name: [*(_numbers(one, limits.get(name, set())) if one.kind == "number" else one.values), NOT_SURE]
            for name, one in findings.items()
        }
        self._is = {name: [z.Bool(f"{name}={answer}") for answer in known] for name, known in self.answers.items()}
        self._atoms: dict[tuple[Condition, bool, bool], Formula] = {}
        self._concepts: dict[tuple[Condition, bool, bool, bool], Formula] = {}

    def formula(
        self, condition: Condition, *, unsure: bool = True, missing: bool = False, guard: bool = False
    ) -> Formula:
        """When `condition` counts for the floor."""
        match condition:
            case Among() | Within():
                return self._atom(condition, unsure, missing)
            case Concept(_, when):
                key = (condition, unsure, missing, guard)
                if key not in self._concepts:
                    self._concepts[key] = self.formula(when, unsure=unsure, missing=missing, guard=guard)
                return self._concepts[key]
            case NoneOf(items):
                inner = guard and not missing
                return z.Not(z.Or([self.formula(i, unsure=not unsure, missing=inner, guard=True) for i in items]))
            case AllOf(items) | AnyOf(items) | AtLeast(_, items):
                each = [self.formula(i, unsure=unsure, missing=missing, guard=guard) for i in items]
                if isinstance(condition, AtLeast):
                    return z.AtLeast(*each, condition.count)
                return z.And(each) if isinstance(condition, AllOf) else z.Or(each)

    def find(self, *formulas: Formula, names: Iterable[str]) -> dict[str, Answer] | None:
        """Answers to `names` that make all formulas true; None is a proof that there are none."""
        solver = self.solver(names)
        solver.add(*formulas)
        return self.read(solver, names) if solver.check() == z.sat else None

    def solver(self, names: Iterable[str]) -> Any:
        """A solver that knows that each finding has one answer at most."""
        solver = z.Solver()
        for name in names:
            solver.add(z.AtMost(*self._is[name], 1))
        return solver

    def read(self, solver: Any, names: Iterable[str]) -> dict[str, Answer]:
        """The answers of a solver that has found some."""
        model = solver.model()
        return {
            name: answer
            for name in names
            for answer, said in zip(self.answers[name], self._is[name], strict=True)
            if z.is_true(model.eval(said))
        }

    def says(self, condition: Condition, told: Mapping[str, Answer]) -> bool:
        """Whether the formula of `condition` is true with the answers `told`, all others never asked."""
        fixed = [
            (said, z.BoolVal(name in told and told[name] == answer))
            for name in set(findings_of(condition))
            for answer, said in zip(self.answers[name], self._is[name], strict=True)
        ]
        return z.is_true(z.simplify(z.substitute(self.formula(condition), *fixed)))

    def _atom(self, atom: Among | Within, unsure: bool, missing: bool) -> Formula:
        key = (atom, unsure, missing)
        if key not in self._atoms:
            said = self._is[atom.finding]
            pairs = zip(self.answers[atom.finding][:-1], said[:-1], strict=True)
            ways = [one for answer, one in pairs if _meets(atom, answer)]
            ways += [said[-1]] if unsure else []
            ways += [z.Not(z.Or(said))] if missing else []
            self._atoms[key] = z.Or(ways)
        return self._atoms[key]


def atoms(condition: Condition) -> Iterator[Among | Within]:
    """Every atom of `condition`, in order."""
    match condition:
        case Among() | Within():
            yield condition
        case Concept(_, when):
            yield from atoms(when)
        case AllOf(items) | AnyOf(items) | NoneOf(items) | AtLeast(_, items):
            for item in items:
                yield from atoms(item)


def _meets(atom: Among | Within, answer: Answer) -> bool:
    if isinstance(atom, Among):
        return answer in atom.values
    assert isinstance(answer, float)
    low = answer > atom.low or (answer == atom.low and not atom.low_open)
    return low and (answer < atom.high or (answer == atom.high and not atom.high_open))


def _numbers(finding: Finding, limits: set[float]) -> list[float]:
    """A value at each limit, one between each two, one below all and one above all; only legal ones."""
    inside = sorted(x for x in limits if finding.low <= x <= finding.high)
    edges = [finding.low, *inside, finding.high]
    between = [_plain(a, b) for a, b in pairwise(edges) if a < b]
    return sorted({*inside, *between, finding.low, finding.high})


def _plain(low: float, high: float) -> float:
    """The plainest number between two others."""
    for digits in range(-3, 6):
        middle = round((low + high) / 2, digits)
        if low < middle < high:
            return float(middle)
    return (low + high) / 2
