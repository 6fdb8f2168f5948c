"""The columns of one condition: its states with fitted weights, and what anatomy expects in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from myotome.anatomy.expectation import expected
from myotome.anatomy.lesion import LesionError
from myotome.inference.compile.rates import Expected, FindingRates, condition_rates
from myotome.inference.compile.states import State, states_of
from myotome.inference.compile.weights import Count, Weights, fit_weights
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.basis import Basis, Distribution
from myotome.knowledge.condition import Beside, Condition, LesionShare
from myotome.knowledge.evidence import EvidenceRow
from myotome.knowledge.finding import Finding
from myotome.knowledge.numbers import ASSUMED_SIZE, SIZE_CAP
from myotome.knowledge.placed import placed
from myotome.knowledge.read_findings import FindingEntry
from myotome.knowledge.read_model import SEVERITIES, TEMPOS, ModelNumbers
from myotome.knowledge.source import KnowledgeError

TEMPO, HOURS = "onset_tempo", "hours_since_onset"


@dataclass(frozen=True, slots=True)
class Columns:
    """states, expected: one for each state of `condition`, whose shares sum to 1."""

    condition: Condition
    states: tuple[State, ...]
    expected: tuple[Expected, ...]

    def rates(self, entry: FindingEntry, numbers: ModelNumbers) -> FindingRates:
        """The rates of one finding, before answer errors."""
        return condition_rates(entry, _with_hours(self.condition, entry, numbers), self.states, self.expected)


def columns_of(base: KnowledgeBase, condition: Condition, rows: Iterable[EvidenceRow]) -> Columns:
    """The columns of `condition`, its weights fitted to those of `rows` that count an anatomical finding in it."""
    columns = _stated(base, condition, base.model.severity)
    counts = [
        count
        for row in rows
        if row.model_condition == condition.id and (count := _count(base, columns, row)) is not None
    ]
    if not counts:
        return columns
    total = sum(one.weight for one in condition.lesions)
    stated = Weights(tuple(one.weight / total for one in condition.lesions), tuple(base.model.severity))
    fitted = fit_weights(stated, counts)
    lesions = tuple(replace(one, weight=w) for one, w in zip(condition.lesions, fitted.lesions, strict=True))
    return _stated(base, replace(condition, lesions=lesions), fitted.severity)


def chance(row: Sequence[float] | Mapping[str, float], finding: Finding, values: Sequence[str]) -> float:
    """The probability of `values` (none named: anything but the first) in a distribution over a finding's values."""
    named = dict(zip(finding.values, row, strict=True)) if not isinstance(row, Mapping) else row
    return sum(named.get(value, 0.0) for value in values or finding.values[1:])


def size(row: EvidenceRow) -> float:
    """How many patients a row counted."""
    return ASSUMED_SIZE if row.n is None else float(row.n)


def _stated(base: KnowledgeBase, condition: Condition, severity: Sequence[float]) -> Columns:
    try:
        return _placed(base, condition, severity)
    except LesionError as error:
        raise KnowledgeError(f"{condition.file}: lesions: {error}") from None


def _placed(base: KnowledgeBase, condition: Condition, severity: Sequence[float]) -> Columns:
    for one in condition.lesions:
        if one.site not in base.sites:
            raise KnowledgeError(f"{condition.file}: lesions: no site {one.site} in sites.yaml")
    states = tuple(states_of(condition, base.sites, severity))
    return Columns(
        condition,
        states,
        tuple(_expected(s.site, s.side, s.pattern, s.level, s.shock, s.severity, s.beside) for s in states),
    )


def _count(base: KnowledgeBase, columns: Columns, row: EvidenceRow) -> Count | None:
    """`row` for the fit, where anatomy has something to say of its finding."""
    if row.share is None or row.finding_id not in columns.expected[0]:
        return None
    finding = base.findings[row.finding_id].finding
    chances = [chance(known[finding.id], finding, row.finding_value) for known in columns.expected]
    # The states stand lesion by lesion, side by side, severity by severity; both sides of a lesion weigh the same.
    grades, at = len(SEVERITIES), 0
    rates: list[tuple[float, ...]] = []
    for one in columns.condition.lesions:
        sides = 2 if one.side == "either" else 1
        block = chances[at : at + sides * grades]
        rates.append(tuple(sum(block[grade::grades]) / sides for grade in range(grades)))
        at += sides * grades
    return Count(row.share, min(size(row), SIZE_CAP), tuple(rates))


@cache
def _expected(
    site: str, side: str, pattern: str, level: str, shock: bool, severity: str, beside: Beside | None
) -> Expected:
    cut = placed(LesionShare(site, side, pattern, level, shock, 1.0, beside))
    return expected(cut, severity)  # pyright: ignore[reportArgumentType]  one of SEVERITIES


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
    return replace(condition, findings={**condition.findings, HOURS: follows})
