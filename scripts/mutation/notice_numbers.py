"""Who notices a moved number: the checks of the tests, asked directly and only about what moved.

In this order: what was copied from a published figure, the second reading, the model held against the literature (a row
that fits must go on fitting), the words and tables about the numbers of the model. A published figure and another
reader's judgement are independent of the number; where only a list of known differences notices that the number is no
longer as listed, that is a record and told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import yaml
from scripts.mutation.number_mutants import Moved
from tests.knowledge.copied_figures import broken as miscopied
from tests.knowledge.copied_figures import is_the_figure, read_adjusted
from tests.knowledge.model_in_words import broken as untrue
from tests.knowledge.model_in_words import numbers, read_words
from tests.knowledge.readings import (
    TOLERANCE,
    Pair,
    broken,
    of_finding,
    of_lesions,
    of_prior,
    read_known,
    read_readings,
)
from tests.triage.decision_table import wrong

from myotome.evaluation.literature import interval, predict
from myotome.inference.compile.columns import columns_of, size
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.evidence import EvidenceRow

Noticer = Literal["figure", "second reading", "record", "literature", "words", "decisions", ""]
MISFITS = Path(__file__).parent.parent.parent / "tests/evaluation/known_misfits.yaml"


class Numbers:
    """All checks, ready to be asked about one moved number after the other."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._adjusted, self._words = read_adjusted(), read_words()
        self._readings, self._known = read_readings(), read_known()
        self._misfits = set(yaml.safe_load(MISFITS.read_text(encoding="utf-8")))
        self._rows: dict[str, list[EvidenceRow]] = {}
        for row in base.evidence.values():
            if row.finding_id:
                self._rows.setdefault(row.model_condition, []).append(row)

    def notices(self, moved: Moved) -> Noticer:
        """The first that notices; empty when the mutant survives."""
        if moved.where == "model":
            found = numbers(moved.base.model, moved.base.vocabulary["hours_since_onset"].values)
            return "words" if any(untrue(found, self._words)) else ""
        if moved.where == "harm":
            return "decisions" if any(wrong(moved.base.model.harm)) else ""
        if moved.where == "finding":
            given = self._base.conditions[moved.condition].findings[moved.finding]
            if self._is_miscopied(moved):
                copied = is_the_figure(given, self._base.evidence[given.basis.ref])
                return "figure" if copied else self._reading(moved) or "record"
        if noticed := self._reading(moved):
            return noticed
        if moved.condition and self._stops_fitting(moved):
            return "literature"
        return ""

    def _is_miscopied(self, moved: Moved) -> bool:
        given = moved.base.conditions[moved.condition].findings[moved.finding]
        return any(miscopied(moved.condition, moved.finding, given, moved.base.evidence, self._adjusted))

    def _reading(self, moved: Moved) -> Noticer:
        pairs = list(self._pairs(moved))
        if any(pair.apart > TOLERANCE and pair.id not in self._known for pair in pairs):
            return "second reading"
        return "record" if any(broken(pairs, self._known)) else ""

    def _pairs(self, moved: Moved) -> Iterator[Pair]:
        base = moved.base
        if moved.where == "background":
            for condition in base.conditions.values():
                if moved.finding in condition.findings:
                    yield from of_finding(base, condition, moved.finding, self._readings)
            return
        condition = base.conditions[moved.condition]
        if moved.where == "finding":
            yield from of_finding(base, condition, moved.finding, self._readings)
        elif moved.where == "prior":
            yield from of_prior(base, condition, self._readings)
        else:
            yield from of_lesions(condition, self._readings)

    def _stops_fitting(self, moved: Moved) -> bool:
        """Whether a mapped row that the model predicts well is predicted badly now."""
        if moved.where == "prior" or moved.condition not in self._rows:
            return False
        rows = self._rows[moved.condition]
        columns = columns_of(moved.base, moved.base.conditions[moved.condition], rows)
        return any(
            row.id not in self._misfits and not _fits(row, predict(moved.base, row, columns))
            for row in rows
            if moved.where == "lesion" or row.finding_id == moved.finding
        )


def _fits(row: EvidenceRow, predicted: float) -> bool:
    assert row.share is not None
    low, high = interval(row.share, size(row))
    return low <= predicted <= high
