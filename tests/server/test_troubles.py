"""What goes wrong: every trouble has a kind page with the emergency number, and none shows or logs an answer."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.server.app import create_app
from myotome.server.settings import Settings
from myotome.server.web import interview
from myotome.server.web.problems import LAST_RESORT
from tests.effort import UNHURRIED, effort
from tests.server.html import Page
from tests.server.player import Browser

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def check_kind(text: str) -> None:
    page = Page(text)
    assert len(page.headings) == 1
    assert any(given.get("href") == "tel:999" for tag, given in page.tags if tag == "a")
    assert "Traceback" not in text
    assert ".py" not in text


@pytest.mark.parametrize("state", ["", "x", "A" * 40_000, "../../etc/passwd", "<script>alert(1)</script>", "\0", "ä"])
def test_a_bad_state_has_a_kind_page(browser: Browser, state: str) -> None:
    for path in ("/next", "/back", "/summary", "/change", "/changed", "/result", "/examined", "/continue"):
        answer = browser.client.post(path, data={"state": state})
        assert answer.status_code == 400
        check_kind(answer.text)
        assert "Your answers did not arrive whole" in answer.text
        assert "alert(1)" not in answer.text


def test_the_way_back_to_the_start_keeps_language_and_country(browser: Browser) -> None:
    page = browser.client.get("/nowhere?language=es&country=US").text
    assert page.count('href="/?language=es&amp;country=US"') == 2
    assert 'href="/"' not in page


def test_a_form_that_is_too_large(browser: Browser) -> None:
    answer = browser.client.post("/next", data={"state": "A" * 70_000})
    assert answer.status_code == 413
    check_kind(answer.text)


def test_a_form_that_does_not_say_how_large_it_is(browser: Browser) -> None:
    def pieces() -> object:
        for _ in range(100):
            yield b"state=" + b"A" * 1000

    answer = browser.client.post("/next", content=pieces(), headers=FORM)
    assert answer.status_code == 413
    check_kind(answer.text)


BODIES: list[tuple[str, bytes, dict[str, str], int]] = [
    ("json", b'{"state": 1}', {"Content-Type": "application/json"}, 415),
    ("an upload", b"--x\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ("no text", b"\xff\xfe=1", FORM, 400),
    ("a thousand fields", b"&".join(b"a=1" for _ in range(2000)), FORM, 400),
    ("nothing", b"", {}, 400),
    ("text that is no text", b"state=%ff%fe", FORM, 400),
]


@pytest.mark.parametrize(("name", "body", "headers", "status"), BODIES, ids=[row[0] for row in BODIES])
def test_a_body_that_is_no_form(browser: Browser, name: str, body: bytes, headers: dict[str, str], status: int) -> None:
    answer = browser.client.post("/next", content=body, headers=headers)
    assert answer.status_code == status
    check_kind(answer.text)


@settings(max_examples=effort(60), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_no_form_brings_a_trace(app: Starlette, data: st.DataObject) -> None:
    """Any values in the fields of a real screen, with fields left out and added."""
    browser = Browser(app)
    form = browser.start(data.draw(st.sampled_from(["person", "clinician"]))).form("/next")
    names = sorted({one.name for one in form.controls if one.name != "state"})
    odd = st.text(max_size=12) | st.sampled_from(
        ["-unsure", "-none", "present", "left", "1e999", "nan", "٣", "-0", "3 d"]
    )
    pairs = [("state", browser.state_text())]
    for name in data.draw(st.lists(st.sampled_from([*names, "second", "mistake", "place", "q.", "c.", "q.age.unit"]))):
        pairs.append((name, data.draw(odd)))
    sent: dict[str, list[str]] = {}
    for name, value in pairs:
        sent.setdefault(name, []).append(value)
    path = data.draw(st.sampled_from(["/next", "/back", "/change", "/changed", "/examined", "/summary", "/result"]))
    answer = browser.client.post(path, data=sent)
    assert answer.status_code == 200
    Page(answer.text)


def test_a_failure_inside_says_so_kindly_and_logs_no_answer(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    browser.start()
    state = browser.state_text()

    def fail(*_: object) -> None:
        raise RuntimeError("the person said: present")

    monkeypatch.setattr(interview, "current_step", fail)
    with caplog.at_level(logging.DEBUG):
        answer = browser.client.post("/continue", data={"state": state})
    assert answer.status_code == 500
    check_kind(answer.text)
    assert "RuntimeError" in caplog.text
    assert answer.headers["x-request-id"] in caplog.text
    assert "the person said" not in caplog.text
    assert state not in caplog.text
    assert "present" not in answer.text


def test_even_the_page_for_a_failure_may_fail(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    from myotome.server.web import problems

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(problems, "render", fail)
    answer = Browser(app).client.get("/nowhere")
    assert answer.status_code == 404
    assert answer.text == LAST_RESORT
    assert "emergency number" in answer.text


def test_a_refused_method_says_which_are_allowed(browser: Browser) -> None:
    assert browser.client.get("/next").headers["allow"] == "POST"


def test_another_host_is_refused(engine: Engine) -> None:
    app = create_app(engine, Settings(country="GB", allowed_hosts=("localhost", "[::1]", "triage.example.org")))
    client = Browser(app).client
    for host, status in [("localhost", 200), ("localhost:8000", 200), ("[::1]:8000", 200), ("Triage.Example.org", 200),
                         ("evil.example", 421), ("localhost.evil.example", 421), ("", 421)]:  # fmt: skip
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == status, host
        if status == 421:
            check_kind(answer.text)


def test_without_an_engine_the_emergency_screen_still_works() -> None:
    browser = Browser(create_app(None, Settings(country="GB")))
    page = browser.open("/")
    assert browser.status == 200
    assert "Call your local emergency number now" in page.headings[0]
    assert "the face droops" in page.text
    assert not any(form.action == "/start" for form in page.forms)
    assert browser.client.get("/healthz").status_code == 200
    assert browser.client.get("/readyz").status_code == 503
    assert browser.client.post("/start").status_code == 404


def test_with_a_broken_engine_too() -> None:
    class Broken(Engine):
        def __init__(self) -> None:
            pass

    browser = Browser(create_app(Broken(), Settings(country="GB")))
    page = browser.open("/")
    assert browser.status == 200
    assert "Call your local emergency number now" in page.headings[0]
    assert browser.client.get("/readyz").status_code == 503
    answer = browser.client.post("/start", data={"mode": "person"})
    assert answer.status_code == 500
    assert "emergency number" in answer.text


def test_counts_hold_no_answer(engine: Engine) -> None:
    browser = Browser(create_app(engine, Settings(country="GB", metrics=True)))
    browser.start()
    browser.client.get("/my-leg-is-weak?age=50")
    browser.client.get("/static/page.css")
    text = browser.client.get("/metrics").text
    assert 'myotome_requests_total{page="/start",status="200"} 1' in text
    assert 'myotome_requests_total{page="other",status="404"} 1' in text
    assert 'myotome_requests_total{page="/static",status="200"} 1' in text
    assert 'myotome_request_seconds_count{page="/"} 1' in text
    assert "weak" not in text
    assert "50" not in [word.strip('"') for word in text.split('"')]


def test_no_request_is_logged(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        browser.start()
        browser.client.get("/nowhere")
    assert not [one for one in caplog.records if one.name.startswith("myotome")]
