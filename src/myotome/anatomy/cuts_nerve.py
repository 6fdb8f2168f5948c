"""What lesions of anterior horn, roots, plexus, nerves and nerve fibres cut.

Degrees are judgement for the well developed lesion at first contact.
"""

from __future__ import annotations

from collections.abc import Callable

from myotome.anatomy.segments import SIDES, Side, other, span
from myotome.anatomy.structures import Cuts, Fibre, Kind, Part, at, join

#: One compressed root, well developed. Every muscle has a second root.
_ROOT = 0.9


def _root(name: str) -> Callable[[Side], Cuts]:
    def build(side: Side) -> Cuts:
        return {at("root_motor", side, name): _ROOT, at("root_sensory", side, name): _ROOT}

    return build


def _nerve(*stretches: tuple[Kind, str, str, float]) -> Callable[[Side], Cuts]:
    def build(side: Side) -> Cuts:
        return {at(kind, side, place, lane): degree for kind, place, lane, degree in stretches}

    return build


def _fibres(kind: Fibre, side: Side, degrees: dict[Part, float]) -> Cuts:
    return {at("fibre", side, part, kind): degree for part, degree in degrees.items()}


def _segments(kind: Kind, side: Side, segments: tuple[str, ...], degree: float) -> Cuts:
    return {at(kind, side, segment): degree for segment in segments}


def _anterior_horn(side: Side) -> Cuts:
    """Legs most, since the person comes with a leg; arms, breathing and throat less."""
    return join(
        _segments("horn", side, span("L1", "S2"), 0.7),
        _segments("horn", side, span("C5", "T1"), 0.35),
        _segments("horn", side, span("C3", "C4"), 0.2),
        _segments("horn", side, span("T2", "T12"), 0.2),
        {at("bulbar_nucleus", side): 0.15},
    )


def _polyradiculopathy(side: Side) -> Cuts:
    roots = span("L1", "S5")
    degrees = {"L1": 0.3, "L2": 0.5, "L3": 0.6, "L4": 0.6, "L5": 0.65, "S1": 0.65}
    cuts: Cuts = {}
    for root in roots:
        cuts[at("root_motor", side, root)] = degrees.get(root, 0.3)
        cuts[at("root_sensory", side, root)] = degrees.get(root, 0.3) * 0.8
    return cuts


def _length_dependent(side: Side) -> Cuts:
    """The longest fibres first: feet before calves, and hands when it has reached the knees."""
    sensory: dict[Part, float] = {"foot": 0.9, "calf": 0.55, "thigh": 0.1, "hand": 0.2}
    return join(
        _fibres("large", side, sensory),
        _fibres("small", side, sensory),
        _fibres("motor", side, {"foot": 0.5, "calf": 0.3, "thigh": 0.05, "hand": 0.1}),
        _fibres("spindle", side, {"foot": 0.8, "calf": 0.8, "thigh": 0.2, "arm": 0.1}),
    )


def _demyelinating(side: Side) -> Cuts:
    """Patchy along all nerves, so near and far muscles fail alike and reflexes go early."""
    limbs: dict[Part, float] = {"hip": 0.6, "thigh": 0.6, "calf": 0.65, "foot": 0.7, "arm": 0.5, "hand": 0.5}
    return join(
        _fibres("motor", side, limbs),
        _fibres("spindle", side, {"thigh": 0.85, "calf": 0.92, "arm": 0.75}),
        _fibres("large", side, {"foot": 0.6, "calf": 0.35, "hand": 0.4, "thigh": 0.1}),
        _fibres("small", side, {"foot": 0.4, "calf": 0.2, "hand": 0.25, "sacral": 0.12}),
        _fibres("motor", side, {"face": 0.4, "bulbar": 0.3, "neck": 0.3, "trunk": 0.3, "breathing": 0.25}),
        _fibres("motor", side, {"eyes": 0.1, "sacral": 0.12}),
    )


def _axonal_motor(side: Side) -> Cuts:
    limbs: dict[Part, float] = {
        "hip": 0.55,
        "thigh": 0.6,
        "calf": 0.75,
        "foot": 0.8,
        "arm": 0.45,
        "hand": 0.6,
    }
    return join(
        _fibres("motor", side, limbs),
        _fibres("motor", side, {"face": 0.25, "bulbar": 0.2, "neck": 0.2, "trunk": 0.25, "breathing": 0.2}),
        _fibres("small", side, {"foot": 0.12, "sacral": 0.08}),
    )


#: Fibres whose loss is noticed.
_TOLD: tuple[Fibre, ...] = ("motor", "large", "small")


def _mononeuritis(side: Side) -> Cuts:
    """Several single nerves: here peroneal and part of tibial; a hand on either side; the far leg lightly."""
    far = other(side)
    return join(
        _nerve(("nerve", "common_peroneal", "", 0.8), ("nerve", "tibial", "", 0.4))(side),
        *(_fibres(kind, one, {"hand": 0.2}) for kind in _TOLD for one in SIDES),
        _nerve(("nerve", "common_peroneal", "", 0.3))(far),
    )


def _lumbar_plexus(side: Side) -> Cuts:
    return {at("plexus", side, "lumbar"): 0.75}


def _psoas(side: Side) -> Cuts:
    """A mass in the psoas presses the femoral nerve and part of the plexus; the hip hurts."""
    return {
        at("nerve", side, "femoral"): 0.7,
        at("plexus", side, "lumbar"): 0.25,
        at("lever", side, "hip"): 0.3,
    }


NERVE: dict[str, Callable[[Side], Cuts]] = {
    "anterior_horn": _anterior_horn,
    **{f"root_{root.lower()}": _root(root) for root in ("L2", "L3", "L4", "L5", "S1")},
    "polyradiculopathy": _polyradiculopathy,
    "lumbar_plexus": _lumbar_plexus,
    "sacral_plexus": _nerve(("plexus", "sacral", "", 0.75)),
    "psoas_retroperitoneum": _psoas,
    "femoral_nerve": _nerve(("nerve", "femoral", "", 0.85)),
    "obturator_nerve": _nerve(("nerve", "obturator", "", 0.85)),
    "sciatic_nerve": _nerve(
        ("nerve", "sciatic", "peroneal", 0.9),
        ("nerve", "sciatic", "tibial", 0.75),
        ("nerve", "sciatic", "thigh", 0.55),
    ),
    "common_peroneal_nerve": _nerve(("nerve", "common_peroneal", "", 0.9)),
    "tibial_nerve": _nerve(("nerve", "tibial", "", 0.85)),
    "lateral_cutaneous_nerve_of_thigh": _nerve(("nerve", "lateral_cutaneous_of_thigh", "", 0.9)),
    "polyneuropathy_length_dependent": _length_dependent,
    "polyneuropathy_demyelinating": _demyelinating,
    "polyneuropathy_axonal_motor": _axonal_motor,
    "mononeuritis_multiplex": _mononeuritis,
}
