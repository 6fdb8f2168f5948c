"""Gaps that the hazard log found and that were closed since: each stays shown, so that it stays closed.

A gap that is known and open stands here too, marked as a strict failure and named in safety/hazards.yaml as an open
control: the day that it closes, its test passes, the build stops, and the log has to say so.
"""

from __future__ import annotations

import pytest

from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.knowledge.levels import RANK
from myotome.triage.floor import floor
from tests.safety.test_advice import page
from tests.seed_table import EVERY_LEVEL

# A leg that has been weak for years and is said to be the same; then something new comes.
OLD: dict[str, object] = {
    "age": 70, "leg_weakness": "left", "onset_tempo": "years", "hours_since_onset": 50000, "course": "stable",
}  # fmt: skip
SLOW: dict[str, object] = {"onset_tempo": "years", "hours_since_onset": 50000, "course": "stable"}
NEW: list[dict[str, object]] = [
    {"speech_slurred": "present"},
    {"saddle_numbness": "present"},
    {"urinary_retention": "present"},
    {"leg_weakness_severity": "cannot_walk"},
    {"headache": "sudden_severe"},
    {"confusion": "present"},
    {"anticoagulant_or_bleeding_disorder": "present", "low_back_pain": "present", "back_pain_sudden_onset": "present"},
]


@pytest.mark.parametrize("new", NEW, ids=["+".join(one) for one in NEW])
def test_a_new_sign_beside_an_old_weakness(engine: Engine, new: dict[str, object]) -> None:
    answers = read_answers(engine.findings, {**OLD, **new})
    assert RANK[floor(engine.rules, answers).level] >= RANK["emergency_department"]


def test_a_low_sugar_in_the_other_unit(engine: Engine) -> None:
    right = read_answers(engine.findings, {"age": 60, "leg_weakness": "left", "glucose": 2.8})
    wrong = read_answers(engine.findings, {"age": 60, "leg_weakness": "left", "glucose": 50})
    assert RANK[assess(engine, wrong).disposition.level] >= RANK[assess(engine, right).disposition.level]


def test_who_books_an_appointment_for_a_weak_leg_is_told_about_driving(engine: Engine) -> None:
    assert "drive" in page(engine, {"age": 60, "leg_weakness": "left", **SLOW}).lower()


@pytest.mark.parametrize("level", EVERY_LEVEL)
def test_the_result_lists_what_questions_can_not_see(engine: Engine, level: str) -> None:
    said = page(engine, EVERY_LEVEL[level]).lower()
    assert "reflexes" in said
    assert "blood test" in said


@pytest.mark.parametrize("level", ["ambulance_now", "emergency_department"])
def test_an_urgent_result_names_the_time_of_the_next_look(engine: Engine, level: str) -> None:
    assert engine.advice["safety_net"]["SN-CHECK"]["next_check"][level] in page(engine, EVERY_LEVEL[level])


def test_who_has_no_leg_trouble_is_told_that_this_is_the_wrong_place(engine: Engine) -> None:
    denied = {"leg_weakness": "none", "leg_numbness": "none", "leg_pain": "none", "unsteadiness": "absent"}
    result = assess(engine, read_answers(engine.findings, {"age": 60, "arm_numbness": "left", **denied, **SLOW}))
    assert any("leg" in notice for notice in result.notices)
