"""From what is so to what is told: each step as a small table, and what no step may do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.inference.compile.told import denied, one_step_off, vaguely, with_errors

rows = st.lists(st.integers(0, 9), min_size=2, max_size=7).filter(any).map(lambda one: [n / sum(one) for n in one])
share = st.floats(0, 0.9)

# what is so, the share of slips, what is told
STEPS = [
    ([0.0, 1.0, 0.0], 0.2, [0.1, 0.8, 0.1]),  # to both sides alike
    ([1.0, 0.0, 0.0], 0.2, [0.9, 0.1, 0.0]),  # an end has one neighbour
]
DENIALS = [
    ([0.6, 0.4], 0.1, [0.64, 0.36]),  # a tenth of what is there
    ([0.2, 0.8], 0.1, [0.232, 0.768]),  # less of what most people have
    ([0.0, 1.0], 0.1, [0.0, 1.0]),  # what all have is what brings them
    ([1.0, 0.0], 0.1, [1.0, 0.0]),  # what is not there can not be denied
]


@pytest.mark.parametrize(("row", "slips", "said"), STEPS)
def test_neighbours_are_mixed_up(row: list[float], slips: float, said: list[float]) -> None:
    assert one_step_off(row, slips) == pytest.approx(said)


@pytest.mark.parametrize(("row", "slips", "said"), DENIALS)
def test_some_say_no_to_what_is_there(row: list[float], slips: float, said: list[float]) -> None:
    assert denied(row, 0, slips) == pytest.approx(said)


def test_a_vague_word_is_no_evidence_between_two_that_get_worse(engine: Engine) -> None:
    """Two diseases that differ in speed only, or in who had said 'worse', give 'worse' equally often."""
    course = engine.findings["course"]

    def said(**so: float) -> dict[str, float]:
        row = [so.get(value, 0.0) for value in course.values]
        told = vaguely(row, course, "worsening", ["worsening_slowly", "worsening_fast"], 0.4)
        return dict(zip(course.values, told, strict=True))

    slow, fast = said(worsening_slowly=0.9, stable=0.1), said(worsening_fast=0.9, stable=0.1)
    mixed = said(worsening=0.5, worsening_slowly=0.4, stable=0.1)
    assert slow["worsening"] == pytest.approx(fast["worsening"]) == pytest.approx(mixed["worsening"])
    assert slow["worsening_slowly"] > 0.5
    assert fast["worsening_slowly"] < 0.01
    assert slow["stable"] == fast["stable"] == 0.1


@given(rows, share)
def test_every_step_keeps_a_distribution(row: list[float], slips: float) -> None:
    for told in (one_step_off(row, slips), denied(row, 0, slips), with_errors(row, row[::-1], slips)):
        assert sum(told) == pytest.approx(1)
        assert min(told) >= -1e-12
