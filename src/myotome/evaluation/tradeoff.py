"""The trade-off: what it costs in needless emergencies to miss fewer real ones.

The harm table weighs the two. Its under-triage side (advised below needed) is scaled by a factor; at 1 it is
the table as it stands. The rules do not move: a floor is a floor at any factor. So the curve of rules and
causes together is short, and the curve of causes alone shows what the table does by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from myotome.evaluation.case import Gold
from myotome.evaluation.judge import judge
from myotome.evaluation.verdict import Verdict
from myotome.knowledge.levels import LEVELS, highest
from myotome.triage.decision import advised, decide
from myotome.triage.floor import Floor

FACTORS = tuple(2.0 ** (step / 2) for step in range(-10, 11))  # a 32nd to 32 times, the table itself in the middle
NO_FLOOR = Floor("self_care", ())

Harm = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Point:
    """One factor: emergencies missed of all emergencies, mild cases sent to emergency of all mild cases."""

    factor: float
    missed: int
    emergencies: int
    over: int
    mild: int

    @property
    def missed_rate(self) -> float:
        return self.missed / self.emergencies if self.emergencies else 0.0

    @property
    def over_rate(self) -> float:
        return self.over / self.mild if self.mild else 0.0


Curve = tuple[Point, ...]


def added(curves: Iterable[Curve]) -> Curve:
    """Curves over the same factors, of different cases, as one."""
    return tuple(
        Point(
            points[0].factor,
            sum(one.missed for one in points),
            sum(one.emergencies for one in points),
            sum(one.over for one in points),
            sum(one.mild for one in points),
        )
        for points in zip(*curves, strict=True)
    )


def scaled(harm: Harm, factor: float) -> list[list[float]]:
    """`harm` with every entry for advice below the need times `factor`."""
    return [
        [value * factor if needed > given else value for needed, value in enumerate(row)]
        for given, row in enumerate(harm)
    ]


def curve(
    found: Iterable[tuple[Gold, Verdict]], harm: Harm, *, rules: bool, factors: Sequence[float] = FACTORS
) -> Curve:
    """A point for each factor. rules: whether the floors hold, or the causes decide alone."""
    pairs = list(found)
    return tuple(_point(pairs, scaled(harm, factor), factor, rules) for factor in factors)


def _point(pairs: Sequence[tuple[Gold, Verdict]], harm: Harm, factor: float, rules: bool) -> Point:
    # The chance of each need stands for the causes: a distribution over levels that is its own need.
    each = [[1.0 if other == level else 0.0 for other in LEVELS] for level in LEVELS]
    judged = [
        judge(
            gold,
            advised(one.low if rules else NO_FLOOR, highest([decide(need, each, harm).level for need in one.needed])),
        )
        for gold, one in pairs
    ]
    return Point(
        factor,
        sum(one.missed for one in judged),
        sum(one.emergency for one in judged),
        sum(one.over for one in judged),
        sum(one.mild for one in judged),
    )
