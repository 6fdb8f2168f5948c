"""What lesions of junction and muscle cut, and causes of a failing leg that are not neural.

The latter cut ``supply`` (blood), ``lever`` (bone, joint, tendon) or ``drive`` (the will to
move, in functional weakness): the leg fails while nerves and reflexes are whole. Degrees
are judgement for the well developed lesion.
"""

from __future__ import annotations

from collections.abc import Callable

from myotome.anatomy.segments import Side
from myotome.anatomy.structures import Cuts, Kind, Part, at, join


def _parts(kind: Kind, degrees: dict[Part, float]) -> Callable[[Side], Cuts]:
    def build(side: Side) -> Cuts:
        return {at(kind, side, part): degree for part, degree in degrees.items()}

    return build


def _leg_artery(side: Side) -> Cuts:
    """The calf and foot lie furthest from the heart; their small nerves go numb as well."""
    supply: dict[Part, float] = {"hip": 0.05, "thigh": 0.2, "calf": 0.6, "foot": 0.65}
    return join(
        _parts("supply", supply)(side),
        {at("fibre", side, "foot", fibre): 0.25 for fibre in ("large", "small")},
    )


def _membrane(side: Side) -> Cuts:
    """Muscle that cannot be excited does not answer the hammer either: reflexes sink with power."""
    muscle: dict[Part, float] = {
        "hip": 0.8,
        "thigh": 0.75,
        "calf": 0.6,
        "foot": 0.55,
        "arm": 0.55,
        "hand": 0.45,
        "neck": 0.2,
        "trunk": 0.4,
        "bulbar": 0.05,
        "breathing": 0.08,
    }
    spindle: dict[Part, float] = {"thigh": 0.3, "calf": 0.3, "arm": 0.2}
    return join(
        _parts("muscle", muscle)(side),
        {at("fibre", side, part, "spindle"): degree for part, degree in spindle.items()},
    )


MUSCLE: dict[str, Callable[[Side], Cuts]] = {
    "neuromuscular_junction": _parts(
        "junction",
        {
            "hip": 0.6,
            "thigh": 0.5,
            "calf": 0.25,
            "foot": 0.25,
            "arm": 0.5,
            "hand": 0.3,
            "neck": 0.45,
            "trunk": 0.3,
            "face": 0.4,
            "bulbar": 0.45,
            "breathing": 0.25,
            "eyes": 0.6,
        },
    ),
    "muscle_proximal": _parts(
        "muscle",
        {
            "hip": 0.75,
            "thigh": 0.6,
            "calf": 0.1,
            "foot": 0.08,
            "arm": 0.55,
            "hand": 0.08,
            "neck": 0.35,
            "trunk": 0.35,
            "bulbar": 0.15,
            "breathing": 0.12,
        },
    ),
    "muscle_distal": _parts(
        "muscle", {"hip": 0.12, "thigh": 0.2, "calf": 0.7, "foot": 0.7, "hand": 0.4, "arm": 0.1, "face": 0.1}
    ),
    "muscle_single_limb": _parts("muscle", {"hip": 0.25, "thigh": 0.5, "calf": 0.45, "foot": 0.2}),
    "muscle_membrane_metabolic": _membrane,
    "leg_artery": _leg_artery,
    "leg_vein": _parts("supply", {"hip": 0.03, "thigh": 0.06, "calf": 0.15}),
    "hip_knee_bone_joint_tendon": _parts("lever", {"hip": 0.3, "thigh": 0.35, "calf": 0.08}),
    "systemic_circulation": _parts("supply", {"hip": 0.1, "thigh": 0.1, "calf": 0.1, "foot": 0.08, "arm": 0.06}),
    "vertebra_disc": _parts("lever", {"hip": 0.12, "thigh": 0.06}),
    "functional": _parts("drive", {"hip": 0.5, "thigh": 0.5, "calf": 0.5, "foot": 0.5, "arm": 0.15, "hand": 0.12}),
}
