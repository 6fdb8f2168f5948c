"""The rules have one meaning: the solver's form, the evaluator, its quick form in bits and the naive reading agree on
generated answers.

`MYOTOME_LONG=1` (in `make verify`) tries 100 000 answer sets.
"""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within, could_hold, holds
from myotome.triage.floor import floor
from myotome.verification.sample import answer_sets
from myotome.verification.states import UNASKED, atoms_of, domains, meets
from myotome.verification.translate import Translation
from tests.triage.naive import counts

MANY = 100_000 if os.environ.get("MYOTOME_LONG") else 1_000


class Reader:
    """A translation whose formulas are read under one set of answers. The formulas are walked here, once for all
    rules, because a solver's own evaluation of 130 rules takes half a second."""

    def __init__(self, engine: Engine) -> None:
        self.translation = Translation(engine.findings, [rule.when for rule in engine.rules])
        self.z3 = self.translation.z3
        self.names = {
            bit.get_id(): (name, place)
            for name, bits in self.translation.bits.items()
            for place, bit in enumerate(bits)
        }  # fmt: skip
        self.askables = {flag.get_id(): name for name, flag in self.translation.askable.items()}
        self.plans: dict[int, Any] = {}

    def plan(self, formula: Any) -> tuple[str, Any]:
        """A formula as nested tuples that plain Python can read."""
        key = formula.get_id()
        if key not in self.plans:
            self.plans[key] = self._plan(formula)
        return self.plans[key]

    def _plan(self, formula: Any) -> tuple[str, Any]:
        z3, key = self.z3, formula.get_id()
        if key in self.names:
            return ("state", self.names[key])
        if key in self.askables:
            return ("askable", self.askables[key])
        parts = [self.plan(one) for one in formula.children()]
        if z3.is_and(formula):
            return ("and", parts)
        if z3.is_or(formula):
            return ("or", parts)
        if z3.is_not(formula):
            return ("not", parts[0])
        assert formula.decl().kind() in (z3.Z3_OP_PB_AT_LEAST, z3.Z3_OP_PB_GE), formula
        return ("least", (formula.decl().params()[0], parts))


def read(plan: tuple[str, Any], states: dict[str, int], askable: frozenset[str]) -> bool:
    kind, inner = plan
    if kind == "state":
        return states[inner[0]] == inner[1]
    if kind == "askable":
        return inner in askable
    if kind == "not":
        return not read(inner, states, askable)
    if kind == "least":
        return sum(read(one, states, askable) for one in inner[1]) >= inner[0]
    results = (read(one, states, askable) for one in inner)
    return all(results) if kind == "and" else any(results)


def test_all_readings_of_every_rule_agree(engine: Engine) -> None:
    reader = Reader(engine)
    translation = reader.translation
    plans = [
        (place, rule, reader.plan(translation.holds(rule.when)), reader.plan(translation.could_hold(rule.when)))
        for place, rule in enumerate(engine.rules)
    ]
    random = Random(1)
    names = sorted(translation.states)
    held = 0
    for answers in answer_sets(engine, MANY, seed=7):
        states = {name: translation.place(name, answers.get(name)) for name in names}
        askable = frozenset(random.sample(names, len(names) // 2))
        told = engine.rules.told(answers, askable)
        for place, rule, sure, open_ in random.sample(plans, 8):
            truth, could = holds(rule.when, answers), could_hold(rule.when, answers, askable)
            held += truth
            assert (told.holds(place), told.could_hold(place)) == (truth, could), (rule.id, answers)
            assert read(sure, states, askable) is truth, (rule.id, answers)
            assert counts(rule.when, answers) is truth, (rule.id, answers)
            assert read(open_, states, askable) is could, (rule.id, answers)
    assert held > MANY // 20


def test_the_floor_is_the_highest_rule_that_counts(engine: Engine) -> None:
    reader = Reader(engine)
    read_as = reader.translation
    plans = {
        rule.id: reader.plan(read_as.holds_surely(rule.when) if rule.level == "self_care" else read_as.holds(rule.when))
        for rule in engine.rules
    }
    for answers in answer_sets(engine, 60, seed=8):
        states = {name: read_as.place(name, answers.get(name)) for name in read_as.states}
        fired = {name for name, plan in plans.items() if read(plan, states, frozenset())}
        assert {one.rule.id for one in floor(engine.rules, answers).fired} == fired


WEAK = Among("leg_weakness", frozenset({"left", "both"}))
FEVER = Among("fever", frozenset({"present"}))
HOT = Within("temperature", 38.0, float("inf"), low_open=True)
# shapes that the rules of today may not use: the translation must know them all the same
SHAPES: list[Condition] = [
    AtLeast(2, (WEAK, FEVER, HOT)),
    NoneOf((AtLeast(2, (WEAK, FEVER, HOT)),)),
    NoneOf((AllOf((WEAK, NoneOf((AnyOf((FEVER, NoneOf((HOT,)))),)))),)),
    AllOf((Concept("twice", NoneOf((NoneOf((WEAK,)),))), NoneOf((Concept("twice", NoneOf((NoneOf((WEAK,)),))),)))),
]


@pytest.mark.parametrize("shape", SHAPES, ids=range(len(SHAPES)))
def test_every_shape_of_the_language(engine: Engine, shape: Condition) -> None:
    """Over all states of the three findings, and the evaluator and the solver side by side."""
    translation = Translation(engine.findings, [shape])
    z3 = translation.z3
    grid: list[dict[str, Any]] = [{}]
    for name, states in translation.states.items():
        grid = [{**told, name: one} for told in grid for one in states]
    for told in grid:
        answers = {name: one for name, one in told.items() if one is not UNASKED}
        solver = z3.Solver()
        solver.add(*translation.same(answers), *translation.legal(), translation.holds(shape))
        assert (solver.check() == z3.sat) is holds(shape, answers), answers


def test_states_split_numbers_at_every_limit(engine: Engine) -> None:
    found = domains(engine.findings, [HOT, Within("temperature", 36.0, 37.5)])["temperature"]
    assert found[-2:] == (NOT_SURE, UNASKED)
    known = [one for one in found if isinstance(one, float)]
    assert {36.0, 37.5, 38.0} <= set(known)
    assert known == sorted(known)
    for atom in atoms_of(AllOf((HOT,))):
        assert not meets(atom, 38.0)
        assert meets(atom, next(one for one in known if one > 38.0))
