"""Actions, the muscles that do them, and the roots and nerve of each muscle.

Which root and which nerve supply a muscle is standard (MRC; ISNCSCI for the key muscles:
L2 hip flexors, L3 knee extensors, L4 ankle dorsiflexors, L5 long toe extensors, S1 ankle
plantar flexors, C5 elbow flexors, C6 wrist extensors, C7 elbow extensors, C8 finger
flexors, T1 small finger abductors).

The *weights* are judgement: no source gives shares of a muscle per root. They were set so
that the root which the sources print in bold carries most of the muscle, and so that one
root alone gives the grade seen at the bedside (one root rarely below grade 3, because
every muscle has at least two). The shares of muscles in an action are judgement of the
same kind: the prime mover carries most.
"""

from __future__ import annotations

from typing import NamedTuple

from myotome.anatomy.structures import Part


class Muscle(NamedTuple):
    """A muscle or a group with one nerve: its share of the action and its supply."""

    name: str
    share: float
    nerve: str
    part: Part
    roots: dict[str, float]
    source: str = "mrc"


#: Quadriceps: mainly L3-L4; hamstrings: mainly S1 with L5.
_HAMSTRING_ROOTS = {"L5": 0.4, "S1": 0.5, "S2": 0.1}

ACTIONS: dict[str, tuple[Muscle, ...]] = {
    "hip_flexion": (
        # Psoas has its own branches from the plexus, so a femoral lesion spares it.
        Muscle("psoas", 0.5, "psoas_branches", "hip", {"L1": 0.1, "L2": 0.5, "L3": 0.4}),
        Muscle("iliacus", 0.3, "femoral", "hip", {"L2": 0.6, "L3": 0.4}),
        Muscle("rectus femoris", 0.2, "femoral", "thigh", {"L2": 0.2, "L3": 0.4, "L4": 0.4}),
    ),
    "hip_extension": (
        Muscle("gluteus maximus", 0.7, "inferior_gluteal", "hip", {"L5": 0.35, "S1": 0.5, "S2": 0.15}),
        Muscle("hamstrings", 0.3, "sciatic_thigh", "thigh", _HAMSTRING_ROOTS),
    ),
    "hip_abduction": (
        Muscle(
            "gluteus medius, minimus and tensor fasciae latae",
            1.0,
            "superior_gluteal",
            "hip",
            {"L4": 0.2, "L5": 0.6, "S1": 0.2},
        ),
    ),
    "hip_adduction": (
        Muscle(
            "adductors longus, brevis, magnus, gracilis",
            0.85,
            "obturator",
            "hip",
            {"L2": 0.35, "L3": 0.45, "L4": 0.2},
        ),
        Muscle("adductor magnus, hamstring part", 0.15, "sciatic_thigh", "thigh", {"L4": 1.0}),
    ),
    "knee_extension": (Muscle("quadriceps", 1.0, "femoral", "thigh", {"L2": 0.15, "L3": 0.45, "L4": 0.4}),),
    "knee_flexion": (
        Muscle("hamstrings, tibial division", 0.85, "sciatic_thigh", "thigh", _HAMSTRING_ROOTS),
        Muscle(
            "biceps femoris, short head",
            0.15,
            "sciatic_short_head",
            "thigh",
            {"L5": 0.5, "S1": 0.4, "S2": 0.1},
        ),
    ),
    "ankle_dorsiflexion": (
        Muscle("tibialis anterior", 0.75, "common_peroneal", "calf", {"L4": 0.4, "L5": 0.6}),
        Muscle("toe extensors as helpers", 0.25, "common_peroneal", "foot", {"L5": 0.85, "S1": 0.15}),
    ),
    "toe_extension": (
        Muscle("extensor hallucis longus", 0.6, "common_peroneal", "foot", {"L5": 0.9, "S1": 0.1}),
        Muscle("extensor digitorum longus", 0.3, "common_peroneal", "foot", {"L5": 0.8, "S1": 0.2}),
        Muscle("extensor digitorum brevis", 0.1, "common_peroneal", "foot", {"L5": 0.5, "S1": 0.5}),
    ),
    "ankle_inversion": (
        # Tested with the foot pointed down, which takes tibialis anterior out.
        Muscle("tibialis posterior", 0.9, "tibial", "calf", {"L4": 0.3, "L5": 0.7}),
        Muscle("tibialis anterior", 0.1, "common_peroneal", "calf", {"L4": 0.4, "L5": 0.6}),
    ),
    "ankle_eversion": (
        Muscle("peroneus longus and brevis", 0.9, "common_peroneal", "calf", {"L5": 0.65, "S1": 0.35}),
        Muscle("peroneus tertius", 0.1, "common_peroneal", "calf", {"L5": 0.8, "S1": 0.2}),
    ),
    "ankle_plantarflexion": (
        Muscle("gastrocnemius and soleus", 0.9, "tibial", "calf", {"L5": 0.05, "S1": 0.65, "S2": 0.3}),
        Muscle("long toe flexors as helpers", 0.1, "tibial", "foot", {"L5": 0.4, "S1": 0.6}),
    ),
    "arm_proximal": (
        Muscle("deltoid", 0.45, "arm_nerves", "arm", {"C5": 0.7, "C6": 0.3}),
        Muscle("biceps", 0.3, "arm_nerves", "arm", {"C5": 0.5, "C6": 0.5}),
        Muscle("triceps", 0.25, "arm_nerves", "arm", {"C6": 0.2, "C7": 0.6, "C8": 0.2}),
    ),
    "arm_distal": (
        Muscle("wrist and finger extensors", 0.3, "arm_nerves", "hand", {"C6": 0.2, "C7": 0.6, "C8": 0.2}),
        Muscle("finger flexors", 0.4, "arm_nerves", "hand", {"C7": 0.2, "C8": 0.6, "T1": 0.2}),
        Muscle("small hand muscles", 0.3, "arm_nerves", "hand", {"C8": 0.3, "T1": 0.7}),
    ),
}

LEG_ACTIONS: tuple[str, ...] = tuple(name for name in ACTIONS if not name.startswith("arm_"))

#: How readily an action fails when the upper motor neuron is cut in part: the pyramidal
#: pattern, in which flexors of the leg fail before extensors and the hand before the
#: shoulder (source: localization). The numbers are judgement: only the order is sourced.
#: Loss is cut ** (1 / share), so a complete cut always takes the whole action.
PYRAMIDAL: dict[str, float] = {
    "hip_flexion": 1.0,
    "hip_extension": 0.7,
    "hip_abduction": 0.8,
    "hip_adduction": 0.65,
    "knee_extension": 0.65,
    "knee_flexion": 1.0,
    "ankle_dorsiflexion": 1.0,
    "toe_extension": 1.0,
    "ankle_inversion": 0.8,
    "ankle_eversion": 0.95,
    "ankle_plantarflexion": 0.65,
    "arm_proximal": 0.85,
    "arm_distal": 1.0,
}
