"""Calibration: figures whose value is known without computing them, and laws on any forecast."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.evaluation.calibration import (
    Forecast,
    all_pairs,
    brier,
    calibrate,
    calibration_error,
    cause_set,
    error_by_chance,
    reliability,
    top_pairs,
)
from myotome.evaluation.wilson import wilson

SURE = Forecast((0.0, 1.0, 0.0), frozenset({1}))
WRONG = Forecast((1.0, 0.0, 0.0), frozenset({1}))
SPLIT = Forecast((0.5, 0.3, 0.2), frozenset({2}))


@st.composite
def forecast(draw: st.DrawFn) -> Forecast:
    """Any forecast over a few causes, with one or more right."""
    weights = draw(st.lists(st.floats(0.001, 1), min_size=2, max_size=8))
    total = math.fsum(weights)
    right = draw(st.sets(st.integers(0, len(weights) - 1), min_size=1, max_size=2))
    return Forecast(tuple(weight / total for weight in weights), frozenset(right))


def test_who_is_always_right_and_sure_has_no_error() -> None:
    found = calibrate([SURE] * 5)
    assert (found.brier, found.top_error, found.every_error) == (0, 0, 0)
    assert (found.set_size, found.covered) == (1, 1)


def test_who_is_always_wrong_and_sure_has_all_of_it() -> None:
    found = calibrate([WRONG] * 5)
    assert (found.brier, found.top_error, found.covered) == (2, 1, 0)


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ([], 0.0),
        ([(0.75, True)] * 3 + [(0.75, False)], 0.0),
        ([(0.75, True)] * 4, 0.25),
        ([(0.75, False)] * 4, 0.75),
        ([(0.25, False)] * 2 + [(0.95, True)] * 2, 0.15),
    ],
)
def test_calibration_error_by_hand(pairs: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(reliability(pairs)) == pytest.approx(error)


def test_brier_by_hand() -> None:
    assert brier([SPLIT]) == pytest.approx(0.8**2 + 0.5**2 + 0.3**2)
    either = Forecast((0.5, 0.3, 0.2), frozenset({0, 1}))
    assert brier([either]) == pytest.approx(0.2**2 + 0.2**2)


def test_the_last_bin_holds_certainty() -> None:
    (only,) = reliability([(1.0, True), (0.95, True)])
    assert (only.low, only.high, only.n, only.rate) == (0.9, 1.0, 2, 1.0)


def test_true_words_show_the_error_of_chance_and_false_words_more() -> None:
    rng = Random(5)
    said = [rng.random() for _ in range(3000)]
    true = [(p, rng.random() < p) for p in said]
    false = [(p, rng.random() < p * p) for p in said]
    chance = error_by_chance(true, repeats=20)
    assert calibration_error(reliability(true)) < 2 * chance
    assert calibration_error(reliability(false)) > 5 * chance
    assert error_by_chance(true, repeats=20) == chance


@given(st.lists(forecast(), min_size=1, max_size=8))
def test_every_pair_is_in_one_bin_and_the_error_is_a_share(found: list[Forecast]) -> None:
    for pairs in (top_pairs(found), all_pairs(found)):
        bins = reliability(pairs)
        assert sum(one.n for one in bins) == len(pairs)
        assert all(one.low <= one.said <= one.high and 0 <= one.hits <= one.n for one in bins)
        assert 0 <= calibration_error(bins) <= 1
    assert 0 <= brier(found) <= 2


@pytest.mark.parametrize(
    ("wanted", "size", "covers", "fair"), [(0.5, 1, False, 0), (0.8, 2, False, 0), (0.9, 3, True, 0.5)]
)
def test_a_set_by_hand(wanted: float, size: int, covers: bool, fair: float) -> None:
    found = cause_set(SPLIT, wanted)
    assert (found.size, found.covers) == (size, covers)
    assert found.fair == pytest.approx(fair)


@given(forecast(), st.floats(0.1, 0.99))
def test_a_set_holds_what_was_asked_and_not_a_cause_more(one: Forecast, wanted: float) -> None:
    found = cause_set(one, wanted)
    chosen = one.order[: found.size]
    assert math.fsum(one.probabilities[c] for c in chosen) >= wanted - 1e-9
    assert math.fsum(one.probabilities[c] for c in chosen[:-1]) < wanted
    assert found.covers == bool(set(chosen) & one.truth)
    assert 0 <= found.fair <= found.covers


@given(forecast(), st.floats(0.1, 0.99))
def test_sets_cover_exactly_what_was_asked_if_every_word_is_true(one: Forecast, wanted: float) -> None:
    """Averaged over the truth as the forecast itself sees it, with the last cause counted in part."""
    each = [cause_set(Forecast(one.probabilities, frozenset({c})), wanted).fair for c in range(len(one.probabilities))]
    covered = math.fsum(p * fair for p, fair in zip(one.probabilities, each, strict=True))
    assert covered == pytest.approx(wanted)


@given(st.integers(1, 400), st.data())
def test_wilson_holds_the_share_and_narrows(n: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, n))
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n + 1e-4
    assert hits / n - 1e-4 <= high <= 1
    more = wilson(hits * 4, n * 4)
    assert more[1] - more[0] <= high - low + 1e-9
    mirror = wilson(n - hits, n)
    assert (1 - mirror[1], 1 - mirror[0]) == pytest.approx((low, high), abs=2e-4)


def test_wilson_by_the_book() -> None:
    """Newcombe 1998, table I: 81 of 263, and 0 of 20."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
