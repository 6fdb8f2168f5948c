"""How sure a rate is: the variance of its logarithm, from the number of patients that it was counted in.

A rate p seen in n patients is a Beta; the variance of its logarithm is trigamma(np) - trigamma(n), which is
wide where np is small: an answer that hardly any patient gives is known least.
"""

from __future__ import annotations

from functools import lru_cache

LEAST_SEEN = 0.5  # no rate is taken to rest on less than half a patient (Jeffreys)


def log_variance(rate: float, size: float) -> float:
    """The variance of log `rate`, counted in `size` patients; none, where all of them gave the answer."""
    return max(0.0, _trigamma(max(size * rate, LEAST_SEEN)) - _of_size(size))


def _trigamma(x: float) -> float:
    """The first terms of its asymptotic series, within a tenth for x >= 0.5: a width needs no more."""
    one = 1 / x
    return one * (1 + one * (1 / 2 + one / 6))


@lru_cache(maxsize=4096)  # the knowledge has some hundred sizes, and every result asks for them all
def _of_size(size: float) -> float:
    return _trigamma(size)
