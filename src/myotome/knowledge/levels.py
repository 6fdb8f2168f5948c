"""The five levels of urgency, mildest first. Their order is the one fact that every promise rests on."""

from __future__ import annotations

from typing import Literal, get_args

Level = Literal["self_care", "routine_appointment", "doctor_within_24h", "emergency_department", "ambulance_now"]

LEVELS: tuple[Level, ...] = get_args(Level)
RANK: dict[Level, int] = {level: rank for rank, level in enumerate(LEVELS)}
EMERGENCY_RANK = RANK["emergency_department"]


def highest(levels: list[Level], default: Level = "self_care") -> Level:
    """The most urgent of `levels`; `default` when there is none."""
    return LEVELS[max((RANK[level] for level in levels), default=RANK[default])]


def read_level(text: object) -> Level:
    """`text` as a level; ValueError names the legal ones."""
    for level in LEVELS:
        if text == level:
            return level
    raise ValueError(f"{text!r} is not a level; use one of {', '.join(LEVELS)}")
