"""The accessibility rules of axe-core, run inside the page as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
#: Every rule of WCAG 2.2 to level AA, and the good habits beyond.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([tags, without]) => axe.run(document, {
  runOnly: tags, resultTypes: ["violations"], rules: Object.fromEntries(without.map((one) => [one, {enabled: false}])),
}).then((found) =>
  found.violations.flatMap((one) => one.nodes.slice(0, 3).map((node) => [
    one.id, node.html.slice(0, 200), [...node.any, ...node.all, ...node.none].map((why) => why.message).join("; "),
  ].join(" | "))))"""


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, without: Sequence[str] = ()) -> list[str]:
    """What is wrong with the page for people with other senses or other hands; empty where nothing is.

    without: rules that are left out.
    """
    if not page.evaluate("() => typeof axe !== 'undefined'"):
        page.evaluate(_source())
    found: Any = page.evaluate(RUN, [TAGS, list(without)])
    return [str(one) for one in found]
