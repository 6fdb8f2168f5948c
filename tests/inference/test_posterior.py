"""Laws of the posterior, held on generated answers, and against a slow reference."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.assessment.weigh import weigh
from myotome.inference.gain import gains
from myotome.inference.interval import intervals, log_variances
from myotome.inference.posterior import posterior
from myotome.knowledge.finding import NOT_SURE, Answer
from tests.generate import answers_to
from tests.inference.reference import slow_information, slow_weights

MIRROR = {"left": "right", "right": "left"}


@pytest.mark.parametrize("story", [False, True])
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_equals_the_slow_reference(engine: Engine, story: bool, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings, most=12))
    fast = posterior(engine.model, answers, story=story).weights
    assert fast == pytest.approx(slow_weights(engine.model, answers, story), abs=1e-9)


def test_what_an_account_leaves_out_counts_a_little_against_it(engine: Engine) -> None:
    """Nobody who was hurt forgets to say so; but nothing follows from a question that was not asked."""
    answers: dict[str, Answer] = {"leg_weakness": "both", "onset_tempo": "seconds_minutes"}
    hurt = engine.model.conditions.index("traumatic_spinal_cord_injury")

    def chance(story: bool, **more: Answer) -> float:
        return posterior(engine.model, {**answers, **more}, story=story).by_condition(engine.model)[hurt]

    assert chance(True) < 0.7 * chance(False)
    assert chance(True, injury="none") < chance(True)
    assert chance(True, injury=NOT_SURE) > chance(True)


@settings(max_examples=20)
@given(data=st.data())
def test_the_level_never_rests_on_what_was_not_said(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings, most=10))
    assert weigh(engine, answers, story=True).decision == weigh(engine, answers).decision


@given(data=st.data())
def test_sums_to_one_whatever_is_answered(engine: Engine, data: st.DataObject) -> None:
    """Impossible and contradictory answers included: never NaN, never a silent zero."""
    answers = data.draw(answers_to(engine.findings, most=80))
    post = posterior(engine.model, answers)
    assert math.fsum(post.weights) == pytest.approx(1)
    assert all(weight >= 0 for weight in post.weights)
    assert math.isfinite(post.log_evidence)


def test_every_finding_answered_in_the_rarest_way(engine: Engine) -> None:
    """The worst case for underflow: all findings, each with its least common answer."""
    answers: dict[str, Answer] = {
        name: one.values[-1] if one.kind != "number" else one.high for name, one in engine.findings.items()
    }
    post = posterior(engine.model, answers)
    assert math.fsum(post.weights) == pytest.approx(1)


@given(data=st.data(), seed=st.integers(0, 99))
def test_order_does_not_matter(engine: Engine, data: st.DataObject, seed: int) -> None:
    answers = data.draw(answers_to(engine.findings))
    shuffled = list(answers.items())
    random.Random(seed).shuffle(shuffled)
    assert posterior(engine.model, answers).weights == posterior(engine.model, dict(shuffled)).weights


@given(data=st.data())
def test_not_sure_moves_nothing(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings, unsure=False))
    name = data.draw(st.sampled_from(sorted(engine.findings)))
    answers.pop(name, None)
    # what another answer explains may come back into use when that one goes, so both are compared without it
    assert posterior(engine.model, answers).weights == posterior(engine.model, {**answers, name: NOT_SURE}).weights


@given(data=st.data())
def test_intervals_contain_their_point(engine: Engine, data: st.DataObject) -> None:
    post = posterior(engine.model, data.draw(answers_to(engine.findings)))
    probabilities = post.by_condition(engine.model)
    bounds = intervals(probabilities, log_variances(engine.model, post))
    for p, (low, high) in zip(probabilities, bounds, strict=True):
        assert 0 <= low <= p + 1e-12
        assert p - 1e-12 <= high <= 1


def test_more_patients_give_a_narrower_interval() -> None:
    probabilities = [0.5, 0.3, 0.2]
    wide, narrow = (intervals(probabilities, [variance] * 3)[0] for variance in (1.0, 0.1))
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


def _mirrored(name: str) -> str:
    for one, other in (("_left", "_right"), ("_right", "_left")):
        if name.endswith(one):
            return name.removesuffix(one) + other
    return name


# Language sits on one side of the brain, so what depends on it has no mirror image.
ONE_SIDED = {"speech_wrong_or_missing_words", "neglect_or_aphasia_or_field_cut"}


@given(data=st.data())
def test_left_and_right_are_mirror_images(engine: Engine, data: st.DataObject) -> None:
    """The same story on the other side gives each cause the same probability, but for the little that
    published preferences for a side make (hypoglycaemia weakens the right side in two of three)."""
    paired = {
        name: one
        for name, one in engine.findings.items()
        if name not in ONE_SIDED | {"leg_weakness_worse_side", "facial_weakness_exam"}
    }
    answers = data.draw(answers_to(paired, unsure=False))
    mirror: dict[str, Answer] = {
        _mirrored(name): MIRROR.get(answer, answer) if isinstance(answer, str) else answer
        for name, answer in answers.items()
    }
    here = posterior(engine.model, answers).by_condition(engine.model)
    there = posterior(engine.model, mirror).by_condition(engine.model)
    assert here == pytest.approx(there, abs=0.06)


@settings(max_examples=8)
@given(data=st.data())
def test_information_equals_the_slow_reference(engine: Engine, data: st.DataObject) -> None:
    """For a finding that shares with none that was answered. Leaving out states of almost no weight may cost
    a little, never more than a tenth of a bit."""
    answers = data.draw(answers_to(engine.findings, most=6, unsure=False))
    answers |= {"age": 60.0, "leg_weakness": "left", "onset_tempo": "days"}  # what is known before any look-ahead
    post = posterior(engine.model, answers)
    told = {engine.model.group_of.get(name) for name in answers} - {None}
    fresh = [n for n in engine.model.rows if n not in answers and engine.model.group_of.get(n) not in told]
    name = data.draw(st.sampled_from(fresh))
    (fast,) = gains(engine.model, post, [name], engine.needs)
    assert fast.information == pytest.approx(slow_information(engine.model, list(post.weights), name), abs=0.1)
    assert fast.information >= 0
    assert fast.harm >= 0


def test_what_was_half_told_is_worth_less(engine: Engine) -> None:
    """Once the left knee jerk is known the right one tells less than it would have alone."""
    (alone,) = gains(engine.model, posterior(engine.model, {}), ["reflex_knee_right"], engine.needs)
    after = posterior(engine.model, {"reflex_knee_left": "normal"})
    (second,) = gains(engine.model, after, ["reflex_knee_right"], engine.needs)
    assert 0 < second.information < alone.information
