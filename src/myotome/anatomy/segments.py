"""Cord segments from C1 to S5 in order, and the lane in which their fibres travel.

Every tract is laminated: fibres for the arm, trunk, leg and sacrum lie beside each
other, so a lesion can spare some. A lane is the name of such a bundle.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

Side = Literal["left", "right"]
Lane = Literal["face", "arm", "trunk", "leg", "sacral"]

SIDES: tuple[Side, Side] = ("left", "right")

SEGMENTS: tuple[str, ...] = tuple(
    f"{letter}{number}" for letter, count in (("C", 8), ("T", 12), ("L", 5), ("S", 5)) for number in range(1, count + 1)
)
INDEX: dict[str, int] = {segment: position for position, segment in enumerate(SEGMENTS)}
#: C1 has no dermatome; the skin begins with C2.
DERMATOMES: tuple[str, ...] = SEGMENTS[1:]


def other(side: Side) -> Side:
    """The opposite side of the body."""
    return "right" if side == "left" else "left"


def span(first: str, last: str) -> tuple[str, ...]:
    """The segments from ``first`` to ``last``, both included."""
    return SEGMENTS[INDEX[first] : INDEX[last] + 1]


def step(segment: str, by: int) -> str:
    """The segment ``by`` places further down (negative: further up), kept within C1-S5."""
    return SEGMENTS[min(max(INDEX[segment] + by, 0), len(SEGMENTS) - 1)]


def upward(segment: str) -> Iterator[str]:
    """The segment itself and every segment above it, up to C1."""
    return iter(SEGMENTS[INDEX[segment] :: -1])


@cache
def lane_of(segment: str) -> Lane:
    """The bundle in which fibres for this segment travel."""
    position = INDEX[segment]
    if INDEX["C5"] <= position <= INDEX["T1"]:
        return "arm"
    if position < INDEX["L1"]:
        # Neck and diaphragm (C1-C4) share with the trunk a supply from both hemispheres.
        return "trunk"
    return "leg" if position <= INDEX["S1"] else "sacral"
