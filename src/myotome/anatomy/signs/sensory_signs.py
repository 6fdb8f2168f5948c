"""Chances of the sensory findings."""

from __future__ import annotations

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.segments import INDEX, SIDES
from myotome.anatomy.signs.patterns import loss_pattern, numb_area
from myotome.anatomy.signs.reading import Chances, by_side, chances, yes_no
from myotome.anatomy.signs.reliability import READINGS
from myotome.anatomy.signs.signals import BySide, Signals, cannot_stand, crossed

_REGIONS = ("cervical", "t1_t6", "t7_t12", "lumbar", "sacral")
_REGION_STARTS = ("C1", "T1", "T7", "L1", "S1")
#: An examiner finds the level in its own region, or in the next below (seldom above); the rest
#: anywhere. Judgement: an incomplete lesion shows its level lower than it lies.
_OWN, _NEXT_BELOW, _NEXT_ABOVE = 0.76, 0.15, 0.05
#: How plainly a level of each region is felt by the person as a line or band on the trunk.
_BAND = {"cervical": 0.75, "t1_t6": 1.0, "t7_t12": 1.0, "lumbar": 0.45, "sacral": 0.0}


def region_of(level: str) -> str:
    """The region of the vocabulary in which a dermatome lies."""
    return next(
        region
        for region, start in zip(reversed(_REGIONS), reversed(_REGION_STARTS), strict=True)
        if INDEX[level] >= INDEX[start]
    )


def _sensory_level(found: Deficit) -> Chances:
    level, clear = found.sensory_level, found.sensory_level_clear
    if level is None:
        # Lost sacral roots without a cord lesion may be written down as a low level.
        roots = 0.35 * found.sphincter.saddle_feeling_lost
        chance = READINGS["sensory_level"].chance(roots)
        shares = {"cervical": 0.05, "t1_t6": 0.1, "t7_t12": 0.15, "lumbar": 0.3, "sacral": 0.4}
    else:
        chance = READINGS["sensory_level"].chance(clear)
        own = _REGIONS.index(region_of(level))
        shares = dict.fromkeys(_REGIONS, (1.0 - _OWN - _NEXT_BELOW - _NEXT_ABOVE) / len(_REGIONS))
        shares[_REGIONS[own]] += _OWN
        shares[_REGIONS[min(own + 1, len(_REGIONS) - 1)]] += _NEXT_BELOW
        shares[_REGIONS[max(own - 1, 0)]] += _NEXT_ABOVE
    return chances({"none": 1.0 - chance, **{region: chance * share for region, share in shares.items()}})


def _sided(name: str, amounts: BySide) -> Chances:
    left, right = SIDES
    return by_side(READINGS[name].chance(amounts[left]), READINGS[name].chance(amounts[right]))


def sensory_signs(found: Deficit, signal: Signals) -> dict[str, Chances]:
    """Every sensory finding."""
    functional = max(signal.functional.values())
    any_loss: BySide = {
        side: max(signal.pinprick[side], signal.vibration[side], signal.light_touch[side]) for side in SIDES
    }
    band = found.sensory_level_clear * (
        _BAND[region_of(found.sensory_level)] if found.sensory_level is not None else 0.0
    )
    saddle = found.sphincter.saddle_feeling_lost
    pattern_chance = READINGS["sensory_loss_leg"].chance(max(*any_loss.values(), saddle))
    left, right = SIDES
    position = shared(found.sensory_ataxia[left], found.sensory_ataxia[right], 0.35)
    sway = either(position, 0.5 * found.head.truncal_ataxia, 0.35 * found.head.vertigo)
    return {
        "leg_numbness": _sided("leg_numbness", signal.numb_leg),
        "leg_numbness_area": numb_area(found, functional),
        "arm_numbness": _sided("arm_numbness", signal.numb_arm),
        "face_numbness": _sided("face_numbness", {side: found.face[side].feeling_lost for side in SIDES}),
        "saddle_numbness": yes_no(READINGS["saddle_numbness"].chance(saddle)),
        "trunk_band_or_level": yes_no(READINGS["trunk_band_or_level"].chance(band)),
        "other_leg_no_hot_cold": yes_no(READINGS["other_leg_no_hot_cold"].chance(crossed(signal))),
        "sensory_level": _sensory_level(found),
        "pinprick_loss_leg": _sided("pinprick_loss_leg", signal.pinprick),
        "vibration_position_loss_leg": _sided("vibration_position_loss_leg", signal.vibration),
        "light_touch_loss_leg": _sided("light_touch_loss_leg", signal.light_touch),
        "sensory_loss_leg": _sided("sensory_loss_leg", any_loss),
        "sensory_loss_pattern": loss_pattern(found, pattern_chance, 0.4 * functional),
        "romberg_positive": yes_no(READINGS["romberg_positive"].chance(sway * (1.0 - 0.7 * cannot_stand(signal)))),
    }
