"""The posterior and the look-ahead against a slow reference. The laws of the whole engine stand in tests/laws."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.inference.gain import gains
from myotome.inference.interval import intervals
from myotome.inference.posterior import posterior
from myotome.knowledge.finding import NOT_SURE, Answer
from tests.generate import answers_to
from tests.inference.reference import slow_information, slow_weights


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


def test_more_patients_give_a_narrower_interval() -> None:
    probabilities = [0.5, 0.3, 0.2]
    wide, narrow = (intervals(probabilities, [variance] * 3)[0] for variance in (1.0, 0.1))
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


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
    (fast,) = gains(engine.model, post, [name], engine.needs(answers))
    assert fast.information == pytest.approx(slow_information(engine.model, list(post.weights), name), abs=0.1)
    assert fast.information >= 0
    assert fast.harm >= 0


def test_what_was_half_told_is_worth_less(engine: Engine) -> None:
    """Once the left knee jerk is known the right one tells less than it would have alone."""
    (alone,) = gains(engine.model, posterior(engine.model, {}), ["reflex_knee_right"], engine.needs({}))
    after = posterior(engine.model, {"reflex_knee_left": "normal"})
    (second,) = gains(engine.model, after, ["reflex_knee_right"], engine.needs({}))
    assert 0 < second.information < alone.information
