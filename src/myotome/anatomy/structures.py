"""Structure: one node of the graph, the smallest thing that a lesion can cut.

``kind`` says what it is, ``place`` where along its length (a segment, a nerve, a body
part), ``lane`` which bundle or fibre type, ``side`` the side on which it lies. Brain
structures bear the side of the hemisphere, not of the limb that they move.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from myotome.anatomy.segments import SIDES, Side, other

Kind = Literal[
    # brain
    "motor_cortex",
    "sensory_cortex",
    "motor_capsule",
    "sensory_capsule",
    "thalamus",
    "basal_ganglia",
    "frontal_gait",
    "frontal_bladder",
    "association",
    "optic_radiation",
    # brainstem and cerebellum
    "brainstem_motor",
    "lemniscus",
    "lateral_tract",
    "trigeminal",
    "bulbar_nucleus",
    "facial_nucleus",
    "ocular",
    "sympathetic",
    "vestibular",
    "cerebellum",
    "vermis",
    # cord
    "corticospinal",
    "dorsal_column",
    "spinothalamic",
    "commissure",
    "horn",
    "entry",
    # periphery
    "root_motor",
    "root_sensory",
    "plexus",
    "nerve",
    "fibre",
    "junction",
    "muscle",
    # not neural
    "supply",
    "lever",
    "drive",
]
#: Parts of the body for fibres, junctions, muscles, blood supply, levers and drive.
Part = Literal[
    "hip",
    "thigh",
    "calf",
    "foot",
    "arm",
    "hand",
    "neck",
    "trunk",
    "face",
    "bulbar",
    "breathing",
    "eyes",
    "sacral",
]
Fibre = Literal["motor", "large", "small", "spindle"]
LEG_PARTS: tuple[Part, ...] = ("hip", "thigh", "calf", "foot")


class Structure(NamedTuple):
    """A node; equal fields are the same node."""

    kind: Kind
    place: str
    lane: str
    side: Side


class Cut(NamedTuple):
    """A structure and how much of it is cut, above 0 and up to 1."""

    structure: Structure
    degree: float


Cuts = dict[Structure, float]


def at(kind: Kind, side: Side, place: str = "", lane: str = "") -> Structure:
    """The structure with these fields."""
    return Structure(kind, place, lane, side)


def both(kind: Kind, degree: float, place: str = "", lane: str = "") -> Cuts:
    """The structure of each side, cut to the same degree."""
    return {Structure(kind, place, lane, side): degree for side in SIDES}


def join(*parts: Cuts) -> Cuts:
    """All cuts together; where two cut the same structure the deeper one counts."""
    result: Cuts = {}
    for part in parts:
        for structure, degree in part.items():
            if degree > result.get(structure, 0.0):
                result[structure] = degree
    return result


def mirrored(structure: Structure) -> Structure:
    """The same structure of the other side."""
    return structure._replace(side=other(structure.side))
