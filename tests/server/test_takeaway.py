"""What can be taken along: right kinds, right names, nothing of anybody in an address, and no answer lost."""

from __future__ import annotations

import json
import re

import pytest

from myotome.server.app import create_app
from myotome.server.settings import Settings
from myotome.server.web import takeaway
from myotome.server.web.assets import assets
from myotome.server.web.bits import grouped
from myotome.server.web.carry_code import carry_code
from myotome.server.web.state import decode, encode
from tests.report.cases import the_engine
from tests.server.client import Client
from tests.server.states import STORIES, story

FILES = [
    ("/result.pdf", "application/pdf", "myotome-result.pdf"),
    ("/result.json", "application/json", "myotome-result.json"),
    ("/result.fhir.json", "application/fhir+json", "myotome-result.fhir.json"),
]
PAGES = ["/print", "/handover", "/carry"]
EVERY = [*PAGES, *(path for path, _, _ in FILES)]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(the_engine(), Settings()))


def form(name: str) -> dict[str, str]:
    return {"state": encode(the_engine(), story(name))}


def hidden(page: str) -> list[str]:
    return re.findall(r'name="state" value="([^"]+)"', page)


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(("path", "kind", "file"), FILES)
def test_files(client: Client, name: str, path: str, kind: str, file: str) -> None:
    answer = client.post(path, data=form(name))
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == kind
    assert answer.headers["content-disposition"] == f'attachment; filename="{file}"'
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers
    if kind != "application/pdf":
        assert isinstance(json.loads(answer.content), dict)
    else:
        assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("path", PAGES)
def test_pages(client: Client, name: str, path: str) -> None:
    answer = client.post(path, data=form(name))
    page = answer.text
    assert answer.status_code == 200
    assert page.count("<h1") == 1
    assert "style=" not in page
    assert "<style" not in page
    assert not re.search(r"\son[a-z]+=", page)
    assert not re.search(r"""(?:src|href|action|formaction)=["'](?:https?:)?//""", page)
    (state, *_) = hidden(page)
    assert decode(the_engine(), state) == story(name)


@pytest.mark.parametrize("path", EVERY)
def test_only_by_form_and_a_broken_state_is_kindly_refused(client: Client, path: str) -> None:
    assert client.get(path).status_code == 405
    for state in ("", "x", form("whole")["state"][:-4]):
        answer = client.post(path, data={"state": state})
        assert answer.status_code == 400
        assert "Traceback" not in answer.text
        assert answer.headers["content-type"].startswith("text/html")


def test_print_page_says_what_the_pdf_says(client: Client) -> None:
    page = client.post("/print", data=form("hospital")).text
    for words in ("Go to an emergency department now", "Emergency number: 999", "must be ruled out", "RF-CES-"):
        assert words in page


def test_json_is_what_the_engine_says(client: Client) -> None:
    found = client.post("/result.json", data=form("emergency")).json()
    assert found["disposition"]["level"] == "ambulance_now"
    assert found["knowledge"]["hash"] == the_engine().artifact.hash


def test_handover_can_be_copied_as_text(client: Client) -> None:
    page = client.post("/handover", data=form("hospital")).text
    text = page.split("<textarea", 1)[1]
    for part in ("S  SITUATION", "B  BACKGROUND", "A  ASSESSMENT", "R  RECOMMENDATION"):
        assert part in text


def test_without_typst_the_print_page_stands_in(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> bytes:
        raise takeaway.PdfError("no typst")

    monkeypatch.setattr(takeaway, "draw", none)
    answer = client.post("/result.pdf", data=form("whole"))
    assert answer.status_code == 501
    assert "can not make a PDF" in answer.text
    assert "Go " in answer.text or "doctor" in answer.text


@pytest.mark.parametrize("name", STORIES)
def test_carried_answers_open_elsewhere(client: Client, name: str) -> None:
    page = client.post("/carry", data=form(name)).text
    assert '<svg viewBox="0 0 ' in page
    assert "health answers" in page
    assert "http://clinic.example:8000/open" in page
    code = page.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0].strip()
    opened = client.post("/open", data={"state": code})
    assert opened.status_code == 200
    again, *others = [decode(the_engine(), one) for one in hidden(opened.text)]
    assert dict(again.progress.answers) == dict(story(name).progress.answers)
    assert again.progress.history == story(name).progress.history
    assert [one.mode for one in others] == ([] if story(name).mode == "clinician" else ["clinician"])
    assert (
        client.post("/result.json", data={"state": hidden(opened.text)[0]}).json()["disposition"]
        == (client.post("/result.json", data=form(name)).json()["disposition"])
    )


def test_an_emergency_is_said_before_anything_else_is_opened(client: Client) -> None:
    code = carry_code(the_engine(), story("emergency"))
    page = client.post("/open", data={"state": code}).text
    assert page.index("Call an ambulance now") < page.index("Check that these are the right answers")


FAULTS = [("", "not a whole code"), ("hello", "not a whole code"), ("<script>alert(1)</script>", "not a whole code"),
          ("0 " * 5000, "too long")]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), FAULTS)
def test_what_is_no_code_is_said(client: Client, text: str, words: str) -> None:
    answer = client.post("/open", data={"state": text})
    assert answer.status_code == 400
    assert words in answer.text
    assert 'href="#code"' in answer.text
    assert "alert(1)" not in answer.text


def test_the_form_for_a_code_needs_no_script(client: Client) -> None:
    page = client.get("/open").text
    assert '<form id="open-code" method="post" action="/open"' in page
    assert "/static/carry.js" in page
    assert client.post("/open", data={"state": grouped(carry_code(the_engine(), story("whole")))}).status_code == 200


def test_the_script_takes_the_code_out_of_the_address() -> None:
    script = assets()["carry.js"].content.decode()
    assert script.index("replaceState") < script.index("submit()")
    assert "fetch" not in script
    assert "http" not in script


HOSTS = [
    ("evil.example/x", ""),
    ('a"b', ""),
    ("", ""),
    ("ok.example", "http://ok.example"),
    ("[::1]:80", "http://[::1]:80"),
]


@pytest.mark.parametrize(("host", "origin"), HOSTS)
def test_the_origin_is_the_host_that_was_asked_or_none(client: Client, host: str, origin: str) -> None:
    page = client.post("/carry", data=form("emergency"), headers={"host": host}).text
    assert ("<svg viewBox" in page) == bool(origin)
    assert f"{origin}/open and" in page if origin else "open the page for codes" in page


def test_a_proxy_with_tls_is_told_by_settings() -> None:
    made = Client(create_app(the_engine(), Settings(behind_tls=True)), "http://clinic.example")
    assert "https://clinic.example/open" in made.post("/carry", data=form("emergency")).text


def test_on_one_machine_alone_it_is_said() -> None:
    made = Client(create_app(the_engine(), Settings()), "http://127.0.0.1:8000")
    assert "runs on this device alone" in made.post("/carry", data=form("emergency")).text
