"""The sheet for clinicians: what is filled in counts, what is empty does not, and the anatomy beside it is right."""

from __future__ import annotations

import pytest

from myotome.anatomy.muscles import LEG_ACTIONS
from myotome.assessment.engine import Engine
from myotome.knowledge.levels import RANK
from myotome.server.web.examination import SIDES, nerves_of, power_of, roots_of
from tests.server.html import Page
from tests.server.player import Browser
from tests.server.test_ways import SLOW, play_screens

# movement, its key root or roots by ISNCSCI and the MRC's guide, the nerve that does most of it
KEY: list[tuple[str, set[str], str]] = [
    ("hip_flexion", {"L2"}, "lumbar plexus"),
    ("knee_extension", {"L3", "L4"}, "femoral"),
    ("hip_adduction", {"L3"}, "obturator"),
    ("ankle_dorsiflexion", {"L4", "L5"}, "common peroneal"),
    ("toe_extension", {"L5"}, "common peroneal"),
    ("ankle_inversion", {"L5"}, "tibial"),
    ("hip_abduction", {"L5"}, "superior gluteal"),
    ("ankle_eversion", {"L5"}, "common peroneal"),
    ("ankle_plantarflexion", {"S1"}, "tibial"),
    ("knee_flexion", {"S1"}, "sciatic"),
    ("hip_extension", {"S1"}, "inferior gluteal"),
]


@pytest.mark.parametrize(("action", "roots", "nerve"), KEY, ids=[row[0] for row in KEY])
def test_root_and_nerve_beside_each_movement(action: str, roots: set[str], nerve: str) -> None:
    main = {name for name, is_main in roots_of(action) if is_main}
    assert roots <= main
    assert len(main) <= 3
    assert nerves_of(action)[0] == nerve


def sheet(browser: Browser, engine: Engine) -> Page:
    browser.start("clinician")
    play_screens(browser, engine, SLOW, 4)
    return browser.press("/examination")


def test_every_movement_has_a_row_and_two_sides(engine: Engine, browser: Browser) -> None:
    page = sheet(browser, engine)
    names = page.form("/examined").names()
    for action in LEG_ACTIONS:
        for side in SIDES:
            assert f"q.{power_of(action, side)}" in names
    rows = [given for tag, given in page.tags if tag == "tr" and "data-roots" in given]
    assert len(rows) == len(LEG_ACTIONS)
    assert "common peroneal" in page.text
    assert "L5" in page.text


def test_every_finding_of_the_examination_stands_on_it(engine: Engine, browser: Browser) -> None:
    names = set(sheet(browser, engine).form("/examined").names())
    for name, finding in engine.findings.items():
        assert (f"q.{name}" in names) is (finding.domain in ("examination", "measurements")), name


def test_an_empty_sheet_changes_nothing(engine: Engine, browser: Browser) -> None:
    page = sheet(browser, engine)
    before = browser.state(engine).progress
    browser.send(page.form("/examined"), "Use these findings")
    assert browser.state(engine).progress == before


def test_what_is_filled_in_counts_and_is_shown_again(engine: Engine, browser: Browser) -> None:
    form = sheet(browser, engine).form("/examined")
    form.type("q.power_toe_extension_left", "4,5")
    form.type("q.heart_rate", "80")
    form.choose("q.reflex_ankle_left", "reduced")
    browser.send(form, "Use these findings")
    answers = browser.state(engine).progress.answers
    assert answers["power_toe_extension_left"] == 4.5
    assert answers["heart_rate"] == 80.0
    assert answers["reflex_ankle_left"] == "reduced"
    assert "power_toe_extension_right" not in answers
    again = browser.press("/examination").form("/examined")
    assert again.of("q.power_toe_extension_left")[0].value == "4.5"
    assert again.of("q.reflex_ankle_left")[0].value == "reduced"
    browser.send(again, "Use these findings")
    assert browser.state(engine).progress.answers == answers


def test_a_wrong_grade_is_named_and_kept(engine: Engine, browser: Browser) -> None:
    form = sheet(browser, engine).form("/examined")
    form.type("q.power_toe_extension_left", "6")
    page = browser.send(form, "Use these findings")
    assert "type a number from 0 to 5" in page.text
    assert page.form("/examined").of("q.power_toe_extension_left")[0].value == "6"
    assert "q.power_toe_extension_left" in page.ids
    assert "power_toe_extension_left" not in browser.state(engine).progress.answers


def test_a_danger_sign_on_it_is_not_taken_back_in_silence(engine: Engine, browser: Browser) -> None:
    form = sheet(browser, engine).form("/examined")
    before = browser.state(engine).progress.history.held.level
    form.choose("q.perianal_sensation_reduced", "present")
    browser.send(form, "Use these findings")
    held = browser.state(engine).progress.history.held.level
    assert RANK[held] > RANK[before]
    form = browser.press("/examination").form("/examined")
    form.choose("q.perianal_sensation_reduced", "absent")
    page = browser.send(form, "Use these findings")
    assert page.headings == ["Was that answer a mistake: it was never so?"]
    browser.send(page.form("/examined"), "No, or not sure")
    state = browser.state(engine)
    assert state.progress.answers["perianal_sensation_reduced"] == "absent"
    assert state.progress.history.held.level == held


def test_only_clinicians_are_offered_it(engine: Engine, browser: Browser) -> None:
    browser.start("person")
    page = play_screens(browser, engine, SLOW, 4)
    assert not any(button.action == "/examination" for form in page.forms for button in form.buttons)
