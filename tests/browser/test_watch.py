"""The watch over every journey sees what it is there for: a check that can not fail would promise nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.browser.watch import Watch

WRONG = [
    ("a picture of another host", "new Image().src = 'http://pictures.example/a.png'"),
    ("a style in the page", "document.body.setAttribute('style', 'color: red'); "
     "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))"),
    ("a script that fails", "setTimeout(() => { throw new Error('broken'); })"),
    ("something kept", "localStorage.setItem('answers', '1')"),
]  # fmt: skip


@pytest.mark.parametrize("script", [row[1] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_no_page_may_do_is_seen(chromium: Browser, server: Server, script: str) -> None:
    context = chromium.new_context()
    watch = Watch(context, server.origin)
    page = context.new_page()
    page.goto(server.origin)
    watch.check()
    page.evaluate(script)
    page.wait_for_timeout(300)
    with pytest.raises(AssertionError):
        watch.check()
    context.close()


@pytest.mark.usefixtures("axe")
def test_what_shuts_people_out_is_seen(visitor: Visitor) -> None:
    visitor.open("/")
    assert violations(visitor.page) == []
    visitor.page.evaluate("document.querySelector('label[for=country]').remove()")
    assert any(one.startswith("select-name") for one in violations(visitor.page))
    assert visitor.too_wide() == []
    visitor.page.evaluate("document.querySelector('.alarm').append(document.createElement('pre'))")
    visitor.page.locator("pre").evaluate("(one) => { one.textContent = 'm'.repeat(99); }")
    assert visitor.too_wide()
