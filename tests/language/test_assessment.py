"""A result in another language: every text of it, and nothing but the texts.

The test language puts each text in brackets: what has none came past the catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts.languages.pseudo import CLOSE, OPEN

from myotome.assessment.assess import assess
from myotome.assessment.chance import in_words
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.interview.next_screen import Progress
from myotome.interview.reply import with_answers
from myotome.knowledge.finding import Answer
from myotome.language import Language
from tests.effort import UNHURRIED, effort
from tests.generate import answer_to, answers_to

_CORE = Engine()
# Not texts: ids, codes, levels, and the source of a guideline, which is named as it is.
CODES = {
    "level", "rule", "finding", "value", "id", "condition", "urgency", "site", "region", "side", "set_by", "floor",
    "harm_level", "basis", "informant", "open", "unasked", "ask_next", "knowledge_version", "knowledge_hash", "address",
    "source", "regions", "harm", "needed",
}  # fmt: skip


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a result that a person reads, with the name of its field."""
    fields = getattr(value, "_fields", None)
    if fields is not None:
        for field in fields:
            # `not_sure` of the whole result holds ids, that of a reason labels
            if field not in CODES and not (field == "not_sure" and isinstance(value, Assessment)):
                yield from texts(getattr(value, field), field)
    elif isinstance(value, dict):
        for key, entry in cast("dict[str, Any]", value).items():
            if key not in CODES:
                yield from texts(entry, key)
    elif isinstance(value, list | tuple):
        for entry in cast("list[Any]", value):
            yield from texts(entry, name)
    elif isinstance(value, str) and value:
        yield name, value


def skeleton(value: Any) -> Any:
    """A result without its texts: what a translation must not touch."""
    fields = getattr(value, "_fields", None)
    if fields is not None:
        return {name: getattr(value, name) if name in CODES else skeleton(getattr(value, name)) for name in fields}
    if isinstance(value, dict):
        return {k: v if k in CODES else skeleton(v) for k, v in cast("dict[str, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [skeleton(entry) for entry in cast("list[Any]", value)]
    return "" if isinstance(value, str) else value


def bare(result: Assessment) -> Any:
    """The skeleton, less the source of an argument: that is a text only where no paper is named."""
    found = skeleton(result)
    for cause in found["differential"]:
        for one in (*cause["for_"], *cause["against"]):
            one["source"] = ""
    return found


def left_in_english(result: Assessment) -> list[tuple[str, str]]:
    return [(name, text) for name, text in texts(result) if not (text.startswith(OPEN) and text.endswith(CLOSE))]


@settings(max_examples=effort(40), suppress_health_check=UNHURRIED)
@given(answers_to(_CORE.findings), st.booleans(), st.booleans())
def test_every_text_and_nothing_else(
    right_to_left: Language, answers: dict[str, Answer], clinician: bool, story: bool
) -> None:
    result = assess(_CORE, answers, clinician=clinician, story=story)
    there = right_to_left.assessment(result)
    assert left_in_english(there) == []
    assert bare(there) == bare(result)


def test_every_rule_speaks_the_language(right_to_left: Language) -> None:
    for rule in _CORE.rules:
        answers = {name: _CORE.findings[name].read(value) for name, value in rule.witness.items()}
        assert left_in_english(right_to_left.assessment(assess(_CORE, answers))) == [], rule.id


@settings(max_examples=effort(40), suppress_health_check=UNHURRIED)
@given(st.data())
def test_changed_answers_are_told_in_the_language(right_to_left: Language, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from([one for one in _CORE.rules if one.level != "self_care"]))
    told = {name: _CORE.findings[name].read(value) for name, value in rule.witness.items()}
    progress = with_answers(_CORE.rules, Progress({}), told)
    changed = {name: data.draw(answer_to(_CORE.findings[name])) for name in told}
    progress = with_answers(_CORE.rules, progress, changed, mistake=data.draw(st.booleans()))
    result = assess(_CORE, progress.answers, history=progress.history)
    there = right_to_left.assessment(result)
    assert left_in_english(there) == []
    for notice in there.notices:  # no part of a composed sentence stayed English either
        for label in (_CORE.findings[name].label for name in told):
            assert f"{label}:" not in notice, notice


def test_english_is_the_result_itself(english: Language, engine: Engine) -> None:
    result = assess(engine, {"leg_weakness": "left"})
    assert english.assessment(result) is result


@pytest.mark.parametrize(
    ("said_in_english", "parts"),
    [
        ("weak leg: Left leg", ["weak leg", "Left leg"]),
        ("about 40 in 100", ["about 40 in 100"]),
        ("about 37 in 100", ["about 37 in 100"]),
        ("less than 1 in 100", ["less than 1 in 100"]),
        ("more than 95 in 100", ["more than 95 in 100"]),
        ("weak leg: not sure", ["weak leg", "not sure"]),
    ],
)
def test_composed_texts(right_to_left: Language, said_in_english: str, parts: list[str]) -> None:
    said = right_to_left.say(said_in_english)
    for part in parts:
        assert re.search(re.escape(OPEN + part), said), said


def test_numbers_in_answers_are_written_in_the_language(right_to_left: Language, engine: Engine) -> None:
    finding = next(one for one in engine.findings.values() if one.unit == "celsius")
    result = assess(engine, {finding.id: 37.5})
    words = right_to_left.assessment(result).answers[0].words
    assert "37٫5" in words
    assert f"{OPEN}celsius" in words


@given(st.floats(0, 1))
def test_any_chance_has_words(right_to_left: Language, p: float) -> None:
    assert right_to_left.say(in_words(p)).startswith(OPEN)


@given(st.text(max_size=200))
def test_any_other_text_stays_as_it_is_or_keeps_its_words(right_to_left: Language, text: str) -> None:
    assert right_to_left.say(text) == text or OPEN in right_to_left.say(text)
