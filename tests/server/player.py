"""A case plays the patient on the real pages: it fills the forms that it is shown, as a person would.

Other tests can use `Browser` (a page at a time) and `play_pages` (a whole interview).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE, Answer, Finding, NotSure
from myotome.knowledge.screen import Item
from myotome.server.web.replies import NONE, UNSURE
from myotome.server.web.state import WebState, decode
from tests.server.html import Button, FormView, Page

with warnings.catch_warnings():
    # The test client prefers another HTTP library than the one that is locked.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

MOST_PAGES = 150


class Browser:
    """One person with a browser and no scripts."""

    def __init__(self, app: Starlette) -> None:
        self.client: Any = TestClient(app, base_url="http://localhost")
        self.status: int = 0
        self.page = Page("")

    def open(self, path: str = "/") -> Page:
        answer = self.client.get(path)
        self.status, self.page = answer.status_code, Page(answer.text)
        return self.page

    def send(self, form: FormView, words: str = "") -> Page:
        """Press the button with these words (the first one without)."""
        return self._push(form, form.button(words))

    def _push(self, form: FormView, button: Button) -> Page:
        sent = form.data(button)
        data: dict[str, list[str]] = {}
        for name, value in sent:
            data.setdefault(name, []).append(value)
        answer = self.client.request(form.method.upper(), button.action, data=data)
        self.status, self.page = answer.status_code, Page(answer.text)
        return self.page

    def press(self, action: str, words: str = "") -> Page:
        """Press the button that goes to `action`."""
        form = self.page.form(action)
        return self._push(form, next(one for one in form.buttons if one.action == action and words in one.words))

    def start(self, mode: str = "person", country: str = "GB", words: str = "") -> Page:
        form = self.open(f"/?country={country}").form("/start")
        if words:
            form.type("words", words)
        label = {"person": "For me", "carer": "For someone else", "clinician": "I am a clinician"}[mode]
        return self.send(form, label)

    @property
    def asking(self) -> bool:
        """Whether the page asks questions."""
        return any(one.action == "/next" for one in self.page.forms)

    def state(self, engine: Engine) -> WebState:
        """The state that the page holds."""
        return decode(engine, self.state_text())

    def state_text(self) -> str:
        return next(one.value for form in self.page.forms for one in form.controls if one.name == "state")


class Patient:
    """What a case answers to the fields of a form. unstated: "absent" or "unknown"."""

    def __init__(self, engine: Engine, answers: Mapping[str, Answer], unstated: str = "absent") -> None:
        self.engine, self.answers, self.unstated = engine, answers, unstated
        self.items: dict[tuple[str, str], Item] = {
            (question.id, item.finding): item
            for screen in engine.screens
            for question in screen.questions
            for item in question.items
        }

    def answer(self, finding: Finding) -> Answer:
        """What the patient says of a finding: what is not in the case is not there, or not known."""
        nothing = finding.nothing if self.unstated == "absent" else None
        found = self.answers.get(finding.id, nothing)
        return NOT_SURE if found is None else found

    def fill(self, form: FormView) -> None:
        """Fill every field that is shown."""
        for name in form.names():
            kind, _, rest = name.partition(".")
            if kind == "c":
                self._tick(form, name, rest)
            elif kind == "q" and "." not in rest:
                self._say(form, name, self.engine.findings[rest])

    def _tick(self, form: FormView, name: str, question: str) -> None:
        lines = [one.value for one in form.of(name) if one.value in self.engine.findings]
        ticked = [one for one in lines if self._line(question, one) is True]
        unsure = any(self._line(question, one) is None for one in lines)
        form.choose(name, *(ticked or ([] if unsure else [NONE])), *([UNSURE] if unsure else []))

    def _line(self, question: str, name: str) -> bool | None:
        """Whether a line of a checklist fits; None: not sure."""
        answer = self.answers.get(name)
        if isinstance(answer, NotSure) or (answer is None and self.unstated == "unknown"):
            return None
        return answer == self.items[question, name].value

    def _say(self, form: FormView, name: str, finding: Finding) -> None:
        answer = self.answer(finding)
        offered = form.of(name)
        if offered[0].kind == "text":
            if isinstance(answer, NotSure):
                form.choose(f"{name}.unsure", UNSURE)
                return
            form.type(name, repr(answer))
            if form.of(f"{name}.unit"):
                form.choose(f"{name}.unit", "h")
            return
        value = UNSURE if isinstance(answer, NotSure) else str(answer)
        if finding.kind == "yes_no" and value not in [one.value for one in offered]:
            value = offered[1].value  # a line of a checklist, alone: what is not this answer is a no
        form.choose(name, value)


@dataclass(slots=True)
class PlayedPages:
    """An interview on pages. titles: the headings of its screens. pages: every page that asked, in order."""

    titles: list[str] = field(default_factory=list[str])
    pages: list[Page] = field(default_factory=list[Page])
    left: list[int] = field(default_factory=list[int])


def play_pages(
    browser: Browser, engine: Engine, answers: Mapping[str, Answer], mode: str = "person", unstated: str = "absent"
) -> PlayedPages:
    """Play a whole interview; the browser stands at the result afterwards."""
    played = PlayedPages()
    patient = Patient(engine, answers, unstated)
    browser.start(mode)
    while browser.asking:
        assert browser.status == 200
        assert len(played.pages) < MOST_PAGES, "an interview must end"
        page = browser.page
        played.pages.append(page)
        form = page.form("/next")
        second = bool(form.of("second"))
        if not second:
            played.titles.append(page.headings[0])
            found = re.search(r"never more than (\d+)", page.text)
            assert found or "This may be the " in page.text
            played.left.append(int(found[1]) if found else 1)
        patient.fill(form)
        browser.send(form, "Next")
        assert "Please check these" not in browser.page.text, browser.page.text
    return played


def as_a_page_can_tell(engine: Engine, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """`answers` as somebody at the page can give them: there every question wants a reply.

    A question without a "no" that the case does not answer is "not sure"; what was not examined has no answer.
    """
    told: dict[str, Answer] = {}
    for name, finding in engine.findings.items():
        answer = answers.get(name)
        tested = finding.domain in ("examination", "measurements")
        if answer is None and finding.nothing is None and not tested:
            told[name] = NOT_SURE
        elif answer is not None and not (tested and isinstance(answer, NotSure)):
            told[name] = answer
    return told
