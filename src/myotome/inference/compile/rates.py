"""P(finding = value | state) for every finding and state, and how much weight each rests on.

A finding takes its rates from the first of: the condition's own figure (spread over the lesions by
anatomy where the finding is anatomical), what anatomy computes from the lesion, and its background.
What people then say of it is the matter of `told.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from myotome.inference.compile.fit import Rates, fit_presence, fit_rates
from myotome.inference.compile.states import State
from myotome.knowledge.condition import Condition
from myotome.knowledge.read_findings import FindingEntry
from myotome.knowledge.spread import SIDE_SPLIT, spread

Expected = Mapping[str, Mapping[str, float]]  # finding -> value -> probability

ANATOMY_SIZE = 12.0  # a rate computed from anatomy weighs like a dozen patients


@dataclass(frozen=True, slots=True)
class FindingRates:
    """rates: [states of one condition][values]; size: weight as a number of patients, 0 = shared background."""

    rates: Rates
    size: float
    origin: str  # "stated", "anatomy" or "background"


def condition_rates(
    entry: FindingEntry,
    condition: Condition,
    states: Sequence[State],
    expected: Sequence[Expected],
) -> FindingRates:
    """The rates of one finding in the states of one condition, before answer errors."""
    finding = entry.finding
    stated = condition.findings.get(finding.id)
    shares = [state.share for state in states]
    splits = [_split(state, known) for state, known in zip(states, expected, strict=True)]
    anatomical = finding.id in expected[0]
    if anatomical:
        base = [[known[finding.id].get(value, 0.0) for value in finding.values] for known in expected]
    elif stated is not None:
        base = [spread(stated, finding, split) for split in splits]
    else:
        background = spread(entry.background, finding, SIDE_SPLIT[""])
        return FindingRates([background] * len(states), 0.0, "background")
    if stated is None:
        return FindingRates(base, ANATOMY_SIZE, "anatomy")
    if anatomical and "" in stated.values:
        base = fit_presence(base, shares, stated.values[""])
    elif anatomical:
        base = fit_rates(base, shares, [stated.values[value] for value in finding.values])
    return FindingRates(base, stated.basis.size, "stated")


def _split(state: State, known: Expected) -> tuple[float, ...]:
    """How a one-sided finding falls on left, right and both, given where this state weakens the leg."""
    weak = known.get("leg_weakness")
    if weak is not None:
        left, right, both = weak.get("left", 0.0), weak.get("right", 0.0), weak.get("both", 0.0)
        total = left + right + both
        if total > 0:
            return (left / total, right / total, both / total)
    return SIDE_SPLIT[state.side]
