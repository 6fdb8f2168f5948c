"""What a pass over the rules remembers of their shared conditions changes no answer, in whatever order they come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.knowledge.rules import Seen, could_hold, grounds, holds, holds_surely
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to


@settings(max_examples=effort(40), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_rules_that_share_conditions_are_worth_what_each_is_alone(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings, most=40))
    askable = frozenset(data.draw(st.sets(st.sampled_from(sorted(engine.findings)))))
    order = data.draw(st.permutations(engine.rules))
    seen: Seen = {}
    told = engine.rules.told(answers, askable)
    place = {rule.id: number for number, rule in enumerate(engine.rules)}
    for rule in order:
        assert told.could_hold(place[rule.id]) == could_hold(rule.when, answers, askable)
        assert told.holds_surely(place[rule.id]) == holds_surely(rule.when, answers)
        assert told.holds(place[rule.id]) == holds(rule.when, answers)
        assert holds(rule.when, answers, seen) == holds(rule.when, answers)
        assert list(grounds(rule.when, answers, seen)) == list(grounds(rule.when, answers))
    assert seen, "some rule shares a condition"
