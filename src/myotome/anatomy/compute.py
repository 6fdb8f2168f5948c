"""From a lesion to its deficit: walks every path of the graph once."""

from __future__ import annotations

from functools import lru_cache

from myotome.anatomy import cranial
from myotome.anatomy.arcs import ARCS
from myotome.anatomy.deficit import Deficit, Power
from myotome.anatomy.lesion import Lesion
from myotome.anatomy.motor import control, plantar, power, reflex, segmental, tone
from myotome.anatomy.muscles import ACTIONS
from myotome.anatomy.segments import DERMATOMES, SIDES, Side, other, span
from myotome.anatomy.sensation import area_losses, ascents, sensory_level
from myotome.anatomy.skin import MODALITIES
from myotome.anatomy.structures import Structure
from myotome.anatomy.visceral import sphincter

#: Breathing: the diaphragm carries most (judgement: about two thirds of a quiet breath).
_DIAPHRAGM = 0.7


@lru_cache(maxsize=4096)
def deficit(lesion: Lesion) -> Deficit:
    """Everything that follows from the structures which the lesion cuts."""
    cuts = lesion.cuts
    above = control(cuts, lesion.shock)
    up = ascents(cuts)
    powers: dict[tuple[str, Side], Power] = {
        (action, side): power(action, side, cuts, above) for action in ACTIONS for side in SIDES
    }
    areas = area_losses(cuts, up)
    level, clear = sensory_level(cuts, up)
    diaphragm = segmental(("C3", "C4", "C4", "C5"), "phrenic", "breathing", cuts, above, brain=False)
    ribs = segmental(span("T2", "T11"), "trunk_nerves", "trunk", cuts, above, brain=False)
    return Deficit(
        power=powers,
        reflexes={(arc, side): reflex(arc, side, cuts, above) for arc in ARCS for side in SIDES},
        plantar={side: plantar(side, cuts, above) for side in SIDES},
        tone={side: tone(side, powers, cuts, above) for side in SIDES},
        dermatomes={
            (modality, segment, side): up[segment, side].modality(modality)
            for modality in MODALITIES
            for segment in DERMATOMES
            for side in SIDES
        },
        areas=areas,
        sensory_level=level,
        sensory_level_clear=clear,
        sphincter=sphincter(cuts, above, up),
        face={side: cranial.face(side, cuts) for side in SIDES},
        head=cranial.head(cuts),
        neck=segmental(span("C2", "C4"), "trunk_nerves", "neck", cuts, above, brain=False),
        trunk=segmental(span("T6", "T12"), "trunk_nerves", "trunk", cuts, above, brain=True),
        breathing=_DIAPHRAGM * diaphragm + (1.0 - _DIAPHRAGM) * ribs,
        cerebellar_ataxia={side: cuts.get(Structure("cerebellum", "", "", side), 0.0) for side in SIDES},
        sensory_ataxia={side: _position_lost(areas, side) for side in SIDES},
        rigidity={side: cuts.get(Structure("basal_ganglia", "", "", other(side)), 0.0) for side in SIDES},
    )


def _position_lost(areas: dict[tuple[str, str, Side], float], side: Side) -> float:
    feet = ("sole", "top_of_foot", "outer_foot")
    return sum(areas["vibration_position", area, side] for area in feet) / len(feet)
