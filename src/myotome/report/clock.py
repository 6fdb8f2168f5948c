"""The clock: what is decided by the time since somebody was last well, where that is the kind of trouble.

Stroke treatment has windows; which ones, and that none of them lowers the urgency, stands with its sources among the
conflicts of guidelines. It is shown to clinicians and to programs, never to a person as a reason to wait.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.knowledge.levels import EMERGENCY_RANK, RANK

STROKE_AID, STROKE_CLOCK = "FA-STROKE", "CF-10"
LAST_WELL = "hours_since_onset"
RUNS_FOR = 336.0  # hours, as the red flags for stroke count: after two weeks no treatment hangs on the hour


def hours_since_well(result: Assessment) -> float | None:
    """Hours since somebody was last well, where it was told, it is an emergency and the clock still runs."""
    if RANK[result.disposition.level] < EMERGENCY_RANK:
        return None
    told = next((float(one.value) for one in result.answers if one.finding == LAST_WELL), None)
    return told if told is not None and told <= RUNS_FOR else None


def decided_by_time(engine: Engine, result: Assessment) -> tuple[Sequence[str], Sequence[Mapping[str, Any]]]:
    """What published guidance decides by the time, with our judgement last, and its sources; empty where it is not
    a stroke that the first aid is for."""
    if all(kit.get("id") != STROKE_AID for kit in result.advice.first_aid):
        return (), ()
    conflict = engine.advice["conflicts"][STROKE_CLOCK]
    return (*conflict["positions"], conflict["our_judgement"]), conflict["sources"]
