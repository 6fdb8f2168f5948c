"""The state in the form: it comes back as it was, and nothing else is ever taken for it."""

from __future__ import annotations

import base64
import json
import zlib
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress
from myotome.interview.reply import after_screen, with_answers
from myotome.server.web.state import LONGEST_TEXT, MODES, Asked, StateError, WebState, decode, encode
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to


def states(engine: Engine) -> st.SearchStrategy[WebState]:
    """States as interviews make them, with answers changed on the way."""
    names = sorted(engine.findings)

    @st.composite
    def made(draw: st.DrawFn) -> WebState:
        progress = Progress({})
        asked: list[Asked] = []
        for _ in range(draw(st.integers(0, 3))):
            given_ = draw(answers_to(engine.findings, most=15))
            skipped = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
            left_out = [name for name in skipped if name not in given_ and name not in progress.answers]
            mistake = draw(st.booleans())
            progress = with_answers(engine.rules, progress, given_, left_out, mistake=mistake)
            asked += [Asked(progress.screens, name, (name,), draw(st.booleans())) for name in given_]
            progress = after_screen(progress, "detail" if draw(st.booleans()) else "flags")
        hints = tuple(draw(st.lists(st.sampled_from(names), max_size=5, unique=True)))
        mode, country = draw(st.sampled_from(MODES)), draw(st.sampled_from(["", "GB", "US"]))
        put = (Asked(progress.screens, names[0], (names[0],)),)
        return WebState(mode, country, "en", progress, tuple(asked[:300]), hints, draw(st.booleans()), put, "flags")

    return made()


@settings(max_examples=effort(60), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_it_comes_back_as_it_was(engine: Engine, data: st.DataObject) -> None:
    state = data.draw(states(engine))
    text = encode(engine, state)
    assert decode(engine, text) == state
    assert list(decode(engine, text).progress.answers) == list(state.progress.answers), "in the same order"
    assert encode(engine, decode(engine, text)) == text
    assert len(text) < LONGEST_TEXT


@settings(max_examples=effort(200))
@given(text=st.text(max_size=200) | st.binary(max_size=200).map(lambda b: base64.urlsafe_b64encode(b).decode()))
def test_any_text_is_refused_in_words(engine: Engine, text: str) -> None:
    with pytest.raises(StateError) as caught:
        decode(engine, text)
    assert caught.value.message == "state.bad"


@settings(max_examples=effort(100), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_a_damaged_state_is_refused(engine: Engine, data: st.DataObject) -> None:
    text = encode(engine, data.draw(states(engine)))
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("ABCdef019-_").filter(lambda one: one != text[place]))
    for damaged in (text[:place], text[:place] + other + text[place + 1 :], text + text):
        try:
            same = decode(engine, damaged) == decode(engine, text)  # the last bits of a text may mean nothing
        except StateError:
            continue
        assert same


def packed(raw: Any) -> str:
    """`raw` as a state with a right checksum: forged, not damaged."""
    data = json.dumps(raw).encode()
    return base64.urlsafe_b64encode(sha256(data).digest()[:6] + zlib.compress(data)).decode().rstrip("=")


def opened(text: str) -> dict[str, Any]:
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    return json.loads(zlib.decompress(data[6:]))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=effort(200), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_a_forged_state_is_read_or_refused_but_never_a_trace(engine: Engine, data: st.DataObject) -> None:
    raw = opened(encode(engine, data.draw(states(engine))))
    key = data.draw(st.sampled_from(sorted(raw)))
    raw[key] = data.draw(JSON)
    if data.draw(st.booleans()):
        del raw[data.draw(st.sampled_from(sorted(raw)))]
    text = packed(raw)
    try:
        state = decode(engine, text)
    except StateError:
        return
    assert decode(engine, encode(engine, state)) == state


FORGED: list[tuple[str, str, Any]] = [
    ("a finding that there is not", "a", {"no_such_finding": "present"}),
    ("an answer that there is not", "a", {"seizure": "perhaps"}),
    ("a number out of range", "a", {"age": 1000}),
    ("a mode that there is not", "m", "doctor"),
    ("a country that is none", "c", "Gb<"),
    ("a language that is none", "l", "../../etc"),
    ("an answered finding that was skipped", "s", ["age"]),
    ("fewer screens than none", "n", -1),
    ("true for a number of screens", "n", True),
    ("more detail than screens", "d", 400),
    ("a level that there is not", "h", [["calm", [], []], [], ["self_care", [], []]]),
    ("a question that there is not", "q", [[0, "no_such_question", ["age"], 0]]),
    ("a question without findings", "q", [[0, "emergency_now", [], 0]]),
    ("too many questions on a screen", "p", [[0, "age", [], 0]] * 5),
    ("a reason that there is not", "y", "because"),
    ("a list for the answers", "a", []),
    ("a number without an end", "a", {"age": 1e400}),
]


@pytest.mark.parametrize(("name", "key", "value"), FORGED, ids=[row[0] for row in FORGED])
def test_forged(engine: Engine, name: str, key: str, value: Any) -> None:
    raw = opened(encode(engine, WebState("person", "GB", "en", Progress({"age": 50.0}))))
    assert decode(engine, packed(raw)).progress.answers == {"age": 50.0}
    with pytest.raises(StateError):
        decode(engine, packed({**raw, key: value}))


def test_other_knowledge_or_version_says_start_again(engine: Engine) -> None:
    raw = opened(encode(engine, WebState("person", "GB", "en", Progress({}))))
    for change in ({"k": "0" * 16}, {"v": 0}, {"v": 2}):
        with pytest.raises(StateError) as caught:
            decode(engine, packed({**raw, **change}))
        assert caught.value.message == "state.old"


def test_a_small_text_can_not_become_a_large_one(engine: Engine) -> None:
    data = b'{"v":1,"a":"' + b"a" * 20_000_000 + b'"}'
    text = base64.urlsafe_b64encode(sha256(data).digest()[:6] + zlib.compress(data, 9)).decode()
    assert len(text) < LONGEST_TEXT
    with pytest.raises(StateError):
        decode(engine, text)


def test_deep_nesting_is_refused(engine: Engine) -> None:
    data = b"[" * 90_000
    text = base64.urlsafe_b64encode(sha256(data).digest()[:6] + zlib.compress(data, 9)).decode()
    with pytest.raises(StateError):
        decode(engine, text)
