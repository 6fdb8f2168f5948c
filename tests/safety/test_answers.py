"""Answers that are taken back, told in other units, told of the other leg, or told twice."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.answers import AnswerError, read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.json_form import dumps, to_json
from myotome.interview.durations import hours
from myotome.knowledge.finding import NOT_SURE, Answer, Finding
from myotome.knowledge.levels import RANK
from myotome.report.text import render
from myotome.triage.floor import floor
from tests.generate import answers_to
from tests.safety.interviews import CALM, typed, typed_json

WARNING = "Your earlier answer called for: Go to an emergency department now"
REMINDER = re.compile(r"called for[^.]*: Go to an emergency department now\. If it was true[^.]*, follow that")


@pytest.mark.parametrize("keys", [["3", "b", "0"], ["3", "60", "c", "1", "0"]], ids=["back", "change"])
def test_a_danger_sign_taken_back_is_spoken_of_at_once_and_again_at_the_end(engine: Engine, keys: list[str]) -> None:
    """Short of breath when lying flat, then not: the advice falls, and says so where it happens and on the result."""
    rest = CALM if keys[1] == "b" else CALM[1:]
    said = " ".join(typed(engine, [*keys, *rest]).split())
    assert WARNING in said
    assert "A sign that has passed still counts" in said
    reminder = REMINDER.search(said)
    assert reminder
    assert said.index(WARNING) < reminder.start()


def test_the_json_of_an_interview_tells_that_a_danger_sign_was_taken_back(engine: Engine) -> None:
    found = typed_json(engine, ["3", "b", "0", *CALM])
    assert RANK[found["disposition"]["level"]] < RANK["emergency_department"]
    assert REMINDER.search(json.dumps(found["notices"]))


def test_a_danger_sign_taken_back_and_not_a_mistake_stays(engine: Engine) -> None:
    """Whoever only takes it back, without saying that it was never so, keeps the advice."""
    found = typed_json(engine, ["3", "b", "0", *CALM], mistake="2")
    assert RANK[found["disposition"]["level"]] >= RANK["emergency_department"]


def test_nothing_is_said_of_taking_back_where_nothing_was(engine: Engine) -> None:
    said = " ".join(typed(engine, ["0", *CALM]).split())
    assert WARNING not in said
    assert REMINDER.search(said) is None


def test_an_ambulance_level_leaves_nothing_to_take_back(engine: Engine) -> None:
    """Once it is reached no question follows: `b` typed next is never read."""
    said = typed(engine, ["1", "b", "0"])
    assert "CALL AN AMBULANCE NOW" in said
    assert "How old are you" not in said


# what is typed or given, for which finding: each is a likely slip of units, and none may be taken silently
SLIPS: list[tuple[str, object]] = [
    ("temperature", 101.5),  # Fahrenheit
    ("systolic_pressure", 16),  # kPa
    ("oxygen_saturation", 0.95),  # a share
    ("vital_capacity", 1500),  # ml, not ml per kg
    ("potassium", 0.4),  # an interval or a slipped point
    ("creatine_kinase", 15000),  # U/l, not multiples
    ("age", 1958),  # a year of birth
    ("age", "sixty"),
]


@pytest.mark.parametrize(("name", "value"), SLIPS, ids=[f"{name} {value}" for name, value in SLIPS])
def test_a_number_in_the_wrong_unit_is_refused(engine: Engine, name: str, value: object) -> None:
    with pytest.raises(AnswerError, match=name):
        read_answers(engine.findings, {name: value})


def test_a_length_of_time_that_can_be_read_in_two_ways_is_asked_again() -> None:
    assert hours("5 m") is None  # minutes or months
    assert hours("1/2") is None
    assert hours("36") == hours("36 hours") == hours("1.5 days")


SWAP = {"left": "right", "right": "left"}


def mirrored(finding: Finding, answer: Answer) -> tuple[str, Answer]:
    """The same told of the other side."""
    name = finding.id
    for one, other in SWAP.items():
        if name.endswith(f"_{one}"):
            name = f"{name.removesuffix(one)}{other}"
            break
    if not isinstance(answer, str):
        return name, answer
    head, _, side = answer.rpartition("_")
    return name, (f"{head}_{SWAP[side]}" if head else SWAP[side]) if side in SWAP else answer


@given(data=st.data())
def test_the_floor_is_the_same_for_either_side(engine: Engine, data: st.DataObject) -> None:
    """No rule knows left from right, so a person who mixes them up is not sent lower."""
    answers = data.draw(answers_to(engine.findings, most=40))
    mirror = dict(mirrored(engine.findings[name], answer) for name, answer in answers.items())
    assert mirror.keys() <= engine.findings.keys()
    here, there = floor(engine.rules, answers), floor(engine.rules, mirror)
    assert here.level == there.level
    assert {one.rule.id for one in here.fired} == {one.rule.id for one in there.fired}


@given(data=st.data())
def test_what_was_not_sure_is_shown_as_counted(engine: Engine, data: st.DataObject) -> None:
    """A level that rests on "not sure" says so, so that the person can mend it."""
    name = data.draw(st.sampled_from(["saddle_numbness", "urinary_retention", "bowel_incontinence"]))
    result = assess(engine, {"low_back_pain": "present", name: NOT_SURE})
    assert any(engine.findings[name].label in reason.not_sure for reason in result.disposition.reasons)
    assert "Not sure counts as the worse answer here" in " ".join(render(engine, result).split())


def test_every_contradiction_is_spoken_of(engine: Engine) -> None:
    answers = read_answers(engine.findings, {"course": "resolved", "leg_weakness_severity": "cannot_walk"})
    notices = assess(engine, answers).notices
    assert any("The worst moment counts" in notice for notice in notices)


def test_one_person_leaves_nothing_for_the_next(engine: Engine) -> None:
    """The same engine for two people: the first result comes again, byte by byte, after the second."""
    first: dict[str, Answer] = {"age": 34.0, "leg_numbness": "both", "onset_tempo": "weeks"}
    second: dict[str, Answer] = {"age": 71.0, "leg_weakness": "left", "onset_tempo": "seconds_minutes"}
    before = dumps(to_json(assess(engine, first)))
    assert dumps(to_json(assess(engine, second))) != before
    assert dumps(to_json(assess(engine, first))) == before
