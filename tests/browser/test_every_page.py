"""Every kind of page, in every language: no rule of accessibility is broken, and nothing sticks out of a small window.

1280 px at a zoom of 400 % are 320 px by 256 px, which is also the smallest phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from scripts.languages.pseudo import PSEUDO

from tests.browser.axe import violations
from tests.browser.tour import changes, questions, results, takeaway
from tests.browser.visitor import Visitor

# What the test language adds to each text stands between a name and its beginning.
WITHOUT = {PSEUDO.code: ["label-content-name-mismatch"]}
SMALL, PHONE = (320, 256), (390, 844)
TOURS = (questions, changes, results, takeaway)


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.__name__)
@pytest.mark.parametrize("language", ["en", "es", PSEUDO.code])
def test_every_page_can_be_used_by_everybody(
    visitor: Visitor, tour: Callable[[Visitor, str], Iterator[str]], language: str
) -> None:
    page = visitor.page
    wrong: dict[str, list[str]] = {}
    for name in tour(visitor, language):
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = violations(page, WITHOUT.get(language, []))
        page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
        found += visitor.too_wide()
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        wrong |= {name: found} if found else {}
    assert not wrong, "\n".join(f"{name}:\n  " + "\n  ".join(found) for name, found in wrong.items())
