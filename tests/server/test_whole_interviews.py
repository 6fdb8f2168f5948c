"""Whole interviews on the pages give what the same case gives in the evaluation: same screens, same level."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.evaluation.case import read_one
from myotome.evaluation.play import Played, play
from myotome.interview.next_screen import next_step
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.server.web.result_page import assessed
from tests.conftest import ROOT
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to
from tests.server.player import Browser, PlayedPages, as_a_page_can_tell, play_pages

MODES = ("person", "carer", "clinician")
EXAMPLES = sorted((ROOT / "examples").glob("*.*"))


def check_same(engine: Engine, browser: Browser, played: Played, pages: PlayedPages, mode: str) -> None:
    """The pages and the evaluation agree."""
    assert played.result is not None
    assert pages.titles == [turn.screen.title for turn in played.turns]
    state = browser.state(engine)
    result = assessed(engine, state)
    assert result.disposition.level == played.result.disposition.level
    assert result.disposition.label in browser.page.headings[0]
    assert next_step(engine, state.progress, mode).ended == played.ended
    if state.progress.history.held.level != "ambulance_now":
        # An ambulance ends the evaluation within a screen; a page also knows the rest of its last screen.
        assert result == played.result


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_plays_the_same(engine: Engine, browser: Browser, path: Path, mode: str) -> None:
    answers = as_a_page_can_tell(engine, read_one(str(path), engine.findings).answers)
    pages = play_pages(browser, engine, answers, mode)
    check_same(engine, browser, play(engine, answers, mode), pages, mode)


@settings(max_examples=effort(20), suppress_health_check=UNHURRIED)
@given(data=st.data(), mode=st.sampled_from(MODES))
def test_anybody_plays_the_same(engine: Engine, app: Starlette, data: st.DataObject, mode: str) -> None:
    """Also with "not sure" now and then, which brings the second wording."""
    # The lines of the first lists that another screen asks in full: "not sure" there brings that question forward.
    asked_twice = {i.finding for s in engine.screens for q in s.questions for i in q.items if not i.otherwise}
    findings = {name: one for name, one in engine.findings.items() if name not in asked_twice}
    said = data.draw(answers_to(findings, most=30))
    unsure_list = {
        q.id for s in engine.screens for q in s.questions if any(said.get(n) is NOT_SURE for n in q.findings)
    }
    for screen in engine.screens:
        for question in screen.questions:
            if question.id in unsure_list and asked_twice & set(question.findings):
                said = {n: one for n, one in said.items() if n not in question.findings or one is not NOT_SURE}
    answers = as_a_page_can_tell(engine, said)
    browser = Browser(app)
    pages = play_pages(browser, engine, answers, mode)
    check_same(engine, browser, play(engine, answers, mode), pages, mode)


@pytest.mark.parametrize("mode", MODES)
def test_somebody_who_is_never_sure_is_sent_to_hospital(engine: Engine, browser: Browser, mode: str) -> None:
    unsure: dict[str, Answer] = {
        name: NOT_SURE for name, one in engine.findings.items() if one.domain not in ("examination", "measurements")
    }
    pages = play_pages(browser, engine, unsure, mode, unstated="unknown")
    assert assessed(engine, browser.state(engine)).disposition.level in ("emergency_department", "ambulance_now")
    assert any("In other words" in page.text for page in pages.pages)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_progress_does_not_lie(engine: Engine, browser: Browser, path: Path, mode: str) -> None:
    """There never come more screens than were said to."""
    answers = as_a_page_can_tell(engine, read_one(str(path), engine.findings).answers)
    pages = play_pages(browser, engine, answers, mode)
    for done, said in enumerate(pages.left):
        assert len(pages.left) - done <= said


def test_the_carer_is_asked_about_the_person(browser: Browser) -> None:
    page = browser.start("carer")
    assert "How old are they?" in page.text or "How old is" in page.text
    assert "How old are you?" not in page.text
