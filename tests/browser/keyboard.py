"""A person without a mouse: Tab from stop to stop, arrows, Space and Enter; and what such a person needs to see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from myotome.knowledge.finding import Answer
from tests.browser.visitor import Visitor
from tests.server.player import Patient

MOST_STOPS = 120
STOP = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), look = getComputedStyle(one);
  const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
  const there = document.elementFromPoint(x, y);
  const list = one.type == "radio" ? Array.from(one.form.elements[one.name]) : [];
  return {
    tag: one.tagName, kind: one.type || "", name: one.name || "", value: one.value || "", words: one.innerText || "",
    at: box.top + scrollY, checked: !!one.checked, index: list.indexOf(one), values: list.map((line) => line.value),
    options: one.options ? Array.from(one.options).map((line) => line.value) : [],
    seen: box.top >= -1 && box.bottom <= innerHeight + 1 || box.height > innerHeight,
    clear: !!there && (there === one || one.contains(there) || there.contains(one)),
    ring: look.outlineStyle != "none" && parseFloat(look.outlineWidth) >= 2,
  };
}"""


class Keyboard:
    """Keys only. seen: every stop that had the focus and could not be seen, in words."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page
        self.wrong: list[str] = []
        self.before = -1.0

    def tab(self) -> dict[str, Any]:
        """To the next stop, which must be seen, with its ring, and below the one before."""
        self.page.keyboard.press("Tab")
        stop: dict[str, Any] = self.page.evaluate(STOP)
        if stop["tag"] != "BODY":
            where = f"{self.visitor.heading}: {stop['tag']} {stop['name'] or stop['words']}"
            self.wrong += [f"{where}: not {what}" for what in ("seen", "clear", "ring") if not stop[what]]
            if stop["at"] < self.before - 60 and stop["name"] != "":
                self.wrong.append(f"{where}: above the stop before it")
            self.before = stop["at"]
        return stop

    def enter(self) -> None:
        """Press what has the focus; a new page comes."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.keyboard.press("Enter")
        self.before = -1.0

    def to_button(self, words: str) -> None:
        """Go to a button and press it."""
        for _ in range(MOST_STOPS):
            stop = self.tab()
            if stop["tag"] == "BUTTON" and stop["words"].startswith(words):
                self.enter()
                return
        raise AssertionError(f"no way to {words!r} by keyboard")

    def answer(self, answers: Mapping[str, Answer]) -> None:
        """Answer the screen and press Next."""
        form = self.visitor.form()
        Patient(self.visitor.engine, answers).fill(form)
        wanted: dict[str, list[str]] = {}
        for one in form.controls:
            if one.chosen and one.kind != "hidden" and one.value:
                wanted.setdefault(one.name, []).append(one.value)
        for _ in range(MOST_STOPS):
            stop = self.tab()
            if stop["tag"] == "BUTTON":
                assert stop["words"].startswith("Next"), stop
                self.enter()
                return
            self._put(stop, wanted.get(stop["name"], []))
        raise AssertionError("no way to the next screen by keyboard")

    def _put(self, stop: dict[str, Any], values: list[str]) -> None:
        keys = self.page.keyboard
        if stop["kind"] == "radio" and values:
            keys.press("Space")
            for _ in range((stop["values"].index(values[0]) - stop["index"]) % len(stop["values"])):
                keys.press("ArrowDown")
        elif stop["kind"] == "checkbox" and (stop["value"] in values) != stop["checked"]:
            keys.press("Space")
        elif stop["kind"] == "select-one" and values:
            for _ in range(stop["options"].index(values[0])):
                keys.press("ArrowDown")
        elif stop["kind"] == "text" and values:
            keys.type(values[0])
