"""Questions that come along with their screen: no danger sign needs them, and the cause does."""

from __future__ import annotations

from myotome.assessment.answers import read_answers
from myotome.assessment.engine import Engine
from myotome.evaluation.play import Played, play
from myotome.knowledge.screen import MOST_QUESTIONS

KNOWN_MS = {
    "age": 45, "sex": "female", "leg_weakness": "both", "leg_stiffness": "present", "onset_tempo": "years",
    "hours_since_onset": 60000, "course": "stable", "multiple_sclerosis_known": "present",
}  # fmt: skip


def asked(played: Played) -> set[str]:
    return {name for turn in played.turns for name in turn.replies}


def test_known_diseases_of_the_nerves_are_asked_with_the_other_known_diseases(engine: Engine) -> None:
    played = play(engine, read_answers(engine.findings, KNOWN_MS))
    assert {"diabetes", "multiple_sclerosis_known", "family_neuromuscular_disease"} <= asked(played)
    assert played.result is not None
    assert played.result.differential[0].condition == "multiple_sclerosis_progressive"


def test_what_comes_along_makes_no_screen_longer_than_it_may_be(engine: Engine) -> None:
    """Every question that comes along stands on a screen that has room for it beside what a danger sign needs."""
    along = [(screen, q) for screen in engine.screens for q in screen.questions if q.along]
    assert along
    for screen, question in along:
        assert question.only_if is None
        assert not screen.early
    played = play(engine, read_answers(engine.findings, KNOWN_MS))
    assert all(len(turn.screen.questions) <= MOST_QUESTIONS for turn in played.turns)


def test_an_emergency_that_a_red_flag_sets_ends_before_it(engine: Engine) -> None:
    told = {"age": 60, "hours_since_onset": 1, "onset_tempo": "seconds_minutes", "face_droop": "left"}
    played = play(engine, read_answers(engine.findings, told))
    assert played.ended == "emergency"
    assert "multiple_sclerosis_known" not in asked(played)
