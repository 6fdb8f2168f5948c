"""The OpenAPI document: it is what docs/openapi.json says, and every generated call is answered as it says."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis import checks as general
from schemathesis.specs.openapi import checks as openapi
from scripts.openapi import FILE, written

from myotome.assessment.engine import Engine
from myotome.server.rest.app import openapi_document
from tests.effort import LONG
from tests.server.rest.client import Client

CHECKS: list[Any] = [
    cast(Any, general).not_a_server_error,
    *(
        getattr(openapi, name)
        for name in ("status_code_conformance", "content_type_conformance", "response_schema_conformance")
    ),
]
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.large_base_example]
MOST = 80 if LONG else 8  # generated calls of each kind for each operation
OPERATIONS = [
    (path, method)
    for path, methods in json.loads(FILE.read_text(encoding="utf-8"))["paths"].items()
    for method in methods
]


@pytest.fixture(scope="module")
def schema(client: Client) -> Any:
    async def mounted(scope: Any, receive: Any, send: Any) -> None:
        """At /v1, also for addresses with a line break, which a Starlette mount does not take."""
        await client.rest({**scope, "root_path": "/v1"}, receive, send)

    return schemathesis.openapi.from_asgi("/v1/openapi.json", mounted)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_generated_call_is_answered_as_the_document_says(
    schema: Any, path: str, method: str, mode: GenerationMode
) -> None:
    """Legal calls and calls that the document forbids: no failure of ours, and an answer of the documented form."""
    try:
        cases = schema[path][method].as_strategy(generation_mode=mode)
    except Unsatisfiable:
        pytest.skip("there is no such call")

    @settings(max_examples=MOST, phases=[Phase.generate], suppress_health_check=SLOW)
    @given(case=cases)
    def check(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    try:
        check()
    except Unsatisfiable:
        pytest.skip("there is no such call")


def test_the_document_in_the_docs_is_the_one_that_is_served(engine: Engine, client: Client) -> None:
    assert FILE.read_text(encoding="utf-8") == written(engine), "run `python -m scripts.openapi`"
    assert client.get("/openapi.json").json() == json.loads(written(engine))


def test_every_field_and_call_is_described(client: Client) -> None:
    document = openapi_document(client.rest)
    assert document["openapi"].startswith("3.1")
    assert all(one["description"] for one in document["components"]["schemas"].values() if one["type"] == "object")
    calls = [call for methods in document["paths"].values() for call in methods.values()]
    assert all(call["summary"] for call in calls)
    for call in calls:
        wrong = [one for status, one in call["responses"].items() if status != "200"]
        assert wrong
        assert all(list(one["content"]) == ["application/problem+json"] for one in wrong)


def test_the_reference_needs_no_script_and_nobody_else(client: Client) -> None:
    response = client.get("/docs")
    page = response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert not any(one in page for one in ("<script", "style=", "<style", "onclick", 'src="', 'href="http'))
    assert client.get("/docs.css").headers["content-type"].startswith("text/css")
    for path in openapi_document(client.rest)["paths"]:
        assert f"<code>POST {path}</code>" in page or f"<code>GET {path}</code>" in page
