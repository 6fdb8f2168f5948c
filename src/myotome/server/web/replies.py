"""Replies: what a form says to the questions of a screen. The same rules as in the terminal.

"Not sure" to a question brings it once more in other words; then it is taken. A checklist is answered by ticks, or by
"none of these"; "not sure about these" brings the lines that were not ticked one by one. Nothing is guessed: a
question without a reply is an error, but for what was not examined or measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from myotome.assessment.engine import Engine
from myotome.interview.durations import HOURS, hours
from myotome.interview.reply import ticked
from myotome.knowledge.finding import NOT_SURE, Answer, Finding, NotSure
from myotome.knowledge.screen import Item, Question
from myotome.server.web.forms import Form

UNSURE = "-unsure"
NONE = "-none"
SECOND = "second"  # the field that lists the questions which were already put in other words
LONGEST_NUMBER = 40
THIRD = 0.3  # of a grade: what a plus or minus behind a power means


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field. message: the id of its words; values: what they name."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class Reply:
    """What was said to `question`. given: its answers. unsure: it must come once more in other words.

    faults: by the name of the field. A reply with faults gives nothing.
    """

    question: Question
    given: Mapping[str, Answer]
    unsure: bool = False
    faults: Mapping[str, Fault] = field(default_factory=dict[str, Fault])


class FaultError(Exception):
    """A field can not be used."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def name_of(finding: str) -> str:
    """The field that asks one finding."""
    return f"q.{finding}"


def ticks_of(question: Question) -> str:
    """The field that holds the ticks of a checklist."""
    return f"c.{question.id}"


def optional(finding: Finding) -> bool:
    """Whether no reply is a reply: what was not examined or measured is left out."""
    return finding.domain in ("examination", "measurements")


def choices(finding: Finding, item: Item | None = None) -> tuple[str, ...]:
    """The answers that are offered, in their order. item: the finding is asked as this line of a checklist."""
    if finding.kind == "yes_no":
        return (item.value, item.otherwise or "absent") if item is not None else ("present", "absent")
    return finding.values


def read_reply(engine: Engine, question: Question, form: Form) -> Reply:
    """What `form` says to `question`."""
    second = question.id in form.all(SECOND)
    if question.finding:
        return _read_single(engine, question, form, second=second)
    return _read_checklist(engine, question, form, second=second)


def _read_single(engine: Engine, question: Question, form: Form, *, second: bool) -> Reply:
    finding = engine.findings[question.finding]
    try:
        answer = read_answer(finding, form)
    except FaultError as error:
        return Reply(question, {}, faults={name_of(finding.id): error.fault})
    again = isinstance(answer, NotSure) and finding.kind != "number" and finding.again and not optional(finding)
    return Reply(question, {finding.id: answer}, unsure=bool(again) and not second)


def read_answer(finding: Finding, form: Form, item: Item | None = None) -> Answer:
    """The answer in the field of one finding; FaultError where there is none that can be used."""
    if finding.kind == "number":
        return _read_number(finding, form)
    text = form.one(name_of(finding.id))
    if text == UNSURE or (not text and optional(finding)):
        return NOT_SURE
    if text not in choices(finding, item):
        raise FaultError(Fault("error.choose"))
    return text


def _read_number(finding: Finding, form: Form) -> Answer:
    name = name_of(finding.id)
    text, unsure = form.one(name)[: LONGEST_NUMBER + 1], UNSURE in form.all(f"{name}.unsure")
    if not text:
        if unsure or optional(finding):
            return NOT_SURE
        raise FaultError(_wanted(finding))
    if unsure:
        raise FaultError(Fault("error.both"))
    if finding.unit == "hours":
        value = _duration(text, form.one(f"{name}.unit"))
    else:
        value = graded(text) if finding.unit.startswith("MRC") else _plain_number(text)
    try:
        return finding.read(value)
    except ValueError:
        raise FaultError(_wanted(finding)) from None


def _wanted(finding: Finding) -> Fault:
    if finding.unit == "hours":
        return Fault("error.duration")
    key = "error.number_or_empty" if optional(finding) else "error.number"
    return Fault(key, {"low": finding.low, "high": finding.high})


def graded(text: str) -> float | None:
    """A power with the plus or minus that people write: 4- lies a third of a grade below 4."""
    grade = _plain_number(text.rstrip("+-"))
    step = {"+": THIRD, "-": -THIRD}.get(text[-1], 0.0)
    return None if grade is None or (step and grade % 1) else grade + step


def _plain_number(text: str) -> float | None:
    try:
        return float(text.replace(",", ".")) if len(text) <= LONGEST_NUMBER else None
    except ValueError:
        return None


def _duration(text: str, unit: str) -> float | None:
    """A number with the unit beside it, or with the unit typed after it ("3 days"). Never a unit that was guessed."""
    if not unit:
        return None if _plain_number(text) is not None else hours(text)
    number = _plain_number(text)
    return number * HOURS[unit] if number is not None and unit in HOURS else None


def _read_checklist(engine: Engine, question: Question, form: Form, *, second: bool) -> Reply:
    name = ticks_of(question)
    marks = set(form.all(name))
    chosen = [item.finding for item in question.items if item.finding in marks]
    if NONE in marks and (chosen or UNSURE in marks):
        return Reply(question, {}, faults={name: Fault("error.none_and_more")})
    if UNSURE not in marks:
        if chosen or NONE in marks:
            return Reply(question, ticked(question, chosen))
        return Reply(question, {}, faults={name: Fault("error.checklist")})
    if not second:
        return Reply(question, unsure_about(question, chosen), unsure=True)
    given, faults = dict[str, Answer](), dict[str, Fault]()
    for item in question.items:
        try:
            ticked_already = item.finding in chosen
            given[item.finding] = (
                item.value if ticked_already else read_answer(engine.findings[item.finding], form, item)
            )
        except FaultError as error:
            faults[name_of(item.finding)] = error.fault
    return Reply(question, {}, faults=faults) if faults else Reply(question, given)


def unsure_about(question: Question, chosen: Iterable[str]) -> dict[str, Answer]:
    """The answers to a checklist of which `chosen` were ticked and the others are not known."""
    yes = set(chosen)
    said: dict[str, Answer] = {}
    for item in question.items:
        if item.finding in yes:
            said[item.finding] = item.value
        elif item.otherwise:
            said[item.finding] = NOT_SURE
    return said
