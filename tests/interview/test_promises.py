"""What the interview promises, held on generated people: it ends, it ends at once in an emergency, and it
does not end while an unasked red flag could still raise the level."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.evaluation.play import MOST_SCREENS, play
from myotome.interview.next_screen import Progress, next_step
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import RANK
from myotome.triage.floor import floor
from tests.generate import answers_to

MODES = ("person", "carer", "clinician")


@settings(max_examples=25)
@given(data=st.data(), mode=st.sampled_from(MODES))
def test_every_interview_ends_with_its_certificate(engine: Engine, data: st.DataObject, mode: str) -> None:
    """A person who answers everything, in any way, comes to an end, and no open danger sign is left."""
    lay = {name: one for name, one in engine.findings.items() if mode == "clinician" or one.ask == "anyone"}
    said = data.draw(answers_to(lay, most=60, unsure=False))
    everything: dict[str, Answer] = {name: one.values[0] for name, one in lay.items() if one.kind != "number"}
    everything |= {name: one.low + 1 for name, one in lay.items() if one.kind == "number"}
    played = play(engine, {**everything, **said}, mode)
    assert played.screens < MOST_SCREENS
    assert all(1 <= len(turn.screen.questions) <= 4 for turn in played.turns)
    assert played.result is not None
    assert played.result.certificate.complete


@settings(max_examples=25)
@given(data=st.data())
def test_an_emergency_ends_it_at_once(engine: Engine, data: st.DataObject) -> None:
    """As soon as the answers so far call for an ambulance, there is no next question."""
    answers = data.draw(answers_to(engine.findings, most=40))
    if floor(engine.rules, answers).level == "ambulance_now":
        step = next_step(engine, Progress(answers), "person")
        assert step.screen is None
        assert step.ended == "emergency"


@pytest.mark.parametrize("mode", MODES)
def test_somebody_who_is_never_sure_is_sent_to_hospital(engine: Engine, mode: str) -> None:
    unsure: dict[str, Answer] = dict.fromkeys(engine.findings, NOT_SURE)
    played = play(engine, unsure, mode)
    assert played.result is not None
    assert RANK[played.result.disposition.level] >= RANK["emergency_department"]


def test_the_first_screen_is_the_emergency_screen(engine: Engine) -> None:
    step = next_step(engine, Progress({}), "person")
    assert step.screen is not None
    assert step.screen.stage == "emergency"


def test_no_screen_has_more_than_four_questions(engine: Engine) -> None:
    assert all(1 <= len(screen.questions) <= 4 for screen in engine.screens)


SUDDEN: dict[str, Answer] = {"age": 60.0, "onset_tempo": "seconds_minutes", "hours_since_onset": 1.0}

# the story, and in how many screens the emergency must be known
QUICK: list[tuple[str, dict[str, Answer], int]] = [
    ("can not be woken", {"drowsy_or_unconscious": "present"}, 1),
    ("choking", {"choking_or_cannot_swallow_spit": "present"}, 1),
    ("the face droops, suddenly", {**SUDDEN, "face_droop": "left"}, 2),
    ("speech slurred, suddenly", {**SUDDEN, "speech_slurred": "present"}, 2),
    ("breathless at rest with weak arms", {"breathing_difficulty": "at_rest", "arm_weakness": "both"}, 2),
    ("one leg weak all at once", {**SUDDEN, "leg_weakness": "left"}, 3),
    ("both legs, within minutes", {**SUDDEN, "leg_weakness": "both"}, 3),
]


@pytest.mark.parametrize(("name", "answers", "screens"), QUICK, ids=[row[0] for row in QUICK])
def test_emergencies_are_known_early(engine: Engine, name: str, answers: dict[str, Answer], screens: int) -> None:
    played = play(engine, answers)
    assert played.ended == "emergency"
    assert played.result is not None
    assert played.result.disposition.level == "ambulance_now"
    assert played.screens <= screens
