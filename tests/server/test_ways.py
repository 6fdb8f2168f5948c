"""Back, change, mistake, errors, "not sure", double submit, reload, restart: nothing is lost, and no level is."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.server.app import create_app
from myotome.server.settings import Settings
from myotome.server.web.replies import NONE, UNSURE
from myotome.server.web.result_page import assessed
from tests.server.html import FormView, Page
from tests.server.player import Browser, Patient

SLOW: dict[str, Answer] = {
    "age": 50.0, "onset_tempo": "months", "hours_since_onset": 9000.0, "leg_weakness": "left",
    "leg_weakness_severity": "walks_unaided", "course": "stable", "sex": "male", "cancer": "absent",
}  # fmt: skip


def play_screens(browser: Browser, engine: Engine, answers: dict[str, Answer], screens: int) -> Page:
    """Answer so many screens."""
    for _ in range(screens):
        form = browser.page.form("/next")
        Patient(engine, answers).fill(form)
        browser.send(form, "Next")
    return browser.page


def first_screen(form: FormView, *, tick: tuple[str, ...] = (NONE,), age: str = "50") -> None:
    """Fill the emergency screen."""
    form.choose("c.emergency_now", *tick)
    form.type("q.age", age)
    form.choose("q.onset_tempo", "days")
    form.type("q.hours_since_onset", "3")
    form.choose("q.hours_since_onset.unit", "d")


def test_back_shows_what_was_answered_and_next_comes_back_to_the_same(engine: Engine, browser: Browser) -> None:
    browser.start()
    there = play_screens(browser, engine, SLOW, 3)
    before = browser.state(engine)
    again = browser.press("/back", "Back")
    assert again.headings == ["The leg itself"]
    form = again.form("/next")
    assert [one.value for one in form.of("q.leg_weakness") if one.chosen] == ["left"]
    browser.send(form, "Next")
    assert browser.page.html == there.html
    assert browser.state(engine) == before


def test_back_as_far_as_the_first_screen_takes_nothing_back(engine: Engine, browser: Browser) -> None:
    first = browser.start()
    there = play_screens(browser, engine, SLOW, 5)
    before = browser.state(engine)
    titles = [browser.press("/back", "Back").headings[0] for _ in range(5)]
    assert titles[-1] == first.headings[0]
    assert len(set(titles)) == 5
    assert browser.state(engine).progress == before.progress
    assert not any(button.action == "/back" for form in browser.page.forms for button in form.buttons)
    browser.send(browser.page.form("/next"), "Next")
    assert browser.page.html == there.html


def test_back_keeps_what_was_typed_on_the_screen_that_is_left(engine: Engine, browser: Browser) -> None:
    browser.start()
    page = play_screens(browser, engine, SLOW, 2)
    page.form("/next").choose("q.leg_weakness", "right")
    browser.send(page.form("/next"), "Back")
    browser.send(browser.page.form("/next"), "Back")
    page = browser.send(browser.page.form("/next"), "Next")
    assert page.headings == ["The leg itself"]
    assert [one.value for one in page.form("/next").of("q.leg_weakness") if one.chosen] == ["right"]
    assert [one.value for one in page.form("/next").of("q.course") if one.chosen] == []


def test_an_answer_changed_after_back_counts(engine: Engine, browser: Browser) -> None:
    browser.start()
    play_screens(browser, engine, SLOW, 3)
    form = browser.press("/back", "Back").form("/next")
    form.choose("q.leg_weakness", "both")
    browser.send(form, "Next")
    assert browser.state(engine).progress.answers["leg_weakness"] == "both"
    assert browser.state(engine).progress.screens == 3


def test_a_line_that_is_unticked_is_asked_in_full_later(engine: Engine, browser: Browser) -> None:
    """Hard to breathe at rest, ticked by a slip: the finding must not keep that answer unseen."""
    form = browser.start().form("/next")
    first_screen(form, tick=("breathing_difficulty",))
    browser.send(form, "Next")
    assert browser.state(engine).progress.answers["breathing_difficulty"] == "at_rest"
    if browser.asking:
        form = browser.press("/back", "Back").form("/next")
    else:
        page = browser.press("/summary", "Change an answer")
        form = browser.send(page.form("/change"), "Change Does any of these fit right now").form("/changed")
    form.choose("c.emergency_now", NONE)
    page = browser.send(form)
    if page.headings[0].startswith("Was that answer a mistake"):
        browser.send(page.forms[0], "Yes, it was a mistake")
    assert "breathing_difficulty" not in browser.state(engine).progress.answers
    play_screens(browser, engine, {**SLOW, "breathing_difficulty": "none"}, 3)
    assert browser.state(engine).progress.answers["breathing_difficulty"] == "none"


def test_back_to_what_was_not_sure_does_not_ask_in_other_words_again(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    first_screen(form)
    form.choose("q.onset_tempo", UNSURE)
    form = browser.send(form, "Next").form("/next")
    form.choose("q.onset_tempo", UNSURE)
    there = browser.send(form, "Next")
    form = browser.press("/back", "Back").form("/next")
    assert [one.value for one in form.of("q.onset_tempo") if one.chosen] == [UNSURE]
    assert browser.send(form, "Next").html == there.html


def test_a_duration_is_shown_again_in_its_unit(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    first_screen(form)
    browser.send(form, "Next")
    assert browser.state(engine).progress.answers["hours_since_onset"] == 72.0
    back = browser.press("/back", "Back").form("/next")
    assert back.of("q.hours_since_onset")[0].value == "3"
    assert back.of("q.hours_since_onset.unit")[0].value == "d"


SUDDEN: dict[str, Answer] = {"onset_tempo": "seconds_minutes", "hours_since_onset": 1.0}
EMERGENCY_ON: list[tuple[str, int, dict[str, Answer]]] = [
    ("can not be woken", 1, {"drowsy_or_unconscious": "present"}),
    ("a drooping face, suddenly", 2, {**SUDDEN, "face_droop": "left"}),
    ("a leg, all at once", 3, SUDDEN),
    ("breathless at rest", 4, {"breathing_difficulty": "at_rest", "onset_tempo": "days", "hours_since_onset": 48.0,
                               "arm_weakness": "both", "leg_weakness": "both", "course": "worsening"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "screen", "answers"), EMERGENCY_ON, ids=[row[0] for row in EMERGENCY_ON])
def test_an_emergency_ends_it_at_once(
    engine: Engine, browser: Browser, name: str, screen: int, answers: dict[str, Answer]
) -> None:
    browser.start()
    page = play_screens(browser, engine, {**SLOW, **answers}, 1)
    for _ in range(screen - 1):
        if not browser.asking:
            break
        page = play_screens(browser, engine, {**SLOW, **answers}, 1)
    assert not browser.asking
    assert browser.state(engine).progress.screens <= screen
    assert "Call an ambulance now" in page.headings[0]
    assert any(tag == "a" and given.get("href") == "tel:999" for tag, given in page.tags)


def test_an_emergency_demands_no_other_answer(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    form.choose("c.emergency_now", "drowsy_or_unconscious")
    form.type("q.age", "not a number")
    page = browser.send(form, "Next")
    assert "Call an ambulance now" in page.headings[0]


def test_an_emergency_keeps_what_else_was_told(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    first_screen(form, tick=("drowsy_or_unconscious",))
    browser.send(form, "Next")
    assert browser.state(engine).progress.answers["hours_since_onset"] == 72.0


def test_further_questions_are_offered_and_never_required(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    form.choose("c.emergency_now", "drowsy_or_unconscious")
    result = browser.send(form, "Next")
    assert not browser.asking
    page = browser.press("/further")
    assert browser.asking
    assert "Getting help comes first" in page.text
    assert browser.press("/result", "Back to what to do now").headings == result.headings


def test_further_questions_end_and_keep_the_ambulance(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    form.choose("c.emergency_now", "drowsy_or_unconscious")
    browser.send(form, "Next")
    browser.press("/further")
    screens = 0
    while browser.asking:
        screens += 1
        assert screens < 20
        play_screens(browser, engine, SLOW, 1)
    assert screens > 2
    assert assessed(engine, browser.state(engine)).disposition.level == "ambulance_now"


@pytest.mark.parametrize(("reply", "level"), [("No, or not sure", "ambulance_now"), ("Yes, it was a mistake", None)])
def test_a_danger_sign_changed_is_kept_unless_it_was_a_mistake(
    engine: Engine, browser: Browser, reply: str, level: str | None
) -> None:
    form = browser.start().form("/next")
    first_screen(form, tick=("drowsy_or_unconscious",))
    browser.send(form, "Next")
    summary = browser.press("/summary", "Change")
    assert "How old are you?" in summary.text
    page = browser.send(summary.form("/change"), "Change Does any of these fit right now")
    form = page.form("/changed")
    assert [one.value for one in form.of("c.emergency_now") if one.chosen] == ["drowsy_or_unconscious"]
    form.choose("c.emergency_now", NONE)
    page = browser.send(form)
    assert page.headings == ["Was that answer a mistake: it was never so?"]
    assert "Call an ambulance now" in page.text
    assert "No" in page.form("/changed").buttons[0].words, "the safe reply comes first"
    page = browser.send(page.form("/changed"), reply)
    state = browser.state(engine)
    assert state.progress.answers["drowsy_or_unconscious"] == "absent"
    if level:
        assert assessed(engine, state).disposition.level == level
        assert not browser.asking
        assert "stays at least" in page.text
    else:
        assert browser.asking
        assert state.progress.history.falls[-1].outcome == "mistake"


@pytest.mark.parametrize("reply", ["No, or not sure", "Yes, it was a mistake"])
def test_going_back_over_a_danger_sign_asks_too(engine: Engine, browser: Browser, reply: str) -> None:
    form = browser.start().form("/next")
    first_screen(form, tick=("breathless_lying_flat",))
    browser.send(form, "Next")
    held = browser.state(engine).progress.history.held.level
    assert held == "emergency_department"
    form = browser.press("/back", "Back").form("/next")
    assert browser.state(engine).progress.history.held.level == held, "looking takes nothing back"
    form.choose("c.emergency_now", NONE)
    page = browser.send(form, "Next")
    assert page.headings == ["Was that answer a mistake: it was never so?"]
    browser.send(page.form("/next"), reply)
    assert browser.asking
    now = browser.state(engine).progress.history.held.level
    assert now == (held if reply.startswith("No") else "self_care")


def test_a_change_that_raises_the_level_is_taken_without_a_question(engine: Engine, browser: Browser) -> None:
    browser.start()
    play_screens(browser, engine, SLOW, 2)
    page = browser.send(
        browser.press("/summary", "Change an answer").form("/change"), "Change Does any of these fit right"
    )
    form = page.form("/changed")
    form.choose("c.emergency_now", "drowsy_or_unconscious")
    page = browser.send(form)
    assert "Call an ambulance now" in page.headings[0]


def test_the_place_of_a_change_is_held_against_the_state(engine: Engine, browser: Browser) -> None:
    browser.start()
    play_screens(browser, engine, SLOW, 1)
    browser.press("/summary", "Change an answer")
    for place in ("99", "-1", "x", "", "999999999"):
        form = browser.page.form("/change")
        form.buttons[0].value = place
        assert browser.send(form).headings == ["Your answers so far"]
        assert browser.status == 200


def test_what_was_typed_is_kept_and_each_error_names_its_question(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    form.choose("c.emergency_now", NONE, "seizure")
    form.type("q.age", "two hundred")
    form.type("q.hours_since_onset", "3")
    page = browser.send(form, "Next")
    assert browser.status == 200
    assert page.headings == ["First: is this an emergency?"]
    links = [given["href"][1:] for tag, given in page.tags if tag == "a" and given.get("href", "").startswith("#q.")]
    links += [given["href"][1:] for tag, given in page.tags if tag == "a" and given.get("href", "").startswith("#c.")]
    assert sorted(links) == ["c.emergency_now", "q.age", "q.hours_since_onset", "q.onset_tempo"]
    assert set(links) <= set(page.ids), "each link leads to its field"
    again = page.form("/next")
    assert again.of("q.age")[0].value == "two hundred"
    assert again.of("q.hours_since_onset")[0].value == "3"
    assert {one.value for one in again.of("c.emergency_now") if one.chosen} == {NONE, "seizure"}
    assert browser.state(engine).progress.answers == {}, "nothing was taken"
    first_screen(again)
    browser.send(again, "Next")
    assert browser.state(engine).progress.answers["age"] == 50.0


HOURS: list[tuple[str, str, float | None]] = [
    ("3", "d", 72.0), ("3 days", "", 72.0), ("1,5", "h", 1.5), ("2", "mo", 1460.0), ("30", "min", 0.5),
    ("3", "", None), ("3 days", "d", None), ("", "d", None), ("-1", "h", None), ("nan", "h", None), ("3", "m", None),
    ("1e9", "y", None), ("5 m", "", None), ("inf", "h", None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "unit", "hours"), HOURS, ids=[f"{row[0]} {row[1]}" for row in HOURS])
def test_a_length_of_time(engine: Engine, app: Starlette, typed: str, unit: str, hours: float | None) -> None:
    browser = Browser(app)
    form = browser.start().form("/next")
    first_screen(form)
    form.type("q.hours_since_onset", typed)
    unit_field = form.of("q.hours_since_onset.unit")[0]
    unit_field.value = unit
    page = browser.send(form, "Next")
    if hours is None:
        assert "type a number and choose hours" in page.text
    else:
        assert browser.state(engine).progress.answers["hours_since_onset"] == hours


def test_a_number_and_not_sure_do_not_go_together(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    first_screen(form)
    form.choose("q.age.unsure", UNSURE)
    assert "keep one of them" in browser.send(form, "Next").text


def test_not_sure_to_a_question_brings_other_words_once(engine: Engine, browser: Browser) -> None:
    form = browser.start().form("/next")
    first_screen(form)
    form.choose("q.onset_tempo", UNSURE)
    page = browser.send(form, "Next")
    assert page.legends == [f"In other words: {engine.findings['onset_tempo'].again}"]
    again = page.form("/next")
    assert not any(one.chosen for one in again.of("q.onset_tempo")), "the second reply is open"
    missing = browser.send(page.form("/next"), "Next")
    assert "choose one answer" in missing.text
    again = browser.page.form("/next")
    again.choose("q.onset_tempo", UNSURE)
    browser.send(again, "Next")
    answers = browser.state(engine).progress.answers
    assert answers["onset_tempo"] is NOT_SURE
    assert answers["age"] == 50.0
    assert answers["hours_since_onset"] == 72.0
    assert browser.state(engine).progress.screens == 1


def test_not_sure_to_a_list_brings_its_lines_one_by_one(engine: Engine, browser: Browser) -> None:
    form = browser.start("carer").form("/next")
    first_screen(form, tick=("sweating_or_clammy", UNSURE))
    page = browser.send(form, "Next")
    names = page.form("/next").names()
    assert "q.sweating_or_clammy" not in names, "what was ticked is known"
    assert "q.seizure" in names
    assert "q.age" not in names
    again = page.form("/next")
    for name in names:
        again.choose(name, UNSURE if name == "q.seizure" else "none" if name == "q.breathing_difficulty" else "absent")
    browser.send(again, "Next")
    answers = browser.state(engine).progress.answers
    assert answers["seizure"] is NOT_SURE
    assert answers["sweating_or_clammy"] == "present"
    assert answers["breathing_difficulty"] == "none"
    assert answers["long_lie_or_cannot_get_up"] == "absent"


def test_a_second_press_and_a_reload_give_the_same_page(engine: Engine, browser: Browser) -> None:
    browser.start()
    form = browser.page.form("/next")
    first_screen(form)
    once = browser.send(form, "Next").html
    assert browser.send(form, "Next").html == once
    result = play_screens(browser, engine, {**SLOW, "drowsy_or_unconscious": "present"}, 0)
    assert result.html == once


def test_a_restart_in_mid_interview_loses_nothing(engine: Engine, app: Starlette) -> None:
    there = Browser(app)
    there.start()
    play_screens(there, engine, SLOW, 3)
    other = Browser(create_app(Engine(), Settings(country="GB")))
    other.page = there.page
    Patient(engine, SLOW).fill(other.page.form("/next"))
    form = other.page.form("/next")
    assert other.send(form, "Next").html == there.send(form, "Next").html
    assert there.state(engine).progress.screens == 4


def test_the_result_can_be_seen_before_the_end_and_says_so(engine: Engine, browser: Browser) -> None:
    browser.start()
    play_screens(browser, engine, SLOW, 2)
    screen = browser.page
    page = browser.press("/result", "Stop and show")
    assert not browser.asking
    assert "Not everything was asked" in page.text
    assert browser.press("/continue").headings == screen.headings
