"""Fitting the weights of the sites and severities of a condition to published frequencies.

How often each lesion makes a sign follows from anatomy; how often patients show the sign has been counted. What lies
between is how common each lesion is. A condition file states these weights by judgement, which counts here like
`PRIOR_SIZE` patients whose lesion was seen; the share of mild and full lesions likewise. Each mapped row of the
evidence table adds as many patients as it counted, at most `SIZE_CAP`, of whom only the sign was seen. The weights
with the highest posterior follow by expectation and maximisation (Dempster, Laird and Rubin 1977): share out the
patients over the states in which the sign, or its absence, is likely, count, and repeat. That is deterministic, no
step lowers the posterior, and without evidence the stated weights come back unchanged.

A frequency that no mixture of the stated lesions can give, by more than `REACH`, tells of something that they leave out
and not of their weights, so it is left out of the fit and shows as a misfit in `myotome knowledge fit`.
Rates are bent to the condition's own figures only afterwards (`fit.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

PRIOR_SIZE = 20.0
_ROUNDS = 500
_CLOSE = 1e-9
REACH = 0.05
_EDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Weights:
    """lesions, severity: shares within a condition; each sums to 1."""

    lesions: tuple[float, ...]
    severity: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A published frequency `p` in `n` patients, and the anatomical chance of it: rates[lesion][severity].

    kept: the same, as the fit takes them: no sign is quite certain or quite impossible in a study.
    """

    p: float
    n: float
    rates: tuple[tuple[float, ...], ...]
    kept: tuple[tuple[float, ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        kept = tuple(tuple(min(max(rate, _EDGE), 1 - _EDGE) for rate in row) for row in self.rates)
        object.__setattr__(self, "kept", kept)

    @property
    def in_reach(self) -> bool:
        """Whether some mixture of the lesions and severities can give the frequency."""
        every = [rate for row in self.rates for rate in row]
        return min(every) - REACH <= self.p <= max(every) + REACH


def fit_weights(stated: Weights, counts: Sequence[Count]) -> Weights:
    """The weights with the highest posterior; `stated` itself when nothing was counted."""
    counts = [count for count in counts if count.in_reach]
    if not counts:
        return stated
    now, before = stated, log_posterior(stated, stated, counts)
    for _ in range(_ROUNDS):
        now = improved(now, stated, counts)
        after = log_posterior(now, stated, counts)
        if after - before < _CLOSE:
            break
        before = after
    return now


def improved(now: Weights, stated: Weights, counts: Sequence[Count]) -> Weights:
    """One step: the patients shared out over lesions and severities as `now` expects, and counted again."""
    lesions = [PRIOR_SIZE * share for share in stated.lesions]
    severity = [PRIOR_SIZE * share for share in stated.severity]
    for count in counts:
        chance = frequency(now, count)
        for i, share in enumerate(now.lesions):
            for j, grade in enumerate(now.severity):
                rate = count.kept[i][j]
                patients = share * grade * count.n
                patients *= count.p * rate / chance + (1 - count.p) * (1 - rate) / (1 - chance)
                lesions[i] += patients
                severity[j] += patients
    return Weights(_shares(lesions), _shares(severity))


def frequency(weights: Weights, count: Count) -> float:
    """How often the sign is seen in all lesions together."""
    return math.fsum(
        share * grade * rate
        for share, row in zip(weights.lesions, count.kept, strict=True)
        for grade, rate in zip(weights.severity, row, strict=True)
    )


def log_posterior(weights: Weights, stated: Weights, counts: Sequence[Count]) -> float:
    """What `fit_weights` maximises, up to a constant."""
    prior = math.fsum(
        PRIOR_SIZE * was * math.log(is_)
        for before, after in ((stated.lesions, weights.lesions), (stated.severity, weights.severity))
        for was, is_ in zip(before, after, strict=True)
        if was > 0
    )
    seen = math.fsum(
        count.n * (count.p * math.log(chance) + (1 - count.p) * math.log(1 - chance))
        for count, chance in ((count, frequency(weights, count)) for count in counts)
    )
    return prior + seen


def _shares(patients: Sequence[float]) -> tuple[float, ...]:
    total = math.fsum(patients)
    return tuple(number / total for number in patients)
