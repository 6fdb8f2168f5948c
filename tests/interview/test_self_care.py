"""Self-care is allowed by rules that say so, to those who were asked all danger signs; one sign more takes it away."""

from __future__ import annotations

import pytest

from myotome.assessment.engine import Engine
from myotome.evaluation.play import play
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK

Story = dict[str, Answer]

SORE: Story = {
    "age": 30.0, "sex": "male", "leg_weakness": "none", "leg_pain": "both", "muscle_pain": "present",
    "soreness_after_unusual_exercise": "present", "unaccustomed_exertion_or_long_lie": "present",
    "onset_tempo": "days", "hours_since_onset": 40.0, "course": "improving", "leg_weakness_severity": "walks_unaided",
}  # fmt: skip
ASLEEP: Story = {
    "age": 30.0, "sex": "female", "pregnancy": "not_pregnant", "leg_weakness": "none",
    "leg_asleep_after_pressure": "present", "leg_pressure_or_crossing": "present", "onset_tempo": "seconds_minutes",
    "hours_since_onset": 1.0, "course": "resolved", "leg_weakness_severity": "walks_unaided",
}  # fmt: skip

# the story, one answer more, whether it still ends in self-care
CASES: list[tuple[str, Story, Story, bool]] = [
    ("sore", SORE, {}, True),
    ("sore, with dark pee", SORE, {"dark_urine": "present"}, False),
    ("sore, and one leg swells", SORE, {"leg_swelling": "left"}, False),
    ("sore in one leg only", SORE, {"leg_pain": "left"}, False),
    ("sore, and weak", SORE, {"leg_weakness": "both"}, False),
    ("sore on a statin", SORE, {"statin": "present"}, False),
    ("sore for a week", SORE, {"hours_since_onset": 170.0}, False),
    ("sore, and a child", SORE, {"age": 8.0}, False),
    ("sore, and fainted", SORE, {"fainted": "present"}, False),
    ("sore, and the room spins", SORE, {"vertigo": "present"}, False),
    ("sore, and a stiff neck", SORE, {"neck_stiffness": "present"}, False),
    ("sore, on water tablets", SORE, {"diuretic_or_laxative": "present"}, False),
    ("sore, with blood in the pee", SORE, {"blood_in_urine": "present"}, False),
    ("asleep", ASLEEP, {}, True),
    ("asleep, in a cold sweat", ASLEEP, {"sweating_or_clammy": "present"}, False),
    ("asleep, and the hand tingles", ASLEEP, {"hand_tingling": "present"}, False),
    ("asleep, and it happened before", ASLEEP, {"similar_attacks_before": "present"}, False),
    ("asleep, and the head hurts", ASLEEP, {"headache": "gradual"}, False),
    ("asleep, at 75", ASLEEP, {"age": 75.0}, False),
    ("asleep, and still tingling", ASLEEP, {"leg_tingling": "present"}, False),
    ("asleep, and still numb", ASLEEP, {"leg_numbness": "left"}, False),
    ("asleep again and again", ASLEEP, {"course": "comes_and_goes"}, False),
    ("asleep, and the back hurts", ASLEEP, {"low_back_pain": "present"}, False),
    ("asleep, with cancer", ASLEEP, {"cancer": "present"}, False),
]


@pytest.mark.parametrize(("name", "story", "more", "allowed"), CASES, ids=[row[0] for row in CASES])
def test_who_may_care_for_themselves(engine: Engine, name: str, story: Story, more: Story, allowed: bool) -> None:
    result = play(engine, {**story, **more}).result
    assert result is not None
    assert (result.disposition.level == "self_care") is allowed
    assert not allowed or result.certificate.complete


@pytest.mark.parametrize("story", [SORE, ASLEEP], ids=["sore", "asleep"])
def test_before_all_is_asked_nobody_is_sent_home(engine: Engine, story: Story) -> None:
    turns = play(engine, story).turns
    for place in range(1, len(turns)):
        replies = [turn.replies for turn in turns[:place]]
        told = {name: one for reply in replies for name, one in reply.items() if one is not None}
        result = play(engine, told, unstated="unknown").result
        assert result is not None
        assert RANK[result.disposition.level] > RANK["self_care"]
