"""Bending computed rates to a published frequency: the average is met, the pattern of each lesion kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.inference.compile.fit import fit_presence, fit_rates

SHARE = st.floats(0.05, 0.95)


@given(a=SHARE, b=SHARE, weight=SHARE, target=st.floats(0.02, 0.98))
def test_the_average_becomes_the_published_frequency(a: float, b: float, weight: float, target: float) -> None:
    fitted = fit_presence([[1 - a, a], [1 - b, b]], [weight, 1 - weight], target)
    assert weight * fitted[0][1] + (1 - weight) * fitted[1][1] == pytest.approx(target, abs=1e-6)


@given(a=SHARE, b=SHARE, weight=SHARE, target=st.floats(0.02, 0.98))
def test_the_likelier_lesion_stays_likelier(a: float, b: float, weight: float, target: float) -> None:
    fitted = fit_presence([[1 - a, a], [1 - b, b]], [weight, 1 - weight], target)
    if a > b:
        assert fitted[0][1] >= fitted[1][1] - 1e-12


def test_how_a_finding_falls_on_the_sides_is_kept() -> None:
    left, right = [0.5, 0.45, 0.05, 0.0], [0.5, 0.05, 0.45, 0.0]
    fitted = fit_presence([left, right], [0.5, 0.5], 0.8)
    assert fitted[0][1] / fitted[0][2] == pytest.approx(9)
    assert fitted[0][1] + fitted[0][2] == pytest.approx(0.8)


def test_a_value_that_no_lesion_takes_stays_impossible() -> None:
    fitted = fit_rates([[1.0, 0.0], [1.0, 0.0]], [0.5, 0.5], [0.4, 0.6])
    assert fitted == [[1.0, 0.0], [1.0, 0.0]]
