"""Problems: each names its field and the mend, in the same form, whatever went wrong. And what is on every answer."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from myotome.assessment.engine import Engine
from myotome.server.rest import RestSettings, create_rest
from myotome.server.rest.guard import Rate
from myotome.server.rest.problems import KINDS
from tests.server.rest.client import Client

JSON = {"content-type": "application/json"}


def _body(*evidence: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"json": {"evidence": list(evidence), **more}}


# method, path, options, status, kind, pointer or parameter, a part of the mend
TABLE: list[tuple[str, str, dict[str, Any], int, str, str | None, str]] = [
    ("POST", "/diagnosis", {"content": b"{", "headers": JSON}, 400, "bad-json", "#", "line 1"),
    ("POST", "/diagnosis", {"content": b"", "headers": JSON}, 400, "bad-json", "#", "JSON"),
    ("POST", "/diagnosis", {"content": b"\xff", "headers": JSON}, 400, "bad-json", "#", "UTF-8"),
    ("POST", "/diagnosis", {"content": b'{"age": NaN}', "headers": JSON}, 400, "bad-json", "#", "JSON"),
    ("POST", "/diagnosis", {"content": b'{"sex": "\\ud800"}', "headers": JSON}, 400, "bad-json", "#", "JSON"),
    ("POST", "/diagnosis", {"content": b"[" * 17 + b"]" * 17, "headers": JSON}, 400, "too-deep", None, "16 deep"),
    ("POST", "/diagnosis", {"content": b'{"a":' * 9000, "headers": JSON}, 400, "too-deep", None, "16 deep"),
    ("POST", "/diagnosis", {"content": b" " * 262_145, "headers": JSON}, 413, "too-large", None, "262144"),
    ("POST", "/diagnosis", {"content": b"{}"}, 415, "media-type", None, "application/json"),
    ("POST", "/parse", {"data": {"text": "x"}}, 415, "media-type", None, "application/json"),
    ("POST", "/diagnosis", {"json": []}, 422, "invalid", "#", "dictionary"),
    ("POST", "/diagnosis", _body(age={"value": -1}), 422, "invalid", "#/age/value", "greater than or equal to 0"),
    ("POST", "/diagnosis", _body(age={"value": 121}), 422, "bad-answer", "#/age/value", "120"),
    ("POST", "/diagnosis", _body(age=40), 422, "invalid", "#/age", "dictionary"),
    ("POST", "/diagnosis", _body(sex="m"), 422, "invalid", "#/sex", "'female', 'male' or 'unknown'"),
    ("POST", "/diagnosis", _body({"id": 3}), 422, "invalid", "#/evidence/0/id", "string"),
    ("POST", "/diagnosis", _body({}), 422, "invalid", "#/evidence/0/id", "required"),
    ("POST", "/diagnosis", _body(extras={"mode": "x"}), 422, "invalid", "#/extras/mode", "'carer'"),
    ("POST", "/diagnosis", _body({"id": "leg_weaknes"}), 422, "unknown-id", "#/evidence/0/id", "leg_weakness"),
    ("POST", "/diagnosis", _body({"id": "zzzz"}), 422, "unknown-id", "#/evidence/0/id", "/v1/findings"),
    (
        "POST",
        "/diagnosis",
        _body({"id": "fever"}, {"id": "leg_weakness", "choice_id": "up"}),
        422,
        "bad-answer",
        "#/evidence/1/choice_id",
        "left",
    ),
    ("POST", "/diagnosis", _body({"id": "leg_weakness"}), 422, "bad-answer", "#/evidence/0/value", "both"),
    (
        "POST",
        "/diagnosis",
        _body({"id": "hours_since_onset", "value": -3}),
        422,
        "bad-answer",
        "#/evidence/0/value",
        "a number from 0",
    ),
    (
        "POST",
        "/triage",
        _body({"id": "hours_since_onset", "choice_id": "3"}),
        422,
        "bad-answer",
        "#/evidence/0/choice_id",
        "`value`",
    ),
    (
        "POST",
        "/triage",
        _body({"id": "age", "value": 30}, age={"value": 40}),
        422,
        "bad-answer",
        "#/evidence/0",
        "send it once",
    ),
    ("POST", "/explain", _body(), 422, "invalid", "#/target", "required"),
    ("POST", "/explain", _body(target="stroke"), 422, "unknown-id", "#/target", "ischaemic_stroke"),
    ("POST", "/parse", {"json": {"text": ""}}, 422, "invalid", "#/text", "at least 1"),
    ("POST", "/parse", {"json": {"text": "x" * 2001}}, 422, "invalid", "#/text", "at most 2000"),
    ("POST", "/suggest?max_results=0", _body(), 422, "invalid", "max_results", "greater than or equal to 1"),
    ("GET", "/search", {}, 422, "invalid", "phrase", "required"),
    ("GET", "/sources?limit=x", {}, 422, "invalid", "limit", "integer"),
    ("GET", "/conditions/alz", {}, 404, "not-found", "id", "als"),
    ("GET", "/findings/zzzz", {}, 404, "not-found", "id", "/v1/findings"),
    ("GET", "/sites/cauda", {}, 404, "not-found", "id", "cauda_equina"),
    ("GET", "/sources/zzzz", {}, 404, "not-found", "id", "/v1/sources"),
    ("GET", "/nothing", {}, 404, "not-found", None, ""),
    ("GET", "/diagnosis", {}, 405, "method-not-allowed", None, "Allow"),
    ("DELETE", "/conditions", {}, 405, "method-not-allowed", None, "Allow"),
]


@pytest.mark.parametrize(("method", "path", "options", "status", "kind", "place", "mend"), TABLE)
def test_each_problem_names_its_field_and_the_mend(
    client: Client,
    method: str,
    path: str,
    options: dict[str, Any],
    status: int,
    kind: str,
    place: str | None,
    mend: str,
) -> None:
    response = client.send(method, path, **options)
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert problem["type"] == f"/v1/docs#{kind}"
    assert problem["title"] == KINDS[kind].title
    assert mend in problem["detail"]
    if place is None:
        assert not problem["errors"]
    else:
        first = problem["errors"][0]
        assert first.get("pointer", first.get("parameter")) == place
        assert mend in first["detail"]
    if status == 405:
        assert response.headers["allow"]


def test_every_kind_of_problem_is_explained_in_the_reference(client: Client) -> None:
    page = client.get("/docs").text
    assert all(f'id="{name}"' in page for name in KINDS)


def test_a_problem_never_says_what_was_answered(client: Client) -> None:
    """Answers do not belong in an error: a value of a wrong type is not repeated."""
    secret = "my private words"
    for body in ({"sex": secret}, {"age": {"value": secret}}, {"evidence": secret}, {"interview_token": secret}):
        assert secret not in client.post("/diagnosis", body).text


IDS = [("abc-1.2_X", True), ("a" * 64, True), ("a" * 65, False), ("", False), ("a b", False), ("a\u00e9", False)]


@pytest.mark.parametrize(("given", "echoed"), IDS)
def test_a_request_id_is_echoed_if_it_is_harmless(client: Client, given: str, echoed: bool) -> None:
    response = client.send("GET", "/info", headers={"x-request-id": given.encode("latin-1")})
    assert (response.headers["x-request-id"] == given) == echoed
    assert response.headers["x-request-id"]


def test_every_answer_says_which_knowledge_gave_it(engine: Engine, client: Client) -> None:
    for response in (client.get("/info"), client.post("/triage", {}), client.get("/nothing")):
        assert response.headers["myotome-knowledge"] == engine.artifact.version
        assert response.headers["myotome-knowledge-hash"] == engine.artifact.hash


def test_answers_about_a_person_are_not_kept_by_caches(client: Client) -> None:
    for path in ("/diagnosis", "/triage", "/suggest", "/rationale", "/recommend_specialist"):
        assert client.post(path, {}).headers["cache-control"] == "no-store"


def test_other_origins_are_refused_unless_they_are_allowed(engine: Engine, client: Client) -> None:
    asked = {"origin": "https://clinic.example", "access-control-request-method": "POST"}
    assert "access-control-allow-origin" not in client.send("GET", "/info", headers=asked).headers
    assert client.send("OPTIONS", "/diagnosis", headers=asked).status_code == 405
    open_ = Client(engine, RestSettings(allowed_origins=("https://clinic.example",)))
    allowed = open_.send("OPTIONS", "/diagnosis", headers=asked)
    assert allowed.headers["access-control-allow-origin"] == "https://clinic.example"
    other = {**asked, "origin": "https://elsewhere.example"}
    assert "access-control-allow-origin" not in open_.send("OPTIONS", "/diagnosis", headers=other).headers
    open_.close()


def test_whoever_calls_too_often_is_told_when_to_come_again(engine: Engine) -> None:
    limited = Client(engine, RestSettings(calls_a_minute=3))
    answers = [limited.get("/sites/conus_medullaris") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[3].headers["retry-after"]) <= 60
    assert answers[3].json()["type"].endswith("#too-many")
    limited.close()


def test_the_rate_is_for_each_client_and_refills() -> None:
    rate = Rate(60)
    assert [rate.wait("a", 0.0) for _ in range(60)] == [0.0] * 60
    assert rate.wait("a", 0.0) == pytest.approx(1.0)
    assert rate.wait("b", 0.0) == 0.0
    assert rate.wait("a", 1.0) == 0.0
    assert rate.wait("a", 1.0) > 0


def test_what_fails_here_is_logged_without_what_was_said(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    broken = Client(engine)

    @broken.rest.get("/broken", include_in_schema=False)
    def fail() -> None:
        raise ValueError("my private words")

    response = broken.get("/broken")
    assert fail
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert "private" not in response.text + caplog.text
    assert "ValueError at test_problems.py" in caplog.text
    broken.close()


def test_nothing_is_reported_to_anybody_whatever_the_environment_says(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FastAPI sends traces, counts and failures to a receiver that the environment names; ours does not."""
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1")
    app: Any = create_rest(engine)
    told = getattr(app, "_telemetry", {})
    assert not any(told.get(name) for name in ("tracing", "metrics", "logs", "operation_spans", "auto_configure"))
    assert any(vars(FastAPI())["_telemetry"].values()) or not told
