"""Replies: what a person says to a question, turned into answers. One meaning for every interface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from myotome.interview.next_screen import Progress
from myotome.knowledge.finding import Answer
from myotome.knowledge.screen import Question


def ticked(question: Question, chosen: Iterable[str]) -> dict[str, Answer]:
    """The answers to a checklist of which the findings `chosen` were ticked and the rest were not.

    A line without an `otherwise` that was not ticked leaves its finding unasked.
    """
    marked = set(chosen)
    replies = {item.finding: item.value if item.finding in marked else item.otherwise for item in question.items}
    return {name: value for name, value in replies.items() if value}


def with_answers(progress: Progress, given: Mapping[str, Answer], skipped: Iterable[str] = ()) -> Progress:
    """`progress` with new or changed answers."""
    return Progress(
        {**progress.answers, **given},
        (progress.skipped | set(skipped)) - given.keys(),
        progress.screens,
        progress.detail,
    )


def after_screen(progress: Progress, why: str) -> Progress:
    """`progress` once a whole screen was answered."""
    detail = progress.detail + (why == "detail")
    return Progress(progress.answers, progress.skipped, progress.screens + 1, detail)
