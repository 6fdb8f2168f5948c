"""One turn of the interview: all evidence in, the next question out. The same steps as at the terminal.

A screen that is under way is finished before the next is chosen, as everywhere else; the token carries it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple, cast

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import after_screen, replied
from myotome.knowledge.levels import Level
from myotome.knowledge.screen import Question
from myotome.server.rest.evidence import Told
from myotome.server.rest.token import Pending, Token, stage_of
from myotome.triage.reached import follow

Ended = Literal["", "emergency", "complete"]


class Turn(NamedTuple):
    """One turn. level: how soon care is needed, as far as it is known. question: what to ask, None at the end.

    ended: why it is over. at_stake: the level that changed answers would have lowered and that is kept.
    """

    progress: Progress
    pending: Pending
    question: Question | None
    ended: Ended
    at_stake: Level | None

    @property
    def token(self) -> Token:
        return Token(self.progress, self.pending)


def take_turn(engine: Engine, before: Token, told: Told, mode: str, *, mistake: bool = False) -> Turn:
    """What comes next, given all that was told until now."""
    progress, stake = told_all(engine, before, told, mistake=mistake)
    if progress.calls_for_ambulance:
        return Turn(progress, Pending(), None, "emergency", stake)
    pending = _rest(before.pending, progress)
    if before.pending.questions and not pending.questions:
        progress = after_screen(progress, before.pending.why)
    if not pending.questions:
        step = next_step(engine, progress, mode)
        if step.screen is None:
            return Turn(progress, Pending(), None, cast(Ended, step.ended), stake)
        screen = step.screen
        pending = Pending(screen.id, screen.title, screen.intro, stage_of(step.why), step.left, screen.questions)
    return Turn(progress, pending, pending.questions[0], "", stake)


def told_all(engine: Engine, before: Token, told: Told, *, mistake: bool = False) -> tuple[Progress, Level | None]:
    """The progress with all that was told, and the level that is kept against answers changed in this call."""
    answers, idle = replied(engine.findings, told.answers)
    history = follow(engine.rules, before.progress.history, before.progress.answers, answers, mistake=mistake)
    new = history.falls[len(before.progress.history.falls) :]
    stake: Level | None = next((fall.level for fall in new if fall.outcome == "kept"), None)
    skipped = (before.progress.skipped | told.skipped | set(idle)) - answers.keys()
    return replace(before.progress, answers=answers, skipped=skipped, history=history), stake


def _rest(pending: Pending, progress: Progress) -> Pending:
    """What is left of a screen, without the questions and lines that have an answer."""
    known = progress.answers.keys() | progress.skipped
    left: list[Question] = []
    for question in pending.questions:
        if known >= set(question.settles):
            continue
        items = tuple(item for item in question.items if item.finding not in known)
        left.append(replace(question, items=items))
    return pending._replace(questions=tuple(left))
