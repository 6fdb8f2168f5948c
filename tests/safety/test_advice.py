"""What every result must say, and must never say, whoever reads it: the controls that are words."""

from __future__ import annotations

import re

import pytest

from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.report.style import SYMBOL, Style
from myotome.report.text import emergency_number, render
from tests.knowledge.test_vocabulary import grade
from tests.seed_table import EVERY_LEVEL, SENT_HOME, Told

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
# A line that tells somebody to take something. Bringing a list, asking, or not stopping is not meant.
TAKE = re.compile(r"^(take|use|try|start|swallow)\b(?!.*\b(no|list|card|as (told|agreed))\b)", re.IGNORECASE)
MEDICINE = re.compile(
    r"\b(aspirin|ibuprofen|paracetamol|acetaminophen|naproxen|codeine|morphine|tramadol|diazepam|steroids?|"
    r"antibiotics?|insulin|tablets?|pills?|painkillers?)\b",
    re.IGNORECASE,
)
REASSURING = re.compile(
    r"\b(you do not have|you are (fine|safe|well|healthy)|nothing (serious|to worry)|no need (to|for)|"
    r"rules? (it )?out that|all clear|do not worry)\b",
    re.IGNORECASE,
)


def page(engine: Engine, told: Told, *, colour: bool = False, country: str | None = "GB") -> str:
    """The result as text: in one line of words, or as a terminal with colours gets it."""
    answers = read_answers(engine.findings, {name: value for name, value in told.items() if name != "rest"})
    if told.get("rest") == "denied":  # everything else was asked and denied
        for name in engine.askable(clinician=False, answers=answers) - answers.keys():
            if (nothing := engine.findings[name].nothing) is not None:
                answers[name] = nothing
    text = render(engine, assess(engine, answers), country=country, style=Style(colour))
    return text if colour else " ".join(text.split())


@pytest.mark.parametrize("level", EVERY_LEVEL)
def test_every_result_says_what_it_is_not_and_what_to_watch_for(engine: Engine, level: str) -> None:
    said = page(engine, EVERY_LEVEL[level])
    assert engine.advice["dispositions"][level]["label"].upper() in said
    assert "It is not a diagnosis" in said
    assert "other causes are possible" in said
    for danger in engine.advice["safety_net"]["SN-DANGER"]["items"]:
        assert danger in said, danger
    assert engine.advice["dispositions"][level]["if_it_changes"] in said


@pytest.mark.parametrize("level", EVERY_LEVEL)
def test_no_result_reassures(engine: Engine, level: str) -> None:
    found = REASSURING.search(page(engine, EVERY_LEVEL[level]))
    assert found is None, found and found[0]


def test_no_text_of_the_knowledge_reassures(engine: Engine) -> None:
    texts = [rule.says for rule in engine.rules]
    for entry in engine.advice["dispositions"].values():
        texts += [entry["label"], entry["means"], entry["if_it_changes"], *entry["do_now"]]
    for name in engine.conditions:
        card = engine.card(name)
        texts += [card["what"], card["course"], card["who_to_see"], card["outlook"]]
    assert [text for text in texts if REASSURING.search(text)] == []


@pytest.mark.parametrize("level", ["ambulance_now", "emergency_department", "doctor_within_24h"])
def test_nobody_with_a_failing_leg_is_left_to_drive(engine: Engine, level: str) -> None:
    assert "Do not drive" in page(engine, EVERY_LEVEL[level])


def test_no_advice_tells_a_lay_person_to_take_a_medicine(engine: Engine) -> None:
    """Sugar for low sugar is the one thing to take."""
    lines: list[str] = []
    for entry in engine.advice["dispositions"].values():
        lines += [*entry["do_now"], *entry.get("do_first", {}).values()]
    for kit in engine.advice["first_aid"].values():
        lines += [*kit.get("do_at_ambulance", []), *kit.get("do", [])]
    for name in engine.conditions:
        lines += engine.card(name)["self_care"]
    assert [line for line in lines if TAKE.search(line) and MEDICINE.search(line)] == []
    assert TAKE.search("Take two aspirin tablets") and MEDICINE.search("Take two aspirin tablets")


def test_no_emergency_number_is_guessed(engine: Engine) -> None:
    """A number is shown only where it was read in a source; every other country sees words."""
    for code, entry in engine.advice["regions"].items():
        if code != "default":
            assert entry["seen"] and entry["source"]["url"], code
            assert re.search(r"\d", entry["ambulance"]), code
    for country in (None, "", "XX", "LB", "ZZ", "default"):
        assert not re.search(r"\d", emergency_number(engine, country)), country
    assert emergency_number(engine, "gb") == emergency_number(engine, "GB")


@pytest.mark.parametrize("level", EVERY_LEVEL)
def test_the_level_is_told_in_words_and_signs_and_not_by_colour_alone(engine: Engine, level: str) -> None:
    """What a screen reader, a monochrome screen or paper gives is the same text."""
    with_colour, without = page(engine, EVERY_LEVEL[level], colour=True), page(engine, EVERY_LEVEL[level])
    assert ESCAPES.search(with_colour)
    assert " ".join(ESCAPES.sub("", with_colour).split()) == without
    assert " ".join(SYMBOL[level].split()) in without
    assert without.isprintable()
    assert len(set(SYMBOL.values())) == len(SYMBOL)


def test_what_to_do_comes_before_what_it_may_be(engine: Engine) -> None:
    """A frightened or hurried reader meets the action first."""
    for told in EVERY_LEVEL.values():
        said = page(engine, told)
        places = [said.index(head) for head in ("Emergency number:", "What to do now", "What may cause it")]
        assert places == sorted(places)


def test_advice_is_plain_to_read(engine: Engine) -> None:
    """By the same rough measure as the questions: grade 6 in the mean, no line that needs more than ten."""
    lines: list[str] = [rule.says for rule in engine.rules]
    for entry in engine.advice["dispositions"].values():
        lines += [*entry["do_now"], *entry["do_not"], entry["if_it_changes"]]
    for kit in engine.advice["first_aid"].values():
        lines += [
            line for part in ("do", "dont") for line in (*kit.get(f"{part}_at_ambulance", []), *kit.get(part, []))
        ]
    grades = [grade(line) for line in lines]
    assert sum(grades) / len(grades) < 6
    assert max(grades) < 10


def test_a_sent_home_person_is_told_when_to_come_back(engine: Engine) -> None:
    said = page(engine, SENT_HOME)
    assert "CARE FOR YOURSELF" in said
    assert "day 7" in said
    assert "lasts more than a week, is severe, or stops daily life" in said
