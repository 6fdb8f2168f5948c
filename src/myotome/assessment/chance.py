"""A probability in words and numbers: a count of people in a hundred, which most people read best.

Always of the same hundred: "2 in 10" beside "13 in 100" reads as if the second were the larger.
"""

from __future__ import annotations

from myotome.assessment.sentences import SENTENCES


def in_words(p: float) -> str:
    """p: 0 to 1. It never says that something is certain."""
    if p > 0.95:
        return SENTENCES["likely.more_than_95"]
    if p < 0.01:
        return SENTENCES["likely.less_than_1"]
    return SENTENCES["likely.in_100"].format(n=round(p * 100))


def bounds(interval: tuple[float, float]) -> tuple[int, int]:
    """An interval in whole counts of a hundred. It is never told as a point at an end: that would be certain."""
    low, high = (round(bound * 100) for bound in interval)
    return min(low, 99), max(high, 1)
