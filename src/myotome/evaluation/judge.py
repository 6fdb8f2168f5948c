"""How a level stands against what a careful reader would say of the same case."""

from __future__ import annotations

from dataclasses import dataclass

from myotome.evaluation.case import Gold
from myotome.knowledge.levels import EMERGENCY_RANK, RANK, Level

EMERGENCIES = ("emergency_department", "ambulance_now")
MILD = ("routine_appointment", "self_care")


@dataclass(frozen=True, slots=True)
class Judged:
    """emergency, mild: what the case is. missed: an emergency below the emergency department, where that can
    not be defended. under: below every defensible level. over: a mild case sent to emergency."""

    emergency: bool
    mild: bool
    missed: bool
    under: bool
    over: bool


def judge(gold: Gold, level: Level) -> Judged:
    """`level` against the gold triage; without one nothing is wrong."""
    allowed = [RANK[one] for one in gold.triage_defensible if one in RANK]  # type: ignore[index]
    rank = RANK[level]
    emergency, mild = gold.triage in EMERGENCIES, gold.triage in MILD
    under = bool(allowed) and rank < min(allowed)
    missed = emergency and rank < EMERGENCY_RANK and under
    over = mild and rank >= EMERGENCY_RANK and (not allowed or rank > max(allowed))
    return Judged(emergency, mild, missed, under, over)
