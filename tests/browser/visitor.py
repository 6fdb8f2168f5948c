"""A person at the real browser: sees forms, clicks what is shown, and is never quicker than the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, Response

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Answer
from myotome.server.web.state import WebState, decode, encode
from tests.server.html import Control, FormView
from tests.server.player import MOST_PAGES, Patient

MODES = {"person": "For me", "carer": "For someone else", "clinician": "I am a clinician"}
FIELDS = """(form) => Array.from(form.elements).filter((one) => one.name && one.tagName != "BUTTON").map((one) => ({
  name: one.name, kind: one.type == "select-one" ? "select" : one.type, value: one.value,
  chosen: !["radio", "checkbox"].includes(one.type) || one.checked,
  options: one.options ? Array.from(one.options).map((line) => line.value) : [],
}))"""
POST = """([path, state]) => {
  const form = document.createElement("form"), field = document.createElement("input");
  form.method = "post"; form.action = path; field.name = "state"; field.value = state;
  form.append(field); document.body.append(form); form.submit();
}"""
TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  return Array.from(document.querySelectorAll("body *")).filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && (box.right > wide + 1 || box.left < -1) && !one.closest(".scroll, .skip") &&
      getComputedStyle(one).position != "absolute";
  }).map((one) => one.outerHTML.slice(0, 120));
}"""


class Visitor:
    """One person with one page. origin: of the server."""

    def __init__(self, page: Page, origin: str, engine: Engine) -> None:
        self.page, self.origin, self.engine = page, origin, engine

    # -- going somewhere ------------------------------------------------------------------------------------------

    def open(self, path: str = "/") -> Response:
        answer = self.page.goto(self.origin + path, wait_until="domcontentloaded")
        assert answer is not None
        return answer

    def start(self, mode: str = "person", words: str = "") -> None:
        """From the first page to the first questions."""
        self.open("/")
        if words:
            self.page.locator("#words").fill(words)
        self.click(self.page.get_by_role("button", name=MODES[mode]))

    def click(self, what: Locator) -> None:
        """Press, and wait for the page that comes."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            what.click()

    def press(self, words: str) -> None:
        """Press the button that begins with these words."""
        self.click(self.page.get_by_role("button", name=words).first)

    def next(self) -> None:
        self.click(self.page.locator("main .go button"))

    def jump(self, path: str, state: WebState) -> None:
        """To a late page at once, with the answers in `state`."""
        if not self.page.url.startswith(self.origin):
            self.open("/")
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.evaluate(POST, [path, encode(self.engine, state)])

    # -- seeing ---------------------------------------------------------------------------------------------------

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def asking(self) -> bool:
        """Whether the page asks questions."""
        return self.page.locator("form.interview[action^='/next'] .question").count() > 0

    @property
    def state(self) -> WebState:
        return decode(self.engine, self.page.locator("[name=state]").first.input_value())

    def form(self, action: str = "/next") -> FormView:
        """The fields of a form as they stand."""
        found: Any = self.page.locator(f"form.interview[action^='{action}']").evaluate(FIELDS)
        controls = [Control(one["name"], one["kind"], one["value"], one["chosen"], one["options"]) for one in found]
        return FormView(action, "post", controls=controls)

    def chosen(self, action: str = "/next") -> list[tuple[str, str]]:
        """What stands in the fields that a person sees."""
        shown = [one for one in self.form(action).controls if one.kind != "hidden" and one.chosen]
        return [(one.name, one.value) for one in shown if one.value]

    def too_wide(self) -> list[str]:
        """What sticks out of the window to a side; the page must never scroll that way."""
        found: Any = self.page.evaluate(TOO_WIDE)
        wide: Any = self.page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth")
        return [*found, *([f"the page scrolls by {wide} px"] if wide > 0 else [])]

    # -- answering ------------------------------------------------------------------------------------------------

    def put(self, name: str, *values: str) -> None:
        """Choose `values` of a list, or type one into a field."""
        for value in values:
            box = self.page.locator(f"input[name='{name}'][value='{value}']:is([type=radio], [type=checkbox])")
            field = self.page.locator(f"[name='{name}']:not([type=hidden])")
            if box.count():
                box.check()
            elif field.evaluate("(one) => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def fill(self, patient: Patient) -> None:
        """Answer everything on the page as the patient would."""
        before = self.form()
        wanted = self.form()
        patient.fill(wanted)
        for old, new in zip(before.controls, wanted.controls, strict=True):
            boxed = new.kind in ("radio", "checkbox")
            if (boxed and new.chosen and not old.chosen) or (not boxed and new.value != old.value):
                self.put(new.name, new.value)

    def fill_screen(self, answers: Mapping[str, Answer]) -> None:
        """Answer everything on the page, and press nothing."""
        self.fill(Patient(self.engine, answers))

    def answer(self, answers: Mapping[str, Answer], screens: int = MOST_PAGES) -> list[str]:
        """Answer so many screens, or all; the headings that came."""
        titles: list[str] = []
        patient = Patient(self.engine, answers)
        while self.asking and len(titles) < screens:
            if not self.page.locator("[name=second]").count():  # else the same screen once more, in other words
                titles.append(self.heading)
            self.fill(patient)
            self.next()
            assert self.page.locator(".summary").count() == 0, self.page.locator(".summary").inner_text()
        return titles
