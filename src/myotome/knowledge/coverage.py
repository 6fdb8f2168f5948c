"""Coverage: how much of what the model says of a condition rests on published sources.

The weight of a number is what it can tell: the expected size of its log likelihood ratio against the
background, in bits. Numbers equal to the background weigh nothing, however well they are sourced.

A published source may count ("37 % of 120 patients") or only say in words ("progresses for at least a year", "rare"):
a case definition or a description fixes what is usual, and how many share it stays our judgement. Both are sources;
they are told apart wherever a share is shown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.condition import Condition
from myotome.knowledge.spread import SIDE_SPLIT, spread


@dataclass(frozen=True, slots=True)
class Coverage:
    """Bits of weight by what they rest on; numbers: how many there are of each.

    worded: the part of `sourced` whose source says it in words (a definition, a description) and counts nobody.
    """

    condition: str
    sourced: float
    worded: float
    judgement: float
    sourced_numbers: int
    judgement_numbers: int

    @property
    def share(self) -> float:
        total = self.sourced + self.judgement
        return self.sourced / total if total else 0.0

    @property
    def worded_share(self) -> float:
        total = self.sourced + self.judgement
        return self.worded / total if total else 0.0


def coverage(base: KnowledgeBase) -> dict[str, Coverage]:
    """The coverage of each condition's own numbers (rates from anatomy carry the sources of their tables)."""
    return {name: _one(base, condition) for name, condition in base.conditions.items()}


def overall(found: Mapping[str, Coverage]) -> float:
    """The sourced share of all weight together."""
    sourced = math.fsum(one.sourced for one in found.values())
    total = sourced + math.fsum(one.judgement for one in found.values())
    return sourced / total if total else 0.0


def overall_worded(found: Mapping[str, Coverage]) -> float:
    """The share of all weight whose source says it in words only."""
    total = math.fsum(one.sourced + one.judgement for one in found.values())
    return math.fsum(one.worded for one in found.values()) / total if total else 0.0


def _one(base: KnowledgeBase, condition: Condition) -> Coverage:
    bits = {"sourced": 0.0, "judgement": 0.0}
    worded = 0.0
    count = {"sourced": 0, "judgement": 0}
    for name, given in condition.findings.items():
        entry = base.findings[name]
        own = spread(given, entry.finding, SIDE_SPLIT[""])
        usual = spread(entry.background, entry.finding, SIDE_SPLIT[""])
        error = base.model.answer_error
        for p, q in zip(own, usual, strict=True):
            answered = (1 - error) * p + error * q
            if answered > 0 and q > 0:
                weight = answered * abs(math.log2(answered / q))
                bits[given.basis.kind] += weight
                worded += weight * _is_worded(base, given.basis.ref)
        count[given.basis.kind] += 1
    return Coverage(condition.id, bits["sourced"], worded, bits["judgement"], count["sourced"], count["judgement"])


def _is_worded(base: KnowledgeBase, ref: str) -> bool:
    """Whether a source says in words what it says, or puts it in a class of experts: nobody was counted for it."""
    if not ref:
        return False
    row = base.evidence[ref]
    return isinstance(row.value, str) or "class of frequency" in row.unit
