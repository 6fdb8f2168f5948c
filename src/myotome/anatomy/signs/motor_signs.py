"""Chances of the motor findings."""

from __future__ import annotations

import math

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Deficit, Reflex
from myotome.anatomy.muscles import ACTIONS
from myotome.anatomy.segments import SIDES, Side
from myotome.anatomy.signs.reading import (
    Chances,
    Reading,
    by_side,
    chances,
    interpolate,
    mixed,
    spread,
    yes_no,
)
from myotome.anatomy.signs.reliability import READINGS
from myotome.anatomy.signs.signals import Signals, cannot_stand

#: The middle MRC grade for a loss. Judgement: a muscle moves against resistance until half of it
#: is gone, and against gravity until three quarters are. The first point lies above 5, since
#: grade 5 is everything up to the examiner's own strength.
_GRADE = (
    (0.0, 5.9),
    (0.1, 5.15),
    (0.2, 4.75),
    (0.3, 4.45),
    (0.5, 3.95),
    (0.7, 3.1),
    (0.85, 2.1),
    (0.95, 1.1),
    (1.0, 0.3),
)
_GRADE_WIDTH = 0.28
POWER_CUTS = (1.0, 3.0, 4.0, 5.0)
POWER_BINS = ("<1", "1-3", "3-4", "4-5", ">=5")
_WORD_CUTS = (0.8, 2.4, 3.7, 4.9)
_WORDS = ("none", "severe", "moderate", "mild", "normal")
_PART_UNKNOWN = {"hip_thigh": 0.3, "foot_ankle": 0.2, "whole_leg": 0.5}


def power(loss: float) -> Chances:
    """MRC grade by bins. Grades between two neighbours vary between examiners."""
    return spread(interpolate(_GRADE, loss), _GRADE_WIDTH, POWER_CUTS, POWER_BINS)


def _words(loss: float) -> Chances:
    found = spread(interpolate(_GRADE, loss), 0.4, _WORD_CUTS, _WORDS)
    return {value: found[value] for value in reversed(_WORDS)}


def _worse_side(left: float, right: float) -> Chances:
    """When both are weak. Even a symmetrical weakness is called so by two thirds only."""
    gap = left - right
    equal = 0.66 * math.exp(-((gap / 0.25) ** 2)) + 0.02
    leftish = 1.0 / (1.0 + math.exp(-gap / 0.1))
    return chances({"equal": equal, "left": (1.0 - equal) * leftish, "right": (1.0 - equal) * (1.0 - leftish)})


def _part(signal: Signals) -> Chances:
    """Where the weakness is felt, from the worse leg."""
    side = max(SIDES, key=lambda one: signal.leg[one])
    near, far = signal.proximal[side], signal.distal[side]
    contrast = (near - far) / (near + far + 0.05)
    weights = {
        "hip_thigh": math.exp(2.5 * contrast),
        "foot_ankle": math.exp(-2.5 * contrast),
        "whole_leg": math.exp(1.2 * (1.0 - 2.0 * abs(contrast))),
    }
    total = sum(weights.values())
    sure = min(1.0, signal.leg[side] / 0.1) * 0.92
    return chances(mixed(_PART_UNKNOWN, {part: weight / total for part, weight in weights.items()}, sure))


def _reflex(one: Reflex, low: Reading, clonus: float) -> Chances:
    quiet = low.chance(one.silence)
    # Among reflexes found low without cause, a quarter are called absent.
    gone = 0.25 + 0.65 * one.silence**2
    high = (1.0 - quiet) * READINGS["reflex_high"].chance(one.released)
    jumping = clonus * one.released**1.5
    return chances(
        {
            "absent": quiet * gone,
            "reduced": quiet * (1.0 - gone),
            "normal": 1.0 - quiet - high,
            "brisk": high * (1.0 - jumping),
            "clonus": high * jumping,
        }
    )


def _arm_reflex(found: Deficit) -> Chances:
    """Both arms in one answer: the odder one is told."""
    pair = [found.reflexes["biceps", side] for side in SIDES]
    worst = Reflex(max(one.broken for one in pair), max(one.released for one in pair), max(one.shocked for one in pair))
    full = dict(_reflex(worst, READINGS["reflex_low_arm"], 0.0))
    full["brisk"] += full.pop("clonus")
    return chances(full)


