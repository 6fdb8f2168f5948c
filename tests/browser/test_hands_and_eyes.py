"""Without a mouse, with forced colours, without motion, in the dark: the page can be used."""

from __future__ import annotations

from typing import Any

import pytest

from myotome.assessment.engine import Engine
from myotome.evaluation.case import read_one
from myotome.evaluation.play import play
from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.browser.keyboard import Keyboard
from tests.browser.server import Server
from tests.browser.told import LEVELS, examined, told
from tests.browser.visitor import Visitor
from tests.conftest import ROOT
from tests.server.player import as_a_page_can_tell
from tests.server.test_ways import SLOW

MOVING = """() => [document.getAnimations().length, getComputedStyle(document.documentElement).scrollBehavior,
  Array.from(document.querySelectorAll("*"), (one) => parseFloat(getComputedStyle(one).transitionDuration))
    .filter(Boolean).length]"""
CONTRAST = """(selector) => {
  const one = document.querySelector(selector), look = getComputedStyle(one);
  return [look.color, look.backgroundColor, look.borderTopStyle, parseFloat(look.borderTopWidth)];
}"""


def test_a_whole_interview_by_keyboard_alone(visitor: Visitor, engine: Engine) -> None:
    case = read_one(str(ROOT / "examples" / "slow_numb_feet.json"), engine.findings)
    answers = as_a_page_can_tell(engine, case.answers)
    visitor.open("/")
    keyboard = Keyboard(visitor)
    first = keyboard.tab()
    assert first["words"] == "Go to the main part", "the first stop leads past the head of the page"
    keyboard.to_button("For me")
    screens = 0
    while visitor.asking:
        screens += 1
        keyboard.answer(answers)
        assert not visitor.page.locator(".summary").count(), visitor.page.locator(".summary").inner_text()
    played = play(engine, answers, "person").result
    assert played is not None
    assert played.disposition.label in visitor.heading
    assert screens > 5
    for _ in range(40):
        if keyboard.tab()["tag"] == "BODY":
            break
    assert not keyboard.wrong, "\n".join(keyboard.wrong)


def test_errors_take_the_focus_and_lead_to_their_fields(visitor: Visitor) -> None:
    visitor.start()
    visitor.next()
    page = visitor.page
    page.wait_for_function("() => document.activeElement.className == 'summary'")
    assert page.title().startswith("Please check:")
    link = page.locator(".summary a").first
    target = str(link.get_attribute("href"))[1:]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("(id) => document.activeElement.id == id", arg=target)


def test_forced_colours_lose_nothing(visit: Visit, server: Server) -> None:
    visitor = visit(server.origin, forced_colors="active")
    page = visitor.page
    visitor.open("/")
    text, ground, border, width = page.evaluate(CONTRAST, "a.call")
    assert text != ground
    assert (border, width >= 2) == ("solid", True), "the call button is told by its border"
    stroke, canvas = page.evaluate(
        "() => [getComputedStyle(document.querySelector('.icon')).stroke, getComputedStyle(document.body).color]"
    )
    assert stroke == canvas, "the signs are drawn in the colour of text"
    visitor.start()
    visitor.fill_screen(SLOW)
    look = "(one) => getComputedStyle(one.closest('.choice')).outlineStyle"
    assert page.locator("input[type=radio]:checked").first.evaluate(look) == "solid", "what is chosen has a ring"
    visitor.jump("/result", examined(visitor.engine))
    assert page.evaluate(CONTRAST, ".verdict")[2] == "solid"
    drawn: Any = page.evaluate(
        "() => Array.from(document.querySelectorAll('svg.picture')).map((one) => getComputedStyle(one).color)"
    )
    assert drawn
    assert all(one == canvas for one in drawn), "pictures follow the colours that the person has set"


def test_nothing_moves_for_who_wants_no_motion(visit: Visit, server: Server) -> None:
    visitor = visit(server.origin, reduced_motion="reduce")
    visitor.open("/")
    assert visitor.page.evaluate(MOVING) == [0, "auto", 0]
    visitor.jump("/result", told(visitor.engine, LEVELS["ambulance_now"]))
    assert visitor.page.evaluate(MOVING) == [0, "auto", 0]


@pytest.mark.usefixtures("axe")
def test_dark_pages_have_enough_contrast(visit: Visit, server: Server) -> None:
    visitor = visit(server.origin, color_scheme="dark")
    page = visitor.page
    wrong: dict[str, list[str]] = {}

    def check(name: str) -> None:
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = violations(page)
        wrong.update({name: found} if found else {})

    visitor.open("/")
    check("first page")
    visitor.start("carer")
    visitor.next()
    check("errors")
    for level in ("ambulance_now", "doctor_within_24h", "routine_appointment"):
        visitor.jump("/result", told(visitor.engine, LEVELS[level]))
        check(level)
    for path in ("/examination", "/print", "/carry"):
        visitor.jump(path, examined(visitor.engine))
        check(path)
    assert not wrong, wrong
