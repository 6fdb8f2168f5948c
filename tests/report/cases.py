"""Assessments for the tests of what is taken away: each example, each level, and a clinician's case."""

from __future__ import annotations

from functools import cache

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.evaluation.case import read_one
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import Level
from tests.conftest import ROOT

EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir())
EXAMINED: dict[str, Answer] = {
    "age": 58.0, "sex": "female", "leg_weakness": "left", "leg_weakness_severity": "walks_with_difficulty",
    "onset_tempo": "days", "hours_since_onset": 72.0, "course": "worsening", "low_back_pain": "present",
    "statin": "present", "cancer": "absent", "saddle_numbness": "absent", "urinary_retention": "absent",
    "face_droop": "none", "bowel_incontinence": NOT_SURE, "diabetes": NOT_SURE,
    "power_ankle_dorsiflexion_left": 3.0, "power_ankle_dorsiflexion_right": 5.0, "power_toe_extension_left": 2.0,
    "reflex_ankle_left": "reduced", "reflex_ankle_right": "normal", "plantar_left": "flexor", "temperature": 36.8,
}  # fmt: skip
BY_LEVEL: dict[str, dict[str, Answer]] = {
    "ambulance_now": {"leg_weakness": "right", "onset_tempo": "seconds_minutes", "face_droop": "right"},
    "emergency_department": {"leg_weakness": "both", "saddle_numbness": "present", "low_back_pain": "present"},
    "doctor_within_24h": {"leg_weakness": "left", "onset_tempo": "weeks", "hours_since_onset": 1000.0},
    "routine_appointment": {"leg_weakness": "none", "leg_numbness": "both", "onset_tempo": "years"},
}


@cache
def the_engine() -> Engine:
    return Engine()


@cache
def example(name: str) -> Assessment:
    case = read_one(str(ROOT / "examples" / name), the_engine().findings)
    return assess(the_engine(), case.answers, clinician=True)


@cache
def examined() -> Assessment:
    return assess(the_engine(), EXAMINED, clinician=True, story=False)


def at(level: Level) -> Assessment:
    """An assessment of this level: the level alone is set where no short story reaches it."""
    result = of(BY_LEVEL.get(level, BY_LEVEL["routine_appointment"]))
    return result._replace(disposition=result.disposition._replace(level=level))


def of(answers: dict[str, Answer]) -> Assessment:
    return assess(the_engine(), answers, story=False)
