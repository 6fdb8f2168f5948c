"""Sites: which sides, patterns and levels each site of a lesion has.

The ids are the public vocabulary; this table only says which arguments are legal. Two
patterns of the brainstem are offered beyond the vocabulary, which has one site for it.
"""

from __future__ import annotations

from typing import NamedTuple

from myotome.anatomy.segments import span

_CORD_PATTERNS = ("complete", "central", "anterior", "posterior", "motor_tracts", "hemicord", "compressive")


class Site(NamedTuple):
    """What a lesion of this site may say about itself."""

    lateral: bool = False
    bilateral: bool = False
    patterns: tuple[str, ...] = ()
    #: A pattern may be left out only where there is a plain form of the site.
    pattern_needed: bool = False
    levels: tuple[str, ...] = ()
    level_default: str | None = None
    #: Central lesions, whose acute form can be flaccid.
    can_shock: bool = False


_ONE = Site(lateral=True)
_ONE_OR_BOTH = Site(lateral=True, bilateral=True)
_ALWAYS_BOTH = Site(bilateral=True)
_BRAIN = Site(lateral=True, can_shock=True)
_BRAIN_OR_BOTH = Site(lateral=True, bilateral=True, can_shock=True)

SITES: dict[str, Site] = {
    "cortex_leg_area": _BRAIN_OR_BOTH,
    "cortex_face_arm_area": _BRAIN,
    "internal_capsule_corona": _BRAIN,
    "basal_ganglia": _ONE_OR_BOTH,
    "frontal_gait_periventricular": _ALWAYS_BOTH,
    "thalamus": _BRAIN,
    "brainstem": Site(True, True, ("pons", "lateral_medulla"), can_shock=True),
    "cerebellum": _ONE_OR_BOTH,
    "cervical_cord": Site(False, False, _CORD_PATTERNS, True, span("C1", "C8"), "C5", can_shock=True),
    "thoracic_cord": Site(False, False, _CORD_PATTERNS, True, span("T1", "T12"), "T8", can_shock=True),
    "lumbar_cord": Site(False, False, ("complete", "anterior"), True, span("L1", "L5"), "L2", can_shock=True),
    "conus_medullaris": Site(levels=span("S1", "S5"), level_default="S3", can_shock=True),
    "anterior_horn": _ONE_OR_BOTH,
    "cauda_equina": Site(patterns=("bilateral", "unilateral", "canal", "central"), pattern_needed=True),
    **{f"root_{root}": _ONE for root in ("l2", "l3", "l4", "l5", "s1")},
    "polyradiculopathy": _ALWAYS_BOTH,
    "lumbar_plexus": _ONE,
    "sacral_plexus": _ONE,
    "femoral_nerve": _ONE,
    "obturator_nerve": _ONE,
    "sciatic_nerve": _ONE,
    "common_peroneal_nerve": _ONE,
    "tibial_nerve": _ONE,
    "lateral_cutaneous_nerve_of_thigh": _ONE,
    "polyneuropathy_length_dependent": _ALWAYS_BOTH,
    "polyneuropathy_demyelinating": _ALWAYS_BOTH,
    "polyneuropathy_axonal_motor": _ALWAYS_BOTH,
    "mononeuritis_multiplex": _ONE_OR_BOTH,
    "neuromuscular_junction": _ALWAYS_BOTH,
    "muscle_proximal": _ALWAYS_BOTH,
    "muscle_distal": _ALWAYS_BOTH,
    "muscle_single_limb": _ONE,
    "muscle_membrane_metabolic": _ALWAYS_BOTH,
    "leg_artery": _ONE_OR_BOTH,
    "leg_vein": _ONE,
    "hip_knee_bone_joint_tendon": _ONE_OR_BOTH,
    "systemic_circulation": Site(),
    "vertebra_disc": Site(),
    "psoas_retroperitoneum": _ONE,
    "cranial_nerves": _ONE_OR_BOTH,
    "functional": _ONE_OR_BOTH,
}

#: Patterns that make a site without sides one-sided: side needed, or allowed.
SIDE_NEEDED = {"hemicord", "unilateral"}
SIDE_ALLOWED = {"compressive"}
