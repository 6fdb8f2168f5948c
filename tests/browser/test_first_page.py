"""The first page is light, and can be read before any script has come and without any."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Route

from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.visitor import Visitor

MOST_BYTES = 60_000


def test_the_first_page_weighs_little(visitor: Visitor) -> None:
    """Headers and all files counted, as they come over the line."""
    weights: dict[str, float] = {}
    network: Any = visitor.page.context.new_cdp_session(visitor.page)
    network.send("Network.enable")

    def loaded(event: Any) -> None:
        weights[event["requestId"]] = event["encodedDataLength"]

    network.on("Network.loadingFinished", loaded)
    visitor.open("/")
    visitor.page.wait_for_load_state("networkidle")
    assert len(weights) >= 3, "the page, its style and its script"
    assert 5_000 < sum(weights.values()) <= MOST_BYTES, weights


def test_it_is_readable_before_any_script_has_come(visit: Visit, server: Server) -> None:
    visitor = visit(server.origin)
    waiting: list[Route] = []
    visitor.page.route("**/*.js*", lambda route: waiting.append(route))  # noqa: PLW0108 (a list's own can not be marked)
    visitor.page.goto(server.origin, wait_until="commit")
    check_readable(visitor)
    assert waiting, "a script was asked for, and never came"


def test_it_is_readable_without_scripts(visit: Visit, server: Server) -> None:
    visitor = visit(server.origin, java_script_enabled=False)
    visitor.open("/")
    check_readable(visitor)


def check_readable(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("h1").wait_for()
    assert "999" in visitor.heading
    assert page.locator(".signs li").count() == 6
    assert page.locator("a.call[href='tel:999']").is_visible()
    page.get_by_role("button", name="For me").wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.alarm')).borderTopWidth") == "3px"
