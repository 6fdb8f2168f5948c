"""What an emergency may be: the likeliest condition that its red flags are there for."""

from __future__ import annotations

import pytest

from myotome.report.text import suspected
from tests.report.cases import EXAMPLES, example, the_engine


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_other_suspect_of_the_red_flags_is_likelier(name: str) -> None:
    engine, result = the_engine(), example(name)
    behind = {one.rule for one in result.disposition.reasons}
    suspects = {who for rule in engine.rules if rule.id in behind for who in rule.suspects} & engine.conditions.keys()
    chance = {cause.condition: cause.probability for cause in result.differential}
    named = suspected(engine, result)
    assert not suspects or named in suspects
    assert all(chance.get(one, 0.0) <= chance.get(named or "", 0.0) for one in suspects)
