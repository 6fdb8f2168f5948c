"""The level that minimises expected harm over the posterior. It can only raise what the red flags set."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

from myotome.knowledge.levels import LEVELS, RANK, Level, highest
from myotome.triage.floor import Floor


class Decision(NamedTuple):
    """level: least expected harm. harm: expected harm of advising each level. needed: P(level needed)."""

    level: Level
    harm: tuple[float, ...]
    needed: tuple[float, ...]


def needs_of(urgencies: Sequence[Level], other: Sequence[float]) -> list[list[float]]:
    """P(level needed | condition) for each condition, the unknown cause last."""
    return [[1.0 if level == urgency else 0.0 for level in LEVELS] for urgency in urgencies] + [list(other)]


def decide(
    probabilities: Sequence[float], needs: Sequence[Sequence[float]], harm: Sequence[Sequence[float]]
) -> Decision:
    """The level with the least expected harm; of two that tie, the more urgent.

    probabilities: [conditions]. needs: [conditions][levels]. harm: [advised][needed].
    """
    needed = [math.fsum(map(mul, probabilities, column)) for column in zip(*needs, strict=True)]
    expected = [math.fsum(map(mul, row, needed)) for row in harm]
    best = min(LEVELS, key=lambda level: (round(expected[RANK[level]], 9), -RANK[level]))
    return Decision(best, tuple(expected), tuple(needed))


def advised(low: Floor, harm_level: Level) -> Level:
    """The level that is advised: the floor and the level of least expected harm, whichever is more urgent."""
    level = highest([low.level, harm_level])
    if level == "self_care" and not low.fired:
        # Self-care is only ever given by a rule that says so: posterior odds alone never send anyone home.
        return "routine_appointment"
    return level
