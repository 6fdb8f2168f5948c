"""A cause is less urgent once it is surely old, gone or slow: `knowledge/later.yaml`, held against small stories.

The table speaks of causes, not of people: what a red flag asks for stands whatever is written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from myotome.assessment.answers import read_answers
from myotome.assessment.engine import Engine
from myotome.knowledge.levels import RANK, Level
from myotome.knowledge.rules import AllOf, Among, AnyOf, Concept, Condition, NoneOf, findings_of, holds_surely
from tests.triage.naive import atoms

Told = dict[str, object]
AMBULANCE: Level = "ambulance_now"
HOSPITAL: Level = "emergency_department"
DAY: Level = "doctor_within_24h"
VISIT: Level = "routine_appointment"

OLD_STROKE: Told = {"hours_since_onset": 26000, "course": "stable", "previous_stroke_or_tia": "present"}
OLD_ARM: Told = {
    "arm_weakness": "left",
    "head_or_arm_sign_today": "absent",
    "head_or_arm_sign_recent": "absent",
}

# the story, what is told, the cause, what that cause needs then
STORIES: list[tuple[str, Told, str, Level]] = [
    ("nothing is told", {}, "ischaemic_stroke", AMBULANCE),
    ("a stroke three years ago, unchanged",
     {"hours_since_onset": 26000, "course": "stable"}, "ischaemic_stroke", VISIT),
    ("three years ago, and worse again",
     {"hours_since_onset": 26000, "course": "worsening"}, "ischaemic_stroke", AMBULANCE),
    ("three years ago, nobody said how it went on", {"hours_since_onset": 26000}, "ischaemic_stroke", AMBULANCE),
    ("three years ago, not sure whether worse",
     {"hours_since_onset": 26000, "course": "unknown"}, "ischaemic_stroke", AMBULANCE),
    ("unchanged, not sure how old",
     {"hours_since_onset": "unknown", "course": "stable"}, "ischaemic_stroke", AMBULANCE),
    ("struck six weeks ago, unchanged", {"hours_since_onset": 1000, "course": "stable"}, "ischaemic_stroke", DAY),
    ("struck six weeks ago, and worse",
     {"hours_since_onset": 1000, "course": "worsening"}, "ischaemic_stroke", AMBULANCE),
    ("struck three weeks ago, unchanged",
     {"hours_since_onset": 500, "course": "stable"}, "ischaemic_stroke", AMBULANCE),
    ("struck six weeks ago, unchanged, and an arm is weak",
     {"hours_since_onset": 1000, "course": "stable", "arm_weakness": "left"}, "ischaemic_stroke", AMBULANCE),
    ("a fit two days ago, and all is well", {"hours_since_onset": 50, "course": "resolved"}, "todd_paresis", DAY),
    ("gone since yesterday", {"hours_since_onset": 30, "course": "resolved"}, "transient_ischaemic_attack", DAY),
    ("gone within the hour", {"hours_since_onset": 1, "course": "resolved"}, "transient_ischaemic_attack", HOSPITAL),
    ("gone, nobody knows since when", {"course": "resolved"}, "transient_ischaemic_attack", HOSPITAL),
    ("a foot dropped months ago, the same",
     {"onset_tempo": "months", "course": "stable"}, "common_peroneal_neuropathy", VISIT),
    ("a foot drops for a day", {"onset_tempo": "hours", "course": "stable"}, "common_peroneal_neuropathy", DAY),
    ("a stroke three years ago, unchanged, and now one arm",
     {"hours_since_onset": 26000, "course": "stable", "arm_weakness": "left"}, "ischaemic_stroke", AMBULANCE),
    ("the arm has been weak as long as the leg",
     {**OLD_STROKE, **OLD_ARM}, "ischaemic_stroke", VISIT),
    ("not sure how long the arm has been weak",
     {**OLD_STROKE, **OLD_ARM, "head_or_arm_sign_today": "unknown"}, "ischaemic_stroke", AMBULANCE),
    ("the arm is not of today, and nobody asked of the last weeks",
     {**OLD_STROKE, "arm_weakness": "left", "head_or_arm_sign_today": "absent"}, "ischaemic_stroke", AMBULANCE),
    ("an old arm, and no stroke that explains it",
     {"hours_since_onset": 26000, "course": "stable", **OLD_ARM}, "ischaemic_stroke", AMBULANCE),
    ("an old arm on a blood thinner",
     {**OLD_STROKE, **OLD_ARM, "anticoagulant_or_bleeding_disorder": "present"}, "ischaemic_stroke", AMBULANCE),
    ("an old arm, and a kidney that fails, which is no sign of the nerves",
     {**OLD_STROKE, **OLD_ARM, "kidney_failure": "present", "weight_loss": "present"}, "ischaemic_stroke", VISIT),
    ("an old stroke, and dizzy for long",
     {**OLD_STROKE, "vertigo": "present", "head_or_arm_sign_today": "absent", "head_or_arm_sign_recent": "absent"},
     "ischaemic_stroke", VISIT),
    ("an old stroke, and dizzy, not sure since when",
     {**OLD_STROKE, "vertigo": "present", "head_or_arm_sign_today": "absent", "head_or_arm_sign_recent": "unknown"},
     "ischaemic_stroke", AMBULANCE),
    ("the arm is old, and a fit is not",
     {**OLD_STROKE, **OLD_ARM, "seizure": "present"}, "ischaemic_stroke", AMBULANCE),
    ("a stroke three years ago, unchanged, not sure about a headache",
     {"hours_since_onset": 26000, "course": "stable", "headache": "unknown"}, "ischaemic_stroke", AMBULANCE),
    ("a stroke three years ago, unchanged, and a fever, which has red flags of its own",
     {"hours_since_onset": 26000, "course": "stable", "fever": "present"}, "ischaemic_stroke", VISIT),
    ("it takes months, and is worse", {"onset_tempo": "months", "course": "worsening"}, "cidp", DAY),
    ("it takes months, and comes and goes", {"onset_tempo": "months", "course": "comes_and_goes"}, "cidp", DAY),
    ("months, told ten days ago", {"onset_tempo": "months", "course": "stable", "hours_since_onset": 240}, "cidp", DAY),
    ("sore on a statin for weeks, the same", {"onset_tempo": "weeks", "course": "stable"}, "statin_myopathy", VISIT),
    ("a tumour that has stood still for months",
     {"onset_tempo": "months", "course": "stable"}, "primary_spinal_tumour", DAY),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told", "cause", "level"), STORIES, ids=[one[0] for one in STORIES])
def test_what_a_cause_needs(engine: Engine, words: str, told: Told, cause: str, level: Level) -> None:
    assert engine.urgencies(read_answers(engine.findings, told))[cause] == level


def test_every_line_speaks_in_a_story_and_never_makes_a_cause_more_urgent(engine: Engine) -> None:
    told = [read_answers(engine.findings, story) for _, story, _, _ in STORIES]
    for one in engine.later:
        assert all(RANK[one.level] < RANK[engine.conditions[cause]["urgency"]] for cause in one.causes)
        assert any(holds_surely(engine.concepts[one.when], answers) for answers in told), one.id


def test_a_danger_sign_can_only_take_the_mildness_away(engine: Engine) -> None:
    """The proof that a danger sign never makes the advice milder weighs its milder readings with the needs of the
    answers as told: so what makes a cause milder reads none, and what takes that away is a list of signs. One of them
    may fall away by a plain no, the mildest answer that there is, or by what is no danger sign, and by no other."""
    for one in engine.later:
        assert not set(findings_of(engine.concepts[one.when])) & engine.model.danger.keys()
        for guard in guards(engine.concepts[one.unless]):
            for item in atoms(guard):
                assert isinstance(item, Among)
                nothing = {engine.findings[item.finding].nothing}
                assert item.values == nothing or item.finding not in engine.model.danger


def guards(condition: Condition) -> Iterator[NoneOf]:
    match condition:
        case NoneOf():
            yield condition
        case AnyOf(items) | AllOf(items):
            for item in items:
                yield from guards(item)
        case Concept(_, when):
            yield from guards(when)
        case _:
            pass


def test_more_urgent_needs_never_bring_a_milder_level(engine: Engine) -> None:
    """What `later.yaml` may do to the advice: moving any chance to a more urgent level never lowers it."""
    harm = engine.model.harm
    steps = [[round(b - a, 9) for a, b in zip(milder, worse, strict=True)] for milder, worse in pairwise(harm)]
    for step in steps:
        assert step == sorted(step, reverse=True), "one step up must gain more, the more is needed"
