"""Nerves: the stretches that a fibre passes from its root to muscle or skin.

A nerve is a chain of (structure kind, place, lane), beginning at the plexus. A cut
anywhere in the chain cuts everything beyond it. Standard anatomy (sources: gray, mrc).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from myotome.anatomy.segments import Side
from myotome.anatomy.structures import Structure

Stretch = tuple[Literal["plexus", "nerve"], str, str]

_LUMBAR: Stretch = ("plexus", "lumbar", "")
_SACRAL: Stretch = ("plexus", "sacral", "")
#: The sciatic nerve is two nerves in one sheath; its lateral (peroneal) part suffers first.
_SCIATIC_PERONEAL: Stretch = ("nerve", "sciatic", "peroneal")
_SCIATIC_TIBIAL: Stretch = ("nerve", "sciatic", "tibial")
#: Branches to the hamstrings leave high in the thigh.
_SCIATIC_THIGH: Stretch = ("nerve", "sciatic", "thigh")

NERVES: dict[str, tuple[Stretch, ...]] = {
    "psoas_branches": (_LUMBAR,),
    "femoral": (_LUMBAR, ("nerve", "femoral", "")),
    "obturator": (_LUMBAR, ("nerve", "obturator", "")),
    "lateral_cutaneous_of_thigh": (_LUMBAR, ("nerve", "lateral_cutaneous_of_thigh", "")),
    "groin_nerves": (_LUMBAR,),
    "superior_gluteal": (_SACRAL, ("nerve", "superior_gluteal", "")),
    "inferior_gluteal": (_SACRAL, ("nerve", "inferior_gluteal", "")),
    "posterior_cutaneous_of_thigh": (_SACRAL, ("nerve", "posterior_cutaneous_of_thigh", "")),
    "pudendal": (_SACRAL, ("nerve", "pudendal", "")),
    "pelvic_splanchnic": (_SACRAL, ("nerve", "pelvic_splanchnic", "")),
    "sciatic_thigh": (_SACRAL, _SCIATIC_THIGH),
    "sciatic_short_head": (_SACRAL, _SCIATIC_PERONEAL),
    "common_peroneal": (_SACRAL, _SCIATIC_PERONEAL, ("nerve", "common_peroneal", "")),
    "tibial": (_SACRAL, _SCIATIC_TIBIAL, ("nerve", "tibial", "")),
    "arm_nerves": (("plexus", "brachial", ""),),
    "trunk_nerves": (),
    "phrenic": (("nerve", "phrenic", ""),),
}


@cache
def nerve_path(nerve: str, side: Side) -> tuple[Structure, ...]:
    """The stretches of a nerve on one side, from plexus to end."""
    return tuple(Structure(kind, place, lane, side) for kind, place, lane in NERVES[nerve])
