"""Questions that come along with their screen: no danger sign needs them, and the cause does."""

from __future__ import annotations

import pytest

from myotome.assessment.answers import read_answers
from myotome.assessment.engine import Engine
from myotome.evaluation.play import Played, play
from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import after_screen, with_answers
from myotome.knowledge.levels import EMERGENCY_RANK, RANK
from myotome.knowledge.screen import MOST_QUESTIONS
from myotome.triage.floor import floor, open_flags

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


# what is told, the mode: an ambulance at once; the hospital, with danger signs that are still to be asked
EMERGENCIES: list[tuple[dict[str, object], str]] = [
    ({"age": 60, "hours_since_onset": 1, "onset_tempo": "seconds_minutes", "face_droop": "left"}, "person"),
    (
        {"age": 60, "hours_since_onset": 60, "onset_tempo": "days", "leg_weakness": "both", "course": "worsening"},
        "carer",
    ),
]


@pytest.mark.parametrize(("told", "mode"), EMERGENCIES)
def test_nobody_is_asked_for_the_cause_in_an_emergency(engine: Engine, told: dict[str, object], mode: str) -> None:
    """In an emergency the checklist comes only while a danger sign needs one of its lines."""
    progress = Progress({})
    answers = read_answers(engine.findings, told)
    for name, answer in answers.items():
        progress = with_answers(engine.rules, progress, {name: answer})
    while (step := next_step(engine, progress, mode)).screen is not None:
        low = floor(engine.rules, progress.answers).level
        still = open_flags(engine.rules, progress.answers, low, engine.askable(False, progress.answers))
        needed = {name for one in still for name in one.unasked}
        for question in step.screen.questions:
            if question.along and RANK[low] >= EMERGENCY_RANK:
                assert needed.intersection(question.findings)
        silent = {name for question in step.screen.questions for name in question.findings}
        progress = after_screen(with_answers(engine.rules, progress, {}, silent - progress.answers.keys()), step.why)
    assert step.ended == "emergency"


# the start that was told, more signs, the mode: the leg and its arm are old, and no red flag dates them
OLD_STROKES: list[tuple[str, dict[str, object], str]] = [
    ("seconds_minutes", {}, "person"), ("seconds_minutes", {"hand_clumsiness": "left"}, "carer"),
    ("years", {"face_numbness": "left"}, "clinician"), ("years", {"arm_numbness": "left"}, "person"),
]  # fmt: skip


@pytest.mark.parametrize(("tempo", "more", "mode"), OLD_STROKES)
def test_an_old_arm_beside_an_old_leg_is_dated_before_an_ambulance_is_called_for_it(
    engine: Engine, tempo: str, more: dict[str, object], mode: str
) -> None:
    told = {
        "age": 63, "sex": "male", "previous_stroke_or_tia": "present", "leg_weakness": "left", "arm_weakness": "left",
        "leg_weakness_severity": "walks_unaided", "onset_tempo": tempo, "hours_since_onset": 26000, "course": "stable",
        **more,
    }  # fmt: skip
    played = play(engine, read_answers(engine.findings, told), mode)
    assert played.result is not None
    assert "head_or_arm_sign_today" in asked(played)
    assert played.result.disposition.level == "doctor_within_24h"
    today = play(engine, read_answers(engine.findings, {**told, "head_or_arm_sign_today": "present"}), mode)
    assert today.result is not None
    assert today.result.disposition.level == "ambulance_now"
