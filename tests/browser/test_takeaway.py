"""What is taken along: files that arrive, paper, and the code that carries a case to a second device."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.told import LEVELS, examined, told
from tests.browser.visitor import Visitor

FILES = [("/result.pdf", "myotome-result.pdf"), ("/result.json", "myotome-result.json"),
         ("/result.fhir.json", "myotome-result.fhir.json")]  # fmt: skip


def test_every_file_arrives_and_the_page_stays(visitor: Visitor) -> None:
    visitor.jump("/result", examined(visitor.engine))
    heading = visitor.heading
    for action, name in FILES * 2:
        with visitor.page.expect_download() as found:
            visitor.page.locator(f"[formaction='{action}']").click()
        assert found.value.suggested_filename == name
        content = Path(found.value.path()).read_bytes()
        if name.endswith(".pdf"):
            assert content.startswith(b"%PDF-")
            assert len(content) > 10_000
        elif "fhir" in name:
            assert json.loads(content)["resourceType"] == "Bundle"
        else:
            assert json.loads(content)["disposition"]["level"]
    assert visitor.heading == heading


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("path", ["/print", "/result"])
@pytest.mark.parametrize("dark", [False, True])
def test_it_prints(visit: Visit, server: Server, path: str, dark: bool) -> None:
    visitor = visit(server.origin, color_scheme="dark" if dark else "light")
    page = visitor.page
    visitor.jump(path, told(visitor.engine, LEVELS["emergency_department"]))
    made = page.pdf(format="A4", tagged=True)
    assert made.startswith(b"%PDF-")
    assert 1 <= pages_of(made) <= (4 if path == "/print" else 16)
    assert b"/StructTreeRoot" in made
    page.emulate_media(media="print")
    assert page.locator("h1").first.is_visible()
    assert not page.locator("form button").locator("visible=true").count(), "nothing to press on paper"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    ink = page.evaluate("getComputedStyle(document.querySelector('main p')).color")
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 200, "dark ink on white paper"


def test_a_code_opens_the_case_on_a_second_device(visit: Visit, server: Server) -> None:
    first = visit(server.origin)
    first.jump("/carry", told(first.engine, LEVELS["emergency_department"]))
    assert first.page.locator("svg.qr").count() == 1
    code = first.page.locator("#carry-code").input_value()
    bare = re.sub(r"\s", "", code)
    assert seen_by_a_camera(first.page.locator("svg.qr").screenshot()) == f"{server.origin}/open#{bare}"
    second = visit(server.origin)
    with second.page.expect_navigation(url="**/open", wait_until="domcontentloaded"):
        second.page.goto(f"{server.origin}/open#{bare}")
    check_opened(second, bare)
    # Without scripts the code is pasted, as it is shown.
    third = visit(server.origin, java_script_enabled=False)
    third.open("/open")
    third.page.locator("#code").fill(code)
    third.next()
    check_opened(third, bare)


def seen_by_a_camera(picture: bytes) -> str:
    """What a reader of codes finds in the picture, turned and blurred a little as a hand holds it."""
    held = Image.open(BytesIO(picture)).convert("L").rotate(4, expand=True, fillcolor=255)
    (found,) = zxingcpp.read_barcodes(held.filter(ImageFilter.GaussianBlur(0.6)))
    return found.text


def check_opened(visitor: Visitor, code: str) -> None:
    assert code not in visitor.page.url
    assert "3" in visitor.page.locator("h2").first.inner_text()
    visitor.click(visitor.page.locator("form[action='/result'] button").first)
    assert visitor.page.locator(".level-emergency_department").count() == 1
    assert visitor.state.progress.answers == LEVELS["emergency_department"]
