"""Questions that come along with their screen: no danger sign needs them, and the cause does."""

from __future__ import annotations

import pytest

from myotome.assessment.answers import read_answers
from myotome.assessment.engine import Engine
from myotome.evaluation.play import Played, play
from myotome.evaluation.simulate import patients
from myotome.knowledge.finding import Answer
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


def test_nobody_is_asked_for_the_cause_alone_in_an_emergency(engine: Engine) -> None:
    """Once a red flag calls for hospital, the checklist comes only while another one needs a line of it."""
    hurried = 0
    for patient in patients(engine.model, 30, seed=3):
        told: dict[str, Answer] = {}
        for turn in play(engine, patient.answers).turns:
            low = floor(engine.rules, told).level
            if RANK[low] >= EMERGENCY_RANK:
                hurried += 1
                open_ = open_flags(engine.rules, told, low, engine.askable(False, told))
                needed = {name for one in open_ for name in one.unasked}
                idle = [q.id for q in turn.screen.questions if q.along and not needed.intersection(q.findings)]
                assert not idle, (patient.answers, turn.screen.id)
            told |= {name: answer for name, answer in turn.replies.items() if answer is not None}
    assert hurried > 10, "emergencies below the ambulance were played"


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
