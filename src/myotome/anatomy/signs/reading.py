"""A reading: how an amount lost becomes the chance that a finding is reported or seen.

The curve starts at the background (found although nothing is lost), rises to the top
(found when all is lost; below 1, because people and examiners miss things) and passes
half of the way at ``half``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

#: Steepness of the curve. Judgement: small losses go unnoticed, and most are noticed soon after half.
_STEEP = 2.5
#: No finding is impossible: the least chance of any value.
_LEAST = 0.003
#: How often two sides are read by the same threshold (an examiner who finds a little on one
#: side finds it on the other) rather than independently. Judgement.
_TOGETHER = 0.6

Chances = Mapping[str, float]


class Reading(NamedTuple):
    """One line of the reliability table."""

    background: float
    top: float
    half: float
    reason: str

    def chance(self, amount: float) -> float:
        """The chance of finding it when this much is lost."""
        return self.background + (self.top - self.background) * rise(amount, self.half)


def rise(amount: float, half: float) -> float:
    """From 0 at nothing to 1 at all, half of the way near ``half``."""
    if amount <= 0:
        return 0.0
    powered, middle = min(amount, 1.0) ** _STEEP, half**_STEEP
    return powered / (powered + middle) * (1.0 + middle)


def chances(weights: Mapping[str, float]) -> Chances:
    """Weights as chances that sum to 1, none of them 0."""
    total = sum(weights.values())
    floored = {value: max(weight / total, _LEAST) for value, weight in weights.items()}
    total = sum(floored.values())
    return {value: weight / total for value, weight in floored.items()}


def yes_no(chance: float) -> Chances:
    """A finding that is present or absent."""
    return chances({"absent": 1.0 - chance, "present": chance})


def by_side(left: float, right: float) -> Chances:
    """None, left, right or both from the chance of each side."""
    low = min(left, right)
    shared = {"both": low, "left": left - low, "right": right - low, "none": 1.0 - max(left, right)}
    apart = {
        "both": left * right,
        "left": left * (1.0 - right),
        "right": right * (1.0 - left),
        "none": (1.0 - left) * (1.0 - right),
    }
    return chances(
        {
            value: _TOGETHER * shared[value] + (1.0 - _TOGETHER) * apart[value]
            for value in ("none", "left", "right", "both")
        }
    )


def mixed(first: Mapping[str, float], second: Mapping[str, float], share: float) -> dict[str, float]:
    """``share`` of the second and the rest of the first."""
    return {value: (1.0 - share) * weight + share * second[value] for value, weight in first.items()}


def spread(middle: float, width: float, cuts: Sequence[float], labels: Sequence[str]) -> Chances:
    """A bell of this width round the middle, cut at the points into the labelled bins."""
    below = [1.0 / (1.0 + math.exp(-(cut - middle) / width)) for cut in cuts]
    edges = [0.0, *below, 1.0]
    return chances({label: edges[i + 1] - edges[i] for i, label in enumerate(labels)})


def interpolate(points: Sequence[tuple[float, float]], at: float) -> float:
    """The value of a broken line."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return points[-1][1]
