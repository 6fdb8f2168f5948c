"""What is proven about: the rules of one engine as formulas, and the questions that are put to the solver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK
from myotome.knowledge.red_flag import RedFlag, Rules
from myotome.knowledge.rules import Condition
from myotome.verification.states import size
from myotome.verification.translate import Formula, Translation

Answers = dict[str, Answer]


class Subject:
    """The engine's rules over one set of answers, all of them free. asked: how many questions the solver got."""

    def __init__(self, engine: Engine, rules: Sequence[RedFlag] | None = None) -> None:
        self.engine = engine
        self.rules = Rules.of(engine.rules if rules is None else rules)
        self.translation = self.translate()
        self.z3 = self.translation.z3
        self.solver: Any = self.z3.Solver()
        self.solver.add(self.translation.legal())
        self.asked = 0

    def translate(self, mark: str = "") -> Translation:
        """All conditions that the proofs speak of, over variables of their own."""
        return Translation(self.engine.findings, self._conditions(), mark)

    def _conditions(self) -> list[Condition]:
        engine = self.engine
        others = [*(when for _, when, _ in engine.contradictions), *engine.only_if.values()]
        return [*(rule.when for rule in self.rules), *others, *engine.concepts.values()]

    @property
    def states(self) -> float:
        """How many answer sets there are, as a power of ten."""
        return size(self.translation.states)

    @cached_property
    def counts(self) -> dict[str, Formula]:
        """For each rule: whether it counts, as `triage.floor.floor` reads it."""
        read = self.translation
        return {
            rule.id: read.holds_surely(rule.when) if rule.level == "self_care" else read.holds(rule.when)
            for rule in self.rules
        }

    def at_least(self, rank: int, *, without: str = "") -> list[RedFlag]:
        """The rules of this level or a higher one."""
        return [rule for rule in self.rules if RANK[rule.level] >= rank and rule.id != without]

    def none(self, formulas: Iterable[Formula]) -> Formula:
        return self.z3.Not(self.z3.Or(list(formulas)))

    def possible(self, *formulas: Formula) -> bool:
        """Whether some answers make all of `formulas` true."""
        return self._ask(formulas) is not None

    def smallest(self, *formulas: Formula) -> Answers | None:
        """The fewest answers that make all of `formulas` true, or None where none do."""
        found = self._ask(formulas)
        if found is None:
            return None
        given = [(self.z3.Not(self.translation.unasked(name)), 1) for name in self.translation.states]
        # From few to many: stories that break a rule are short, and the first that is found is a smallest.
        for most in range(len(found)):
            fewer = self._ask([*formulas, self.z3.PbLe(given, most)])
            if fewer is not None:
                return fewer
        return found

    def _ask(self, formulas: Iterable[Formula]) -> Answers | None:
        self.asked += 1
        self.solver.push()
        try:
            self.solver.add(*formulas)
            answer = self.solver.check()
            if answer == self.z3.unknown:
                raise RuntimeError("the solver gave up: nothing is proven")
            return self.translation.answers(self.solver.model()) if answer == self.z3.sat else None
        finally:
            self.solver.pop()
