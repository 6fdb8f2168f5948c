"""The compiled model held against the literature: a prediction for every mapped row of the evidence table.

The prediction is P(finding in value | condition) before answer errors, over all lesions and severities of the
condition. It fits where it lies in the 95 % sampling interval of the published frequency, widened by `SLACK` on each
side because studies differ by more than their sampling error. A row that a number of the condition rests on fits by
construction; the others are the honest part. The reason of a judgement may name such a row, mostly to say why its
figure is not used: whoever judged had seen it. Since a row may also have moved the weights of the lesions, each is
predicted once more with the weights fitted to all other rows (`held_out`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from myotome.evaluation.wilson import wilson
from myotome.inference.compile.columns import Columns, chance, columns_of, size
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.evidence import EvidenceRow

SLACK = 0.05


@dataclass(frozen=True, slots=True)
class Comparison:
    """One published frequency beside the model's.

    cited: a number of the condition rests on the row. named: the reason of a judgement names it.
    """

    row: str
    condition: str
    finding: str
    values: tuple[str, ...]
    published: float
    n: int | None
    low: float
    high: float
    predicted: float
    held_out: float
    cited: bool
    named: bool

    @property
    def inside(self) -> bool:
        return self.low <= self.predicted <= self.high

    @property
    def held_out_inside(self) -> bool:
        return self.low <= self.held_out <= self.high

    @property
    def misfit(self) -> float:
        """How far the prediction lies outside of the interval; 0 inside."""
        return max(self.low - self.predicted, self.predicted - self.high, 0.0)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` comparisons fit."""

    inside: int
    total: int

    @property
    def share(self) -> float:
        return self.inside / self.total if self.total else 0.0


def compare(base: KnowledgeBase) -> tuple[Comparison, ...]:
    """Every mapped row, the worst misfit first."""
    rows = [row for row in base.evidence.values() if row.finding_id]
    columns = {name: columns_of(base, base.conditions[name], rows) for name in {row.model_condition for row in rows}}
    found = [_one(base, row, columns[row.model_condition], rows) for row in rows]
    return tuple(sorted(found, key=lambda one: (-one.misfit, -abs(one.predicted - one.published), one.row)))


def share_inside(found: Iterable[Comparison]) -> Share:
    """How many predictions lie inside."""
    inside = [one.inside for one in found]
    return Share(sum(inside), len(inside))


def share_held_out(found: Iterable[Comparison]) -> Share:
    """How many lie inside when the weights have not seen the row."""
    inside = [one.held_out_inside for one in found]
    return Share(sum(inside), len(inside))


def predict(base: KnowledgeBase, row: EvidenceRow, columns: Columns) -> float:
    """P(finding in value | condition) of the columns, before answer errors."""
    entry = base.findings[row.finding_id]
    rates = columns.rates(entry, base.model).rates
    return sum(
        state.share * chance(one, entry.finding, row.finding_value)
        for state, one in zip(columns.states, rates, strict=True)
    )


def interval(p: float, n: float) -> tuple[float, float]:
    """The widened 95 % sampling interval of a published frequency."""
    low, high = wilson(p * n, round(n))
    return max(0.0, low - SLACK), min(1.0, high + SLACK)


def _one(base: KnowledgeBase, row: EvidenceRow, columns: Columns, rows: list[EvidenceRow]) -> Comparison:
    share = row.share
    assert share is not None  # the reader maps percentages only
    condition = base.conditions[row.model_condition]
    low, high = interval(share, size(row))
    others = columns_of(base, condition, [one for one in rows if one.id != row.id])
    return Comparison(
        row=row.id,
        condition=condition.id,
        finding=row.finding_id,
        values=row.finding_value,
        published=share,
        n=row.n,
        low=low,
        high=high,
        predicted=predict(base, row, columns),
        held_out=predict(base, row, others),
        cited=any(given.basis.ref == row.id for given in condition.findings.values()),
        named=any(row.id in given.basis.reason for given in condition.findings.values()),
    )
