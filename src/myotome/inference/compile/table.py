"""The table of the model: one row for each answer (finding, value), one column for each state."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from functools import cache

from myotome.anatomy.expectation import expected
from myotome.anatomy.lesion import lesion
from myotome.inference.compile.rates import SIDE_SPLIT, Expected, condition_rates, spread, with_errors
from myotome.inference.compile.states import State, other_state, states_of
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.basis import Basis, Distribution
from myotome.knowledge.condition import Condition
from myotome.knowledge.read_findings import FindingEntry
from myotome.knowledge.read_model import TEMPOS, ModelNumbers

# Age and sex act through the prior, so they have no rows.
IN_PRIOR = ("age", "sex")
TEMPO, HOURS = "onset_tempo", "hours_since_onset"


@dataclass(frozen=True, slots=True)
class Table:
    """states: the columns, those of one condition side by side, `other cause` last.
    findings: those with rows; first_row[i]: the row of the first value of findings[i].
    log_share: [states] log P(state | condition). rates: [rows * states] P(answer | state), row after row.
    entropies: [findings * states] entropy of the answer within a state, in bits, for the look-ahead.
    sizes: [findings * conditions] weight behind a condition's rate as a number of patients, 0 = background.
    """

    states: list[State]
    findings: list[str]
    first_row: list[int]
    log_share: array[float]
    rates: array[float]
    entropies: array[float]
    sizes: array[float]


@cache
def _expected(site: str, side: str, pattern: str, level: str, shock: bool, severity: str) -> Expected:
    cut = lesion(
        site,
        side=side or None,  # pyright: ignore[reportArgumentType]  checked by lesion()
        pattern=pattern or None,
        level=level or None,
        shock=shock,
    )
    return expected(cut, severity)  # pyright: ignore[reportArgumentType]  one of SEVERITIES


def compile_table(base: KnowledgeBase) -> Table:
    """Compile every condition; the last column is the cause that the model does not hold."""
    numbers = base.model
    groups = [list(states_of(one, base.sites, numbers.severity)) for one in base.conditions.values()]
    entries = [entry for name, entry in base.findings.items() if name not in IN_PRIOR]
    known = [[_expected(s.site, s.side, s.pattern, s.level, s.shock, s.severity) for s in group] for group in groups]
    conditions = list(base.conditions.values())
    mass = [one.prior.incidence * one.prior.leg_share for one in conditions]

    states = [state for group in groups for state in group] + [other_state()]
    rates, entropies, sizes = array("d"), array("d"), array("d")
    first_row: list[int] = []
    rows = 0
    for entry in entries:
        first_row.append(rows)
        rows += len(entry.finding.values)
        columns: list[list[float]] = []
        background = spread(entry.background, entry.finding, SIDE_SPLIT[""])
        average = [0.0] * len(background)
        for one, group, expectation, weight in zip(conditions, groups, known, mass, strict=True):
            found = condition_rates(entry, _with_hours(one, entry, numbers), group, expectation)
            sizes.append(found.size)
            for state, row in zip(group, found.rates, strict=True):
                answered = with_errors(row, background, numbers.answer_error)
                columns.append(answered)
                for v, p in enumerate(answered):
                    average[v] += weight * state.share * p
        total = sum(average)
        # The unknown cause shows each finding as often as first contacts do on average.
        columns.append([p / total for p in average] if total > 0 else background)
        for v in range(len(background)):
            rates.extend(column[v] for column in columns)
        entropies.extend(-math.fsum(p * math.log2(p) for p in column if p > 0) for column in columns)
    return Table(
        states,
        [entry.finding.id for entry in entries],
        first_row,
        array("d", (math.log(state.share) for state in states)),
        rates,
        entropies,
        sizes,
    )


def _with_hours(condition: Condition, entry: FindingEntry, numbers: ModelNumbers) -> Condition:
    """`condition` with the time since onset that follows from its tempo, unless it states its own."""
    if entry.finding.id != HOURS or HOURS in condition.findings:
        return condition
    tempo = condition.findings[TEMPO].values
    values = {
        name: sum(tempo[t] * numbers.hours_given_tempo[t][index] for t in TEMPOS)
        for index, name in enumerate(entry.finding.values)
    }
    follows = Distribution(values, Basis("judgement", 10.0, "", "follows from the tempo"))
    return Condition(
        **{name: getattr(condition, name) for name in condition.__dataclass_fields__ if name != "findings"},
        findings={**condition.findings, HOURS: follows},
    )
