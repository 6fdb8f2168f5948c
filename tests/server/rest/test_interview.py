"""An interview over REST is the interview: the same questions in the same order, the same level, the same result."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.brief import brief
from myotome.assessment.engine import Engine
from myotome.evaluation.play import play
from myotome.interview.next_screen import Progress
from myotome.interview.reply import replied, with_answers
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import RANK
from myotome.triage.floor import floor
from tests.generate import answers_to
from tests.server.rest.client import Client, Patient, evidence_of

CASES: list[tuple[str, str, dict[str, Answer]]] = [
    ("nothing is wrong", "person", {"age": 40.0, "sex": "male", "onset_tempo": "weeks", "hours_since_onset": 900.0}),
    (
        "a stroke",
        "person",
        {"age": 70.0, "onset_tempo": "seconds_minutes", "hours_since_onset": 1.0, "face_droop": "left"},
    ),
    (
        "cauda equina",
        "carer",
        {
            "age": 45.0,
            "sex": "female",
            "onset_tempo": "days",
            "hours_since_onset": 48.0,
            "low_back_pain": "present",
            "leg_weakness": "both",
            "urinary_retention": "present",
            "saddle_numbness": "present",
        },
    ),
    (
        "a disc",
        "clinician",
        {
            "age": 45.0,
            "sex": "male",
            "onset_tempo": "weeks",
            "hours_since_onset": 700.0,
            "leg_pain": "left",
            "leg_weakness": "left",
            "leg_weakness_part": "foot_ankle",
            "leg_weakness_severity": "walks_with_difficulty",
            "course": "stable",
            "leg_numbness": "left",
            "leg_numbness_area": "outer_calf_top_of_foot",
            "low_back_pain": NOT_SURE,
        },
    ),
    ("breathless", "person", {"age": 60.0, "breathing_difficulty": "on_effort_or_lying", "arm_weakness": "both"}),
]


def _holds_equal(engine: Engine, client: Client, mode: str, answers: dict[str, Answer]) -> None:
    played = play(engine, answers, mode)
    patient = Patient(engine, client, answers, mode=mode)
    last = patient.play()
    wanted = [
        tuple(question.findings)
        for turn in played.turns
        for question in turn.screen.questions
        if any(name in turn.replies for name in question.findings)
    ]
    assert patient.asked == wanted
    assert played.result is not None
    assert last["level"] == played.result.disposition.level
    assert last["extras"]["progress"]["ended"] == played.ended
    assert last["certificate"]["complete"] == played.result.certificate.complete
    assert [one["id"] for one in last["red_flags"]] == [one.id for one in played.result.red_flags]
    causes = {one.condition: one.probability for one in played.result.differential}
    assert all(causes[one["id"]] == one["probability"] for one in last["conditions"])


@pytest.mark.parametrize(("name", "mode", "answers"), CASES, ids=[row[0] for row in CASES])
def test_a_case_is_asked_and_judged_as_in_play(
    engine: Engine, client: Client, name: str, mode: str, answers: dict[str, Answer]
) -> None:
    _holds_equal(engine, client, mode, answers)


@settings(max_examples=3)
@given(data=st.data(), mode=st.sampled_from(["person", "carer", "clinician"]))
def test_anybody_is_asked_and_judged_as_in_play(engine: Engine, client: Client, data: st.DataObject, mode: str) -> None:
    _holds_equal(engine, client, mode, data.draw(answers_to(engine.findings, most=12)))


def test_without_checklists_the_same_danger_signs_are_asked(engine: Engine, client: Client) -> None:
    """One finding at a time: longer, and no danger sign is left open."""
    patient = Patient(engine, client, CASES[3][2], disable_groups=True)
    last = patient.play()
    assert all(len(one) == 1 for one in patient.asked)
    assert last["certificate"]["complete"]


def test_a_client_that_keeps_no_token_comes_to_an_end(engine: Engine, client: Client) -> None:
    evidence = evidence_of(CASES[3][2])
    answer: dict[str, Any] = {}
    for _ in range(200):
        answer = client.post("/diagnosis", {"evidence": evidence}).json()
        if answer["should_stop"]:
            break
        for item in answer["question"]["items"]:
            nothing = engine.findings[item["id"]].nothing
            evidence.append({"id": item["id"], "choice_id": nothing or "skipped"})
    assert answer["should_stop"]
    assert answer["certificate"]["complete"]


@settings(max_examples=15)
@given(data=st.data(), clinician=st.booleans())
def test_in_brief_it_says_the_same(engine: Engine, data: st.DataObject, clinician: bool) -> None:
    """Level, danger signs and causes of the brief assessment are those of the whole one, with any history."""
    before = data.draw(answers_to(engine.findings, most=12))
    answers = data.draw(answers_to(engine.findings, most=12))
    history = with_answers(engine.rules, with_answers(engine.rules, Progress({}), before), answers).history
    whole = assess(engine, answers, clinician=clinician, story=False, history=history)
    short = brief(engine, answers, clinician=clinician, history=history)
    assert short.level == whole.disposition.level
    assert short.red_flags == whole.red_flags
    assert [tuple(one) for one in short.causes] == [
        (one.condition, one.name, one.probability, one.interval) for one in whole.differential
    ]


STROKE = {"age": {"value": 70}, "sex": "female", "evidence": evidence_of(CASES[1][2])[1:]}
CALM = {**STROKE, "evidence": [{"id": "onset_tempo", "choice_id": "seconds_minutes"}]}


def test_an_emergency_stays_when_the_sign_is_taken_back(client: Client) -> None:
    """Promise 6: a sign that has passed still counts, until somebody says that it was never so."""
    first = client.post("/diagnosis", STROKE).json()
    assert first["level"] == "ambulance_now"
    assert first["should_stop"]
    assert first["has_emergency_evidence"]
    taken = client.post("/diagnosis", {**CALM, "interview_token": first["interview_token"]}).json()
    assert taken["level"] == "ambulance_now"
    assert taken["should_stop"]
    assert taken["kept"]["level"] == "ambulance_now"
    assert any("kept" in one for one in taken["notices"])
    later = client.post("/triage", {**CALM, "interview_token": taken["interview_token"]}).json()
    assert later["level"] == "ambulance_now"


def test_a_mistake_that_is_said_releases_it_and_only_at_once(client: Client) -> None:
    first = client.post("/diagnosis", STROKE).json()
    mistake = {**CALM, "interview_token": first["interview_token"], "extras": {"mistake": True}}
    released = client.post("/diagnosis", mistake).json()
    assert not released["has_emergency_evidence"]
    assert not released["should_stop"]
    kept = client.post("/diagnosis", {**CALM, "interview_token": first["interview_token"]}).json()
    too_late = {**CALM, "interview_token": kept["interview_token"], "extras": {"mistake": True}}
    assert client.post("/diagnosis", too_late).json()["level"] == "ambulance_now"


@settings(max_examples=12)
@given(data=st.data())
def test_no_call_after_another_lowers_a_floor(engine: Engine, client: Client, data: st.DataObject) -> None:
    """Whatever was told before and is told now, the level stands on the higher floor, unless more was told."""
    before = data.draw(answers_to(engine.findings, most=10))
    now = data.draw(answers_to(engine.findings, most=10))
    first = client.post("/diagnosis", {"evidence": evidence_of(before)}).json()
    second = client.post("/triage", {"evidence": evidence_of(now), "interview_token": first["interview_token"]}).json()
    assert RANK[second["level"]] >= RANK[floor(engine.rules, replied(engine.findings, now)[0]).level]
    told, later = replied(engine.findings, before)[0], replied(engine.findings, now)[0]
    if any(name not in later or later[name] != one for name, one in told.items()):
        assert RANK[second["level"]] >= RANK[floor(engine.rules, told).level]
