"""Skin: areas of the leg, trunk, arm and saddle with their dermatomes and nerve.

An area is a patch that one nerve supplies and one to three dermatomes cross. Dermatomes:
ISNCSCI key points, Foerster; nerve territories: MRC. Where an area spans two dermatomes
the split is judgement (dermatomes overlap, and published maps differ).
"""

from __future__ import annotations

from typing import NamedTuple

from myotome.anatomy.structures import Part


class Area(NamedTuple):
    """A patch of skin: share of its supply per dermatome, its nerves with their shares, its part."""

    roots: dict[str, float]
    nerves: dict[str, float]
    part: Part
    source: str = "mrc"


AREAS: dict[str, Area] = {
    "groin": Area({"L1": 1.0}, {"groin_nerves": 1.0}, "hip", "isncsci"),
    "front_thigh": Area({"L2": 0.5, "L3": 0.5}, {"femoral": 1.0}, "thigh"),
    "outer_thigh": Area({"L2": 0.6, "L3": 0.4}, {"lateral_cutaneous_of_thigh": 1.0}, "thigh"),
    "inner_thigh": Area({"L2": 0.3, "L3": 0.7}, {"obturator": 0.7, "femoral": 0.3}, "thigh"),
    "inner_shin": Area({"L3": 0.15, "L4": 0.85}, {"femoral": 1.0}, "calf"),
    "outer_calf": Area({"L5": 0.9, "S1": 0.1}, {"common_peroneal": 1.0}, "calf"),
    "top_of_foot": Area({"L4": 0.1, "L5": 0.9}, {"common_peroneal": 1.0}, "foot"),
    "outer_foot": Area({"S1": 1.0}, {"tibial": 0.7, "common_peroneal": 0.3}, "foot", "isncsci"),
    "sole": Area({"L5": 0.35, "S1": 0.65}, {"tibial": 1.0}, "foot"),
    "back_of_calf": Area({"S1": 0.6, "S2": 0.4}, {"tibial": 0.6, "posterior_cutaneous_of_thigh": 0.4}, "calf"),
    "back_of_thigh": Area({"S1": 0.2, "S2": 0.8}, {"posterior_cutaneous_of_thigh": 1.0}, "thigh", "isncsci"),
    "saddle": Area({"S3": 0.4, "S4": 0.4, "S5": 0.2}, {"pudendal": 1.0}, "sacral", "isncsci"),
    "trunk": Area({f"T{number}": 1 / 9 for number in range(3, 12)}, {"trunk_nerves": 1.0}, "trunk", "isncsci"),
    "shoulder_arm": Area({"C5": 0.5, "C6": 0.3, "T1": 0.2}, {"arm_nerves": 1.0}, "arm"),
    "hand": Area({"C6": 0.35, "C7": 0.3, "C8": 0.35}, {"arm_nerves": 1.0}, "hand", "isncsci"),
}

#: Areas that people mean by "the leg".
LEG_AREAS: tuple[str, ...] = (
    "front_thigh",
    "outer_thigh",
    "inner_thigh",
    "inner_shin",
    "outer_calf",
    "top_of_foot",
    "outer_foot",
    "sole",
    "back_of_calf",
    "back_of_thigh",
)
ARM_AREAS: tuple[str, ...] = ("shoulder_arm", "hand")

MODALITIES: tuple[str, ...] = ("pinprick", "vibration_position", "light_touch")
