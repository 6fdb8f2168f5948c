"""A question in the shape that clients of symptom checkers render: type, text, items, choices."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, Field

from myotome.assessment.engine import Engine
from myotome.interview.wording import wording
from myotome.knowledge.finding import Finding
from myotome.knowledge.screen import Item as Line
from myotome.knowledge.screen import Question as Asked
from myotome.server.rest.language import Language
from myotome.server.rest.turn import Turn

YES_NO = {"present": "api.yes", "absent": "api.no"}


class Choice(BaseModel):
    """One answer that may be given: send its id as `choice_id`."""

    id: str = Field(examples=["left"])
    label: str = Field(examples=["Left"])


class Range(BaseModel):
    """A number is wanted: send `choice_id` present with `value`."""

    minimum: float
    maximum: float
    unit: str = Field(examples=["hours"])


class Item(BaseModel):
    """A finding that is asked."""

    id: str = Field(description="Id of the finding.", examples=["leg_weakness"])
    name: str = Field(examples=["weak leg"])
    choices: list[Choice]
    value: Range | None = None
    explanation: str = Field(default="", description="What is meant.")
    example: str = ""
    not_meant: str = Field(default="", description="What is not meant.")


class ScreenView(BaseModel):
    """The screen that the question belongs to: up to four related questions under one heading."""

    id: str
    title: str
    intro: str
    left: int = Field(description="Screens that remain at most, this one included.")


class QuestionExtras(BaseModel):
    """What other services do not have."""

    stage: str = Field(description="emergency, start, flags (danger signs) or detail (the cause).", examples=["start"])
    screen: ScreenView
    again: str = Field(default="", description='The question in other words, for somebody who is "not sure" at first.')


class Question(BaseModel):
    """What to ask next."""

    type: Literal["single", "group_multiple", "duration", "number"] = Field(
        description=(
            "single: one finding, one of its choices. group_multiple: a checklist; send each line, ticked or not. "
            "duration, number: one finding with a number (`items[0].value`), a duration in hours."
        )
    )
    text: str
    evidence_id: str | None = Field(default=None, description="The finding, where there is only one.")
    items: list[Item]
    extras: QuestionExtras


class Wording(NamedTuple):
    """How to word it: for whom, and in which language."""

    mode: str
    language: Language

    def say(self, english: str) -> str:
        return self.language.say(english)


def question_view(engine: Engine, turn: Turn, words: Wording, *, groups: bool = True) -> Question | None:
    """The question of `turn`, or None at the end. groups: whether checklists may be asked as such."""
    asked = turn.question
    if asked is None:
        return None
    if not groups and asked.items:
        name = asked.items[0].finding
        asked = Asked(name, name, "", "", (), None)
    pending = turn.pending
    extras = QuestionExtras(
        stage=pending.why,
        screen=ScreenView(
            id=pending.id, title=words.say(pending.title), intro=words.say(pending.intro), left=pending.left
        ),
        again=words.say(engine.findings[asked.finding].again) if asked.finding else "",
    )
    text = words.say(wording(engine, asked, words.mode))
    if not asked.finding:
        lines = [_line(engine.findings[line.finding], line, words) for line in asked.items]
        return Question(type="group_multiple", text=text, evidence_id=None, items=lines, extras=extras)
    finding = engine.findings[asked.finding]
    kind: Literal["single", "duration", "number"] = "single"
    if finding.kind == "number":
        kind = "duration" if finding.unit == "hours" else "number"
    return Question(type=kind, text=text, evidence_id=finding.id, items=[_item(finding, words)], extras=extras)


def choices_of(finding: Finding, words: Wording) -> list[Choice]:
    """Every answer to a finding, a yes first."""
    values = () if finding.kind == "number" else finding.values
    if finding.kind == "yes_no":
        values = ("present", "absent")
    own = [
        Choice(id=one, label=words.language.text(YES_NO[one]) if plain(finding, one) else words.say(finding.says(one)))
        for one in values
    ]
    return [*own, Choice(id="unknown", label=words.language.text("api.not_sure"))]


def plain(finding: Finding, value: str) -> bool:
    """Whether an answer is a mere yes or no, without words of its own."""
    return finding.kind == "yes_no" and value not in finding.options


def _item(finding: Finding, words: Wording) -> Item:
    bounds = Range(minimum=finding.low, maximum=finding.high, unit=finding.unit) if finding.kind == "number" else None
    return Item(
        id=finding.id,
        name=words.say(finding.label),
        choices=choices_of(finding, words),
        value=bounds,
        explanation=words.say(finding.means),
        example=words.say(finding.example),
        not_meant=words.say(finding.not_meant),
    )


def _line(finding: Finding, line: Line, words: Wording) -> Item:
    """A line of a checklist. Where not ticking it leaves the finding open, its no is `absent`, which says nothing."""
    labels = [(line.value, "api.yes"), (line.otherwise or "absent", "api.no"), ("unknown", "api.not_sure")]
    return Item(
        id=finding.id,
        name=words.say(line.text),
        choices=[Choice(id=one, label=words.language.text(key)) for one, key in labels],
        value=None,
        explanation=words.say(finding.means),
        example=words.say(finding.example),
        not_meant=words.say(finding.not_meant),
    )
