"""What lesions of brain, brainstem, cerebellum and cranial nerves cut.

Lanes in order face, arm, trunk, leg, sacral. Which structures a territory holds is
standard (localization); degrees are judgement for the well developed lesion in someone
who comes because of a leg.
"""

from __future__ import annotations

from collections.abc import Callable

from myotome.anatomy.segments import Lane, Side, other
from myotome.anatomy.structures import Cuts, Kind, at, join

_LANES: tuple[Lane, ...] = ("face", "arm", "trunk", "leg", "sacral")
Five = tuple[float, float, float, float, float]


def _bundle(kind: Kind, side: Side, degrees: Five) -> Cuts:
    return {at(kind, side, "", lane): degree for lane, degree in zip(_LANES, degrees, strict=True) if degree > 0}


def _leg_area(side: Side) -> Cuts:
    return join(
        _bundle("motor_cortex", side, (0.05, 0.25, 0.2, 0.9, 0.6)),
        _bundle("sensory_cortex", side, (0.0, 0.1, 0.1, 0.5, 0.15)),
        {at("frontal_bladder", side): 0.6, at("frontal_gait", side): 0.35, at("association", side): 0.15},
    )


def _face_arm_area(side: Side) -> Cuts:
    return join(
        _bundle("motor_cortex", side, (0.85, 0.9, 0.2, 0.45, 0.1)),
        _bundle("sensory_cortex", side, (0.5, 0.6, 0.2, 0.3, 0.05)),
        {at("association", side): 0.75, at("optic_radiation", side): 0.45},
    )


def _capsule(side: Side) -> Cuts:
    return join(
        _bundle("motor_capsule", side, (0.75, 0.85, 0.2, 0.85, 0.2)),
        _bundle("sensory_capsule", side, (0.15, 0.2, 0.1, 0.2, 0.05)),
    )


def _basal_ganglia(side: Side) -> Cuts:
    return join(
        {at("basal_ganglia", side): 0.8},
        _bundle("motor_capsule", side, (0.05, 0.1, 0.0, 0.1, 0.0)),
    )


def _frontal_gait(side: Side) -> Cuts:
    return join(
        {at("frontal_gait", side): 0.8, at("frontal_bladder", side): 0.55},
        _bundle("motor_capsule", side, (0.1, 0.05, 0.1, 0.25, 0.3)),
        {at("association", side): 0.1},
    )


def _thalamus(side: Side) -> Cuts:
    return join(
        _bundle("thalamus", side, (0.8, 0.85, 0.7, 0.85, 0.4)),
        _bundle("motor_capsule", side, (0.15, 0.25, 0.05, 0.3, 0.05)),
        {at("association", side): 0.2, at("cerebellum", other(side)): 0.25},
    )


def _pons(side: Side) -> Cuts:
    """The base of the pons: motor fibres, with crossing fibres from the far cerebellum."""
    return join(
        _bundle("brainstem_motor", side, (0.65, 0.8, 0.3, 0.8, 0.25)),
        {
            at("cerebellum", other(side)): 0.35,
            at("lemniscus", side): 0.2,
            at("ocular", side): 0.3,
            at("facial_nucleus", side): 0.15,
            at("bulbar_nucleus", side): 0.25,
            at("vestibular", side): 0.25,
        },
    )


def _lateral_medulla(side: Side) -> Cuts:
    """Spares the pyramid: unsteady and numb, hardly weak."""
    return join(
        {
            at("lateral_tract", side): 0.9,
            at("trigeminal", side): 0.85,
            at("bulbar_nucleus", side): 0.85,
            at("cerebellum", side): 0.8,
            at("vestibular", side): 0.85,
            at("sympathetic", side): 0.8,
            at("vermis", side): 0.4,
        },
        _bundle("brainstem_motor", side, (0.0, 0.05, 0.0, 0.05, 0.0)),
    )


def _brainstem(side: Side) -> Cuts:
    """Not further placed: the base with part of what lies behind it."""
    return join(
        _pons(side),
        {
            at("ocular", side): 0.5,
            at("vestibular", side): 0.5,
            at("bulbar_nucleus", side): 0.4,
            at("trigeminal", side): 0.3,
            at("lateral_tract", side): 0.3,
            at("cerebellum", side): 0.3,
            at("lemniscus", side): 0.35,
        },
    )


def _cerebellum(side: Side) -> Cuts:
    return {
        at("cerebellum", side): 0.9,
        at("vermis", side): 0.8,
        at("vestibular", side): 0.45,
        at("bulbar_nucleus", side): 0.15,
    }


def _cranial_nerves(side: Side) -> Cuts:
    return {
        at("facial_nucleus", side): 0.6,
        at("ocular", side): 0.6,
        at("bulbar_nucleus", side): 0.4,
        at("vestibular", side): 0.25,
        at("trigeminal", side): 0.2,
    }


BRAIN: dict[str, Callable[[Side], Cuts]] = {
    "cortex_leg_area": _leg_area,
    "cortex_face_arm_area": _face_arm_area,
    "internal_capsule_corona": _capsule,
    "basal_ganglia": _basal_ganglia,
    "frontal_gait_periventricular": _frontal_gait,
    "thalamus": _thalamus,
    "brainstem": _brainstem,
    "brainstem:pons": _pons,
    "brainstem:lateral_medulla": _lateral_medulla,
    "cerebellum": _cerebellum,
    "cranial_nerves": _cranial_nerves,
}
