"""Where each region and each site of the knowledge lies in the picture of the neuraxis, in one table.

The person is seen from the front, as in the picture of the body: their left is on the right of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from myotome.anatomy.segments import INDEX

MIDDLE = 58.0
CORD_TOP, CORD_END = 112.0, 246.0  # where C1 and L5 lie
_SEGMENTS = INDEX["L5"] - INDEX["C1"]


@dataclass(frozen=True, slots=True)
class Row:
    """A region. y: of its row of words. anchor: the point of the drawing that its line leads to."""

    region: str
    y: float
    anchor: tuple[float, float]


#: On the way from the cortex to the muscle, from above.
PATHWAY: tuple[Row, ...] = (
    Row("brain", 42, (97, 42)),
    Row("cerebellum", 84, (84, 82)),
    Row("brainstem", 122, (64, 104)),
    Row("spinal_cord", 166, (65, 166)),
    Row("anterior_horn", 210, (61, 216)),
    Row("conus", 252, (62, 258)),
    Row("cauda_equina", 294, (67, 292)),
    Row("root", 334, (88, 330)),
    Row("plexus", 374, (103, 366)),
    Row("nerve", 414, (103, 414)),
    Row("neuromuscular_junction", 454, (104, 456)),
    Row("muscle", 494, (111, 494)),
)
#: What weakens a leg from beside it.
BESIDE: tuple[Row, ...] = (
    Row("vascular", 572, (78, 572)),
    Row("musculoskeletal", 612, (78, 612)),
    Row("spine", 652, (78, 652)),
    Row("systemic", 692, (78, 692)),
    Row("functional", 732, (78, 732)),
)
REGIONS: tuple[str, ...] = tuple(row.region for row in (*PATHWAY, *BESIDE))

#: Site -> how far from the middle, and how far down; a site of the cord with a level goes to its level.
SITES: dict[str, tuple[float, float]] = {
    "cortex_leg_area": (7, 24), "cortex_face_arm_area": (34, 38), "internal_capsule_corona": (15, 48),
    "basal_ganglia": (16, 52), "frontal_gait_periventricular": (11, 34), "thalamus": (9, 58),
    "brainstem": (5, 94), "cerebellum": (23, 82), "cranial_nerves": (12, 90),
    "cervical_cord": (4, 128), "thoracic_cord": (4, 180), "lumbar_cord": (4, 232), "anterior_horn": (4, 216),
    "conus_medullaris": (3, 256), "cauda_equina": (6, 290),
    "root_l2": (22, 318), "root_l3": (24, 322), "root_l4": (26, 326), "root_l5": (28, 331), "root_s1": (30, 336),
    "polyradiculopathy": (27, 328), "lumbar_plexus": (36, 358), "sacral_plexus": (40, 372),
    "femoral_nerve": (42, 396), "obturator_nerve": (42, 402), "sciatic_nerve": (42, 412),
    "common_peroneal_nerve": (42, 428), "tibial_nerve": (42, 434), "lateral_cutaneous_nerve_of_thigh": (42, 400),
    "polyneuropathy_length_dependent": (42, 430), "polyneuropathy_demyelinating": (42, 414),
    "polyneuropathy_axonal_motor": (42, 420), "mononeuritis_multiplex": (42, 408),
    "neuromuscular_junction": (42, 456), "muscle_proximal": (42, 484), "muscle_distal": (42, 506),
    "muscle_single_limb": (42, 494), "muscle_membrane_metabolic": (42, 496),
    "leg_artery": (12, 566), "leg_vein": (12, 580), "hip_knee_bone_joint_tendon": (12, 612),
    "psoas_retroperitoneum": (12, 606), "vertebra_disc": (0, 652), "systemic_circulation": (0, 692),
    "functional": (12, 732),
}  # fmt: skip


def level_y(level: str) -> float | None:
    """How far down a segment of the cord lies; None below L5 (the conus has its own place) or without a level."""
    position = INDEX.get(level)
    if position is None or position > INDEX["L5"]:
        return None
    return CORD_TOP + (CORD_END - CORD_TOP) * position / _SEGMENTS


def points(site: str, side: str, level: str) -> Iterable[tuple[float, float]]:
    """Where a place is marked: one point on its side, one on each for both, one in the middle without a side."""
    off, y = SITES[site]
    y = level_y(level) or y
    if side == "left":
        return [(MIDDLE + off, y)]
    if side == "right":
        return [(MIDDLE - off, y)]
    if side == "both" and off >= 12:
        return [(MIDDLE - off, y), (MIDDLE + off, y)]
    return [(MIDDLE, y)]
