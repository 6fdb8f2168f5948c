"""Many readings at once against one after the other: the same readings, and the same causes under each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.assessment.unreassured import danger_signs
from myotome.inference import readings
from myotome.inference.posterior import log_prior, of_used
from myotome.inference.readings import Readings
from tests.generate import answers_to

MOST_SIGNS = 5


def one_by_one(used: Mapping[str, int], signs: Mapping[str, Sequence[int]]) -> list[dict[str, int]]:
    """Every reading but the one that was told, by enumeration."""
    ways = product(*((used[name], *milder) for name, milder in signs.items()))
    read = [{**used, **dict(zip(signs, values, strict=True))} for values in ways]
    return [one for one in read if one != used]


def some_signs(engine: Engine, used: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    return dict(list(danger_signs(engine.model, used).items())[:MOST_SIGNS])


def as_key(reading: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(reading.items()))


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_they_are_those_that_enumeration_gives_with_the_same_causes(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings, most=25, unsure=False))
    model, used = engine.model, engine.model.usable(answers)
    signs = some_signs(engine, used)
    prior = log_prior(model, answers)
    found = {as_key(one): causes for one, causes in Readings(model, prior, used, signs).other()}
    assert found.keys() == {as_key(one) for one in one_by_one(used, signs)}
    for one in one_by_one(used, signs):
        assert found[as_key(one)] == pytest.approx(of_used(model, prior, one).by_condition(model), abs=1e-9)


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_what_was_told_is_the_posterior(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings, most=25, unsure=False))
    model, used = engine.model, engine.model.usable(answers)
    prior = log_prior(model, answers)
    told = Readings(model, prior, used, some_signs(engine, used)).told()
    assert told.weights == pytest.approx(of_used(model, prior, used).weights, abs=1e-9)
    assert told.used == used


def test_signs_that_share_a_group_count_as_they_are_read(engine: Engine) -> None:
    """Once a sign of the bladder is read as absent, the one that is left counts in full."""
    model = engine.model
    used = model.usable({"leg_weakness": "both", "saddle_numbness": "present", "urinary_retention": "present"})
    signs = danger_signs(model, used)
    shared = {model.group_of[name] for name in signs if name in model.group_of}
    assert shared
    assert sum(model.group_of.get(name) in shared for name in signs) >= 2
    prior = log_prior(model, {})
    for one, causes in Readings(model, prior, used, signs).other():
        assert causes == pytest.approx(of_used(model, prior, one).by_condition(model), abs=1e-9)


def test_a_sum_that_has_lost_its_digits_is_worked_out_anew(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    model, answers = engine.model, {"leg_weakness": "both", "saddle_numbness": "present"}
    used, prior = model.usable(answers), log_prior(model, {})
    signs = danger_signs(model, used)
    plain = {as_key(one): causes for one, causes in Readings(model, prior, used, signs).other()}
    monkeypatch.setattr(readings, "LEAST", 1e300)
    anew = {as_key(one): causes for one, causes in Readings(model, prior, used, signs).other()}
    assert anew.keys() == plain.keys()
    for key, causes in anew.items():
        assert causes == pytest.approx(plain[key], abs=1e-9)


def test_without_another_reading_there_is_none(engine: Engine) -> None:
    assert list(Readings(engine.model, log_prior(engine.model, {}), {}, {}).other()) == []
