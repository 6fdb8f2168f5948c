"""Why a level is given where no red flag sets it: no cause is called more urgent than it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.sentences import SENTENCES
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to

ENGINE = Engine()
URGENCY = {one["name"]: one["urgency"] for one in ENGINE.conditions.values()}
SOON, LOOK = (SENTENCES[name].split("{")[0] for name in ("why.causes", "why.look"))


@settings(max_examples=effort(25), deadline=None, suppress_health_check=UNHURRIED)
@given(answers_to(ENGINE.findings, most=5))
def test_a_cause_that_is_said_to_need_care_soon_needs_it(answers: dict[str, Answer]) -> None:
    given_ = assess(ENGINE, answers).disposition
    for reason in given_.reasons:
        if reason.says.startswith(SOON):
            assert RANK[given_.level] > RANK["routine_appointment"]
            names = re.findall(r"(.+?) \(about \d+ in 100\)(?:, |\.)", reason.says.removeprefix(SOON))
            assert names and all(RANK[URGENCY[name]] >= RANK[given_.level] for name in names)
        if reason.says.startswith(LOOK):
            assert given_.level == "routine_appointment"


def test_an_appointment_is_not_called_urgent() -> None:
    told: dict[str, Answer] = {"leg_weakness": "none", "low_back_pain": "present", "leg_pain": "left", "age": 35.0}
    says = assess(ENGINE, told).disposition
    assert says.level == "routine_appointment"
    assert says.reasons[0].says.startswith(LOOK)


@pytest.mark.parametrize(("answers", "weak"), [({"leg_weakness": "left"}, True), ({"leg_numbness": "left"}, False)])
def test_a_leg_is_called_weak_only_where_it_was_told(answers: dict[str, Answer], weak: bool) -> None:
    from myotome.assessment.assess import _why  # pyright: ignore[reportPrivateUsage]

    nothing = [0.0] * len(ENGINE.model.conditions)
    says = _why(ENGINE, "routine_appointment", nothing, answers)
    assert says == SENTENCES["why.no_rule" if weak else "why.no_rule_trouble"]
    assert ("weak leg" in says) is weak
