"""Questions that make sense for some people only are put to nobody else, and to all whom they may still fit."""

from __future__ import annotations

import pytest

from myotome.assessment.engine import Engine
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
]


@pytest.mark.parametrize(("finding", "answers", "asked"), CASES, ids=str)
def test_who_can_be_asked(engine: Engine, finding: str, answers: dict[str, Answer], asked: bool) -> None:
    assert (finding in engine.askable(False, answers)) is asked
