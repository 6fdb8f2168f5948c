"""Evidence: what a client sends, as answers. Nothing is guessed, and every fault names its place."""

from __future__ import annotations

from typing import NamedTuple

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE, Answer, Finding
from myotome.server.rest.problems import ApiError, nearest, pointer
from myotome.server.rest.requests import Age, Evidence, Person

MONTHS = 12
OLDEST = 120


class Told(NamedTuple):
    """answers: by finding. skipped: asked, and no reply given."""

    answers: dict[str, Answer]
    skipped: frozenset[str]


def read_person(engine: Engine, person: Person) -> Told:
    """All that `person` says. ApiError names the field: an unknown id, no answer to this finding, a contradiction."""
    answers: dict[str, Answer] = {}
    skipped: set[str] = set()
    if person.age is not None:
        answers["age"] = years(person.age)
    if person.sex is not None:
        answers["sex"] = NOT_SURE if person.sex == "unknown" else person.sex
    for index, one in enumerate(person.evidence):
        finding = engine.findings.get(one.id)
        if finding is None:
            detail = nearest(one.id, engine.findings, "finding")
            raise ApiError("unknown-id", detail, pointer=pointer(("evidence", index, "id")))
        if one.choice_id == "skipped":
            skipped.add(one.id)
            continue
        answer = _answer(finding, one, index)
        if answer is None:
            continue
        if answers.get(one.id, answer) != answer:
            detail = f"{one.id} is told twice and differently; send it once"
            raise ApiError("bad-answer", detail, pointer=pointer(("evidence", index)))
        answers[one.id] = answer
    return Told(answers, frozenset(skipped) - answers.keys())


def years(age: Age) -> float:
    """`age` in years."""
    found = age.value / MONTHS if age.unit == "month" else age.value
    if found > OLDEST:
        raise ApiError("bad-answer", f"an age is at most {OLDEST} years", pointer="#/age/value")
    return found


def _answer(finding: Finding, one: Evidence, index: int) -> Answer | None:
    """The answer, or None where nothing is said."""
    if one.choice_id == "unknown":
        return NOT_SURE
    several = finding.kind != "yes_no"
    if one.choice_id == "absent" and several and "absent" not in finding.values:
        return None
    raw: str | float = one.choice_id
    field = "choice_id"
    if one.choice_id == "present":
        if one.value is not None:
            raw, field = one.value, "value"
        elif several and "present" not in finding.values:
            detail = f"{finding.id} has no plain yes; say which with `choice_id` or `value`: {finding.legal}"
            raise ApiError("bad-answer", detail, pointer=pointer(("evidence", index, "value")))
    elif finding.kind == "number":
        detail = f"{finding.id} is a number; use choice_id present with `value`: {finding.legal}"
        raise ApiError("bad-answer", detail, pointer=pointer(("evidence", index, "choice_id")))
    try:
        return finding.read(raw)
    except ValueError as error:
        raise ApiError("bad-answer", str(error), pointer=pointer(("evidence", index, field))) from None
