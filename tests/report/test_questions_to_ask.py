"""The questions to take along come from the assessment, from named places in it."""

from __future__ import annotations

import pytest

from myotome.knowledge.finding import NOT_SURE
from myotome.language import open_language
from myotome.report.questions_to_ask import MOST, ToAsk, questions_to_ask
from tests.report.cases import BY_LEVEL, EXAMPLES, examined, example, of, the_engine


def by_origin(found: tuple[ToAsk, ...]) -> dict[str, tuple[str, ...]]:
    return {one.origin: one.words for one in found}


@pytest.mark.parametrize("name", EXAMPLES)
def test_at_most_eight_each_once_and_all_in_words(name: str) -> None:
    found = questions_to_ask(the_engine(), example(name))
    assert 1 <= len(found) <= MOST
    assert len({one.origin for one in found}) == len(found)
    for one in found:
        text = one.in_words(open_language("en"))
        assert text.endswith("?")
        assert one.origin == "where" or all(word in text for word in one.words)


def test_where_each_comes_from() -> None:
    result = example("sciatica_with_numb_saddle.yaml")
    found = by_origin(questions_to_ask(the_engine(), result))
    assert found["looks_like"] == (result.differential[0].name,)
    assert set(found["rule_out"]) <= {one.name for one in result.differential if one.must_not_miss}
    assert found["could_it_be_from"] == ("known back or disc trouble",)
    assert "treatment" not in found, "in an emergency help comes first"
    disposition = result.disposition._replace(level="doctor_within_24h")
    calm = by_origin(questions_to_ask(the_engine(), result._replace(disposition=disposition)))
    assert calm["treatment"][0] == the_engine().card(result.differential[0].condition)["treatments"][0]
    labels = {the_engine().findings[name].label for name in result.certificate.unasked}
    assert set(found["not_asked"]) <= labels


def test_the_place_is_named_in_plain_words() -> None:
    assert (
        ToAsk("where", ("neuromuscular_junction",))
        .in_words(open_language("en"))
        .startswith("Is the problem in this place: Where nerve meets muscle?")
    )


def test_an_unsure_answer_is_asked_to_be_checked_only_where_a_red_flag_needs_it() -> None:
    found = by_origin(questions_to_ask(the_engine(), examined()))
    assert "cannot hold poo" in found["please_check"]
    used = {name for rule in the_engine().rules for name in rule.findings}
    idle = next(name for name, one in the_engine().findings.items() if name not in used and one.ask == "anyone")
    result = of({**BY_LEVEL["routine_appointment"], idle: NOT_SURE})
    assert "please_check" not in by_origin(questions_to_ask(the_engine(), result))


def test_without_a_likely_cause_none_is_named() -> None:
    result = of({})
    assert result.differential[0].probability < 0.25
    origins = by_origin(questions_to_ask(the_engine(), result))
    assert not {"looks_like", "treatment", "could_it_be_from"} & origins.keys()
    assert "how_soon" in origins