def _plantar(released: float, blocked: float) -> Chances:
    mute = READINGS["plantar_mute"].chance(blocked)
    extensor = (1.0 - mute) * READINGS["plantar_extensor"].chance(released)
    return chances({"flexor": 1.0 - mute - extensor, "extensor": extensor, "mute": mute})


def _tone(found: Deficit) -> Chances:
    legs = [found.tone[side] for side in SIDES]
    flaccid = READINGS["tone_flaccid"].chance(max(leg.flaccid for leg in legs))
    spastic = READINGS["tone_spastic"].chance(max(leg.spastic for leg in legs))
    rigid = READINGS["tone_rigid"].chance(max(either(leg.rigid, 0.3 * found.head.gait_plan) for leg in legs))
    left = 1.0 - flaccid
    return chances(
        {
            "flaccid": flaccid,
            "normal": left * (1.0 - spastic) * (1.0 - rigid),
            "spastic": left * spastic,
            "rigid": left * (1.0 - spastic) * rigid,
        }
    )


def _rising(found: Deficit, side: Side) -> float:
    """Loss of what lifts the body from the floor; a stiff weak leg seldom climbs up itself."""
    actions = [found.power[action, side] for action in ("hip_extension", "knee_extension")]
    return sum(either(one.lower, one.junction, one.muscle, 0.4 * one.upper) for one in actions) / 2


def motor_signs(found: Deficit, signal: Signals) -> dict[str, Chances]:
    """Every motor finding."""
    left, right = SIDES
    weak = {side: READINGS["leg_weakness"].chance(signal.felt[side]) for side in SIDES}
    arm = {side: READINGS["arm_weakness"].chance(signal.arm[side]) for side in SIDES}
    clumsy = {
        side: READINGS["hand_clumsiness"].chance(
            either(
                found.power["arm_distal", side].loss,
                0.9 * found.cerebellar_ataxia[side],
                0.7 * found.areas["vibration_position", "hand", side],
                0.5 * found.rigidity[side],
            )
        )
        for side in SIDES
    }
    stiff = max(either(found.tone[side].spastic, 0.7 * found.tone[side].rigid) for side in SIDES)
    rise = shared(_rising(found, left), _rising(found, right), 0.15)
    signs: dict[str, Chances] = {
        "leg_weakness": by_side(weak[left], weak[right]),
        "leg_weakness_worse_side": _worse_side(signal.felt[left], signal.felt[right]),
        "leg_weakness_part": _part(signal),
        "arm_weakness": by_side(arm[left], arm[right]),
        "hand_clumsiness": by_side(clumsy[left], clumsy[right]),
        "neck_weakness": yes_no(READINGS["neck_weakness"].chance(found.neck)),
        "trunk_weakness": yes_no(
            READINGS["trunk_weakness"].chance(either(found.trunk, 0.4 * found.head.truncal_ataxia))
        ),
        "leg_stiffness": yes_no(READINGS["leg_stiffness"].chance(stiff)),
        "tone_leg": _tone(found),
        "reflex_arm": _arm_reflex(found),
        "gowers_sign": yes_no(READINGS["gowers_sign"].chance(rise * (1.0 - cannot_stand(signal)))),
        "hoffmann_sign": yes_no(
            READINGS["hoffmann_sign"].chance(
                max(one.released * (1.0 - one.shocked) for one in (found.reflexes["biceps", s] for s in SIDES))
            )
        ),
    }
    for side in SIDES:
        for action in ACTIONS:
            signs[f"power_{action}_{side}"] = power(found.power[action, side].loss)
        signs[f"power_leg_in_words_{side}"] = _words(signal.leg[side])
        signs[f"reflex_knee_{side}"] = _reflex(found.reflexes["knee", side], READINGS["reflex_low_knee"], clonus=0.1)
        signs[f"reflex_ankle_{side}"] = _reflex(
            found.reflexes["ankle", side], READINGS["reflex_low_ankle"], clonus=0.35
        )
        signs[f"plantar_{side}"] = _plantar(found.plantar[side].released, found.plantar[side].blocked)
    return signs
