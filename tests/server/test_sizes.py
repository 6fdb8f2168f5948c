"""How large the pages are that the server sends: a result must also arrive over a weak connection."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from myotome.server.app import PACKED_FROM
from myotome.server.web.state import encode
from tests.report.cases import the_engine
from tests.server.client import Client
from tests.server.states import STORIES, story

MOST = {"person": 120_000, "carer": 120_000, "clinician": 180_000}  # bytes, as the browser reads them
MOST_SENT = 30_000  # bytes, packed
MOST_STATES = 2


@pytest.mark.parametrize("mode", MOST)
@pytest.mark.parametrize("name", STORIES)
def test_a_result_is_small(app: Starlette, name: str, mode: str) -> None:
    state = encode(the_engine(), replace(story(name), mode=mode))
    answer = Client(app).post("/result", {"state": state}, {"accept-encoding": "gzip"})
    assert answer.status_code == 200
    assert len(answer.content) <= MOST[mode]
    assert 1 <= answer.text.count(state) <= MOST_STATES
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) <= MOST_SENT
    assert "accept-encoding" in answer.headers["vary"].lower()


def test_who_can_not_unpack_gets_the_same_plain(app: Starlette) -> None:
    state = encode(the_engine(), story("emergency"))
    plain = Client(app).post("/result", {"state": state}, {"accept-encoding": "identity"})
    packed = Client(app).post("/result", {"state": state}, {"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert plain.content == packed.content
    assert len(gzip.compress(plain.content)) < len(plain.content) / 3


def test_what_is_short_is_not_packed(app: Starlette) -> None:
    answer = Client(app).get("/healthz")
    assert len(answer.content) < PACKED_FROM
    assert "content-encoding" not in answer.headers
