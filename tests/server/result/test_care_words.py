"""Whom to see and what to do oneself: never in words that say less than the level does, wherever a result is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.brief import brief
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.inference.model import is_other
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import EMERGENCY_RANK, LEVELS, RANK, Level
from myotome.language import open_language
from myotome.report.quoting import is_as_urgent, may_speak_of_care
from myotome.report.result_view import MODES, result_view
from myotome.report.sheet import sheet
from myotome.report.text import render as as_text
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to
from tests.server.html import Page
from tests.server.result.pages import render

ENGLISH = open_language("en")


def at_level(engine: Engine, answers: dict[str, Answer], level: Level, clinician: bool) -> Assessment:
    """What `answers` give, but at `level`, as a red flag or a kept level may set it whatever the causes are."""
    result = assess(engine, answers, clinician=clinician, story=False)
    entry = engine.advice["dispositions"][level]
    at = result.disposition._replace(
        level=level, label=entry["label"], within=entry["time_limit"], means=entry["means"]
    )
    advice = result.advice._replace(
        do_now=tuple(entry["do_now"]), do_not=tuple(entry["do_not"]), if_it_changes=entry["if_it_changes"]
    )
    return result._replace(disposition=at, advice=advice)


def of_care(engine: Engine, condition: str) -> set[str]:
    card = engine.card(condition)
    return {str(card["who_to_see"]), *map(str, card["self_care"])}


def forbidden(engine: Engine, level: Level) -> set[str]:
    """The texts of care that no cause may say under `level`."""
    names = list(engine.conditions)
    allowed = {text for name in names if may_speak_of_care(engine, name, level) for text in of_care(engine, name)}
    said = {text for name in names for text in of_care(engine, name)} - allowed
    return {text for text in said if not any(text in longer for longer in allowed)}


def told(engine: Engine, result: Assessment, mode: str) -> Iterator[str]:
    """The result as a page, as paper and as text, in one line each."""
    view = result_view(engine, result, country="GB", mode=mode, language=ENGLISH)
    yield Page(render("result.html", ENGLISH, view=view, state="S")).text
    paper = sheet(engine, result, country="GB", mode=mode, language=ENGLISH)
    blocks = [block for section in paper.sections for block in section.blocks]
    yield " ".join(" ".join((block.text, *block.items)) for block in blocks)
    yield " ".join(as_text(engine, result, country="GB", clinician=mode == "clinician").split())


@pytest.mark.parametrize("level", LEVELS)
@settings(max_examples=effort(12), suppress_health_check=UNHURRIED)
@given(data=st.data(), mode=st.sampled_from(MODES))
def test_no_cause_speaks_of_less_care_than_the_level(
    engine: Engine, level: Level, data: st.DataObject, mode: str
) -> None:
    result = at_level(engine, data.draw(answers_to(engine.findings)), level, mode == "clinician")
    said_anyway = " ".join((*result.advice.do_now, *result.advice.do_not, result.disposition.means))
    never = {text for text in forbidden(engine, level) if text not in said_anyway}
    assert never or level == "self_care"
    for shown in told(engine, result, mode):
        assert [text for text in never if text in shown] == []


@settings(max_examples=effort(40), suppress_health_check=UNHURRIED)
@given(data=st.data(), mode=st.sampled_from(MODES))
def test_cards_follow_the_level_of_any_answers(engine: Engine, data: st.DataObject, mode: str) -> None:
    result = assess(engine, data.draw(answers_to(engine.findings)), clinician=mode == "clinician", story=False)
    level = result.disposition.level
    view = result_view(engine, result, country="GB", mode=mode, language=ENGLISH)
    for card in (*view.cards, *([view.warning] if view.warning else [])):
        care = may_speak_of_care(engine, card.condition, level)
        assert bool(card.who_to_see) is bool(card.self_care) is care
        if RANK[level] >= EMERGENCY_RANK:
            assert (card.course, card.outlook, card.treatments) == ("", "", ())


@settings(max_examples=effort(40), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_the_short_result_has_the_level_of_the_whole_one(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings))
    whole = assess(engine, answers, story=False)
    assert brief(engine, answers).level == whole.disposition.level


def test_some_cause_can_be_quoted_at_every_level(engine: Engine) -> None:
    """Or the rule would silence every card, and the tests above could not fail."""
    for level in LEVELS:
        names = [name for name in engine.conditions if not is_other(name)]
        assert any(is_as_urgent(engine, name, level) for name in names)
        quoted = any(may_speak_of_care(engine, name, level) for name in names)
        assert quoted is (RANK[level] < EMERGENCY_RANK)
