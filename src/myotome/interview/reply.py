"""Replies: what a person says to a question, turned into answers. One meaning for every interface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from myotome.interview.next_screen import Progress
from myotome.knowledge.finding import Answer, Finding, NotSure
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.screen import Question
from myotome.triage.reached import follow


def ticked(question: Question, chosen: Iterable[str]) -> dict[str, Answer]:
    """The answers to a checklist of which the findings `chosen` were ticked and the rest were not.

    A line without an `otherwise` that was not ticked leaves its finding unasked.
    """
    marked = set(chosen)
    replies = {item.finding: item.value if item.finding in marked else item.otherwise for item in question.items}
    return {name: value for name, value in replies.items() if value}


def replied(findings: Mapping[str, Finding], given: Mapping[str, Answer]) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """What `given` tells, and the findings that it leaves out: "not sure" to an examination or a measurement says
    that it was not done, which is not an answer."""
    idle = tuple(
        name
        for name, answer in given.items()
        if isinstance(answer, NotSure) and findings[name].domain in ("examination", "measurements")
    )
    return {name: answer for name, answer in given.items() if name not in idle}, idle


def with_answers(
    rules: Iterable[RedFlag],
    progress: Progress,
    given: Mapping[str, Answer],
    skipped: Iterable[str] = (),
    *,
    mistake: bool = False,
) -> Progress:
    """`progress` with new or changed answers. The level that was reached is held, unless the change is of an answer
    that was a `mistake`.
    """
    answers = {**progress.answers, **given}
    return Progress(
        answers,
        (progress.skipped | set(skipped)) - given.keys(),
        progress.screens,
        progress.detail,
        follow(rules, progress.history, progress.answers, answers, mistake=mistake),
    )


def unticked(question: Question, given: Mapping[str, Answer], known: Mapping[str, Answer]) -> frozenset[str]:
    """The lines of a checklist that were ticked before and, by the new reply `given`, are no longer, where another
    screen asks their finding in full: what was ticked is not so, and what is so was not said. They lose their answer.
    """
    return frozenset(
        item.finding
        for item in question.items
        if not item.otherwise and item.finding not in given and known.get(item.finding) == item.value
    )


def revised(
    findings: Mapping[str, Finding], progress: Progress, given: Mapping[str, Answer], gone: Iterable[str] = ()
) -> Progress:
    """`progress` with earlier answers changed to `given` and without those of `gone`. What this means for the level
    that was reached is not said here: that is `taken_back`, after it was asked whether it was a mistake.
    """
    told, idle = replied(findings, given)
    lost = {*gone, *idle}
    answers = {name: one for name, one in {**progress.answers, **told}.items() if name not in lost}
    return replace(progress, answers=answers, skipped=(progress.skipped | set(idle)) - answers.keys())


def taken_back(rules: Iterable[RedFlag], progress: Progress, before: Progress, *, mistake: bool = False) -> Progress:
    """Back to the state `before`, but for the level that was reached since: going back does not undo it."""
    history = follow(rules, progress.history, progress.answers, before.answers, mistake=mistake)
    return Progress(before.answers, before.skipped, before.screens, before.detail, history)


def after_screen(progress: Progress, why: str) -> Progress:
    """`progress` once a whole screen was answered."""
    detail = progress.detail + (why == "detail")
    return replace(progress, screens=progress.screens + 1, detail=detail)
