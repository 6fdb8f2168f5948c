"""Chances of the findings above the neck, of breathing and of balance."""

from __future__ import annotations

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.segments import SIDES, Side
from myotome.anatomy.signs.reading import Chances, by_side, chances, yes_no
from myotome.anatomy.signs.reliability import READINGS
from myotome.anatomy.signs.signals import Signals


def _breathing(amount: float) -> Chances:
    chance = READINGS["breathing_difficulty"].chance(amount)
    at_rest = 0.15 + 0.7 * amount**1.5
    return chances({"none": 1.0 - chance, "on_effort_or_lying": chance * (1.0 - at_rest), "at_rest": chance * at_rest})


def _face_exam(found: Deficit) -> Chances:
    """Side of the weak face, with the brow kept (upper) or lost (lower motor neuron)."""
    left, right = SIDES
    seen = {side: READINGS["facial_weakness_exam"].chance(found.face[side].lower) for side in SIDES}
    joint = by_side(seen[left], seen[right])
    lower: dict[Side, float] = {}
    for side in SIDES:
        face = found.face[side]
        share = min(face.peripheral / face.lower, 1.0) if face.lower > 0.02 else 0.35
        lower[side] = 0.06 + 0.88 * share  # brow sparing is misjudged now and then
    return chances(
        {
            "none": joint["none"],
            **{f"upper_motor_{side}": joint[side] * (1.0 - lower[side]) for side in SIDES},
            **{f"lower_motor_{side}": joint[side] * lower[side] for side in SIDES},
            "bilateral": joint["both"],
        }
    )


def head_signs(found: Deficit, signal: Signals) -> dict[str, Chances]:
    """Every finding of head, breathing and balance."""
    left, right = SIDES
    head = found.head
    cerebellar = max(found.cerebellar_ataxia.values())
    mouth = max(found.face[side].lower for side in SIDES)
    droop = {side: READINGS["face_droop"].chance(found.face[side].lower) for side in SIDES}
    # A limb that cannot move is not called clumsy.
    sensory = max(0.4 * found.sensory_ataxia[side] * (1.0 - signal.leg[side]) for side in SIDES)
    unsteady = either(
        cerebellar,
        head.truncal_ataxia,
        shared(found.sensory_ataxia[left], found.sensory_ataxia[right], 0.35),
        0.6 * head.vertigo,
        head.gait_plan,
        0.5 * max(found.rigidity.values()),
        0.3 * max(signal.leg.values()),
    )
    amounts = {
        "speech_slurred": either(head.bulbar_upper, head.bulbar_lower, 0.4 * cerebellar, 0.2 * mouth),
        "speech_wrong_or_missing_words": head.language,
        "swallowing_difficulty": either(0.7 * head.bulbar_upper, head.bulbar_lower),
        "vertigo": head.vertigo,
        "double_vision": head.double_vision,
        "drooping_eyelids": head.ptosis,
        "unsteadiness": unsteady,
        "limb_ataxia": either(cerebellar, sensory),
        "ptosis_or_ophthalmoplegia": either(head.ptosis, 0.8 * head.double_vision),
        "tongue_wasting_or_bulbar_signs": either(head.bulbar_lower, 0.5 * head.bulbar_upper),
        "neglect_or_aphasia_or_field_cut": either(head.language, head.neglect, head.field_cut),
        "nystagmus": head.nystagmus,
    }
    signs: dict[str, Chances] = {name: yes_no(READINGS[name].chance(one)) for name, one in amounts.items()}
    signs["face_droop"] = by_side(droop[left], droop[right])
    signs["facial_weakness_exam"] = _face_exam(found)
    signs["breathing_difficulty"] = _breathing(found.breathing)
    return signs
