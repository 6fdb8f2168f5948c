"""Steps: how an interview in a form goes on, back, or changes. It adds no rule to those of `interview`.

A screen is answered as a whole, but weighed question by question in its order, as in the terminal: age and speed come
before the signs that they judge. As soon as the answers call for an ambulance nothing else is demanded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from myotome.assessment.engine import Engine
from myotome.interview.further import further_step
from myotome.interview.mistake import at_stake
from myotome.interview.next_screen import TITLES, Progress, Step, next_step
from myotome.interview.reply import after_screen, replied, revised, taken_back, unticked, with_answers
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import Level
from myotome.knowledge.screen import MOST_QUESTIONS, Question, Screen
from myotome.server.web.forms import Form
from myotome.server.web.replies import Reply, read_reply
from myotome.server.web.state import Asked, WebState

OWN_WORDS = "words"  # the screen that asks what the person's own words suggest
REVISIT = "revisit"  # an earlier screen, shown once more


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a form. state: the interview after it, or None where the form must come again.

    replies: what the form said to each question, to show it again.
    """

    state: WebState | None
    replies: Sequence[Reply] = field(default_factory=list[Reply])

    @property
    def faulty(self) -> bool:
        return any(one.faults for one in self.replies)


def current_step(engine: Engine, state: WebState) -> Step:
    """What comes next. What the own words suggest comes after the fixed start, and never instead of a question."""
    step = next_step(engine, state.progress, state.mode)
    if step.ended == "emergency":
        return further_step(engine, state.progress, state.mode) if state.further else step
    if step.why in ("emergency", "start"):
        return step
    askable = engine.askable(state.mode == "clinician", state.progress.answers)
    done = state.progress.answers.keys() | state.progress.skipped
    open_ = [name for name in state.hints if name in askable and name not in done]
    if not open_:
        return step
    questions = tuple(Question(name, name, "", "", (), None) for name in open_[:MOST_QUESTIONS])
    left = step.left + ceil(len(open_) / MOST_QUESTIONS)
    return Step(Screen(OWN_WORDS, "flags", "", "", questions), step.level, "", left, OWN_WORDS)


def put_by(state: WebState, step: Step) -> WebState:
    """`state` as the page of `step` carries it: with the questions that it puts."""
    if step.screen is None:
        return replace(state, put=(), why="")
    number, detail = state.progress.screens, step.why == "detail"
    put = tuple(Asked(number, question.id, question.findings, detail) for question in step.screen.questions)
    return replace(state, put=put, why=step.why)


def take(engine: Engine, state: WebState, form: Form) -> Taken:
    """The interview after the screen that carries `state` was answered with `form`."""
    replies = [read_reply(engine, question_of(engine, one), form) for one in state.put]
    ready = [one for one in replies if not one.faults and not one.unsure]
    after = _apply(engine, state, ready)
    if after.progress.calls_for_ambulance and not state.progress.calls_for_ambulance:
        # Help comes first: nothing that is missing is demanded, and what was not sure stays not sure.
        after = _apply(engine, after, [one for one in replies if one.unsure and not one.faults])
    elif len(ready) < len(replies):
        return Taken(None, replies)
    return Taken(replace(after, progress=after_screen(after.progress, state.why), put=(), why=""))


def _apply(engine: Engine, state: WebState, replies: Sequence[Reply]) -> WebState:
    progress, asked = state.progress, list(state.asked)
    for one in replies:
        if one.question.settles and all(name in progress.answers for name in one.question.settles):
            continue  # another line of the same screen settled it
        told, idle = replied(engine.findings, one.given)
        progress = with_answers(engine.rules, progress, told, idle)
        asked.append(Asked(progress.screens, one.question.id, one.question.findings, state.why == "detail"))
    return replace(state, progress=progress, asked=tuple(asked))


def earlier(state: WebState) -> tuple[Asked, ...]:
    """The questions of the screen before the one that carries `state`; none before the first.

    Going back takes no answer back. It only shows what was said, and what is said there now is a change.
    """
    here = state.put[0].screen if state.why == REVISIT and state.put else state.progress.screens
    numbers = [one.screen for one in state.asked if one.screen < here]
    return tuple(one for one in state.asked if numbers and one.screen == max(numbers))


def revisited(engine: Engine, state: WebState) -> Screen:
    """The earlier screen that `state` puts once more."""
    questions = tuple(question_of(engine, one) for one in state.put)
    put = [one.question for one in state.put]
    here = [screen for screen in engine.screens if put[0] in {question.id for question in screen.questions}]
    if here:
        # A question may stand early too: it was the screen that has most of what was put, or else its own.
        most = max(here, key=lambda one: (sum(q.id in put for q in one.questions), not one.early))
        return replace(most, questions=questions)
    title = TITLES[engine.findings[questions[0].findings[0]].domain]
    return Screen(REVISIT, "detail", title, "", questions)


def retake(engine: Engine, state: WebState, form: Form) -> tuple[Change, Sequence[Reply]]:
    """What `form` changes on the earlier screen that carries `state`, with the replies it was read from."""
    known = state.progress.answers
    replies: list[Reply] = []
    for one in state.put:
        reply = read_reply(engine, question_of(engine, one), form)
        same = reply.unsure and all(known.get(name) == said for name, said in reply.given.items())
        replies.append(replace(reply, unsure=False) if same else reply)  # it came in other words before
    return changes_of(engine, state, replies), replies


def question_of(engine: Engine, asked: Asked) -> Question:
    """The question that was put, with the lines that it had then."""
    for screen in engine.screens:
        for question in screen.questions:
            if question.id == asked.question and not question.finding:
                lines = tuple(item for item in question.items if item.finding in asked.findings)
                return replace(question, items=lines, only_if=None)
    return Question(asked.question, asked.findings[0], "", "", (), None)


@dataclass(frozen=True, slots=True)
class Change:
    """Earlier answers as they are now to be, in `to`. stake: the level that would fall, or None."""

    to: Progress
    stake: Level | None


def changes_of(engine: Engine, state: WebState, replies: Sequence[Reply]) -> Change:
    """What `replies` to earlier questions change."""
    given: dict[str, Answer] = {}
    gone: set[str] = set()
    for one in replies:
        given |= one.given
        gone |= unticked(one.question, one.given, state.progress.answers)
    return change_to(engine, state, given, gone)


def change_to(engine: Engine, state: WebState, given: Mapping[str, Answer], gone: Iterable[str] = ()) -> Change:
    """The change of the answers to `given`, without those of `gone`."""
    to = revised(engine.findings, state.progress, given, gone)
    return Change(to, at_stake(engine.rules, state.progress, to.answers))


def changed(engine: Engine, state: WebState, change: Change, *, mistake: bool) -> WebState:
    """The interview after a change. The level that was reached is kept, unless it was a mistake."""
    progress = state.progress
    to = replace(progress, answers=change.to.answers, skipped=change.to.skipped)
    return replace(state, progress=taken_back(engine.rules, progress, to, mistake=mistake), put=(), why="")
