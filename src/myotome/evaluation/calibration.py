"""Calibration: of all that was called 70 in 100, did 70 in 100 come true? And do the sets of causes hold the truth?

Brier 1950 for the score; the expected calibration error is the mean distance between what was said and what
came true over bins of what was said, each bin by its share (Naeini 2015). A sample never comes out even, so
the error that chance alone would give is computed too: without it a small study looks badly calibrated.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean, median

BINS = 10
SET_MASS = 0.9
SPOKEN = 0.01  # causes given less than this are shown to nobody as a number

Pair = tuple[float, bool]  # what was said, whether it came true


@dataclass(frozen=True, slots=True)
class Forecast:
    """probabilities: of each cause, summing to 1. truth: the indices of the causes that count as right."""

    probabilities: tuple[float, ...]
    truth: frozenset[int]

    @property
    def order(self) -> list[int]:
        """The causes, likeliest first."""
        return sorted(range(len(self.probabilities)), key=lambda c: (-self.probabilities[c], c))


@dataclass(frozen=True, slots=True)
class Bin:
    """All that was said between low and high. said: the mean of it. hits of n came true."""

    low: float
    high: float
    n: int
    said: float
    hits: int

    @property
    def rate(self) -> float:
        return self.hits / self.n


def reliability(pairs: Iterable[Pair], bins: int = BINS) -> tuple[Bin, ...]:
    """The bins that hold anything, lowest first."""
    filled: list[list[Pair]] = [[] for _ in range(bins)]
    for said, true in pairs:
        filled[min(int(said * bins), bins - 1)].append((said, true))
    return tuple(
        Bin(i / bins, (i + 1) / bins, len(held), fmean(said for said, _ in held), sum(true for _, true in held))
        for i, held in enumerate(filled)
        if held
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error; 0 when nothing was said."""
    n = sum(one.n for one in bins)
    return math.fsum(one.n * abs(one.said - one.rate) for one in bins) / n if n else 0.0


def error_by_chance(pairs: Sequence[Pair], seed: int = 0, repeats: int = 100, bins: int = BINS) -> float:
    """The calibration error to be expected if every word of it were true, from the size of the sample alone."""
    rng = Random(seed)  # noqa: S311  a study, not a secret
    said = [one for one, _ in pairs]
    return fmean(calibration_error(reliability([(p, rng.random() < p) for p in said], bins)) for _ in range(repeats))


def top_pairs(forecasts: Iterable[Forecast]) -> list[Pair]:
    """The likeliest cause of each forecast."""
    tops = ((one, one.order[0]) for one in forecasts)
    return [(one.probabilities[top], top in one.truth) for one, top in tops]


def all_pairs(forecasts: Iterable[Forecast], least: float = SPOKEN) -> list[Pair]:
    """Every cause of every forecast that was given at least `least`.

    The rest are a hundred near-zeros for each forecast; counted too, they would water any error down.
    """
    return [(p, cause in one.truth) for one in forecasts for cause, p in enumerate(one.probabilities) if p >= least]


def brier(forecasts: Sequence[Forecast]) -> float:
    """The mean Brier score over all causes: 0 is perfect, 2 is sure and always wrong."""
    return fmean(map(_brier, forecasts))


def _brier(one: Forecast) -> float:
    right = math.fsum(one.probabilities[c] for c in one.truth)
    wrong = math.fsum(p * p for c, p in enumerate(one.probabilities) if c not in one.truth)
    return (1 - right) ** 2 + wrong


@dataclass(frozen=True, slots=True)
class CauseSet:
    """The fewest causes that hold `mass` of the probability together.

    covers: whether a true cause is among them. fair: the same, with the last cause counted only for the part
    of it that is needed to reach the wanted mass exactly. A set of whole causes nearly always holds more than
    was asked; `fair` takes that out, so that it can be compared with 90 %.
    """

    size: int
    mass: float
    covers: bool
    fair: float


def cause_set(one: Forecast, wanted: float = SET_MASS) -> CauseSet:
    """The set of causes for `wanted`."""
    mass, fair, covers = 0.0, 0.0, False
    for size, cause in enumerate(one.order, start=1):
        p = one.probabilities[cause]
        if cause in one.truth:
            covers = True
            fair = max(fair, min(1.0, (wanted - mass) / p) if p > 0 else 0.0)
        mass += p
        if mass >= wanted - 1e-12:
            return CauseSet(size, mass, covers, fair)
    return CauseSet(len(one.probabilities), mass, covers, fair)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a study of calibration reports. chance_*: the error that a sample of this size shows anyway."""

    n: int
    brier: float
    top: tuple[Bin, ...]
    every: tuple[Bin, ...]
    top_error: float
    top_chance: float
    every_error: float
    every_chance: float
    said: float
    right: float
    set_size: float
    set_median: float
    set_mass: float
    covered: float
    covered_fair: float


def calibrate(forecasts: Sequence[Forecast]) -> Calibration:
    """All figures over `forecasts`, of which there must be at least one."""
    top, every = top_pairs(forecasts), all_pairs(forecasts)
    sets = [cause_set(one) for one in forecasts]
    top_bins, every_bins = reliability(top), reliability(every)
    return Calibration(
        n=len(forecasts),
        brier=brier(forecasts),
        top=top_bins,
        every=every_bins,
        top_error=calibration_error(top_bins),
        top_chance=error_by_chance(top),
        every_error=calibration_error(every_bins),
        every_chance=error_by_chance(every, repeats=20),
        said=fmean(p for p, _ in top),
        right=fmean(true for _, true in top),
        set_size=fmean(one.size for one in sets),
        set_median=median(one.size for one in sets),
        set_mass=fmean(one.mass for one in sets),
        covered=fmean(one.covers for one in sets),
        covered_fair=fmean(one.fair for one in sets),
    )
