"""One browser and one server for all journeys; a visitor for each, who is watched.

Where there is no Chromium the journeys are skipped and say so; where CI runs them that is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright
from scripts.languages.pseudo import make_pseudo

from myotome.assessment.engine import Engine
from tests.browser.axe import AXE
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.watch import Watch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Visit = Callable[..., Visitor]


def missing(what: str) -> NoReturn:
    """Skip, or fail in CI."""
    words = f"{what}: the journeys through the page are not tested (`make .make/browser` as root installs it)"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


# The scope is the package, not the session: while Playwright runs, no other test of this process can run a loop.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        missing("no Chromium on this machine")
    # The sandbox of Chromium can not be set up by root; what is loaded is our own page only.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled catalogues of the test language."""
    return make_pseudo(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture(scope="package")
def server(languages: Path) -> Iterator[Server]:
    made = Server(languages)
    yield made
    made.stop()


@pytest.fixture
def own_server(languages: Path) -> Iterator[Server]:
    """A server for one test alone, which may kill it."""
    made = Server(languages)
    yield made
    made.kill()


@pytest.fixture
def visit(chromium: Browser, engine: Engine) -> Iterator[Visit]:
    """Makes visitors: each a browser of its own, with `options` of Playwright's contexts."""
    watched: list[Watch] = []

    def make(origin: str, **options: Any) -> Visitor:
        settings: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "locale": "en-GB", **options}
        context = chromium.new_context(**settings)
        context.set_default_timeout(40_000)
        watched.append(Watch(context, origin))
        return Visitor(context.new_page(), origin, engine)

    yield make
    try:
        for one in watched:
            one.check()
    finally:
        for one in watched:
            one.context.close()


@pytest.fixture
def visitor(visit: Visit, server: Server) -> Visitor:
    return visit(server.origin)


@pytest.fixture(scope="package")
def axe() -> None:
    if not AXE.exists():
        missing("no axe-core")
