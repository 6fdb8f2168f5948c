"""The language of red flags: what a condition means when answers are known, unsure or missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.rule_codec import decode, encode
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within, could_hold, holds
from tests.generate import answers_to
from tests.triage.naive import counts, reachable

WEAK = Among("leg_weakness", frozenset({"left", "right", "both"}))
FEVER = Among("fever", frozenset({"present"}))
ASLEEP = Among("leg_asleep_after_pressure", frozenset({"present"}))
HOT = Within("temperature", 38.0, float("inf"))
GUARDED = AllOf((WEAK, NoneOf((ASLEEP,))))
# the harmless explanation counts only while no fever speaks against it
TWICE_GUARDED = AllOf((WEAK, NoneOf((AllOf((ASLEEP, NoneOf((FEVER,)))),))))

Given = dict[str, Answer]

# condition, answers, does it hold for the floor?, could it still hold?
SPEC: list[tuple[str, Condition, Given, bool, bool]] = [
    ("a known answer is what it says", WEAK, {"leg_weakness": "left"}, True, True),
    ("and what it does not say", WEAK, {"leg_weakness": "none"}, False, False),
    ("never asked does not hold, but could", WEAK, {}, False, True),
    ("not sure counts as the worse answer", WEAK, {"leg_weakness": NOT_SURE}, True, True),
    ("a number at its limit is inside", HOT, {"temperature": 38.0}, True, True),
    ("a number below is not", HOT, {"temperature": 37.9}, False, False),
    ("a number not sure counts as worse", HOT, {"temperature": NOT_SURE}, True, True),
    ("all of: one missing does not hold", AllOf((WEAK, FEVER)), {"fever": "present"}, False, True),
    ("all of: one denied cannot hold", AllOf((WEAK, FEVER)), {"fever": "absent"}, False, False),
    ("any of: one is enough", AnyOf((WEAK, FEVER)), {"fever": "present"}, True, True),
    ("at least two of three: one is not enough", AtLeast(2, (WEAK, FEVER, HOT)), {"fever": "present"}, False, True),
    ("at least two of three", AtLeast(2, (WEAK, FEVER, HOT)), {"fever": "present", "temperature": 39.0}, True, True),
    ("a guard that was never asked does not switch off", GUARDED, {"leg_weakness": "left"}, True, True),
    (
        "a guard switches off when it is known",
        GUARDED,
        {"leg_weakness": "left", "leg_asleep_after_pressure": "present"},
        False,
        False,
    ),
    (
        "not sure never switches a rule off",
        GUARDED,
        {"leg_weakness": "left", "leg_asleep_after_pressure": NOT_SURE},
        True,
        True,
    ),
    (
        "a guard with an unasked counter-sign stays off",
        TWICE_GUARDED,
        {"leg_weakness": "left", "leg_asleep_after_pressure": "present"},
        True,
        True,
    ),
    (
        "it works once the counter-sign was denied",
        TWICE_GUARDED,
        {"leg_weakness": "left", "leg_asleep_after_pressure": "present", "fever": "absent"},
        False,
        False,
    ),
    (
        "and not sure of the counter-sign keeps it off",
        TWICE_GUARDED,
        {"leg_weakness": "left", "leg_asleep_after_pressure": "present", "fever": NOT_SURE},
        True,
        True,
    ),
    ("a concept is its condition", Concept("weak", WEAK), {"leg_weakness": "both"}, True, True),
]


@pytest.mark.parametrize(("name", "condition", "answers", "floor", "could"), SPEC, ids=[row[0] for row in SPEC])
def test_meaning(name: str, condition: Condition, answers: Given, floor: bool, could: bool) -> None:
    assert holds(condition, answers) is floor
    assert could_hold(condition, answers) is could
    assert decode(encode(condition), {"weak": Concept("weak", WEAK)}) == condition


def test_what_cannot_be_asked_cannot_raise_a_level() -> None:
    assert could_hold(HOT, {}, frozenset({"temperature"}))
    assert not could_hold(HOT, {}, frozenset({"fever"}))


@given(data=st.data())
def test_a_naive_reading_agrees_on_every_rule(engine: Engine, data: st.DataObject) -> None:
    """The evaluator, and a second one written from the description, give every real rule the same meaning."""
    rule = data.draw(st.sampled_from(engine.rules))
    read = {name: engine.findings[name] for name in rule.findings}
    answers = data.draw(answers_to(read, most=len(read)))
    assert holds(rule.when, answers) is counts(rule.when, answers)
    if holds(rule.when, answers):
        assert could_hold(rule.when, answers)


_LEAF: st.SearchStrategy[Condition] = st.sampled_from([WEAK, FEVER, ASLEEP, HOT])
_TREE: st.SearchStrategy[Condition] = st.recursive(
    _LEAF,
    lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
        lambda items: st.sampled_from(
            [AllOf(tuple(items)), AnyOf(tuple(items)), NoneOf(tuple(items)), AtLeast(len(items), tuple(items))]
        )
    ),
    max_leaves=6,
)


@given(tree=_TREE, data=st.data())
def test_could_hold_means_that_some_answers_make_it_hold(engine: Engine, tree: Condition, data: st.DataObject) -> None:
    """`could_hold` may not miss a way; over atoms taken one by one it is exact."""
    names = {"leg_weakness", "fever", "leg_asleep_after_pressure", "temperature"}
    answers = data.draw(answers_to({name: engine.findings[name] for name in names}, most=4))
    if reachable(tree, answers):
        assert could_hold(tree, answers)
