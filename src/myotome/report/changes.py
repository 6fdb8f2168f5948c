"""Which answers that would change the advice are shown: those that raise it always, those that lower it seldom."""

from __future__ import annotations

from myotome.assessment.result import Assessment, Counterfactual
from myotome.knowledge.levels import EMERGENCY_RANK, RANK, Level

UNASKED = "not asked"  # what stands in `now` of an answer that would raise the advice


def shows_lowering(level: Level, clinician: bool) -> bool:
    """No person is shown how to talk an emergency down, nobody an ambulance; the JSON has it for those who review."""
    return level != "ambulance_now" and (clinician or RANK[level] < EMERGENCY_RANK)


def raising(result: Assessment) -> list[Counterfactual]:
    """The answers that are not given yet and would raise the level."""
    return [one for one in result.counterfactuals if one.now == UNASKED]


def lowering(result: Assessment, clinician: bool) -> list[Counterfactual]:
    """The given answers without which the level would be lower, where they are shown."""
    if not shows_lowering(result.disposition.level, clinician):
        return []
    return [one for one in result.counterfactuals if one.now != UNASKED]
