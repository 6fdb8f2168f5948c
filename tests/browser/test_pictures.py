"""The pictures in the documents are of the real page. `make pictures` takes them anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from myotome.evaluation.case import read_one
from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.told import LEVELS, examined, told
from tests.browser.visitor import Visitor
from tests.conftest import ROOT
from tests.server.test_ways import SLOW

FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 120_000
WRITE = os.environ.get("MYOTOME_PICTURES")
TO_TOP = "(one) => one.scrollIntoView({behavior: 'instant'})"


def first(visitor: Visitor) -> None:
    visitor.open("/")


def question(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer(SLOW, 2)
    visitor.fill_screen(SLOW)
    visitor.page.locator("body").evaluate(TO_TOP)


def ambulance(visitor: Visitor) -> None:
    visitor.jump("/result", told(visitor.engine, LEVELS["ambulance_now"]))


def appointment(visitor: Visitor) -> None:
    case = read_one(str(ROOT / "examples" / "slow_numb_feet.json"), visitor.engine.findings)
    visitor.jump("/result", told(visitor.engine, case.answers))


def where(visitor: Visitor) -> None:
    appointment(visitor)
    visitor.page.locator("section:has(svg.picture)").first.evaluate(TO_TOP)


def causes(visitor: Visitor) -> None:
    appointment(visitor)
    visitor.page.locator("section:has(.causes)").first.evaluate(TO_TOP)


def muscles(visitor: Visitor) -> None:
    visitor.jump("/examination", examined(visitor.engine))
    visitor.page.locator("table.muscles").evaluate(TO_TOP)


def spanish(visitor: Visitor) -> None:
    visitor.open("/?country=ES&language=es")


PHONE, WIDE = (390, 844), (1280, 900)
PICTURES: dict[str, tuple[Callable[[Visitor], None], tuple[int, int], str]] = {
    "first": (first, PHONE, "light"),
    "question": (question, PHONE, "light"),
    "ambulance": (ambulance, PHONE, "light"),
    "appointment": (appointment, PHONE, "light"),
    "where": (where, (390, 1000), "light"),
    "causes": (causes, (390, 1000), "light"),
    "muscles": (muscles, PHONE, "light"),
    "spanish": (spanish, PHONE, "light"),
    "dark": (ambulance, PHONE, "dark"),
    "wide": (appointment, WIDE, "light"),
}


@pytest.mark.skipif(not WRITE, reason="pictures are taken by `make pictures`")
@pytest.mark.parametrize("name", PICTURES)
def test_take(visit: Visit, server: Server, name: str) -> None:
    go, (width, height), scheme = PICTURES[name]
    visitor = visit(server.origin, viewport={"width": width, "height": height}, color_scheme=scheme)
    go(visitor)
    path = ROOT / str(WRITE) / f"{name}.png"
    visitor.page.screenshot(path=path, animations="disabled", caret="hide")
    assert path.stat().st_size < MOST_BYTES


def test_the_pictures_of_the_documents_are_there_and_light() -> None:
    for page in (ROOT / "README.md", ROOT / "docs" / "page.md"):
        text = page.read_text(encoding="utf-8")
        shown = re.findall(r"!\[([^\]]+)\]\(([^)]+\.png)\)", text)
        shown += [(words, address) for address, words in re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]+)"', text)]
        assert len(shown) >= 2
        for words, address in shown:
            path: Path = page.parent / address
            assert len(words) > 20, "what is seen is said in words"
            assert path.parent.resolve() == FOLDER.resolve()
            assert path.stem in PICTURES
            assert path.stat().st_size < MOST_BYTES
