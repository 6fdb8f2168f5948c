"""The code that carries answers: whole, short enough to scan, and believed no further than a form."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.json_form import dumps, to_json
from myotome.interview.next_screen import Progress
from myotome.interview.reply import with_answers
from myotome.knowledge.finding import NOT_SURE, Answer, Finding
from myotome.server.web import carry_code as module
from myotome.server.web.bits import LETTERS, BitError, Reader, Writer, grouped, letters, unlettered
from myotome.server.web.carry import DENSEST, carry
from myotome.server.web.carry_code import CodeError, carry_code, read_code
from myotome.server.web.state import Asked, StateError, WebState, encode
from tests.report.cases import the_engine
from tests.server.states import STORIES, story


def result_of(state: WebState) -> str:
    """What the answers come to, as bytes to compare."""
    progress = state.progress
    clinician = state.mode == "clinician"
    return dumps(
        to_json(assess(the_engine(), progress.answers, clinician=clinician, story=False, history=progress.history))
    )


@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_lost(name: str) -> None:
    state = story(name)
    again = read_code(the_engine(), carry_code(the_engine(), state))
    assert again == replace(state, progress=again.progress)
    assert again.progress == replace(state.progress, answers=again.progress.answers)
    assert dict(again.progress.answers) == dict(state.progress.answers)
    assert result_of(again) == result_of(state)


@pytest.mark.parametrize(
    ("name", "most", "version"),
    [("emergency", 130, 9), ("hospital", 310, 14), ("whole", 310, 14), ("examined", 540, 18)],
)
def test_how_long_it_is(name: str, most: int, version: int) -> None:
    """Measured, so that a whole interview stays easy to scan; the form's own text would not be."""
    case = carry(the_engine(), story(name), "https://myotome.example.org", "x")
    assert len(case.code.replace(" ", "")) <= most
    assert 0 < case.version <= version
    assert case.picture
    if name != "emergency":
        try:
            whole = int(segno.make(f"https://x.org/open#{encode(the_engine(), story(name))}", micro=False).version)
        except segno.DataOverflowError:
            whole = 41
        assert whole > DENSEST


def test_a_level_that_was_reached_is_carried() -> None:
    """An ambulance level that was kept against a changed answer is kept on the other device, and still said."""
    engine = the_engine()
    start: dict[str, Answer] = {"leg_weakness": "right", "onset_tempo": "seconds_minutes", "face_droop": "right"}
    progress = with_answers(engine.rules, Progress({}), start)
    progress = with_answers(engine.rules, progress, {"face_droop": "none", "onset_tempo": "months"})
    assert progress.history.held.level == "ambulance_now"
    assert progress.history.falls
    state = WebState("person", "", "es", progress)
    again = read_code(engine, carry_code(engine, state))
    assert again.progress.history == progress.history
    assert '"level": "ambulance_now"' in result_of(again)
    assert result_of(again) == result_of(state)


def test_mistakes_and_explanations_are_carried() -> None:
    engine = the_engine()
    progress = with_answers(engine.rules, Progress({}), {"leg_weakness": "right", "onset_tempo": "seconds_minutes"})
    progress = with_answers(engine.rules, progress, {"onset_tempo": "months"}, mistake=True)
    assert [fall.outcome for fall in progress.history.falls] == ["mistake"]
    state = WebState("carer", "US", "en", progress, further=True, hints=("statin", "fever"))
    again = read_code(engine, carry_code(engine, state))
    assert (again.progress.history, again.further, again.hints) == (progress.history, True, ("statin", "fever"))


def answers_of(finding: Finding) -> st.SearchStrategy[Answer]:
    unsure: st.SearchStrategy[Answer] = st.just(NOT_SURE)
    if finding.kind == "number":
        return unsure | st.floats(finding.low, finding.high) | st.integers(0, 50).map(lambda n: finding.low + n / 10)
    return unsure | st.sampled_from(finding.values)


NAMES = sorted(the_engine().findings)


