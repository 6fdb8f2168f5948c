"""Rows with one rate for each condition give what the whole rows give: the variances and the ratios state by state."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.explanation.arguments import TELLING, Arguments
from myotome.inference.interval import log_variances
from myotome.inference.model import Model
from myotome.inference.posterior import Posterior, posterior
from tests.generate import answers_to


def spread(model: Model, finding: str, value: int) -> list[float] | None:
    """`even_row` as a whole row."""
    even = model.even_row(finding, value)
    return None if even is None else list(model.in_states(even))


def slow_ratio(model: Model, post: Posterior, index: int, finding: str) -> float:
    """P(answer | condition) / P(answer | another one), as often as the answer counts, from every single state."""
    row = model.row(finding, post.used[finding])
    of = {
        inside: [s for s in range(model.width) if (model.condition_of[s] == index) is inside]
        for inside in (True, False)
    }
    rates = [
        math.fsum(post.weights[s] * row[s] for s in states) / math.fsum(post.weights[s] for s in states)
        for states in (of[True], of[False])
    ]
    return (rates[0] / rates[1]) ** model.information(post.used)[finding]


def slow_variance(model: Model, post: Posterior, index: int) -> float:
    """The variance of one condition: that of its prior, and of the rate of each answer in its likeliest state."""
    states = range(model.first_state[index], model.first_state[index + 1])
    typical = max(states, key=lambda s: (post.weights[s], model.log_share[s]))
    variance = model.prior_spread[index] ** 2
    counts = model.information(post.used)
    for finding, value in post.used.items():
        size = model.sizes(finding)[index]
        seen = max(size * model.row(finding, value)[typical], 0.5)
        if size > 0:
            variance += counts[finding] ** 2 * max(0.0, trigamma(seen) - trigamma(size))
    return variance


def trigamma(x: float) -> float:
    return 1 / x + 1 / (2 * x**2) + 1 / (6 * x**3)


def test_they_are_the_whole_rows(engine: Engine) -> None:
    model = engine.model
    values = [(name, value) for name in model.rows for value in range(len(model.findings[name].values))]
    even = [(name, value, row) for name, value in values if (row := spread(model, name, value)) is not None]
    assert len(values) / 2 < len(even) < len(values)  # most findings do not depend on the place, and some do
    assert all(row == list(model.row(name, value)) for name, value, row in even)


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_variances_and_ratios_equal_those_from_every_state(engine: Engine, data: st.DataObject) -> None:
    answers = data.draw(answers_to(engine.findings, most=15, unsure=False))
    model = engine.model
    post = posterior(model, answers)
    index = data.draw(st.integers(0, len(model.conditions) - 2))
    assert log_variances(model, post)[index] == pytest.approx(slow_variance(model, post, index), abs=1e-9)
    told: Mapping[str, float] = {one.finding: one.ratio for one in Arguments(model, post).ratios(index)}
    for finding in post.used if told else ():
        ratio = slow_ratio(model, post, index, finding)
        if finding in told:
            assert told[finding] == pytest.approx(ratio, rel=1e-6)
        else:
            assert abs(math.log(ratio)) < math.log(TELLING) + 1e-9
