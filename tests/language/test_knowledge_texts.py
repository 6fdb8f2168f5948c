"""The English catalogue of the knowledge: all of it, once, up to date."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.languages.po import read
from scripts.languages.texts import Text, texts

from myotome.assessment.chance import in_words
from myotome.assessment.cite import cite
from myotome.assessment.engine import Engine
from myotome.assessment.sentences import SENTENCES
from myotome.language.compile import HERE, KNOWLEDGE


@pytest.fixture(scope="module")
def found(engine: Engine) -> list[Text]:
    return texts(engine)


def test_the_catalogue_is_up_to_date(found: list[Text]) -> None:
    """`make languages` mends it."""
    kept = [(one.id, one.text) for one in read(HERE / "english" / KNOWLEDGE)]
    assert kept == [(one.id, one.english) for one in found]


def test_ids_and_wordings_are_unique(found: list[Text]) -> None:
    assert [name for name, count in Counter(one.id for one in found).items() if count > 1] == []
    assert [text for text, count in Counter(one.english for one in found).items() if count > 1] == []


def test_ids_are_dotted_words(found: list[Text]) -> None:
    assert [one.id for one in found if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", one.id)] == []


def test_texts_are_one_line_without_loose_spaces(found: list[Text]) -> None:
    """The comment that keeps the wording of a translation is one line."""
    assert [one.id for one in found if " ".join(one.english.split()) != one.english] == []


@pytest.mark.parametrize(
    ("name", "english"),
    [
        (
            "finding.leg_weakness.question",
            "Is a leg weak, so it will not lift, push or hold you as it should? Which one?",
        ),
        ("finding.leg_weakness.label", "weak leg"),
        ("rule.RF-CES-01.says", None),
        ("condition.als.card.what", "The nerve cells that drive the muscles die slowly, so muscles get weak and thin."),
        ("first_aid.FA-STROKE.dont.1", "No aspirin at home."),
        ("advice.ambulance_now.do_not.1", "Do not drive."),
        ("safety_net.SN-DANGER.items.3", "Numb between legs"),
        ("site.cauda_equina", "nerve bundle below the spinal cord"),
        ("region.spinal_cord", "spinal cord"),
        ("answer.not_sure", "not sure"),
        ("country.default.ambulance", "your local emergency number"),
        ("sentence.cause.other", "Another cause, not in this list"),
    ],
)
def test_public_ids(found: list[Text], name: str, english: str | None) -> None:
    known = {one.id: one.english for one in found}
    assert name in known
    assert english in (None, known[name])


def test_what_to_do_in_an_emergency_comes_first(found: list[Text]) -> None:
    kinds = list(dict.fromkeys(one.kind for one in found))
    assert kinds.index("first aid") < kinds.index("danger signs") < kinds.index("questions")
    assert found[0].english == "Call an ambulance now"


def test_sentences_are_the_ones_that_are_said() -> None:
    """The templates are written once; where they are said they are filled and not written again."""
    assert cite({"reason": "seen often"}, {})[0] == SENTENCES["source.judgement_because"].format(reason="seen often")
    assert cite({}, {})[0] == SENTENCES["source.judgement"]
    assert [in_words(p) for p in (0.4, 0.37, 0.004, 0.93, 0.95, 0.951, 0.98, 0.9951, 1.0)] == [
        "about 40 in 100",
        "about 37 in 100",
        "less than 1 in 100",
        "about 93 in 100",
        "about 95 in 100",
        *["more than 95 in 100"] * 4,
    ]


@given(st.floats(0, 1))
def test_no_chance_is_told_as_certain(p: float) -> None:
    found = re.fullmatch(r"(?:about|(more|less) than) (\d+) in 100", in_words(p))
    assert found is not None
    told = int(found[2]) / 100
    most_off = {"more": 0.05, "less": 0.01, None: 0.005}[found[1]]
    assert 0 < told < 1 and abs(told - p) <= most_off + 1e-9


# a reason as its keepers wrote it, and as it is shown: rows of the evidence table are for keepers only
SHOWN_REASONS = [
    ("in most (weak source f4h-als-002)", "in most"),
    ("shared risk (f4b-neurosyphilis-001), fewer in tabes", "shared risk, fewer in tabes"),
    ("two sources (weak sources central-als-001, 013)", "two sources"),
    ("some (two in ten)", "some (two in ten)"),
]


@pytest.mark.parametrize(("reason", "shown"), SHOWN_REASONS)
def test_a_reason_is_shown_without_the_names_of_rows(reason: str, shown: str) -> None:
    assert cite({"reason": reason}, {})[0] == SENTENCES["source.judgement_because"].format(reason=shown)