@given(st.data())
def test_any_legal_state_comes_back(data: st.DataObject) -> None:
    engine = the_engine()
    names = data.draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=40))
    cut = data.draw(st.integers(0, len(names)))
    answers: dict[str, Answer] = {}
    for name in names[:cut]:
        one = data.draw(answers_of(engine.findings[name]))
        answers[name] = (
            engine.findings[name].read(one) if isinstance(one, float) and one <= engine.findings[name].high else one
        )
    progress = with_answers(engine.rules, Progress({}), answers, names[cut:])
    progress = replace(progress, screens=data.draw(st.integers(0, 500)))
    asked = tuple(Asked(data.draw(st.integers(0, 500)), name, (name,), data.draw(st.booleans())) for name in names[:5])
    state = WebState(data.draw(st.sampled_from(["person", "carer", "clinician"])), "", "en", progress, asked)
    code = carry_code(engine, state)
    again = read_code(engine, code)
    assert dict(again.progress.answers) == answers
    assert again == replace(state, progress=replace(progress, answers=again.progress.answers))
    assert carry_code(engine, again) == code


SPELT: list[Callable[[str], str]] = [
    grouped, str.lower, lambda code: f"\n {code[:9]}-{code[9:]}\t", lambda code: code.replace("0", "O"),
    lambda code: code.replace("1", "l"), lambda code: code.replace("1", "I"),
]  # fmt: skip


@pytest.mark.parametrize("spell", SPELT, ids=range(len(SPELT)))
def test_it_may_be_typed_in_many_ways(spell: Callable[[str], str]) -> None:
    code = carry_code(the_engine(), story("emergency"))
    assert read_code(the_engine(), spell(code)).progress.answers == story("emergency").progress.answers


def test_the_text_of_the_form_opens_too() -> None:
    assert read_code(the_engine(), encode(the_engine(), story("whole"))) == story("whole")


def test_every_single_wrong_letter_is_noticed() -> None:
    code = carry_code(the_engine(), story("emergency"))
    chance = random.Random(1)
    for place, letter in enumerate(code):
        other = chance.choice([one for one in LETTERS if one != letter])
        with pytest.raises(StateError):
            read_code(the_engine(), code[:place] + other + code[place + 1 :])
    for end in range(len(code)):
        with pytest.raises(StateError):
            read_code(the_engine(), code[:end])


@given(st.text(max_size=300) | st.text(LETTERS, max_size=400) | st.binary(max_size=120).map(letters))
def test_anything_else_is_refused_kindly(text: str) -> None:
    with pytest.raises(StateError):
        read_code(the_engine(), text)


@given(st.binary(min_size=1, max_size=200))
def test_forged_bits_with_a_right_checksum_give_a_legal_state_or_are_refused(data: bytes) -> None:
    """Behind a right start (version and knowledge), whatever follows."""
    head = Writer()
    head.put(module.VERSION, 4)
    head.put(int(the_engine().artifact.hash[:6], 16), 24)
    head.put(0, 4)
    packed = head.data() + data
    code = letters(module.sha256(packed).digest()[: module.CHECKSUM] + packed)
    try:
        state = read_code(the_engine(), code)
    except StateError:
        return
    assert read_code(the_engine(), carry_code(the_engine(), state)) == state


def test_another_version_of_the_knowledge_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    code = carry_code(the_engine(), story("emergency"))
    monkeypatch.setattr(module, "VERSION", 2)
    with pytest.raises(CodeError) as caught:
        read_code(the_engine(), code)
    assert caught.value.message == "open.other_version"


def test_too_long_is_said_before_it_is_read() -> None:
    with pytest.raises(CodeError) as caught:
        read_code(the_engine(), "0 " * 5000)
    assert caught.value.message == "open.too_long"


def test_a_picture_that_is_too_dense_is_not_drawn() -> None:
    case = carry(the_engine(), story("whole"), "https://" + "x" * 1500, "x")
    assert case.version > DENSEST
    assert not case.picture
    assert case.code


def test_the_picture_is_plain_and_names_itself() -> None:
    case = carry(the_engine(), story("emergency"), "https://x.org", "a <b> & c")
    assert case.picture.startswith("<svg ")
    assert "<title>a &lt;b&gt; &amp; c</title>" in case.picture
    assert "style=" not in case.picture
    assert "<script" not in case.picture


@given(st.lists(st.integers(0, 40).flatmap(lambda w: st.tuples(st.integers(0, (1 << w) - 1), st.just(w)))))
def test_bits_come_back(numbers: list[tuple[int, int]]) -> None:
    out = Writer()
    for value, width in numbers:
        out.put(value, width)
    read = Reader(unlettered(letters(out.data())))
    assert [read.take(width) for _, width in numbers] == [value for value, _ in numbers]
    read.end()


def test_bits_refuse_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Writer().put(4, 2)
    with pytest.raises(BitError):
        Reader(b"\x01").take(9)
    with pytest.raises(BitError):
        Reader(b"\x01").end()
    with pytest.raises(BitError):
        unlettered("U")
