"""Free text is read for suggestions: often enough, not too often, and never as a "no".

The figures are floors on sets by one writer and say nothing of strangers (see `unseen.json`).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.words import suggest
from myotome.words.frames import COMPLAINTS, FRAMES, PARTS
from myotome.words.lay_words import lay_words

HERE = Path(__file__).parent

# file, least share of the findings that are suggested, most suggestions a sentence that nobody asked for
FLOORS = [("tuning.json", 0.97, 0.3), ("unseen.json", 0.85, 0.4)]


def _sentences(name: str) -> list[dict[str, Any]]:
    return json.loads((HERE / name).read_text(encoding="utf-8"))["sentences"]


@pytest.mark.parametrize(("name", "least", "most_spurious"), FLOORS)
def test_enough_is_found_and_not_too_much(engine: Engine, name: str, least: float, most_spurious: float) -> None:
    wanted = found = spurious = 0
    rows = _sentences(name)
    for row in rows:
        names = [one.finding for one in suggest(engine, row["text"])]
        wanted += len(row["must"])
        found += sum(one in names for one in row["must"])
        spurious += sum(one not in (*row["must"], *row.get("fine", ())) for one in names)
    assert found / wanted >= least
    assert spurious / len(rows) <= most_spurious


@pytest.mark.parametrize("row", [one for name, *_ in FLOORS for one in _sentences(name) if "not" in one], ids=str)
def test_what_is_denied_is_not_suggested(engine: Engine, row: dict[str, Any]) -> None:
    assert not {one.finding for one in suggest(engine, row["text"])} & set(row["not"])


# Inability is a complaint and no denial: the sentence, and what must be suggested.
UNABLE = [
    ("I can't pee", "urinary_retention"),
    ("cant pee", "urinary_retention"),
    ("can not pee", "urinary_retention"),
    ("I couldn’t pee last night", "urinary_retention"),
    ("I haven't been able to pee", "urinary_retention"),
    ("I haven't peed since yesterday", "urinary_retention"),
    ("no fever and I can't pee", "urinary_retention"),
    ("no fever, no back pain, can't pee", "urinary_retention"),
    ("not able to have a wee", "urinary_retention"),
    ("no pee since last night", "urinary_retention"),
    ("I can't feel my leg", "leg_numbness"),
    ("I can hardly feel my legs", "leg_numbness"),
    ("I can no longer feel my feet", "leg_numbness"),
    ("I don't feel my feet", "leg_numbness"),
    ("there is no feeling in my bottom", "saddle_numbness"),
    ("I cannot feel between my legs", "saddle_numbness"),
    ("I do not feel the toilet paper when I wipe", "saddle_numbness"),
    ("my leg won't move", "leg_weakness"),
    ("my leg doesn't work", "leg_weakness"),
    ("no strength in my left leg", "leg_weakness"),
    ("never felt my leg so weak", "leg_weakness"),
    ("the foot doesn't come up", "leg_weakness"),
    ("I've not been able to lift my foot", "leg_weakness"),
    ("I can't breathe", "breathing_difficulty"),
    ("he can't speak", "speech_wrong_or_missing_words"),
    ("I can't control my bladder", "urinary_incontinence"),
    ("no control over my bladder", "urinary_incontinence"),
    ("I wet myself without noticing", "urinary_incontinence"),
    ("can't hold my arm up, can't lift my arm", "arm_weakness"),
    ("he won't wake up, will not wake", "drowsy_or_unconscious"),
    ("she can't swallow", "swallowing_difficulty"),
]


@pytest.mark.parametrize(("text", "finding"), UNABLE)
def test_inability_is_never_read_as_denial(engine: Engine, text: str, finding: str) -> None:
    assert finding in {one.finding for one in suggest(engine, text)}


DENIED = [
    "no fever",
    "I haven't lost control of my bladder",
    "my bladder is fine",
    "I have no problem peeing",
    "no numbness, tingling or back pain",
    "my leg isn't weak",
    "I haven't lost feeling in my legs",
    "never had cancer",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_suggests_nothing(engine: Engine, text: str) -> None:
    assert suggest(engine, text) == ()


# A word in a phrase means what the phrase means: the sentence, what is suggested, what is not.
PHRASES = [
    ("my leg fell asleep", "leg_asleep_after_pressure", "falls"),
    ("my face fell on one side", "face_droop", "falls"),
    ("I fell down the stairs", "injury", "falls"),
    ("I keep falling", "falls", "injury"),
]


@pytest.mark.parametrize(("text", "finding", "other"), PHRASES)
def test_the_longest_phrase_counts(engine: Engine, text: str, finding: str, other: str) -> None:
    named = {one.finding for one in suggest(engine, text)}
    assert finding in named
    assert other not in named


SIDES = [
    ("my left leg is weak", "leg_weakness", "left"),
    ("my leg is weak", "leg_weakness", None),
    ("my legs are weak", "leg_weakness", "both"),
    ("the right arm went limp", "arm_weakness", "right"),
    ("my right foot is numb. It tingles", "leg_tingling", "present"),
    ("suddenly it was gone", "onset_tempo", "seconds_minutes"),
]


@pytest.mark.parametrize(("text", "finding", "value"), SIDES)
def test_the_side_is_taken_from_the_words_or_left_open(
    engine: Engine, text: str, finding: str, value: str | None
) -> None:
    assert {one.finding: one.value for one in suggest(engine, text)}[finding] == value


def test_it_says_which_words_led_to_it(engine: Engine) -> None:
    text = "Since Monday I’m tired. MY LEFT FOOT drags; that is all"
    (one,) = (one for one in suggest(engine, text) if one.finding == "leg_weakness")
    assert one.words == "FOOT drags"
    assert one.question == engine.findings["leg_weakness"].question


def test_the_lexicon_speaks_of_findings_that_can_be_asked_and_never_says_no(engine: Engine) -> None:
    keys = [*lay_words(), *(key for table in FRAMES.values() for keys in table.values() for key in keys)]
    for key in keys:
        name, _, value = key.partition("=")
        finding = engine.findings[name]
        assert finding.ask == "anyone", key
        assert not value or (value in finding.values and value != finding.nothing), key
    assert FRAMES.keys() <= PARTS.keys()
    assert {complaint for table in FRAMES.values() for complaint in table} <= COMPLAINTS.keys()


PIECES = sorted({word for phrases in lay_words().values() for phrase in phrases for word in phrase.split()})
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [*PIECES, "no", "not", "never", "left", "legs", ",", ".", "and", "or", "can't", "is fine", "’"]
        ),
        max_size=40,
    ).map(" ".join),
)


@settings(max_examples=150)
@given(text=TEXTS, most=st.integers(0, 12))
def test_any_text_gives_few_suggestions_that_are_legal_and_never_no(engine: Engine, text: str, most: int) -> None:
    found = suggest(engine, text, most=most)
    assert len(found) <= most
    assert len({one.finding for one in found}) == len(found)
    for one in found:
        finding = engine.findings[one.finding]
        assert one.words
        assert one.words in text
        assert one.value is None or (one.value in finding.values and one.value != finding.nothing)


def test_a_very_long_text_is_read_to_its_limit(engine: Engine) -> None:
    assert suggest(engine, "my leg is weak " * 20000)


@pytest.mark.parametrize("text", ["my legs have been weak for years", "my foot has been weak for years"])
def test_old_trouble_suggests_nothing_that_is_new(engine: Engine, text: str) -> None:
    """A question that dates another sign tells of both in its examples: what is old was suggested as new."""
    dates = {"bladder_bowel_change_recent", "head_or_arm_sign_recent", "back_pain_recent"}
    assert not dates & {one.finding for one in suggest(engine, text)}
