"""A walk past every kind of page, in one language: who checks something on all pages follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from myotome.knowledge.finding import NOT_SURE
from tests.browser.told import LEVELS, SADDLE, examined, told
from tests.browser.visitor import Visitor
from tests.server.player import Patient
from tests.server.test_ways import SLOW


def questions(visitor: Visitor, language: str) -> Iterator[str]:
    """The first page, and every kind of page that asks. Yields a name for each as it stands open."""
    page = visitor.page
    visitor.open(f"/?language={language}")
    yield "first page"
    visitor.open(f"/?language={language}&country=")
    yield "first page without a number"
    visitor.open(f"/?language={language}")
    if page.locator("#words").count():
        page.locator("#words").fill("my foot drops and my back hurts")
    visitor.click(page.locator("button[name=mode][value=carer]"))
    yield "emergency screen"
    visitor.next()
    assert page.locator(".summary").count() == 1
    yield "errors"
    patient = Patient(visitor.engine, {**SLOW, "onset_tempo": NOT_SURE})
    visitor.fill(patient)
    visitor.next()
    assert page.locator(".again").count() == 1
    yield "in other words"
    for name in ("", "signs screen", "leg screen", "flags screen"):
        visitor.fill(patient)
        visitor.next()
        while page.locator("[name=second]").count():
            visitor.fill(patient)
            visitor.next()
        yield name or "own words, or signs"
    visitor.click(page.locator("[formaction='/back']"))
    yield "back"
    visitor.jump("/continue", told(visitor.engine, SLOW, "carer", language))
    yield "later questions"
    visitor.jump("/further", told(visitor.engine, LEVELS["ambulance_now"], "carer", language))
    yield "further questions"
    visitor.jump("/examination", examined(visitor.engine, language))
    yield "examination"
    page.locator("table.muscles input").first.fill("nine")
    visitor.next()
    assert page.locator(".summary").count() == 1
    yield "examination with errors"


def changes(visitor: Visitor, language: str) -> Iterator[str]:
    """The summary, a change, the question about a mistake, and what follows when it was none."""
    page = visitor.page
    visitor.jump("/summary", told(visitor.engine, SADDLE, "person", language))
    yield "summary"
    visitor.click(page.locator("button[name=place][value='0']"))
    yield "change"
    page.locator("input[value=absent]").check()
    visitor.next()
    assert page.locator("button[name=mistake]").count() == 2
    yield "mistake"
    visitor.click(page.locator("button[name=mistake][value=no]"))
    yield "a level that is kept"


def results(visitor: Visitor, language: str) -> Iterator[str]:
    """The result at every level, for each mode."""
    page = visitor.page
    level = ""
    for level, answers in LEVELS.items():
        visitor.jump("/result", told(visitor.engine, answers, "person", language))
        assert page.locator(f".level-{level}").count() == 1
        yield f"result {level}"
    # No few answers lead to the mildest level: its look is put on.
    page.locator(f".level-{level}").evaluate("(one) => { one.className = 'verdict level-self_care'; }")
    yield "result self_care"
    visitor.jump("/result", replace(told(visitor.engine, LEVELS["ambulance_now"], "carer", language), country=""))
    yield "result without a number"
    visitor.jump("/result", examined(visitor.engine, language))
    yield "result for a clinician"


def takeaway(visitor: Visitor, language: str) -> Iterator[str]:
    """What is taken along, what is read without answers, and what goes wrong."""
    page = visitor.page
    state = told(visitor.engine, LEVELS["emergency_department"], "person", language)
    for path in ("/print", "/handover", "/carry"):
        visitor.jump(path, state)
        yield path
    code = page.locator("#carry-code").input_value()
    visitor.open(f"/open?language={language}")
    yield "/open"
    page.locator("#code").fill("no code at all")
    visitor.next()
    assert page.locator(".summary").count() == 1
    yield "/open with a fault"
    page.locator("#code").fill(code)
    visitor.next()
    assert page.locator("form[action='/result']").count() == 1
    yield "/open with a case"
    for path in ("/about/cauda_equina_syndrome", "/about/als", "/sources", "/nothing/here"):
        visitor.open(f"{path}?language={language}")
        yield path
    visitor.open(f"/?language={language}")
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.locator("form[action='/start']").evaluate(
            "(form) => { form.action = '/next'; form.submit(); }"
        )  # a form without answers
    yield "a damaged form"
