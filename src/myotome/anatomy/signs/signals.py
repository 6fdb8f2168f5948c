"""Signals: the amounts that a finding reads, gathered from the deficit once.

``leg`` and ``arm`` are what examination of strength shows; ``felt`` is what the person
would call weakness: a numb, clumsy or stiff leg feels weak too.
"""

from __future__ import annotations

from dataclasses import dataclass

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.lesion import Lesion
from myotome.anatomy.muscles import LEG_ACTIONS
from myotome.anatomy.segments import SIDES, Side, other
from myotome.anatomy.skin import ARM_AREAS, LEG_AREAS
from myotome.anatomy.structures import LEG_PARTS, Kind, Structure

BySide = dict[Side, float]


@dataclass(frozen=True)
class Signals:
    """Amounts per side of the body, 0 to 1."""

    leg: BySide
    felt: BySide
    proximal: BySide
    distal: BySide
    arm: BySide
    numb_leg: BySide
    numb_arm: BySide
    pinprick: BySide
    vibration: BySide
    light_touch: BySide
    #: Weakness without a lesion of nerve or muscle: will, lever, blood.
    functional: BySide
    painful: BySide


def weighted(amounts: list[float], worst: float = 0.6) -> float:
    """Mostly the worst of the amounts, in part their mean."""
    return worst * max(amounts) + (1.0 - worst) * sum(amounts) / len(amounts)


def numbness(found: Deficit, area: str, side: Side) -> float:
    """What a person calls numb: touch most; pain or position alone is a puzzle rather than numb."""
    touch = found.areas["light_touch", area, side]
    pain = found.areas["pinprick", area, side]
    position = found.areas["vibration_position", area, side]
    return min(1.0, 0.6 * touch + 0.35 * pain + 0.35 * position)


def _modality(found: Deficit, name: str, side: Side) -> float:
    return weighted([found.areas[name, area, side] for area in LEG_AREAS])


def _vibration(found: Deficit, side: Side) -> float:
    # A tuning fork is held to toe, ankle and knee.
    sites = ("top_of_foot", "sole", "outer_foot", "inner_shin")
    return weighted([found.areas["vibration_position", area, side] for area in sites], 0.4)


def signals(lesion: Lesion, found: Deficit) -> Signals:
    """All signals of a lesion."""
    cuts = lesion.cuts

    def cut(kind: Kind, side: Side) -> float:
        return max(cuts.get(Structure(kind, part, "", side), 0.0) for part in LEG_PARTS)

    functional: BySide = {side: cut("drive", side) for side in SIDES}
    leg: BySide = {side: weighted([found.power[action, side].loss for action in LEG_ACTIONS]) for side in SIDES}
    # People notice thigh and foot; the hip abductors fail unnoticed.
    proximal: BySide = {
        side: weighted(
            [found.power[action, side].loss for action in ("hip_flexion", "knee_extension", "hip_extension")],
            0.5,
        )
        for side in SIDES
    }
    distal: BySide = {
        side: weighted(
            [
                found.power[action, side].loss
                for action in ("ankle_dorsiflexion", "toe_extension", "ankle_plantarflexion")
            ],
            0.5,
        )
        for side in SIDES
    }
    numb_leg: BySide = {
        side: either(
            weighted([numbness(found, area, side) for area in LEG_AREAS]),
            # Functional weakness is often called numb as well.
            0.45 * functional[side],
        )
        for side in SIDES
    }
    felt: BySide = {
        side: either(
            leg[side],
            0.12 * numb_leg[side],
            0.08 * found.cerebellar_ataxia[side],
            0.1 * found.sensory_ataxia[side],
            0.2 * found.rigidity[side],
            0.15 * found.head.gait_plan,
            0.05 * found.head.truncal_ataxia,
        )
        for side in SIDES
    }
    arm: BySide = {
        side: weighted([found.power[action, side].loss for action in ("arm_proximal", "arm_distal")]) for side in SIDES
    }
    numb_arm: BySide = {side: weighted([numbness(found, area, side) for area in ARM_AREAS]) for side in SIDES}
    pinprick: BySide = {side: either(_modality(found, "pinprick", side), 0.4 * functional[side]) for side in SIDES}
    vibration: BySide = {side: _vibration(found, side) for side in SIDES}
    light_touch: BySide = {
        side: either(_modality(found, "light_touch", side), 0.4 * functional[side]) for side in SIDES
    }
    painful: BySide = {side: max(cut("lever", side), cut("supply", side)) for side in SIDES}
    return Signals(
        leg=leg,
        felt=felt,
        proximal=proximal,
        distal=distal,
        arm=arm,
        numb_leg=numb_leg,
        numb_arm=numb_arm,
        pinprick=pinprick,
        vibration=vibration,
        light_touch=light_touch,
        functional=functional,
        painful=painful,
    )


def cannot_stand(signal: Signals) -> float:
    """How far both legs fail to carry: tests done standing cannot be done."""
    left, right = SIDES
    return shared(signal.leg[left], signal.leg[right], 0.3) ** 3


def crossed(signal: Signals) -> float:
    """One leg weak while the other, and not it, has lost pain: the sign of half a cord."""
    return max(min(signal.leg[side], max(signal.pinprick[other(side)] - signal.pinprick[side], 0.0)) for side in SIDES)
