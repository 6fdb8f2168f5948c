"""Every page: its headers, its size, what it loads, and that it is sound HTML. The first page above all."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.language import LANGUAGES, open_language
from myotome.server.app import create_app
from myotome.server.settings import Settings
from myotome.server.web.assets import FOLDER, assets
from myotome.server.web.call import WORDS, call_for
from myotome.server.web.first import SIGNS
from tests.server.html import Page
from tests.server.player import Browser, play_pages
from tests.server.test_ways import SLOW, first_screen

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
ROUTES: list[tuple[str, str, int]] = [
    ("GET", "/", 200), ("GET", "/healthz", 200), ("GET", "/readyz", 200), ("GET", "/static/page.css", 200),
    ("GET", "/static/page.js", 200), ("GET", "/static/icon.svg", 200), ("GET", "/static/../app.py", 404),
    ("GET", "/static/none.css", 404), ("GET", "/nowhere", 404), ("GET", "/next", 405), ("POST", "/", 405),
    ("POST", "/start", 200), ("POST", "/next", 400), ("POST", "/back", 400), ("POST", "/continue", 400),
    ("POST", "/summary", 400), ("POST", "/change", 400), ("POST", "/changed", 400), ("POST", "/result", 400),
    ("POST", "/further", 400), ("POST", "/examination", 400), ("POST", "/examined", 400), ("GET", "/metrics", 404),
    ("HEAD", "/", 200), ("PUT", "/next", 405), ("OPTIONS", "/next", 405),
]  # fmt: skip


def pages_of_an_interview(app: Starlette, engine: Engine) -> Iterator[Page]:
    """One of each kind of page."""
    browser = Browser(app)
    yield browser.open("/")
    yield browser.start("clinician")
    form = browser.page.form("/next")
    yield browser.send(form, "Next")  # with errors
    form = browser.page.form("/next")
    first_screen(form, tick=("-unsure",))
    yield browser.send(form, "Next")  # in other words
    yield from play_pages(Browser(app), engine, SLOW, "carer").pages
    browser = Browser(app)
    yield from play_pages(browser, engine, SLOW, "clinician").pages
    result = browser.page
    yield result
    yield browser.press("/summary")
    yield browser.send(browser.page.form("/change"), "Change")
    browser.page = result
    yield browser.press("/examination")
    yield browser.open("/nowhere")


@pytest.mark.parametrize(("method", "path", "status"), ROUTES, ids=[f"{row[0]} {row[1]}" for row in ROUTES])
def test_every_answer_has_the_headers(browser: Browser, method: str, path: str, status: int) -> None:
    answer = browser.client.request(method, path)
    assert answer.status_code == status
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "geolocation=()" in answer.headers["permissions-policy"]
    assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["x-request-id"])
    assert "server" not in answer.headers
    assert "set-cookie" not in answer.headers
    assert "strict-transport-security" not in answer.headers


def test_browsers_must_insist_on_tls_only_behind_it(engine: Engine) -> None:
    browser = Browser(create_app(engine, Settings(behind_tls=True)))
    for path in ("/", "/nowhere", "/static/page.css"):
        assert "max-age" in browser.client.get(path).headers["strict-transport-security"]


def test_pages_with_answers_are_kept_by_nothing_in_between(browser: Browser) -> None:
    browser.start()
    answer = browser.client.post("/continue", data={"state": browser.state_text()})
    assert answer.headers["cache-control"] == "private, no-cache"


def test_nothing_comes_from_elsewhere_and_nothing_stands_in_an_address(app: Starlette, engine: Engine) -> None:
    seen = 0
    for page in pages_of_an_interview(app, engine):
        seen += 1
        for tag, given in page.tags:
            assert "style" not in given, "the policy refuses it"
            assert not any(name.startswith("on") for name in given), (tag, given)
            if tag in ("link", "script", "img", "form", "button", "iframe", "object"):
                for name in ("href", "src", "action", "formaction"):
                    assert not re.match(r"[a-z]+:|//", given.get(name, "")), (tag, given)
            if tag == "form" and given["method"] == "get":
                assert given["action"] == "/"
        assert "<style" not in page.html
        assert page.html.count("<script ") == 1
    assert seen > 25


def test_pages_are_sound(app: Starlette, engine: Engine) -> None:
    for page in pages_of_an_interview(app, engine):
        assert len(page.headings) == 1
        assert len(page.ids) == len(set(page.ids)), [one for one in page.ids if page.ids.count(one) > 1]
        html = next(given for tag, given in page.tags if tag == "html")
        assert (html["lang"], html["dir"]) == ("en", "ltr")
        labels = {given.get("for") for tag, given in page.tags if tag == "label"}
        for tag, given in page.tags:
            if tag in ("select", "textarea") or (tag == "input" and given.get("type") == "text"):
                assert given["id"] in labels or "aria-label" in given, given
            if "aria-describedby" in given:
                assert set(given["aria-describedby"].split()) <= set(page.ids), given
            if tag == "a" and given.get("href", "").startswith("#"):
                assert given["href"][1:] in page.ids, given


def test_the_emergency_number_stands_on_every_page(app: Starlette, engine: Engine) -> None:
    for page in pages_of_an_interview(app, engine):
        assert any(given.get("href") == "tel:999" for tag, given in page.tags if tag == "a"), page.headings


def test_not_sure_stands_at_every_question(app: Starlette, engine: Engine) -> None:
    for page in pages_of_an_interview(app, engine):
        for form in page.forms:
            if form.action != "/next":
                continue
            for name in form.names():
                if name.endswith((".unit", ".unsure")):
                    continue
                values = [one.value for one in form.of(name) + form.of(f"{name}.unsure")]
                assert "-unsure" in values, name


def test_the_first_page_is_small(browser: Browser) -> None:
    """All of it: the page with its style, script and picture, not even compressed."""
    page = browser.client.get("/")
    paths = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert len(paths) == 3
    sizes = [len(browser.client.get(path).content) for path in paths]
    assert len(page.content) + sum(sizes) <= 60_000
    assert (FOLDER / "page.js").stat().st_size <= 3000
    assert len(gzip.compress((FOLDER / "page.css").read_bytes())) <= 3000


def test_the_script_keeps_and_sends_nothing() -> None:
    script = (FOLDER / "page.js").read_text()
    for word in (
        "sessionStorage",
        "localStorage",
        "fetch(",
        "XMLHttpRequest",
        "cookie",
        "sendBeacon",
        "indexedDB",
        "eval",
    ):
        assert word not in script


def test_the_signs_come_before_everything_else(browser: Browser) -> None:
    page = browser.open("/?country=GB")
    places = [page.text.index(open_language("en").text(f"sign.{one}")) for one in SIGNS]
    assert places == sorted(places)
    assert page.headings == ["Call 999 now, and stop reading, if:"]
    assert page.text.index("Call 999") < places[0] < page.text.index("None of these? Start here")
    assert sum(1 for tag, given in page.tags if tag == "svg" and given["class"] == "icon") == len(SIGNS)


NUMBERS = [
    ("GB", "999"), ("gb", "999"), ("US", "911"), ("JP", "119"), ("LB", ""), ("XX", ""), ("", ""), ("<script>", ""),
    ("default", ""),
]  # fmt: skip


@pytest.mark.parametrize(("country", "number"), NUMBERS)
def test_a_number_is_known_or_words_stand_there(engine: Engine, browser: Browser, country: str, number: str) -> None:
    page = browser.open(f"/?country={country}")
    called = [given["href"] for tag, given in page.tags if tag == "a" and given.get("href", "").startswith("tel:")]
    assert called == ([f"tel:{number}"] if number else [])
    if not number:
        assert f"Call {WORDS} now" in page.headings[0]
        assert call_for(engine, country).number == WORDS


def test_every_number_of_the_knowledge_can_be_dialled(engine: Engine) -> None:
    for code, entry in engine.advice["regions"].items():
        if code != "default":
            assert call_for(engine, code).tel == str(entry["ambulance"]), code


def test_the_operator_sets_the_country_and_the_person_may_unset_it(browser: Browser) -> None:
    assert "Call 999" in browser.open("/").text
    assert "Call 999" not in browser.open("/?country=").text


def test_a_complete_language_is_chosen_in_the_address_and_by_the_browser(app: Starlette) -> None:
    browser = Browser(app)
    for code, known in LANGUAGES.items():
        page = browser.open(f"/?language={code}")
        html = next(given for tag, given in page.tags if tag == "html")
        assert (html["lang"], html["dir"]) == (code, known.direction)


def test_files_may_be_kept_for_ever_as_their_address_changes(browser: Browser) -> None:
    for name, asset in assets().items():
        answer = browser.client.get(f"/static/{name}?v={asset.tag}")
        assert "immutable" in answer.headers["cache-control"]
        again = browser.client.get(f"/static/{name}", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
        assert not again.content
