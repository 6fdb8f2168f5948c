"""Two ways in which losses combine."""

from __future__ import annotations


def either(*losses: float) -> float:
    """In series: what is left is what every part leaves."""
    left = 1.0
    for loss in losses:
        left *= 1.0 - loss
    return 1.0 - left


def shared(left: float, right: float, one_side: float) -> float:
    """A function served from both sides: one side alone takes only ``one_side`` of it."""
    low, high = (left, right) if left < right else (right, left)
    return one_side * high + (1.0 - one_side) * low
