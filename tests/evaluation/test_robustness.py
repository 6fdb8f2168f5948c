"""Disturbed answers: what each disturbance may change, and the promise that a red flag that holds is kept."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.evaluation.case import Case, Gold
from myotome.evaluation.disturb import contradicted, missing, mistaken, played_down
from myotome.evaluation.robustness import DISTURBANCES, summarise_trials, trials
from myotome.evaluation.tradeoff import FACTORS, added, curve, scaled
from myotome.evaluation.verdict import verdict
from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.levels import RANK
from myotome.knowledge.rules import holds
from tests.generate import answers_to

EMERGENCY = Gold("ischaemic_stroke", (), (), "ambulance_now", ("ambulance_now",))
STORY: dict[str, Answer] = {
    "age": 71.0,
    "sex": "male",
    "leg_weakness": "both",
    "leg_weakness_severity": "cannot_walk",
    "onset_tempo": "hours",
    "face_droop": "left",
    "speech_slurred": "present",
}
CASE = Case("one", STORY, gold=EMERGENCY)


@settings(max_examples=12)
@given(st.data())
def test_a_verdict_is_what_assess_says(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings))
    full, short = assess(engine, answers), verdict(engine, answers)
    assert short.level == full.disposition.level
    named = [cause.condition for cause in full.differential if cause.condition != "other_cause"]
    assert short.ranked(engine.model.conditions) == named


@given(st.data(), st.integers(0, 5))
def test_disturbed_answers_are_legal_and_as_described(engine: Engine, data: st.DataObject, seed: int) -> None:
    answers = data.draw(answers_to(engine.findings))
    fewer = missing(answers, 0.3, Random(seed))
    assert fewer.items() <= answers.items()
    other = mistaken(engine.findings, answers, 1.0, Random(seed))
    assert set(other) == set(answers)
    for name, answer in other.items():
        finding, before = engine.findings[name], answers[name]
        assert finding.read("unknown" if isinstance(answer, NotSure) else answer) == answer
        if not isinstance(before, NotSure) and not isinstance(answer, NotSure):
            assert finding.bin(answer) != finding.bin(before)
    assert mistaken(engine.findings, answers, 0.0, Random(seed)) == answers


@pytest.mark.parametrize(
    ("finding", "told", "milder", "kept"),
    [
        ("leg_weakness", "both", "left", "left"),
        ("leg_weakness", "right", "none", "right"),
        ("leg_weakness_severity", "cannot_walk", "needs_support", "needs_support"),
        ("leg_weakness_severity", "walks_unaided", "walks_unaided", "walks_unaided"),
        ("onset_tempo", "hours", "days", "days"),
        ("course", "worsening_fast", "worsening", "worsening"),
        ("course", "comes_and_goes", "comes_and_goes", "comes_and_goes"),
        ("headache", "sudden_severe", "gradual", "gradual"),
        ("saddle_numbness", "present", "present", "present"),
        ("pinprick_loss_leg", "both", "both", "both"),
        ("age", 71.0, 71.0, 71.0),
    ],
)
def test_playing_down(engine: Engine, finding: str, told: Answer, milder: Answer, kept: Answer) -> None:
    assert played_down(engine.findings, {finding: told}) == {finding: milder}
    assert played_down(engine.findings, {finding: told}, deny=False) == {finding: kept}


@settings(max_examples=40)
@given(st.data(), st.booleans())
def test_playing_down_lowers_no_level_whose_red_flag_still_holds(
    engine: Engine, data: st.DataObject, deny: bool
) -> None:
    answers = data.draw(answers_to(engine.findings))
    less = played_down(engine.findings, answers, deny=deny)
    before, after = verdict(engine, answers), verdict(engine, less)
    for fired in before.low.fired:
        if holds(fired.rule.when, less):
            assert RANK[after.level] >= RANK[fired.rule.level]


def test_every_contradiction_can_be_made_of_any_story(engine: Engine) -> None:
    for _, when, _ in engine.contradictions:
        changed = contradicted(engine.findings, STORY, when, Random(1))
        assert changed is not None
        assert holds(when, changed)
        assert contradicted(engine.findings, changed, when, Random(2)) == changed
        for name, answer in changed.items():
            assert engine.findings[name].read(answer) == answer


@pytest.mark.parametrize("name", DISTURBANCES)
def test_trials_are_the_same_each_time_and_break_no_promise(engine: Engine, name: str) -> None:
    found = list(trials(engine, [CASE], name, examination=False, repeats=3))
    assert found == list(trials(engine, [CASE], name, examination=False, repeats=3))
    study = summarise_trials(name, found)
    assert study.broken == ()
    assert study.missed.n == 1
    assert all(one.ceased for one in found if one.lowered)


def test_what_is_out_of_scope_is_not_tried(engine: Engine) -> None:
    out = Case("two", STORY, in_scope=False, gold=EMERGENCY)
    assert list(trials(engine, [out], "none", examination=False)) == []


def test_a_mean_over_draws_never_counts_more_cases_than_there_are(engine: Engine) -> None:
    study = summarise_trials("missing", list(trials(engine, [CASE], "missing", examination=False, repeats=4)))
    assert (study.repeats, study.missed.n, study.top1.n) == (4, 1, 1)
    assert 0 <= study.top1.hits <= 1


def test_more_weight_on_the_missed_misses_fewer_and_never_trips_less(engine: Engine) -> None:
    mild = Gold("fibromyalgia", (), (), "routine_appointment", ("routine_appointment",))
    slow: dict[str, Answer] = {"age": 40.0, "leg_weakness": "both", "onset_tempo": "years", "course": "stable"}
    # The weakness alone, so that the causes have to decide.
    told: dict[str, Answer] = {"age": 71.0, "leg_weakness": "left", "onset_tempo": "hours"}
    found = [(EMERGENCY, verdict(engine, told)), (mild, verdict(engine, slow))]
    for rules in (True, False):
        points = curve(found, engine.model.harm, rules=rules)
        assert [one.factor for one in points] == list(FACTORS)
        assert [one.missed for one in points] == sorted((one.missed for one in points), reverse=True)
        assert [one.over for one in points] == sorted(one.over for one in points)
        twice = added([points, points])
        assert [one.missed for one in twice] == [2 * one.missed for one in points]
    alone, both = curve(found, engine.model.harm, rules=False), curve(found, engine.model.harm, rules=True)
    assert all(a.missed >= b.missed and a.over <= b.over for a, b in zip(alone, both, strict=True))


def test_only_the_side_of_too_little_is_scaled(engine: Engine) -> None:
    harm = engine.model.harm
    assert scaled(harm, 1.0) == [list(row) for row in harm]
    double = scaled(harm, 2.0)
    for given_, row in enumerate(harm):
        for needed, value in enumerate(row):
            assert double[given_][needed] == (2 * value if needed > given_ else value)


def test_at_the_table_as_it_stands_the_curve_is_the_assessment(engine: Engine) -> None:
    (point,) = curve([(EMERGENCY, verdict(engine, STORY))], engine.model.harm, rules=True, factors=(1.0,))
    assert point.missed == (RANK[assess(engine, STORY).disposition.level] < RANK["emergency_department"])
