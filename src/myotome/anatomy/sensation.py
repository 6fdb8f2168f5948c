"""Feeling: dermatomes, areas of skin, and the sensory level, from the cuts."""

from __future__ import annotations

from dataclasses import dataclass

from myotome.anatomy.combine import either
from myotome.anatomy.paths import (
    brain_sensory,
    dorsal_column,
    entry_path,
    loss,
    sensory_nerve,
    spinothalamic,
)
from myotome.anatomy.segments import DERMATOMES, INDEX, SIDES, Side, lane_of
from myotome.anatomy.skin import AREAS
from myotome.anatomy.structures import Cuts, Structure

_BRAIN_STRETCH = 3  # a tract path ends with thalamus, capsule and cortex


@dataclass(frozen=True)
class Ascent:
    """What is lost between skin root and cortex for one dermatome and side."""

    root: float
    dorsal: float
    pain: float
    brain: float

    def modality(self, name: str) -> float:
        """Loss of a modality. Light touch has both tracts, so it goes only where both go."""
        tract = {
            "pinprick": self.pain,
            "vibration_position": self.dorsal,
            "light_touch": self.pain * self.dorsal,
        }[name]
        return either(self.root, tract, self.brain)


Ascents = dict[tuple[str, Side], Ascent]


def ascents(cuts: Cuts) -> Ascents:
    """Every dermatome of both sides."""
    result: Ascents = {}
    for side in SIDES:
        for segment in DERMATOMES:
            result[segment, side] = Ascent(
                root=loss(entry_path(segment, side), cuts),
                dorsal=loss(dorsal_column(segment, side)[:-_BRAIN_STRETCH], cuts),
                pain=loss(spinothalamic(segment, side)[:-_BRAIN_STRETCH], cuts),
                brain=loss(brain_sensory(lane_of(segment), side), cuts),
            )
    return result


def nerve_losses(area: str, side: Side, cuts: Cuts) -> tuple[float, float]:
    """Loss in the area's nerves for large and small fibres."""
    facts = AREAS[area]
    large = small = 0.0
    for nerve, share in facts.nerves.items():
        large += share * loss(sensory_nerve(nerve, facts.part, "large", side), cuts)
        small += share * loss(sensory_nerve(nerve, facts.part, "small", side), cuts)
    return large, small


def area_losses(cuts: Cuts, up: Ascents) -> dict[tuple[str, str, Side], float]:
    """Every modality in every area."""
    result: dict[tuple[str, str, Side], float] = {}
    for side in SIDES:
        for area, facts in AREAS.items():
            large, small = nerve_losses(area, side, cuts)
            nerve = {"pinprick": small, "vibration_position": large, "light_touch": (large + small) / 2}
            for modality, own in nerve.items():
                result[modality, area, side] = min(
                    sum(share * either(up[root, side].modality(modality), own) for root, share in facts.roots.items()),
                    1.0,
                )
    return result


#: From this loss on there is a level at all.
_LEAST = 0.08
#: A dermatome counts as below the level from this share of the loss in leg or sacrum, and as
#: spared up to the other share. Shares, so that a slight lesion has its level where a deep one has.
_LOST, _SPARED = 0.6, 0.4
_LEG, _SACRUM = (DERMATOMES.index(segment) for segment in ("L5", "S3"))
#: A level of position sense alone is seldom found: vibration is not tested up the trunk.
_POSITION_SHARE = 0.3


def sensory_level(cuts: Cuts, up: Ascents) -> tuple[str | None, float]:
    """The highest dermatome from which the cord's loss runs on down, and how clear it is.

    Only cord tracts and entry zones count: brain lesions have no level. Sacral sparing does
    not undo one. A pinprick level is found more readily than one of position sense.
    """
    level: str | None = None
    clear = 0.0
    for side in SIDES:
        amounts = [_cord_loss(segment, up, cuts, side) for segment in DERMATOMES]
        # The legs must be lost, or (conus) the sacrum alone.
        anchor = _LEG if amounts[_LEG] >= _LOST * amounts[_SACRUM] else _SACRUM
        deep = amounts[anchor]
        if deep < _LEAST:
            continue
        top = anchor
        while top > 0 and amounts[top - 1] >= _LOST * deep:
            top -= 1
        if top > 0 and amounts[max(top - 3, 0)] > _SPARED * deep:
            continue
        if level is None or INDEX[DERMATOMES[top]] < INDEX[level]:
            level = DERMATOMES[top]
        clear = max(clear, sum(amounts[top : anchor + 1]) / (anchor + 1 - top))
    return level, clear


def _cord_loss(segment: str, up: Ascents, cuts: Cuts, side: Side) -> float:
    one = up[segment, side]
    brainstem = loss(spinothalamic(segment, side)[-_BRAIN_STRETCH - 1 : -_BRAIN_STRETCH], cuts)
    lemniscus = loss(dorsal_column(segment, side)[-_BRAIN_STRETCH - 1 : -_BRAIN_STRETCH], cuts)
    entry = loss(entry_path(segment, side)[1:], cuts)
    pain = one.pain if brainstem == 0 else 0.0
    dorsal = one.dorsal if lemniscus == 0 else 0.0
    return max(pain, _POSITION_SHARE * dorsal, entry)


def face_feeling_lost(side: Side, cuts: Cuts) -> float:
    """Face: trigeminal on the same side, then the opposite hemisphere."""
    return either(
        cuts.get(Structure("trigeminal", "", "", side), 0.0),
        loss(brain_sensory("face", side), cuts),
    )
