"""A case plays the patient: it answers the interview's questions from its findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.interview.next_screen import Progress, Step, next_step
from myotome.interview.reply import after_screen, replied, with_answers
from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.screen import Question, Screen

MOST_SCREENS = 60  # more than there are; an interview that reaches it does not end, and the tests say so


@dataclass(frozen=True, slots=True)
class Turn:
    """One screen as it was asked, with the replies."""

    screen: Screen
    replies: Mapping[str, Answer | None]


@dataclass(slots=True)
class Played:
    """An interview as it went. questions: how many were asked. recognised: screens until an emergency ended it."""

    turns: list[Turn] = field(default_factory=list[Turn])
    questions: int = 0
    ended: str = ""
    result: Assessment | None = None

    @property
    def screens(self) -> int:
        return len(self.turns)


def play(engine: Engine, answers: Mapping[str, Answer], mode: str = "person", unstated: str = "absent") -> Played:
    """Run the interview with `answers` as the patient.

    unstated: what is said to a question that the case does not answer: "absent" (no, where the question has
    a no) or "unknown" (no reply). A question without a no gets no reply in both.
    """
    progress = Progress({})
    played = Played()
    while played.screens < MOST_SCREENS:
        step = next_step(engine, progress, mode)
        if step.screen is None:
            played.ended = step.ended
            break
        progress = _answer_screen(engine, step, progress, answers, unstated, played)
    played.result = assess(
        engine, progress.answers, clinician=mode == "clinician", story=False, history=progress.history
    )
    return played


def _answer_screen(
    engine: Engine,
    step: Step,
    progress: Progress,
    answers: Mapping[str, Answer],
    unstated: str,
    played: Played,
) -> Progress:
    """Answer question after question; an emergency stops within the screen."""
    assert step.screen is not None
    replies: dict[str, Answer | None] = {}
    for question in step.screen.questions:
        played.questions += 1
        given = _reply(engine, question, answers, unstated)
        replies |= given
        known, idle = replied(engine.findings, {name: one for name, one in given.items() if one is not None})
        silent = [*idle, *(name for name, one in given.items() if one is None)]
        progress = with_answers(engine.rules, progress, known, silent)
        if next_step_is_emergency(engine, progress):
            break
    played.turns.append(Turn(step.screen, replies))
    return after_screen(progress, step.why)


def next_step_is_emergency(engine: Engine, progress: Progress) -> bool:
    """Whether the answers so far already call for an ambulance."""
    from myotome.triage.floor import floor

    return floor(engine.rules, progress.answers).level == "ambulance_now"


def _reply(
    engine: Engine, question: Question, answers: Mapping[str, Answer], unstated: str
) -> dict[str, Answer | None]:
    """What the case says to a question, with no more than the question can take: a checklist line is ticked,
    not ticked, or not sure."""
    if question.finding:
        name = question.finding
        nothing = engine.findings[name].nothing if unstated == "absent" else None
        return {name: answers.get(name, nothing)}
    replies: dict[str, Answer | None] = {}
    for item in question.items:
        answer = answers.get(item.finding)
        if answer is None:
            reply: Answer | None = item.otherwise if unstated == "absent" else None
        elif isinstance(answer, NotSure) or answer == item.value:
            reply = answer
        else:
            reply = item.otherwise
        if item.otherwise or reply:
            replies[item.finding] = reply
    return replies
