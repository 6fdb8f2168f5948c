"""A line of a checklist that is no longer ticked: the same at the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from myotome.assessment.engine import Engine
from myotome.cli.terminal import Terminal
from myotome.interview.next_screen import Progress
from myotome.interview.reply import replied, revised, ticked, unticked, with_answers
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.screen import Item, Question
from myotome.report.style import Style
from myotome.server.web.forms import Form
from myotome.server.web.replies import NONE, read_reply, ticks_of
from myotome.server.web.state import Asked, WebState
from myotome.server.web.steps import changed, changes_of


def open_lines(engine: Engine) -> Iterator[tuple[Question, Item]]:
    """The lines that leave their finding unasked where they are not ticked."""
    for screen in engine.screens:
        for question in screen.questions:
            yield from ((question, item) for item in question.items if not item.otherwise)


def at_terminal(
    engine: Engine, question: Question, progress: Progress, typed: list[str], patch: pytest.MonkeyPatch
) -> Progress:
    """The answers after `c` at a terminal, where `question` is the only one that was asked."""
    terminal = Terminal(engine, "person", "GB", Style(), progress=progress, asked=[(question, Progress({}))])
    replies = iter(["1", *typed])

    def reply(_prompt: str) -> str:
        return next(replies)

    patch.setattr("builtins.input", reply)
    terminal._change()  # pyright: ignore[reportPrivateUsage]
    assert next(replies, None) is None
    return terminal.progress


def on_page(engine: Engine, question: Question, progress: Progress, mistake: bool) -> Progress:
    state = WebState("person", "GB", "en", progress, (Asked(0, question.id, question.findings),))
    reply = read_reply(engine, question, Form([(ticks_of(question), NONE)]))
    return changed(engine, state, changes_of(engine, state, [reply]), mistake=mistake).progress


@pytest.mark.parametrize("mistake", [True, False])
def test_what_is_no_longer_ticked_is_no_answer_any_more(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, mistake: bool
) -> None:
    lines = list(open_lines(engine))
    assert lines
    for question, item in lines:
        progress = with_answers(engine.rules, Progress({}), ticked(question, [item.finding]))
        assert progress.answers[item.finding] == item.value
        level = progress.history.held.level
        typed = ["0"] + (["1" if mistake else "2"] if level != "self_care" else [])
        now = at_terminal(engine, question, progress, typed, monkeypatch)
        assert item.finding not in now.answers
        assert now == on_page(engine, question, progress, mistake)
        # A sign that has passed still counts; only what was never so may go.
        assert now.history.held.level == ("self_care" if mistake else level)


def test_a_finding_that_was_asked_in_full_keeps_its_answer(engine: Engine) -> None:
    for question, item in open_lines(engine):
        for value in (*engine.findings[item.finding].values, NOT_SURE):
            if value != item.value:
                assert unticked(question, ticked(question, ()), {item.finding: value}) == frozenset()


def test_what_was_not_examined_after_all_is_left_out(engine: Engine) -> None:
    name = "temperature"
    given: dict[str, Answer] = {name: NOT_SURE}
    assert replied(engine.findings, given) == ({}, (name,))
    now = revised(engine.findings, Progress({name: 39.0, "age": 50.0}), given)
    assert now.answers == {"age": 50.0} and now.skipped == {name}
