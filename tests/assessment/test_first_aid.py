"""First aid never gives two orders that contradict each other, and the kit for injuries needs an injury."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.assessment.first_aid import first_aid
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import Level
from myotome.triage.floor import floor
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to

ENGINE = Engine()
#: What the one kit orders, and what the other may then not order.
AGAINST = (
    (
        r"\bHold head and neck as found",
        r"\b[Ss]it upright|\b[Ss]it or lie|\bLie or sit|\blie flat and|someone else drive",
    ),
    (r"\b[Ss]it up(right)?\b", r"\blie flat and|\bKeep still and warm"),
    (r"\b[Ss]it or lie them", r"\blie flat and"),
    (r"^No food|^Nothing to eat|unless the call handler", r"\bSip water"),
)


def kits(answers: Mapping[str, Answer], level: Level | None = None) -> dict[str, list[str]]:
    """The kits that `answers` show at their floor, or at `level`, with their lines."""
    low = floor(ENGINE.rules, answers)
    found = first_aid(ENGINE, low, level or low.level, answers)
    return {str(kit["id"]): [*kit["do"], *kit["dont"]] for kit in found}


def lines(kit: str) -> list[str]:
    entry = ENGINE.advice["first_aid"][kit]
    return [line for part in ("do_at_ambulance", "do", "dont_at_ambulance", "dont") for line in entry.get(part, ())]


def clash(one: list[str], two: list[str]) -> bool:
    return any(
        any(re.search(first, line) for line in a) and any(re.search(second, line) for line in b)
        for first, second in AGAINST
        for a, b in ((one, two), (two, one))
    )


def test_the_orders_that_are_looked_for_are_there() -> None:
    every = [line for kit in ENGINE.advice["first_aid"] for line in lines(kit)]
    for pair in AGAINST:
        for pattern in pair:
            for part in pattern.split("|"):
                assert any(re.search(part, line) for line in every), part


WITNESSES: list[Mapping[str, Answer]] = [
    cast("Mapping[str, Answer]", one.witness) for one in ENGINE.rules if one.first_aid
]


def together(some: list[Mapping[str, Answer]], rest: dict[str, Answer]) -> dict[str, Answer]:
    """The answers of several stories; of two answers to a question the later counts."""
    told = dict(rest)
    for one in some:
        told |= one
    return told


def stories() -> st.SearchStrategy[dict[str, Answer]]:
    """The signs of up to three rules with first aid together, and a few more answers."""
    told = st.lists(st.sampled_from(WITNESSES), min_size=1, max_size=3)
    return st.builds(together, told, answers_to(ENGINE.findings, most=6))


@settings(max_examples=effort(150), deadline=None, suppress_health_check=UNHURRIED)
@given(stories())
def test_no_two_kits_contradict_each_other(answers: dict[str, Answer]) -> None:
    found = kits(answers)
    assert [pair for pair in combinations(found, 2) if clash(found[pair[0]], found[pair[1]])] == []
    if "FA-SPINE-INJURY" in found:
        assert answers.get("injury") in ("minor", "major", NOT_SURE)


@pytest.mark.parametrize("injury", ["minor", "major"])
def test_an_injury_is_met_with_the_kit_for_injuries(injury: str) -> None:
    told: dict[str, Answer] = {"injury": injury, "leg_weakness": "both", "onset_tempo": "seconds_minutes"}
    assert kits(told).keys() == {"FA-SPINE-INJURY"}
    assert "FA-SPINE-INJURY" not in kits({**told, "injury": "none"})


@pytest.mark.parametrize("rule", ["RF-CES-05", "RF-CORD-02", "RF-HAEM-01", "RF-HAEM-02", "RF-AOR-01", "RF-AOR-03"])
def test_no_kit_is_shown_for_what_was_not_told(rule: str) -> None:
    witness = cast("Mapping[str, Answer]", next(one.witness for one in ENGINE.rules if one.id == rule))
    assert not {"FA-SPINE-INJURY", "FA-LIMB"} & kits(witness).keys()


def test_every_kit_is_shown_somewhere() -> None:
    seen = {kit for witness in WITNESSES for kit in kits(witness)}
    assert seen == set(ENGINE.advice["first_aid"])


#: Orders that are only right while an ambulance is on its way; "if" makes an order fit other levels too.
ONLY_AT_AMBULANCE = re.compile(
    r"^(?!.*\b(if|or poison centre)\b).*\b[Cc]all the (ambulance|emergency number)|cancel the call"
)


@pytest.mark.parametrize("level", ["emergency_department", "doctor_within_24h"])
def test_nobody_who_is_sent_on_foot_is_told_to_call_or_to_fast(level: Level) -> None:
    said = [line for witness in WITNESSES for kit in kits(witness, level).values() for line in kit]
    assert said
    assert [line for line in said if ONLY_AT_AMBULANCE.search(line) or "unless the call handler" in line] == []
    assert any(ONLY_AT_AMBULANCE.search(line) for kit in ENGINE.advice["first_aid"] for line in lines(kit))


@pytest.mark.parametrize(
    ("kit", "told"),
    [
        ("FA-CO", {"carbon_monoxide_risk": "present", "others_ill_too": "present", "headache": "gradual"}),
        ("FA-CO", {"carbon_monoxide_risk": NOT_SURE, "others_ill_too": "present", "headache": "gradual"}),
        ("FA-TICK", {"tick_bite": "present"}),
    ],
)
def test_what_is_in_the_place_is_met_whichever_danger_decides(kit: str, told: dict[str, Answer]) -> None:
    stroke: dict[str, Answer] = {"leg_weakness": "both", "onset_tempo": "hours", "hours_since_onset": 3.0,
                                 "course": "worsening"}  # fmt: skip
    found = kits({**stroke, **told, "face_droop": "left"})
    assert next(iter(found)) == kit
    assert len(found) > 1
