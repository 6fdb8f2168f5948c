"""Expectation: the chance of every anatomical finding, given a lesion and how far it has gone.

A mild lesion is the same lesion with each structure cut only in part, so that its signs
are missing together; a full one is well developed. Left and right in findings are sides of
the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from myotome.anatomy.compute import deficit
from myotome.anatomy.lesion import Lesion, softened
from myotome.anatomy.signs.gait import gait
from myotome.anatomy.signs.head_signs import head_signs
from myotome.anatomy.signs.motor_signs import motor_signs
from myotome.anatomy.signs.pelvic_signs import pelvic_signs
from myotome.anatomy.signs.reading import Chances
from myotome.anatomy.signs.sensory_signs import sensory_signs
from myotome.anatomy.signs.signals import signals
from myotome.anatomy.signs.walking import walking

Severity = Literal["mild", "moderate", "full"]

#: The share of each cut that a milder lesion has. Judgement: mild gives grade 4 where the full lesion
#: gives grade 3 to 2 and leaves reflexes and feeling mostly as they were; moderate lies between.
SHARES: dict[Severity, float] = {"mild": 0.35, "moderate": 0.65}


@lru_cache(maxsize=4096)
def expected(lesion: Lesion, severity: Severity) -> Mapping[str, Chances]:
    """For each finding the chance of each of its values; each sums to 1."""
    one = _at(lesion, severity)
    found = deficit(one)
    signal = signals(one, found)
    return MappingProxyType(
        {
            **motor_signs(found, signal),
            **sensory_signs(found, signal),
            **head_signs(found, signal),
            **pelvic_signs(one.site, found),
            "gait": gait(one.site, found, signal),
            "leg_weakness_severity": walking(found, signal),
        }
    )


def _at(lesion: Lesion, severity: Severity) -> Lesion:
    return softened(lesion, SHARES[severity]) if severity in SHARES else lesion
