"""Chances and their ranges: counts of one hundred, and never told as certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.chance import bounds

SPEC = [((0.37, 0.99), (37, 99)), ((0.0, 0.16), (0, 16)), ((0.0001, 0.0004), (0, 1)), ((0.997, 0.9999), (99, 100))]


@pytest.mark.parametrize(("interval", "counts"), SPEC)
def test_a_range_in_counts(interval: tuple[float, float], counts: tuple[int, int]) -> None:
    assert bounds(interval) == counts


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted))
def test_no_range_is_a_point_at_an_end(interval: list[float]) -> None:
    low, high = bounds((interval[0], interval[1]))
    assert 0 <= low <= high <= 100
    assert low < 100
    assert high > 0
