"""Fields: a question as a form shows it. Plain values for the templates, in the language of the page.

A field is drawn from the reply that came (to keep what was typed), or from an answer that is known (to change it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from myotome.assessment.engine import Engine
from myotome.interview.durations import HOURS, in_unit
from myotome.interview.wording import wording
from myotome.knowledge.finding import Answer, Finding, NotSure
from myotome.knowledge.screen import Item, Question
from myotome.language import Language
from myotome.server.web.forms import Form
from myotome.server.web.replies import (
    NONE,
    UNSURE,
    Fault,
    Reply,
    choices,
    name_of,
    optional,
    ticks_of,
)


class Option(NamedTuple):
    """One choice. mark: "yes" for a real answer, "none" and "unsure" for the two that every list has."""

    value: str
    label: str
    chosen: bool
    mark: str = "yes"


class Help(NamedTuple):
    """What a finding means, with an example, and what is not meant. label: empty where the field has one finding."""

    label: str
    means: str
    example: str
    not_meant: str


class Field(NamedTuple):
    """kind: "choice" (one of), "ticks" (any of), "number" or "duration" (a number with a unit).

    again: the wording is the second one, in other words. options: for numbers, the units. typed: what stands in the
    number. unsure: whether "not sure" is marked beside a number. unit: in words. error: what is wrong, or "".
    """

    name: str
    kind: str
    wording: str
    again: bool
    options: tuple[Option, ...]
    typed: str
    unit: str
    unsure: bool
    optional: bool
    help: tuple[Help, ...]
    error: str


class Drawer:
    """Draws the fields of one page. form: what was typed; answers: what is known, where nothing was typed."""

    def __init__(
        self,
        engine: Engine,
        language: Language,
        mode: str,
        form: Form | None = None,
        answers: Mapping[str, Answer] | None = None,
    ) -> None:
        self.engine, self.language, self.mode = engine, language, mode
        self.form, self.answers = form, answers or {}

    def fields(self, questions: Sequence[Question]) -> list[Field]:
        """The fields of a screen that is put for the first time."""
        return [self.field(question) for question in questions]

    def field(self, question: Question, faults: Mapping[str, Fault] | None = None) -> Field:
        """One field. faults: what is wrong, by the name of the field."""
        return self._question(question, faults or {})

    def faulty(self, replies: Sequence[Reply], second: Sequence[str]) -> list[Field]:
        """The fields of a screen that comes again because something is missing or wrong."""
        drawn: list[Field] = []
        for one in replies:
            if one.question.id in second:
                drawn += self._in_other_words(one)
            else:
                drawn.append(self._question(one.question, one.faults))
        return drawn

    def other_words(self, replies: Sequence[Reply]) -> list[Field]:
        """The fields that come once more in other words, after "not sure"."""
        return [drawn for one in replies if one.unsure for drawn in self._in_other_words(one, fresh=True)]

    def _in_other_words(self, reply: Reply, *, fresh: bool = False) -> Iterator[Field]:
        # fresh: the second wording is shown for the first time, so the first "not sure" is not marked in it.
        question = reply.question
        if question.finding:
            finding = self.engine.findings[question.finding]
            yield self._single(finding, finding.again, reply.faults, again=True, fresh=fresh)
            return
        ticked = self.form.all(ticks_of(question)) if self.form is not None else []
        for item in question.items:
            if item.finding in ticked:
                continue
            finding = self.engine.findings[item.finding]
            helper = finding.carer if self.mode == "carer" else ""
            words = helper or finding.again or finding.question
            yield self._single(finding, words, reply.faults, item=item, again=not helper)

    def _question(self, question: Question, faults: Mapping[str, Fault]) -> Field:
        words = wording(self.engine, question, self.mode)
        if question.finding:
            return self._single(self.engine.findings[question.finding], words, faults)
        name = ticks_of(question)
        marks = self._marks(question)
        options = [Option(item.finding, self.language.say(item.text), item.finding in marks) for item in question.items]
        text = self.language.text
        options.append(Option(NONE, text("interview.none_of_these"), NONE in marks, "none"))
        options.append(Option(UNSURE, text("interview.not_sure_about_these"), UNSURE in marks, "unsure"))
        helps = tuple(self._help(self.engine.findings[item.finding], named=True) for item in question.items)
        say = self.language.say
        return Field(
            name, "ticks", say(words), False, tuple(options), "", "", False, False, helps, self._says(faults, name)
        )

    def _marks(self, question: Question) -> set[str]:
        name = ticks_of(question)
        if self.form is not None and (self.form.has(name) or not self.answers):
            return set(self.form.all(name))
        known = {item.finding: self.answers[item.finding] for item in question.items if item.finding in self.answers}
        marks = {item.finding for item in question.items if known.get(item.finding) == item.value}
        if any(isinstance(one, NotSure) for one in known.values()):
            marks.add(UNSURE)
        elif known and not marks:
            marks.add(NONE)
        return marks

    def _single(
        self,
        finding: Finding,
        words: str,
        faults: Mapping[str, Fault],
        *,
        item: Item | None = None,
        again: bool = False,
        fresh: bool = False,
    ) -> Field:
        name = name_of(finding.id)
        error = self._says(faults, name)
        helps = (self._help(finding, named=False),)
        say, free = self.language.say, optional(finding)
        if finding.kind != "number":
            options = self._options(finding, item, fresh)
            return Field(name, "choice", say(words), again, options, "", "", False, free, helps, error)
        typed, unit, unsure = self._number(finding)
        if finding.unit != "hours":
            shown = say(finding.unit)
            return Field(name, "number", say(words), again, (), typed, shown, unsure, free, helps, error)
        units = tuple(Option(one, self.language.text(f"unit.{one}"), one == unit) for one in HOURS)
        return Field(name, "duration", say(words), again, units, typed, "", unsure, free, helps, error)

    def _options(self, finding: Finding, item: Item | None, fresh: bool) -> tuple[Option, ...]:
        name, text = name_of(finding.id), self.language.text
        chosen = self.form.one(name) if self.form is not None else ""
        if not chosen and finding.id in self.answers:
            known = self.answers[finding.id]
            chosen = UNSURE if isinstance(known, NotSure) else str(known)
        if fresh:
            chosen = ""
        made: list[Option] = []
        for place, value in enumerate(choices(finding, item)):
            if finding.kind == "yes_no":
                label = text("interview.yes") if place == 0 else text("interview.no")
            else:
                label = self.language.say(finding.options.get(value, value.replace("_", " ")))
            made.append(Option(value, label, value == chosen))
        unsure = "interview.not_tested" if optional(finding) else "interview.not_sure"
        made.append(Option(UNSURE, text(unsure), chosen == UNSURE, "unsure"))
        return tuple(made)

    def _number(self, finding: Finding) -> tuple[str, str, bool]:
        """What stands in a number, its unit, and whether "not sure" is marked."""
        name = name_of(finding.id)
        if self.form is not None and self.form.has(name):
            unsure = UNSURE in self.form.all(f"{name}.unsure")
            return self.form.one(name)[:40], self.form.one(f"{name}.unit"), unsure
        known = self.answers.get(finding.id)
        if known is None:
            return "", "", False
        if not isinstance(known, float):
            return "", "", True
        value, unit = in_unit(known) if finding.unit == "hours" else (known, "")
        return self.language.number(value), unit, False

    def _help(self, finding: Finding, *, named: bool) -> Help:
        say = self.language.say
        label = say(finding.label) if named else ""
        return Help(label[:1].upper() + label[1:], say(finding.means), say(finding.example), say(finding.not_meant))

    def _says(self, faults: Mapping[str, Fault], name: str) -> str:
        fault = faults.get(name)
        if fault is None:
            return ""
        values = {k: self.language.number(v) if isinstance(v, float) else v for k, v in fault.values.items()}
        return self.language.text(fault.message, **values)
