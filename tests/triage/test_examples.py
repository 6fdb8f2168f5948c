"""Every generated example holds against the production rules, and every rule and concept has examples."""

from __future__ import annotations

from myotome.assessment.engine import Engine
from tests.triage.examples_file import broken, read_examples
from tests.triage.naive import counts


def test_the_rules_do_what_the_examples_say(engine: Engine) -> None:
    rules = {rule.id: rule for rule in engine.rules}
    found = list(broken(read_examples(engine.findings), rules, engine.concepts))
    assert not found, "\n".join(found[:10]) + "\nIf the change was meant: python -m scripts.examples"


def test_a_naive_reading_says_the_same(engine: Engine) -> None:
    meanings = {rule.id: rule.when for rule in engine.rules} | {name: one.when for name, one in engine.concepts.items()}
    for one in read_examples(engine.findings):
        assert counts(meanings[one.owner], one.answers) is one.holds, str(one)


def test_every_rule_and_concept_is_shown_holding_and_not(engine: Engine) -> None:
    shown = {(one.owner, one.holds) for one in read_examples(engine.findings)}
    named = {rule.id for rule in engine.rules} | set(engine.concepts)
    assert shown == {(name, holding) for name in named for holding in (True, False)}
