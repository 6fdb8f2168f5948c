"""Bending computed rates so that a condition shows its published frequency.

Anatomy says how a finding is spread over the lesions of a condition; a study says how common it is in
all of them together. Both are kept: each value's probability is multiplied by one factor, the same in
every lesion, chosen so that the average over the lesions meets the published frequency
(iterative proportional fitting; Deming and Stephan 1940).
"""

from __future__ import annotations

from collections.abc import Sequence

Rates = list[list[float]]  # one distribution over the values of a finding for each state

_ROUNDS = 200
_CLOSE = 1e-10


def fit_rates(rates: Sequence[Sequence[float]], shares: Sequence[float], target: Sequence[float]) -> Rates:
    """`rates` bent so that their average, weighted by `shares`, is `target`.

    rates: [states][values], each row summing to 1. shares: [states], summing to 1. target: [values].
    A value that no state can take keeps probability 0, and the rest of the target is scaled up.
    """
    bent = [list(row) for row in rates]
    for _ in range(_ROUNDS):
        average = [sum(share * row[v] for share, row in zip(shares, bent, strict=True)) for v in range(len(target))]
        if max(abs(a - t) for a, t in zip(average, target, strict=True)) < _CLOSE:
            break
        factors = [t / a if a > 0 else 0.0 for a, t in zip(average, target, strict=True)]
        for row in bent:
            scaled = [p * f for p, f in zip(row, factors, strict=True)]
            total = sum(scaled)
            if total > 0:
                row[:] = [p / total for p in scaled]
    return bent


def fit_presence(rates: Sequence[Sequence[float]], shares: Sequence[float], p: float) -> Rates:
    """`rates` bent so that anything but the first value (absent, none) has the average probability `p`.

    How the rest is spread over the other values stays as each state has it.
    """
    coarse = fit_rates([[row[0], 1 - row[0]] for row in rates], shares, [1 - p, p])
    bent: Rates = []
    for row, (none, some) in zip(rates, coarse, strict=True):
        rest = 1 - row[0]
        others = [value / rest * some for value in row[1:]] if rest > 0 else [some / (len(row) - 1)] * (len(row) - 1)
        bent.append([none, *others])
    return bent
