"""Chances of the findings of bladder, bowel, sexual function, saddle, and root stretch."""

from __future__ import annotations

from myotome.anatomy.combine import either
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.signs.reading import Chances, chances, mixed, rise, yes_no
from myotome.anatomy.signs.reliability import READINGS, TENSION, TENSION_ELSEWHERE

RESIDUAL_BINS: tuple[str, ...] = ("<100", "100-200", "200-500", ">=500")
#: Residual urine without and with a paralysed bladder. Judgement: most healthy adults keep under
#: 100 ml; a bladder that does not empty holds several hundred when it is first scanned.
_RESIDUAL_WHOLE: dict[str, float] = dict(zip(RESIDUAL_BINS, (0.87, 0.08, 0.04, 0.01), strict=True))
_RESIDUAL_LOST: dict[str, float] = dict(zip(RESIDUAL_BINS, (0.08, 0.12, 0.36, 0.44), strict=True))


def pelvic_signs(site: str, found: Deficit) -> dict[str, Chances]:
    """Every pelvic finding, and the two stretch tests."""
    one = found.sphincter
    emptying = either(one.bladder_paralysed, 0.45 * one.bladder_uncoordinated)
    amounts = {
        "urinary_retention": emptying,
        "urinary_hesitancy": either(0.75 * one.bladder_paralysed, 0.6 * one.bladder_uncoordinated),
        "urinary_incontinence": either(0.6 * one.bladder_overactive, 0.55 * one.bladder_paralysed),
        "bladder_feeling_reduced": one.bladder_feeling_lost,
        # Urgency is a feeling: who feels nothing has none.
        "urinary_urgency": 0.85 * one.bladder_overactive * (1.0 - 0.7 * one.bladder_feeling_lost),
        "bowel_incontinence": one.bowel_control_lost,
        "bowel_feeling_reduced": one.bowel_feeling_lost,
        "constipation_new": either(0.6 * one.bladder_paralysed, 0.6 * one.bladder_uncoordinated),
        "sexual_dysfunction_new": one.sexual_lost,
        "perianal_sensation_reduced": one.saddle_feeling_lost,
        "anal_tone_reduced": either(one.anal_tone_lost, 0.4 * one.anal_squeeze_lost),
        "bladder_distended": emptying,
    }
    signs: dict[str, Chances] = {name: yes_no(READINGS[name].chance(amount)) for name, amount in amounts.items()}
    signs["post_void_residual"] = chances(mixed(_RESIDUAL_WHOLE, _RESIDUAL_LOST, rise(emptying, 0.45)))
    raise_leg, stretch = TENSION.get(site, TENSION_ELSEWHERE)
    signs["straight_leg_raise_positive"] = yes_no(raise_leg)
    signs["femoral_stretch_positive"] = yes_no(stretch)
    return signs
