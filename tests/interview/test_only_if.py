"""Questions that make sense for some people only are put to nobody else, and to all whom they may still fit."""

from __future__ import annotations

import pytest

from myotome.assessment.engine import Engine
from myotome.evaluation.play import play
from myotome.knowledge.finding import NOT_SURE, Answer

# the finding, the answers so far, whether it may be asked
CASES: list[tuple[str, dict[str, Answer], bool]] = [
    ("leg_weakness_worse_side", {}, True),
    ("leg_weakness_worse_side", {"leg_weakness": "both"}, True),
    ("leg_weakness_worse_side", {"leg_weakness": NOT_SURE}, True),
    ("leg_weakness_worse_side", {"leg_weakness": "left"}, False),
    ("leg_weakness_worse_side", {"leg_weakness": "none"}, False),
    ("leg_numbness_area", {"leg_numbness": "right"}, True),
    ("leg_numbness_area", {"leg_numbness": "none"}, False),
    ("pregnancy", {"sex": "male"}, False),
    ("pregnancy", {"sex": "female", "age": 30.0}, True),
    ("child_skill_lost", {"age": 40.0}, False),
    ("sexual_dysfunction_new", {"age": 3.0}, False),
    ("heavy_alcohol", {"age": 3.0}, False),
    ("heavy_alcohol", {"age": NOT_SURE}, True),
    ("heavy_alcohol", {"age": 15.0}, True),
    ("drug_misuse", {"age": 2.0}, True),  # a small child may have swallowed them
]


@pytest.mark.parametrize(("finding", "answers", "asked"), CASES, ids=str)
def test_who_can_be_asked(engine: Engine, finding: str, answers: dict[str, Answer], asked: bool) -> None:
    assert (finding in engine.askable(False, answers)) is asked


def test_nobody_of_the_wrong_age_sees_a_line_that_is_for_others(engine: Engine) -> None:
    """A checklist leaves out the line, on every screen of the interview."""
    story: dict[str, Answer] = {"leg_weakness": "left", "onset_tempo": "weeks", "course": "improving"}
    shown: dict[float, set[str]] = {}
    for age in (3.0, 40.0):
        played = play(engine, {**story, "age": age}, "carer")
        shown[age] = {name for turn in played.turns for question in turn.screen.questions for name in question.findings}
    for_adults = {"sexual_dysfunction_new", "heavy_alcohol", "smoker", "statin"}
    assert not shown[3.0] & for_adults
    assert shown[40.0] >= for_adults
    assert {"drug_misuse", "diabetes"} <= shown[3.0]
