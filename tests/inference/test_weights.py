"""Fitting the weights of lesions: they stay shares, no step is a step back, nothing counted moves nothing."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.inference.compile.columns import columns_of
from myotome.inference.compile.weights import Count, Weights, fit_weights, frequency, improved, log_posterior
from myotome.knowledge.base import KnowledgeBase

RATE = st.floats(0, 1)


def shares(size: int) -> st.SearchStrategy[tuple[float, ...]]:
    return st.lists(st.floats(0.01, 1), min_size=size, max_size=size).map(
        lambda parts: tuple(part / math.fsum(parts) for part in parts)
    )


@st.composite
def problems(draw: st.DrawFn) -> tuple[Weights, list[Count]]:
    """Stated weights of a few lesions, and a few published frequencies."""
    lesions = draw(st.integers(1, 5))
    stated = Weights(draw(shares(lesions)), draw(shares(2)))
    grid = st.lists(st.tuples(RATE, RATE), min_size=lesions, max_size=lesions).map(tuple)
    return stated, draw(st.lists(st.builds(Count, p=RATE, n=st.floats(1, 100), rates=grid), max_size=5))


@given(problem=problems())
def test_fitted_weights_sum_to_one(problem: tuple[Weights, list[Count]]) -> None:
    fitted = fit_weights(*problem)
    for found in (fitted.lesions, fitted.severity):
        assert math.fsum(found) == pytest.approx(1)
        assert min(found) >= 0


@given(problem=problems())
def test_no_step_lowers_the_posterior(problem: tuple[Weights, list[Count]]) -> None:
    stated, counts = problem
    now = stated
    for _ in range(10):
        after = improved(now, stated, counts)
        assert log_posterior(after, stated, counts) >= log_posterior(now, stated, counts) - 1e-9
        now = after


@given(problem=problems())
def test_the_likelihood_never_falls(problem: tuple[Weights, list[Count]]) -> None:
    """The stated weights are the likeliest before the evidence, so what the posterior gains the likelihood gained."""
    stated, counts = problem
    within = [count for count in counts if count.in_reach]

    def likelihood(weights: Weights) -> float:
        return log_posterior(weights, stated, within) - log_posterior(weights, stated, [])

    assert likelihood(fit_weights(stated, counts)) >= likelihood(stated) - 1e-6


@given(problem=problems())
def test_without_evidence_the_stated_weights_stay(problem: tuple[Weights, list[Count]]) -> None:
    stated, _ = problem
    assert fit_weights(stated, []) == stated
    once = improved(stated, stated, [])
    assert once.lesions == pytest.approx(stated.lesions)
    assert once.severity == pytest.approx(stated.severity)


@given(problem=problems())
def test_a_frequency_that_already_fits_moves_nothing(problem: tuple[Weights, list[Count]]) -> None:
    stated, counts = problem
    if counts:
        fits = replace(counts[0], p=frequency(stated, counts[0]))
        assert fit_weights(stated, [fits]).lesions == pytest.approx(stated.lesions, abs=1e-6)


def test_a_common_sign_makes_the_lesion_that_gives_it_more_common() -> None:
    """Half the patients are stated to have each lesion; the sign of the first is found in eight of ten."""
    stated = Weights((0.5, 0.5), (0.4, 0.6))
    count = Count(0.8, 100, ((0.9, 0.9), (0.1, 0.1)))
    fitted = fit_weights(stated, [count])
    assert fitted.lesions[0] > 0.7
    assert 0.5 < frequency(fitted, count) < 0.8, "the stated weights still count"
    assert fitted.severity == pytest.approx(stated.severity), "the sign does not tell how far the lesion has gone"


def test_more_patients_move_more() -> None:
    stated = Weights((0.5, 0.5), (0.4, 0.6))
    few, many = (fit_weights(stated, [Count(0.8, n, ((0.9, 0.9), (0.1, 0.1)))]).lesions[0] for n in (5, 100))
    assert 0.5 < few < many


def test_a_frequency_out_of_reach_moves_nothing() -> None:
    """No mixture of these lesions gives it, so it tells of something that they leave out."""
    stated = Weights((0.5, 0.5), (0.4, 0.6))
    assert fit_weights(stated, [Count(0.9, 100, ((0.1, 0.2), (0.3, 0.4)))]) == stated


def test_the_compiled_conditions_use_it(base: KnowledgeBase) -> None:
    """Shares sum to 1 in every condition; where nothing is mapped they are those of the file."""
    mapped = {row.model_condition for row in base.evidence.values() if row.finding_id}
    moved = 0
    for name, condition in base.conditions.items():
        stated = columns_of(base, condition, [])
        fitted = columns_of(base, condition, base.evidence.values())
        assert math.fsum(state.share for state in fitted.states) == pytest.approx(1)
        assert [s.site for s in fitted.states] == [s.site for s in stated.states]
        if name not in mapped:
            assert fitted == stated
        moved += fitted.states != stated.states
    assert moved > 5
