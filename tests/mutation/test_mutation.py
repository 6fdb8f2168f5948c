"""The tools of `make mutants`: the solver reads rules as they are read, changes are changes, intervals are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.mutation.apart import Worlds
from scripts.mutation.beta import below, interval90, quantile
from scripts.mutation.in_files import written
from scripts.mutation.number_mutants import moved_chances, moved_share
from scripts.mutation.rule_mutants import changes

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.finding import Answer
from myotome.knowledge.read_red_flags import read_condition
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Condition, NoneOf, Within, findings_of, holds
from myotome.knowledge.source import read_yaml

WEAK = Among("leg_weakness", frozenset({"left", "both"}))
HOT = Within("temperature", 38.0, float("inf"))
FEVER = Among("fever", frozenset({"present"}))


@pytest.fixture(scope="module")
def worlds(base: KnowledgeBase) -> Worlds:
    return Worlds(base.vocabulary, [rule.when for rule in base.red_flags.values()])


@settings(max_examples=200)
@given(data=st.data())
def test_the_solver_reads_a_rule_as_it_is_read(base: KnowledgeBase, worlds: Worlds, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(sorted(base.red_flags.values(), key=lambda one: one.id)))
    told: dict[str, Answer] = {}
    for name in sorted(rule.findings):
        answer = data.draw(st.sampled_from([None, *worlds.answers[name]]))
        if answer is not None:
            told[name] = answer
    assert worlds.says(rule.when, told) is holds(rule.when, told)


def test_a_proof_that_nothing_tells_two_conditions_apart(base: KnowledgeBase) -> None:
    same = AnyOf((FEVER, AllOf((FEVER, WEAK))))
    worlds = Worlds(base.vocabulary, [same])
    assert worlds.find(worlds.formula(same) != worlds.formula(FEVER), names=["fever", "leg_weakness"]) is None
    other = worlds.find(worlds.formula(same) != worlds.formula(WEAK), names=["fever", "leg_weakness"])
    assert other is not None and holds(same, other) is not holds(WEAK, other)


# a condition, and what its changes must hold
CHANGED: list[tuple[Condition, list[Condition]]] = [
    (HOT, [Within("temperature", 38.0, float("inf"), low_open=True), Within("temperature", float("-inf"), 38.0)]),
    (WEAK, [Among("leg_weakness", frozenset({"left"})), Among("leg_weakness", frozenset({"left", "right", "both"}))]),
    (AllOf((WEAK, FEVER)), [AllOf((WEAK,)), AllOf((FEVER,)), AnyOf((WEAK, FEVER))]),
    (AllOf((WEAK, NoneOf((FEVER,)))), [AllOf((WEAK,)), AnyOf((WEAK, NoneOf((FEVER,))))]),
    (AtLeast(1, (WEAK, FEVER)), [AtLeast(2, (WEAK, FEVER)), AtLeast(1, (WEAK,))]),
]


@pytest.mark.parametrize(("condition", "some"), CHANGED)
def test_changes(base: KnowledgeBase, condition: Condition, some: list[Condition]) -> None:
    found = [changed for _, _, changed in changes(condition, base.vocabulary)]
    assert len(found) == len(set(found)) and condition not in found
    assert set(some) <= set(found)


def test_a_rule_written_into_a_file_is_read_back(base: KnowledgeBase, tmp_path: Path) -> None:
    for rule in base.red_flags.values():
        path = tmp_path / "rule.yaml"
        path.write_text(json.dumps(written(rule.when)), encoding="utf-8")
        again = read_condition(read_yaml(path), base.vocabulary, base.concepts)
        assert written(again) == written(rule.when), rule.id
        assert set(findings_of(again)) == set(findings_of(rule.when))


@pytest.mark.parametrize(
    ("x", "a", "b", "share"), [(0.3, 2, 3, 0.3483), (0.5, 4, 4, 0.5), (0.1, 1, 10, 1 - 0.9**10), (0.9, 10, 1, 0.9**10)]
)
def test_beta_against_closed_forms(x: float, a: float, b: float, share: float) -> None:
    assert below(x, a, b) == pytest.approx(share, abs=1e-6)
    assert quantile(share, a, b) == pytest.approx(x, abs=1e-6)


@given(p=st.floats(0.01, 0.99), n=st.sampled_from([10.0, 30.0, 100.0]))
def test_a_number_moves_beyond_its_interval_to_both_sides(p: float, n: float) -> None:
    p = round(p, 6)
    low, high = interval90(p, n)
    less, more = moved_chances(p, n)
    assert less < low < p < high < more


@given(p=st.floats(0.01, 0.9), to=st.floats(0.01, 0.9))
def test_what_is_left_is_shared_by_the_other_answers(p: float, to: float) -> None:
    moved = moved_share({"a": p, "b": (1 - p) / 4, "c": 3 * (1 - p) / 4}, "a", to)
    assert sum(moved.values()) == pytest.approx(1)
    assert moved["a"] == to and moved["c"] == pytest.approx(3 * moved["b"])
