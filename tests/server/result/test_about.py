"""The pages about the knowledge: every condition has one, every number says what it rests on."""

from __future__ import annotations

import pytest

from myotome.assessment.engine import Engine
from myotome.knowledge.base import KnowledgeBase
from myotome.report.condition_view import condition_view, sources_view
from tests.report.po_words import English
from tests.server.result.pages import render

WORDS = English("result")
ENGINE = Engine()


@pytest.mark.parametrize("condition", sorted(ENGINE.conditions))
def test_every_condition_has_a_page(condition: str) -> None:
    view = condition_view(ENGINE, condition, WORDS)
    page = render("condition.html", WORDS, view=view)
    assert view.card.what and view.card.symptoms and view.numbers
    own = len(ENGINE.card(condition)["sources"])
    assert len(view.sources) == own if own else view.sources, "a card without sources shows those of its numbers"
    assert own or {one.address for one in view.sources} == {one["address"] for one in ENGINE.cited(condition).values()}
    assert all(one.rates and one.basis.text for one in view.numbers)
    assert "style=" not in page and page.count("<script") == 1 and page.count("<h1") == 1


def test_numbers_have_the_basis_of_the_knowledge(base: KnowledgeBase) -> None:
    for condition in ("als", "cauda_equina_syndrome", "ischaemic_stroke"):
        given = base.conditions[condition].findings
        view = condition_view(ENGINE, condition, WORDS)
        by_label = {one.finding: one for one in view.numbers}
        for name, one in given.items():
            shown = by_label[ENGINE.findings[name].label]
            assert (one.basis.kind == "judgement") == shown.basis.text.startswith("Judgement: "), name
            if one.basis.kind == "judgement":
                assert one.basis.reason in shown.basis.text
            else:
                reference = base.evidence[one.basis.ref].reference
                assert reference is not None and shown.basis.address == reference.address
                assert shown.basis.text.endswith(f"n = {one.basis.size:g}")


def test_red_flags_that_name_a_condition_are_listed() -> None:
    for condition in ENGINE.conditions:
        shown = {one.id for one in condition_view(ENGINE, condition, WORDS).rules}
        assert shown == {rule.id for rule in ENGINE.rules if condition in rule.suspects}


def test_a_rate_is_that_of_the_model() -> None:
    view = condition_view(ENGINE, "als", WORDS)
    (cramps,) = [one for one in view.numbers if one.finding == ENGINE.findings["muscle_cramps"].label]
    model = ENGINE.model
    index = model.conditions.index("als")
    rates = model.row("muscle_cramps", 1)[model.first_state[index] : model.first_state[index + 1]]
    assert min(rates) * 100 - 1 <= float(cramps.rates[0].removesuffix(" %")) <= max(rates) * 100 + 1


def test_an_unknown_condition_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        condition_view(ENGINE, "../als", WORDS)


def test_all_sources_are_listed_once() -> None:
    view = sources_view(ENGINE, WORDS)
    assert {name for name, _ in view.conditions} == set(ENGINE.conditions)
    for found in (view.works, view.rules, view.advice):
        assert found and len({one.address or one.text for one in found}) == len(found)
    works = {one.address for one in view.works}
    assert {str(one["address"]) for name in ENGINE.conditions for one in ENGINE.cited(name).values()} == works
    page = render("sources.html", WORDS, view=view)
    assert page.count('rel="noreferrer noopener"') == page.count('<a href="http')


def test_every_text_of_these_pages_is_used() -> None:
    words = English("result")
    for condition in ENGINE.conditions:
        render("condition.html", words, view=condition_view(ENGINE, condition, words))
    render("sources.html", words, view=sources_view(ENGINE, words))
    assert {key for key in words.texts if key.startswith("about.")} <= words.used
