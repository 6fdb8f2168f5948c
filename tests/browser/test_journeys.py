"""What goes on around an interview: an emergency, changes of mind, reload, Back, a double press, a server that dies."""

from __future__ import annotations

import pytest

from myotome.knowledge.finding import Answer
from myotome.server.web.replies import NONE
from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.server.test_ways import EMERGENCY_ON, SLOW

# On the first screen, on that of the signs, on that of the leg, and on one of the danger signs after them.
EMERGENCIES = [*EMERGENCY_ON[:3], ("a weak cough", 7, {"weak_cough": "present"})]


@pytest.mark.parametrize(("name", "screen", "answers"), EMERGENCIES, ids=[row[0] for row in EMERGENCIES])
def test_an_emergency_ends_it_at_once(visitor: Visitor, name: str, screen: int, answers: dict[str, Answer]) -> None:
    visitor.start()
    titles = visitor.answer({**SLOW, **answers})
    assert len(titles) == screen
    assert "Call an ambulance now" in visitor.heading
    call = visitor.page.locator("main a.call")
    assert call.get_attribute("href") == "tel:999"
    box = call.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 844, "the call button is seen without scrolling"


def test_back_and_next_come_to_the_same_page_and_what_was_said_stands_there(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer(SLOW, 3)
    there = visitor.state
    visitor.press("Back")
    assert ("q.leg_weakness", "left") in visitor.chosen()
    visitor.next()
    assert visitor.state == there


@pytest.mark.parametrize(("reply", "level"), [("No, or not sure", "ambulance_now"), ("Yes, it was a mistake", "")])
def test_a_danger_sign_is_taken_back_only_as_a_mistake(visitor: Visitor, reply: str, level: str) -> None:
    page = visitor.page
    visitor.start()
    visitor.answer({**SLOW, "drowsy_or_unconscious": "present"}, 1)
    assert "Call an ambulance now" in visitor.heading
    visitor.click(page.locator("[formaction='/summary']").first)
    visitor.click(page.locator("[name=place]").first)
    assert page.locator("[value=drowsy_or_unconscious]").is_checked()
    visitor.put("c.emergency_now", NONE)
    assert not page.locator("[value=drowsy_or_unconscious]").is_checked(), "the script unticks the lines"
    visitor.next()
    assert visitor.heading.startswith("Was that answer a mistake")
    visitor.press(reply)
    assert visitor.asking == (not level)
    assert visitor.state.progress.answers["drowsy_or_unconscious"] == "absent"
    assert visitor.state.progress.history.kept.level == (level or "self_care")


def test_reload_shows_the_same_page_and_loses_nothing(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer(SLOW, 2)
    there, heading = visitor.state, visitor.heading
    visitor.page.reload(wait_until="domcontentloaded")
    assert (visitor.state, visitor.heading) == (there, heading)
    visitor.answer(SLOW, 1)
    assert visitor.state.progress.screens == 3


def test_the_back_button_of_the_browser_shows_the_page_before_with_its_answers(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer(SLOW, 2)
    there = visitor.state
    visitor.fill_screen(SLOW)
    filled = visitor.chosen()
    assert filled
    visitor.next()
    after = visitor.state
    visitor.page.go_back(wait_until="domcontentloaded")
    assert visitor.state == there
    assert visitor.chosen() == filled
    visitor.next()
    assert visitor.state == after


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_press_counts_once(visit: Visit, server: Server, scripts: bool) -> None:
    visitor = visit(server.origin, java_script_enabled=scripts)
    visitor.start()
    visitor.fill_screen(SLOW)
    sent: list[str] = []
    visitor.page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    visitor.page.locator("main .go button").dblclick(no_wait_after=True)
    # Without scripts the second press takes the place of the first, which the browser gives up.
    signs = next(one.title for one in visitor.engine.screens if one.id == "signs")
    visitor.page.locator("h1", has_text=signs).wait_for()
    visitor.page.wait_for_load_state("load")
    visitor.page.wait_for_timeout(300)
    assert visitor.state.progress.screens == 1
    assert not scripts or len(sent) == 1, sent
    visitor.answer(SLOW, 1)
    assert visitor.state.progress.screens == 2


def test_a_server_that_dies_in_mid_interview_loses_nothing(visit: Visit, own_server: Server) -> None:
    visitor = visit(own_server.origin)
    page = visitor.page
    visitor.start()
    visitor.answer(SLOW, 2)
    visitor.fill_screen(SLOW)
    there, filled = visitor.state, visitor.chosen()
    own_server.kill()
    page.locator("main .go button").click()
    page.wait_for_url("chrome-error://**")
    # Whoever goes back finds the page as it was left, also while nobody answers.
    page.go_back(wait_until="domcontentloaded")
    assert (visitor.state, visitor.chosen()) == (there, filled)
    own_server.start()
    visitor.next()
    assert visitor.state.progress.screens == 3
    # Whoever reloads instead sends the same answers again.
    visitor.fill_screen(SLOW)
    own_server.kill()
    page.locator("main .go button").click()
    page.wait_for_url("chrome-error://**")
    own_server.start()
    page.reload(wait_until="domcontentloaded")
    assert visitor.state.progress.screens == 4


def test_a_lost_connection_is_said_and_one_can_try_again(visitor: Visitor) -> None:
    page = visitor.page
    visitor.start()
    visitor.fill_screen(SLOW)
    filled = visitor.chosen()
    page.context.set_offline(True)
    notice = page.locator(".lost")
    notice.wait_for()
    assert notice.get_attribute("role") == "alert"
    page.locator("main .go button").click()
    assert visitor.chosen() == filled, "the page stays, with its answers"
    assert notice.is_visible()
    page.context.set_offline(False)
    notice.wait_for(state="detached")
    visitor.next()
    assert visitor.state.progress.screens == 1
