"""Reflex arcs: the roots through which each tendon reflex runs, its nerve and muscle part.

Roots: MRC and localization (knee L3-L4, ankle S1, biceps C5-C6, anal S2-S4). Shares are
judgement: the root most often named for the reflex (L4, S1) carries more.
"""

from __future__ import annotations

from typing import NamedTuple

from myotome.anatomy.structures import Part


class Arc(NamedTuple):
    """One reflex arc; the afferent and efferent limbs share roots and nerve."""

    roots: dict[str, float]
    nerve: str
    part: Part
    source: str = "mrc"


ARCS: dict[str, Arc] = {
    "knee": Arc({"L2": 0.05, "L3": 0.4, "L4": 0.55}, "femoral", "thigh"),
    "ankle": Arc({"L5": 0.05, "S1": 0.85, "S2": 0.1}, "tibial", "calf"),
    "biceps": Arc({"C5": 0.5, "C6": 0.5}, "arm_nerves", "arm"),
    "anal": Arc({"S2": 0.2, "S3": 0.4, "S4": 0.4}, "pudendal", "sacral", "localization"),
}

#: How far a failing junction or muscle dulls a reflex, as a share of its own failure.
#: Judgement: tendon reflexes outlast weakness in muscle and junction disease.
END_ORGAN_SHARE = 0.3
