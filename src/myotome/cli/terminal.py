"""The interview in the terminal: one question at a time, keyboard only, readable at 80 columns.

Every answer is checked against the red flags at once. `b` takes back the last answer and `c` changes any earlier
one; where that answer was what made it urgent, the level stays unless it is said to have been a mistake. `?` is
"not sure" and makes the question come again in other words, `h` explains, `q` leaves.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.interview.durations import EXAMPLES, hours
from myotome.interview.mistake import at_stake
from myotome.interview.next_screen import Progress, Step, next_step
from myotome.interview.reply import after_screen, replied, revised, taken_back, ticked, unticked, with_answers
from myotome.interview.wording import wording
from myotome.knowledge.finding import NOT_SURE, Answer, Finding
from myotome.knowledge.screen import Question
from myotome.report.style import Style, bullets, wrap
from myotome.report.text import emergency_number, render

KEYS = "number(s) to answer   ? not sure   b back   c change   h help   q quit"


class Quit(Exception):
    """The person leaves."""


class Back(Exception):
    """The person takes back the last answer."""


class Change(Exception):
    """The person wants to change an earlier answer."""


def _plain_number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


@dataclass(slots=True)
class Terminal:
    """One interview at one terminal. It keeps the answers in memory and nowhere else."""

    engine: Engine
    mode: str
    country: str | None
    style: Style
    json: bool = False
    progress: Progress = field(default_factory=lambda: Progress({}))
    asked: list[tuple[Question, Progress]] = field(default_factory=list[tuple[Question, Progress]])

    def run(self) -> int:
        """Ask until the end, then show the result. 0 when it came to a result."""
        self._say(self._welcome())
        try:
            self._interview()
        except (Quit, EOFError):
            self._say("\nStopped before the end. Nothing was stored or sent.")
            self._say(f"If anything gets worse, call {emergency_number(self.engine, self.country)}.")
            if not self.progress.answers:
                return 0
        self._show_result()
        return 0

    def _interview(self) -> None:
        while True:
            step = next_step(self.engine, self.progress, self.mode)
            if step.screen is None:
                self._say_end(step)
                return
            self._screen(step)

    def _screen(self, step: Step) -> None:
        assert step.screen is not None
        number = self.progress.screens + 1
        self._say(self.style.heading(f"{number}. {step.screen.title}  (at most {max(step.left, 1)} more)"))
        call = emergency_number(self.engine, self.country)
        self._say(self.style.paint(wrap(f"In danger, or much worse? Stop here and call {call}."), "red"))
        if step.screen.intro:
            self._say(wrap(step.screen.intro))
        for question in step.screen.questions:
            if all(name in self.progress.answers for name in question.settles):
                continue
            before = self.progress
            try:
                given = self._ask(question)
            except Back:
                self._back()
                return
            except Change:
                self._change()
                return
            self.asked.append((question, before))
            self.progress = self._with(given)
            if self._danger():
                return
        self.progress = after_screen(self.progress, step.why)

    def _danger(self) -> bool:
        """Whether an ambulance level was reached, now or before."""
        return self.progress.history.held.level == "ambulance_now"

    def _ask(self, question: Question) -> dict[str, Answer]:
        self._say("")
        self._say(self.style.paint(wrap(wording(self.engine, question, self.mode)), "bold"))
        if question.finding:
            return {question.finding: self._single(self.engine.findings[question.finding])}
        return self._checklist(question)

    def _checklist(self, question: Question) -> dict[str, Answer]:
        for number, item in enumerate(question.items, 1):
            self._say(wrap(item.text, f"  {number}. ", "     "))
        self._say("  0. None of these")
        while True:
            text = self._read("Which fit? (for example 1 3, or 0) ")
            if text == "?":
                self._say("  Then we take them one by one.")
                return {i.finding: self._one_item(i.finding, i.value, i.otherwise) for i in question.items}
            if text == "h":
                self._help(question)
                continue
            chosen = text.replace(",", " ").split()
            if chosen == ["0"]:
                return ticked(question, ())
            if chosen and all(one.isdecimal() and 1 <= int(one) <= len(question.items) for one in chosen):
                return ticked(question, [question.items[int(one) - 1].finding for one in chosen])
            self._say(f"  Please type numbers from 1 to {len(question.items)}, 0 for none, or ? for not sure.")

    def _one_item(self, name: str, value: str, otherwise: str) -> Answer:
        """One line of a checklist, asked on its own in other words."""
        finding = self.engine.findings[name]
        self._say("")
        helper = finding.carer if self.mode == "carer" else ""
        self._say(wrap(helper or finding.again or finding.question, "  ", "  "))
        if finding.kind == "yes_no":
            return self._choose([(value, "Yes"), (otherwise, "No")], finding, second=True)
        return self._choose([(one, finding.options.get(one, one)) for one in finding.values], finding, second=True)

    def _single(self, finding: Finding) -> Answer:
        if finding.kind == "number":
            return self._number(finding)
        if finding.kind == "yes_no":
            return self._choose([("present", "Yes"), ("absent", "No")], finding)
        return self._choose([(one, finding.options.get(one, one)) for one in finding.values], finding)

    def _choose(self, options: list[tuple[str, str]], finding: Finding, *, second: bool = False) -> Answer:
        """One of `options`. The first "not sure" asks again in other words; the second is taken as it is."""
        for number, (_, label) in enumerate(options, 1):
            self._say(wrap(label, f"  {number}. ", "     "))
        while True:
            text = self._read("> ")
            if text == "?":
                if second or not finding.again:
                    return NOT_SURE
                self._say("")
                # There is one wording for the second try, to the person: a helper reads it out.
                start = "In other words, to read out to them: " if self.mode == "carer" else "In other words: "
                self._say(wrap(start + finding.again))
                return self._choose(options, finding, second=True)
            if text == "h":
                self._help_finding(finding)
            elif text.isdecimal() and 1 <= int(text) <= len(options):
                return options[int(text) - 1][0]
            else:
                self._say(f"  Please type a number from 1 to {len(options)}, or ? for not sure.")

    def _number(self, finding: Finding) -> Answer:
        is_time = finding.unit == "hours"
        unit = EXAMPLES if is_time else finding.unit
        while True:
            text = self._read(f"({unit}) > ")
            if text == "?":
                return NOT_SURE
            if text == "h":
                self._help_finding(finding)
                continue
            typed = hours(text) if is_time else _plain_number(text)
            try:
                return finding.read(typed)
            except ValueError:
                wanted = EXAMPLES if is_time else f"a number from {finding.low:g} to {finding.high:g}"
                self._say(f"  Please type {wanted}, or ? for not sure.")

    def _read(self, prompt: str) -> str:
        sys.stderr.flush()
        text = input(prompt).strip().lower()
        if text in ("q", "quit", "exit"):
            raise Quit
        if text in ("b", "back"):
            raise Back
        if text in ("c", "change"):
            raise Change
        return "?" if text in ("?", "not sure", "unsure", "unknown") else "h" if text in ("h", "help") else text

    def _back(self) -> None:
        if not self.asked:
            self._say("  This is the first question.")
            return
        _, before = self.asked.pop()
        mistake = self._was_a_mistake(before.answers)
        self.progress = taken_back(self.engine.rules, self.progress, before, mistake=mistake)

    def _change(self) -> None:
        """List the answers, take one back and ask it again."""
        questions = [question for question, _ in self.asked]
        if not questions:
            self._say("  Nothing was answered yet.")
            return
        self._say("\nYour answers so far:")
        for number, question in enumerate(questions, 1):
            said = "; ".join(self._told(name) for name in question.findings if self._worth_telling(name))
            self._say(wrap(f"{number}. {said or wording(self.engine, question, self.mode) + ' none'}", "  ", "     "))
        text = self._read("Which one do you want to change? ")
        if not (text.isdecimal() and 1 <= int(text) <= len(questions)):
            return
        place = int(text) - 1
        try:
            given = self._ask(questions[place])
        except (Back, Change):
            return
        gone = unticked(questions[place], given, self.progress.answers)
        # What `back` returns to must know the change too, or going back would undo it.
        self.asked = [
            (question, self._changed(before, given, gone) if index > place else before)
            for index, (question, before) in enumerate(self.asked)
        ]
        mistake = self._was_a_mistake(revised(self.engine.findings, self.progress, given, gone).answers)
        self.progress = self._changed(self.progress, given, gone, mistake=mistake)

    def _changed(
        self, progress: Progress, given: Mapping[str, Answer], gone: frozenset[str], *, mistake: bool = False
    ) -> Progress:
        """`progress` with earlier answers changed. The level that was reached is kept, unless it was a mistake."""
        to = revised(self.engine.findings, progress, given, gone)
        return taken_back(self.engine.rules, progress, to, mistake=mistake)

    def _with(self, given: Mapping[str, Answer]) -> Progress:
        """The progress with new answers. What was not examined or measured is left out: it is not "not sure"."""
        told, idle = replied(self.engine.findings, given)
        return with_answers(self.engine.rules, self.progress, told, idle)

    def _told(self, name: str) -> str:
        finding = self.engine.findings[name]
        answer = self.progress.answers.get(name)
        return f"{finding.label}: {'?' if answer is None else finding.says(answer)}"

    def _worth_telling(self, name: str) -> bool:
        return self.progress.answers.get(name) not in (None, "absent", "none")

    def _was_a_mistake(self, answers: Mapping[str, Answer]) -> bool:
        """Where `answers` would lower the level: whether the earlier answer was a mistake. It is asked, not assumed."""
        held = at_stake(self.engine.rules, self.progress, answers)
        if held is None:
            return False
        label = self.engine.advice["dispositions"][held]["label"]
        self._say("")
        self._say(wrap(f"! Your earlier answer called for: {label}. A sign that has passed still counts."))
        self._say(wrap("Was that answer a mistake: it was never so?"))
        self._say("  1. Yes, it was a mistake\n  2. No, or not sure: keep it in mind")
        while True:
            try:
                text = self._read("> ")
            except (Back, Change):
                text = "2"
            if text == "1":
                return True
            if text in ("2", "?"):
                self._say(wrap(f"The advice stays at least: {label}."))
                return False
            self._say("  Please type 1 or 2.")

    def _help(self, question: Question) -> None:
        for item in question.items:
            self._help_finding(self.engine.findings[item.finding])

    def _help_finding(self, finding: Finding) -> None:
        self._say(wrap(f"{finding.label.capitalize()}: {finding.means or finding.question}", "  ", "  "))
        if finding.example:
            self._say(wrap(f"For example: {finding.example}", "    ", "    "))
        if finding.not_meant:
            self._say(wrap(f"Not meant: {finding.not_meant}", "    ", "    "))

    def _welcome(self) -> str:
        number = emergency_number(self.engine, self.country)
        who = {"person": "you", "carer": "the person you help", "clinician": "your patient"}[self.mode]
        lines = [
            self.style.paint("Myotome: a weak leg", "bold"),
            wrap(f"A few questions about {who}. This is not a diagnosis and no replacement for care."),
            wrap("Nothing is stored and nothing is sent."),
            "",
            self.style.paint(f"Call {number} now, and stop reading, if:", "red"),
            *bullets([
                "the face droops, an arm is weak, or speech is slurred or mixed up",
                "it is hard to breathe, or the person can not be woken",
                "a leg suddenly went weak, or went cold and pale with bad pain",
            ]),
            "",
            KEYS,
        ]  # fmt: skip
        return "\n".join(lines)

    def _say_end(self, step: Step) -> None:
        if step.ended == "emergency":
            self._say("")
            self._say(self.style.paint(wrap("Your answers show a danger sign. The questions end here."), "red"))

    def _show_result(self) -> None:
        result = assess(
            self.engine,
            self.progress.answers,
            clinician=self.mode == "clinician",
            story=False,
            history=self.progress.history,
        )
        if self.json:
            from myotome.assessment.json_form import dumps, to_json

            sys.stdout.write(dumps(to_json(result)) + "\n")
            return
        clinician = self.mode == "clinician"
        self._say(render(self.engine, result, country=self.country, style=self.style, clinician=clinician))

    def _say(self, text: str) -> None:
        # With --json the answer alone goes to standard output; everything else is for the person's eyes.
        (sys.stderr if self.json else sys.stdout).write(text + "\n")
