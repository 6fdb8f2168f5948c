"""Which words of a cause may stand under a level: never those that say less than the level does.

The card of a cause says whom to see and what to do oneself as if that cause were the only one. Under a level that other
causes or a red flag asked for, "see your family doctor this week" would be false reassurance.
"""

from __future__ import annotations

from myotome.assessment.engine import Engine
from myotome.knowledge.levels import EMERGENCY_RANK, RANK, Level


def is_as_urgent(engine: Engine, condition: str, level: Level) -> bool:
    """Whether `condition` by itself needs care as soon as `level`: only then its words on whom to see may stand."""
    return RANK[engine.conditions[condition]["urgency"]] >= RANK[level]


def may_speak_of_care(engine: Engine, condition: str, level: Level) -> bool:
    """Whether a person may read whom to see and what to do oneself: nothing of it under an emergency."""
    return RANK[level] < EMERGENCY_RANK and is_as_urgent(engine, condition, level)
