"""A level that was reached stays, or the result says why it did not."""

from __future__ import annotations

import pytest

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import taken_back, with_answers
from myotome.knowledge.finding import NOT_SURE, Answer

Told = dict[str, Answer]
SADDLE: Told = {"saddle_numbness": "present"}
WEAK: Told = {"onset_tempo": "seconds_minutes", "leg_weakness": "left"}
SORE_LATER: Told = {"shoulder_hip_morning_stiffness": "present"}
JOINT: Told = {
    "fever": "present", "knee_pain": "left", "joint_pain_swelling": "absent", "pain_prevents_use": "absent",
    "leg_weakness_severity": "walks_unaided", "onset_tempo": "weeks",
}  # fmt: skip

# what was told, what is told then, whether it is called a mistake, the level that holds, what the result says
ROWS: list[tuple[str, Told, Told, bool, str, str]] = [
    ("a sign that has passed", SADDLE, {"saddle_numbness": "absent"}, False, "emergency_department", "is kept"),
    ("a sign now not sure", SADDLE, {"saddle_numbness": NOT_SURE}, False, "emergency_department", ""),
    ("a mistake", SADDLE, {"saddle_numbness": "absent"}, True, "self_care", "as a mistake"),
    ("an ambulance, changed", WEAK, {"leg_weakness": "none"}, False, "ambulance_now", "is kept"),
    ("a harmless cause told later", JOINT, SORE_LATER, False, "self_care", "told later explains it"),
]


@pytest.mark.parametrize(("name", "first", "then", "mistake", "level", "says"), ROWS, ids=[row[0] for row in ROWS])
def test_it_stays_or_says_so(
    engine: Engine, name: str, first: Told, then: Told, mistake: bool, level: str, says: str
) -> None:
    progress = with_answers(engine.rules, Progress({}), first)
    later = with_answers(engine.rules, progress, then, mistake=mistake)
    result = assess(engine, later.answers, story=False, history=later.history)
    assert result.disposition.floor == level
    assert any(says in text for text in result.notices) if says else not later.history.falls
    if says == "is kept":
        assert result.disposition.set_by == "red_flag"
        assert result.disposition.reasons[0].rule
        said = {one.value for reason in result.disposition.reasons for one in reason.because}
        assert set(first.values()) & said, "the reason stands as it was told then"


def test_an_ambulance_level_is_not_asked_away(engine: Engine) -> None:
    """Nor does the interview go on once the answer that called for it was taken back."""
    progress = with_answers(engine.rules, Progress({}), WEAK)
    assert next_step(engine, taken_back(engine.rules, progress, Progress({})), "person").ended == "emergency"


def test_a_mistake_about_another_answer_does_not_release_what_is_kept(engine: Engine) -> None:
    both: Told = {**SADDLE, "weak_cough": "present"}
    progress = with_answers(engine.rules, Progress({}), both)
    kept = with_answers(engine.rules, progress, {"saddle_numbness": "absent", "weak_cough": "absent"})
    later = with_answers(engine.rules, kept, {"weak_cough": NOT_SURE})
    again = with_answers(engine.rules, later, {"weak_cough": "absent"}, mistake=True)
    assert again.history.held.level == kept.history.held.level != "self_care"


def test_not_sure_does_not_allow_self_care(engine: Engine) -> None:
    from myotome.triage.floor import floor

    mild: Told = {"age": 30.0, "leg_pain": "left", "leg_pain_below_knee_shooting": "present"}
    assert [one.rule.level for one in floor(engine.rules, mild).fired] == ["self_care"]
    for unsure in ("leg_pain", "thigh_pain_severe", "cancer"):
        levels = [one.rule.level for one in floor(engine.rules, {**mild, unsure: NOT_SURE}).fired]
        assert "self_care" not in levels, unsure
