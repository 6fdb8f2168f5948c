"""More red is never less urgent.

The floor never falls under a worse answer (tests/triage). The level of least expected harm might: a worse sign can make
an urgent cause less likely. Danger signs (`never_reassures` in knowledge/directions.yaml) therefore never lower the
advice at all; what describes or explains a weak leg never takes it below any floor that the milder answers had.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Finding
from myotome.knowledge.levels import RANK
from myotome.knowledge.rules import Among, Concept, Condition, NoneOf, Within
from myotome.triage.floor import floor
from tests.effort import effort
from tests.generate import answers_to


def read_as(condition: Condition, guard: bool = False) -> set[tuple[str, bool]]:
    """Each finding of a rule, with whether it stands inside a guard."""
    if isinstance(condition, Among | Within):
        return {(condition.finding, guard)}
    items = (condition.when,) if isinstance(condition, Concept) else condition.items
    inside = guard != isinstance(condition, NoneOf)
    return {one for item in items for one in read_as(item, inside)}


def steps(finding: Finding) -> list[tuple[str, ...]]:
    """The answers from mild to severe."""
    if finding.order:
        return list(finding.order)
    return {"yes_no": [("absent",), ("present",)], "side": [("none",), ("left", "right", "both")]}.get(finding.kind, [])


@settings(max_examples=effort(60))
@given(data=st.data())
def test_a_worse_danger_sign_never_takes_the_advice_below_a_floor(engine: Engine, data: st.DataObject) -> None:
    """Around the story of each rule, for signs that no guard of any rule reads."""
    reads = {one for rule in engine.rules for one in read_as(rule.when)}
    guards = {name for name, inside in reads if inside}
    signs = sorted(n for n, _ in reads if n not in guards and len(steps(engine.findings[n])) > 1)
    assert len(signs) > 50
    rule = data.draw(st.sampled_from(engine.rules))
    story = read_answers(engine.findings, dict(rule.witness)) | data.draw(answers_to(engine.findings, most=8))
    sign = engine.findings[data.draw(st.sampled_from(signs))]
    mild = data.draw(st.integers(0, len(steps(sign)) - 2))
    severe = data.draw(st.integers(mild + 1, len(steps(sign)) - 1))
    milder = {**story, sign.id: data.draw(st.sampled_from(steps(sign)[mild]))}
    worse = {**story, sign.id: data.draw(st.sampled_from(steps(sign)[severe]))}
    assert RANK[assess(engine, worse).disposition.level] >= RANK[floor(engine.rules, milder).level]


@settings(max_examples=effort(60))
@given(data=st.data())
def test_a_worse_danger_sign_never_makes_the_advice_milder(engine: Engine, data: st.DataObject) -> None:
    """Every danger sign, round the story of each rule. Where the floor falls, an exception of the proof says why."""
    rule = data.draw(st.sampled_from(engine.rules))
    story = read_answers(engine.findings, dict(rule.witness)) | data.draw(answers_to(engine.findings, most=8))
    sign = engine.findings[data.draw(st.sampled_from(sorted(engine.directions.never_reassures)))]
    order = steps(sign)
    if not order:
        return  # a number: `myotome verify` runs those
    mild = data.draw(st.integers(0, len(order) - 2))
    severe = data.draw(st.integers(mild + 1, len(order) - 1))
    milder = {**story, sign.id: data.draw(st.sampled_from(order[mild]))}
    worse = {**story, sign.id: data.draw(st.sampled_from(order[severe]))}
    if RANK[floor(engine.rules, worse).level] >= RANK[floor(engine.rules, milder).level]:
        before, after = assess(engine, milder).disposition, assess(engine, worse).disposition
        assert RANK[after.level] >= RANK[before.level]
