"""Quantiles of a Beta distribution, by bisection on its continued fraction (Numerical Recipes, chapter 6.4)."""

from __future__ import annotations

import math
from functools import cache

_ROUNDS = 300
_TINY = 1e-300


@cache
def interval90(p: float, n: float) -> tuple[float, float]:
    """The 5 % and 95 % points of what a share `p` of `n` patients allows, with Jeffreys' half patient on each side."""
    a, b = n * p + 0.5, n * (1 - p) + 0.5
    return quantile(0.05, a, b), quantile(0.95, a, b)


def quantile(share: float, a: float, b: float) -> float:
    """The value that a Beta(a, b) undercuts with probability `share`."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if below(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def below(x: float, a: float, b: float) -> float:
    """P(Beta(a, b) < x)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _kept(1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, _ROUNDS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _kept(1 + step * d)
            c = _kept(1 + step / c)
            h *= c * d
        if abs(c * d - 1) < 1e-12:
            break
    return h


def _kept(x: float) -> float:
    return x if abs(x) > _TINY else _TINY
