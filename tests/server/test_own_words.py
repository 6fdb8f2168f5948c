"""The person's own words only choose what is asked. They never answer, and danger signs are asked regardless."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.server.web import own_words
from myotome.server.web.own_words import LONGEST
from tests.server.player import Browser
from tests.server.test_ways import SLOW, play_screens


class Suggestion(NamedTuple):
    finding: str


HEARD: list[str] = []


def suggest(engine: Engine, text: str, *, most: int = 8, carer: bool = False) -> tuple[Suggestion, ...]:
    HEARD.append(text)
    return tuple(Suggestion(name) for name in ("leg_weakness", "muscle_twitching", "night_sweats", "muscle_twitching"))


@pytest.fixture
def words(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setattr(own_words, "_suggester", lambda: suggest)
    HEARD.clear()
    yield Browser(app)


def test_they_are_offered_only_where_they_are_understood(
    app: Starlette, words: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words.open("/").form("/start").of("words")
    assert not words.open("/?language=es").form("/start").of("words")
    monkeypatch.setattr(own_words, "_suggester", lambda: None)
    assert not words.open("/").form("/start").of("words")
    words.start()
    assert words.asking


def test_signs_of_an_emergency_are_met_with_the_call_button(engine: Engine, app: Starlette) -> None:
    browser = Browser(app)
    page = browser.start(words="my face droops, my speech is slurred and I have a headache")
    alarm = page.html[page.html.index('<section class="alarm"') : page.html.index("<h1")]
    assert 'href="tel:999"' in alarm and "one of these is so" in alarm
    assert "drooping face" in alarm and "Speech is slurred" in alarm
    assert browser.state(engine).progress.answers == {}
    for words in ("my left leg is weak and hurts", "no trouble with my speech, my foot drags", ""):
        assert 'class="alarm"' not in browser.start(words=words).html


def test_the_signs_to_call_for_come_from_the_first_screens(engine: Engine) -> None:
    told = own_words.emergency_signs(engine, "my wife has a droopy face and cannot breathe", "carer", "en")
    assert len(told) == 2
    assert own_words.emergency_signs(engine, "cara caída", "person", "es") == ()


def test_they_answer_nothing_and_change_no_question_of_the_start(engine: Engine, words: Browser) -> None:
    plain = words.start().headings
    page = words.start(words="my right foot drags and I have no fever")
    assert page.headings == plain
    state = words.state(engine)
    assert state.progress.answers == {}
    assert state.hints == ("leg_weakness", "muscle_twitching", "night_sweats")
    assert "drags" not in page.html, "the text itself is kept nowhere"


def test_what_they_suggest_is_asked_after_the_start_and_once(engine: Engine, words: Browser) -> None:
    words.start(words="my right foot drags")
    titles: list[str] = []
    while len(titles) < 4:
        titles.append(words.page.headings[0])
        play_screens(words, engine, SLOW, 1)
    assert "From your own words" not in titles
    page = words.page
    assert page.headings == ["From your own words"]
    form = page.form("/next")
    assert form.names() == ["q.muscle_twitching", "q.night_sweats"], "leg_weakness was asked by then"
    form.choose("q.muscle_twitching", form.of("q.muscle_twitching")[0].value)
    form.choose("q.night_sweats", "absent")
    page = words.send(form, "Next")
    assert page.headings != ["From your own words"]
    assert words.state(engine).progress.answers["night_sweats"] == "absent"


def test_every_other_screen_comes_as_without_them(engine: Engine, words: Browser) -> None:
    """Danger signs are asked regardless."""
    seen: list[list[str]] = []
    for text in ("", "my right foot drags"):
        words.start(words=text)
        titles: list[str] = []
        while words.asking:
            titles.append(words.page.headings[0])
            play_screens(words, engine, SLOW, 1)
        seen.append(titles)
    assert set(seen[0]) <= set(seen[1])
    assert len(seen[0]) >= 6


def test_a_long_story_is_cut(words: Browser) -> None:
    words.start(words="leg " * 3000)
    assert max(len(one) for one in HEARD) == LONGEST
