"""Conditions as bits mean what the conditions mean: every tree, every answer, whatever can still be asked."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.rule_bits import RuleBits
from myotome.knowledge.rules import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Concept,
    Condition,
    NoneOf,
    Within,
    could_hold,
    holds,
    holds_surely,
)
from tests.effort import effort
from tests.generate import answers_to

NAMES = ("leg_weakness", "fever", "leg_asleep_after_pressure", "temperature", "age")
ONE_LEG = Among("leg_weakness", frozenset({"left", "right"}))
WEAK = Among("leg_weakness", frozenset({"left", "right", "both"}))
FEVER = Among("fever", frozenset({"present"}))
ASLEEP = Among("leg_asleep_after_pressure", frozenset({"present"}))
HOT = Within("temperature", 38.0, float("inf"))
OLD = Within("age", 60.0, float("inf"), low_open=True)
CHILD = Within("age", float("-inf"), 16.0, high_open=True)
ATOMS = (ONE_LEG, WEAK, FEVER, ASLEEP, HOT, OLD, CHILD)
CONCEPTS = (
    Concept("ill", AnyOf((FEVER, HOT))),
    Concept("harmless", AllOf((ASLEEP, NoneOf((FEVER, AllOf((WEAK, OLD))))))),
    Concept("two", AtLeast(2, (WEAK, FEVER, NoneOf((ASLEEP,))))),
)

leaves: st.SearchStrategy[Condition] = st.sampled_from((*ATOMS, *CONCEPTS))


def _joined(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    items = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(
        items.map(AllOf),
        items.map(AnyOf),
        items.map(NoneOf),
        items.flatmap(lambda some: st.integers(0, len(some) + 1).map(lambda count: AtLeast(count, some))),
    )


trees = st.recursive(leaves, _joined, max_leaves=12)

GUARD_IN_GUARD = NoneOf((AllOf((ASLEEP, NoneOf((NoneOf((FEVER, HOT)), OLD)))),))
TWICE = AtLeast(2, (FEVER, FEVER, AnyOf((FEVER,)), AllOf((HOT,))))


@settings(max_examples=effort(400))
@given(conditions=st.lists(trees, min_size=1, max_size=5), data=st.data())
def test_bits_and_trees_agree(engine: Engine, conditions: list[Condition], data: st.DataObject) -> None:
    answers = data.draw(answers_to({name: engine.findings[name] for name in NAMES}, most=len(NAMES)))
    askable = data.draw(st.none() | st.frozensets(st.sampled_from(NAMES)))
    _agree(RuleBits(conditions), conditions, answers, askable)


@given(conditions=st.lists(trees, min_size=1, max_size=3), data=st.data())
def test_what_one_person_said_stays_with_that_person(
    engine: Engine, conditions: list[Condition], data: st.DataObject
) -> None:
    """Two sets of answers, put to the same bits in turn."""
    bits = RuleBits(conditions)
    read = {name: engine.findings[name] for name in NAMES}
    people = [data.draw(answers_to(read, most=len(NAMES))) for _ in range(2)]
    for answers in (*people, *people):
        _agree(bits, conditions, answers, None)


@given(
    answers=st.dictionaries(st.sampled_from(("fever", "leg_asleep_after_pressure")), st.sampled_from(
        ("present", "absent", NOT_SURE))),
    old=st.sampled_from((None, NOT_SURE, 30.0, 60.0, 61.0)),
)  # fmt: skip
@example(answers={}, old=None)
def test_guards_in_guards_and_atoms_named_twice(answers: dict[str, Answer], old: Answer | None) -> None:
    """What is rare in drawn trees, and easily read wrongly."""
    told = answers if old is None else {**answers, "age": old}
    for askable in (None, frozenset[str](), frozenset({"temperature"}), frozenset({"fever", "age"})):
        conditions: list[Condition] = [GUARD_IN_GUARD, TWICE, NoneOf((GUARD_IN_GUARD,)), NoneOf((TWICE,))]
        _agree(RuleBits(conditions), conditions, told, askable)


def _agree(
    bits: RuleBits, conditions: list[Condition], answers: dict[str, Answer], askable: frozenset[str] | None
) -> None:
    told = bits.told(answers, askable)
    for place, condition in enumerate(conditions):
        assert told.holds(place) is holds(condition, answers), condition
        assert told.holds_surely(place) is holds_surely(condition, answers), condition
        assert told.could_hold(place) is could_hold(condition, answers, askable), condition
        assert holds(condition, answers) or not holds_surely(condition, answers), "to hold surely is more than to hold"
    assert told.holding() == [place for place, one in enumerate(conditions) if holds(one, answers)]


def test_concepts_of_one_name_are_not_mixed_up() -> None:
    one, other = Concept("same", AllOf((WEAK, NoneOf((FEVER,))))), Concept("same", AllOf((ASLEEP, NoneOf((FEVER,)))))
    told = RuleBits([one, other]).told({"leg_weakness": "left"})
    assert (told.holds(0), told.holds(1)) == (True, False)
