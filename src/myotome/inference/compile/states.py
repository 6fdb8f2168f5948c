"""States: the columns of the model. One for each condition, lesion, side and severity.

A lesion whose side is `either` becomes two mirrored states of half the weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from myotome.inference.model import OTHER
from myotome.knowledge.condition import Beside, Condition, LesionShare
from myotome.knowledge.read_model import SEVERITIES
from myotome.knowledge.read_sites import Site


@dataclass(frozen=True, slots=True)
class State:
    """One hypothesis. share: its probability given its condition."""

    condition: str
    site: str
    region: str
    side: str  # "left", "right", "both" or ""
    pattern: str
    level: str
    shock: bool
    severity: str
    share: float
    beside: Beside | None = None


def states_of(condition: Condition, sites: Mapping[str, Site], severity: Sequence[float]) -> Iterator[State]:
    """The states of one condition; their shares sum to 1."""
    total = sum(lesion.weight for lesion in condition.lesions)
    for lesion in condition.lesions:
        for side, half in _sides(lesion):
            for name, weight in zip(SEVERITIES, severity, strict=True):
                yield State(
                    condition.id,
                    lesion.site,
                    sites[lesion.site].region,
                    side,
                    lesion.pattern,
                    lesion.level,
                    lesion.shock,
                    name,
                    lesion.weight / total * half * weight,
                    lesion.beside,
                )


def other_state() -> State:
    """The one state of the cause that the model does not hold."""
    return State(OTHER, "", "", "", "", "", False, "full", 1.0)


def _sides(lesion: LesionShare) -> tuple[tuple[str, float], ...]:
    return (("left", 0.5), ("right", 0.5)) if lesion.side == "either" else ((lesion.side, 1.0),)
