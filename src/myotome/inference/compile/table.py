"""The table of the model: one row for each answer (finding, value), one column for each state."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass

from myotome.inference.compile.columns import columns_of
from myotome.inference.compile.states import State, other_state
from myotome.inference.compile.told import told
from myotome.inference.model import log_unsaid
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.spread import SIDE_SPLIT, spread

# Age and sex act through the prior, so they have no rows.
IN_PRIOR = ("age", "sex")


@dataclass(frozen=True, slots=True)
class Table:
    """states: the columns, those of one condition side by side, `other cause` last.
    findings: those with rows; first_row[i]: the row of the first value of findings[i].
    log_share: [states] log P(state | condition). rates: [rows * states] P(answer | state), row after row.
    entropies: [findings * states] entropy of the answer within a state, in bits, for the look-ahead.
    mentioned: how often a finding that is there is told unasked, for those that have a plain no.
    unsaid: [states] log P(none of these is told | state).
    sizes: [findings * conditions] weight behind a condition's rate as a number of patients, 0 = background.
    """

    states: list[State]
    findings: list[str]
    first_row: list[int]
    log_share: array[float]
    rates: array[float]
    entropies: array[float]
    sizes: array[float]
    mentioned: dict[str, float]
    unsaid: array[float]


def compile_table(base: KnowledgeBase) -> Table:
    """Compile every condition; the last column is the cause that the model does not hold."""
    numbers = base.model
    entries = [entry for name, entry in base.findings.items() if name not in IN_PRIOR]
    groups = [columns_of(base, one, base.evidence.values()) for one in base.conditions.values()]
    mass = [one.condition.prior.incidence * one.condition.prior.leg_share for one in groups]

    states = [state for group in groups for state in group.states] + [other_state()]
    rates, entropies, sizes = array("d"), array("d"), array("d")
    first_row: list[int] = []
    mentioned: dict[str, float] = {}
    unsaid = [0.0] * len(states)
    rows = 0
    for entry in entries:
        first_row.append(rows)
        rows += len(entry.finding.values)
        columns: list[list[float]] = []
        background = spread(entry.background, entry.finding, SIDE_SPLIT[""])
        average = [0.0] * len(background)
        for group, weight in zip(groups, mass, strict=True):
            found = group.rates(entry, numbers)
            sizes.append(found.size)
            for state, row in zip(group.states, found.rates, strict=True):
                answered = told(row, entry, background, numbers)
                columns.append(answered)
                for v, p in enumerate(answered):
                    average[v] += weight * state.share * p
        total = sum(average)
        # The unknown cause shows each finding as often as first contacts do on average.
        columns.append([p / total for p in average] if total > 0 else background)
        for v in range(len(background)):
            rates.extend(column[v] for column in columns)
        rate = numbers.unsaid.get(entry.finding.domain, 0.0)
        if rate and entry.finding.ask == "anyone" and entry.finding.nothing is not None:
            mentioned[entry.finding.id] = rate
            nothing = entry.finding.values.index(entry.finding.nothing)
            for s, column in enumerate(columns):
                unsaid[s] += log_unsaid(rate, column[nothing])
        entropies.extend(-math.fsum(p * math.log2(p) for p in column if p > 0) for column in columns)
    return Table(
        states,
        [entry.finding.id for entry in entries],
        first_row,
        array("d", (math.log(state.share) for state in states)),
        rates,
        entropies,
        sizes,
        mentioned,
        array("d", unsaid),
    )
