"""How sure a probability is: an interval from the sizes of the samples behind it.

The errors of the rates that a condition rests on (`rate_error`) add up on the log scale, with the error of its
prior. A background rate is shared by all conditions and moves none of them. On the logit scale the error of a
condition's probability is its own, plus that of its rivals by their weight (the delta method).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from myotome.inference.model import Model
from myotome.inference.posterior import Posterior
from myotome.inference.rate_error import log_variance

Z90 = 1.6448536269514722  # 90 % of a normal distribution lies within this many standard deviations
Z95 = 1.959963984540054


def log_variances(model: Model, post: Posterior) -> list[float]:
    """The variance of log P(condition, answers) for each condition."""
    variances = [spread * spread for spread in model.prior_spread]
    typical = _typical_states(model, post)
    counts = model.information(post.used)
    for finding, value in post.used.items():
        share = counts[finding] ** 2
        for index, variance in model.even_variances(finding, value) or _of_states(model, finding, value, typical):
            variances[index] += share * variance
    return variances


def intervals(probabilities: Sequence[float], variances: Sequence[float], z: float = Z90) -> list[tuple[float, float]]:
    """An interval around each probability. It always contains the point."""
    shared = math.fsum(p * p * v for p, v in zip(probabilities, variances, strict=True))
    found: list[tuple[float, float]] = []
    for p, variance in zip(probabilities, variances, strict=True):
        if p <= 0 or p >= 1:
            found.append((p, p))
            continue
        rivals = (shared - p * p * variance) / (1 - p) ** 2
        width = z * math.sqrt(variance + max(rivals, 0.0))
        logit = math.log(p / (1 - p))
        found.append((_expit(logit - width), _expit(logit + width)))
    return found


def share_interval(p: float, size: float, z: float = Z90) -> tuple[float, float]:
    """An interval around the share `p` of one condition's weight that rests on `size` patients."""
    if p <= 0 or p >= 1:
        return (p, p)
    width = z / math.sqrt(size * p * (1 - p) + 1)
    logit = math.log(p / (1 - p))
    return (_expit(logit - width), _expit(logit + width))


def _typical_states(model: Model, post: Posterior) -> list[int]:
    """The likeliest state of each condition: its rates stand for the condition's."""
    first = model.first_state
    return [max(range(a, b), key=lambda s: (post.weights[s], model.log_share[s])) for a, b in itertools.pairwise(first)]


def _of_states(model: Model, finding: str, value: int, states: Sequence[int]) -> Iterator[tuple[int, float]]:
    """(condition, the variance of its log rate in its one of `states`)."""
    rates = model.row(finding, value)
    return ((index, log_variance(rates[states[index]], size)) for index, size in model.sized(finding))


def _expit(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
