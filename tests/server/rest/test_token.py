"""The interview token: what comes back is what was sent, and nothing that a client makes of it breaks or lowers."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import with_answers
from myotome.knowledge.levels import LEVELS, RANK
from myotome.server.rest.token import NO_TOKEN, Pending, Token, decode, encode, stage_of
from myotome.triage.floor import floor
from tests.generate import answers_to
from tests.server.rest.client import Client, evidence_of

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _packed(raw: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(raw).encode()).decode().rstrip("=")


def _unpacked(text: str) -> dict[str, Any]:
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def _token(engine: Engine, data: st.DataObject) -> Token:
    """A token as an interview of several calls makes it."""
    progress = Progress({})
    for _ in range(data.draw(st.integers(0, 3))):
        progress = with_answers(
            engine.rules,
            Progress({}, progress.skipped, progress.screens, progress.detail, progress.history),
            data.draw(answers_to(engine.findings, most=8)),
            data.draw(st.lists(st.sampled_from(sorted(engine.findings)), max_size=3)),
            mistake=data.draw(st.booleans()),
        )
    step = next_step(engine, progress, "person")
    if step.screen is None:
        return Token(progress, Pending())
    screen = step.screen
    questions = screen.questions[data.draw(st.integers(0, len(screen.questions) - 1)) :]
    return Token(progress, Pending(screen.id, "", "", stage_of(step.why), step.left, questions))


@settings(max_examples=40)
@given(data=st.data())
def test_what_was_packed_is_read_again(engine: Engine, data: st.DataObject) -> None:
    token = _token(engine, data)
    again = decode(engine, encode(token))
    assert again.progress == token.progress
    assert [(one.id, one.items) for one in again.pending.questions] == [
        (one.id, one.items) for one in token.pending.questions
    ]
    assert (again.pending.id, again.pending.why, again.pending.left) == (
        token.pending.id,
        token.pending.why,
        token.pending.left,
    )


def test_none_is_the_beginning(engine: Engine) -> None:
    assert decode(engine, None) == decode(engine, "") == NO_TOKEN


@settings(max_examples=40)
@given(text=st.one_of(st.text(max_size=200), JSON.map(_packed), st.binary(max_size=60).map(lambda b: b.hex())))
def test_any_text_as_token_is_refused_in_words(client: Client, text: str) -> None:
    response = client.post("/diagnosis", {"interview_token": text})
    assert response.status_code in ((200,) if not text else (422, 400))
    if text:
        assert response.headers["content-type"] == "application/problem+json"


@settings(max_examples=60)
@given(data=st.data())
def test_a_token_that_somebody_changed_never_breaks_it_and_never_lowers_a_floor(
    engine: Engine, client: Client, data: st.DataObject
) -> None:
    raw = _unpacked(encode(_token(engine, data)))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(sorted(raw)))
        others: list[Any] = [*raw.values(), *([level, [], []] for level in LEVELS)]
        raw[place] = data.draw(st.one_of(JSON, st.sampled_from(others)))
    now = data.draw(answers_to(engine.findings, most=6, unsure=False))
    response = client.post("/diagnosis", {"evidence": evidence_of(now), "interview_token": _packed(raw)})
    assert response.status_code in (200, 422)
    if response.status_code == 200:
        assert RANK[response.json()["level"]] >= RANK[floor(engine.rules, now).level]


# what is wrong with the token
BROKEN: list[tuple[str, str]] = [
    ("not base64", "***"),
    ("not JSON", base64.urlsafe_b64encode(b"hello").decode()),
    ("a list", _packed([1])),
    ("another version", _packed({"v": 99})),
    ("empty", _packed({"v": 1})),
    ("deep", base64.urlsafe_b64encode(b"[" * 20000).decode()),
    ("half a character", _packed({"v": 1, "answers": {"\ud800": "left"}})),
    ("a huge number", base64.urlsafe_b64encode(b'{"v":' + b"9" * 5000 + b"}").decode()),
]


@pytest.mark.parametrize(("name", "text"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_token_says_what_to_do(client: Client, name: str, text: str) -> None:
    response = client.post("/diagnosis", {"interview_token": text})
    assert response.status_code == 422
    problem = response.json()
    assert problem["type"].endswith("#bad-token")
    assert problem["errors"][0]["pointer"] == "#/interview_token"
    assert "leave it out" in problem["detail"]
