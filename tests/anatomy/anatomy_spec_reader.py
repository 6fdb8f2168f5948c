"""The words of the spec table and what they ask of a deficit.

Places are written as ``"left leg"``, ``"both knee_extension"``, ``"right S1"``,
``"left L2-L4"``; a word in front of a dermatome or area names the modality.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from myotome.anatomy import Deficit, Lesion
from myotome.anatomy.muscles import ACTIONS, LEG_ACTIONS
from myotome.anatomy.segments import INDEX, SIDES, Side, span
from myotome.anatomy.skin import AREAS, MODALITIES

WEAK, KEPT = 0.4, 0.2
LOST, FELT = 0.4, 0.2

_GROUPS = {
    "leg": LEG_ACTIONS,
    "thigh": ("hip_flexion", "hip_extension", "hip_abduction", "hip_adduction", "knee_extension"),
    "foot": ("ankle_dorsiflexion", "toe_extension", "ankle_inversion", "ankle_eversion", "ankle_plantarflexion"),
    "arm": ("arm_proximal", "arm_distal"),
}


@dataclass(frozen=True)
class Spec:
    """One classical lesion and what the textbook says of it."""

    name: str
    lesion: Lesion
    weak: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    kind: str | None = None
    reflexes: Mapping[str, str] = field(default_factory=dict[str, str])
    plantar: str | None = None
    lost: tuple[str, ...] = ()
    felt: tuple[str, ...] = ()
    level: str | None = None
    bladder: str | None = None
    face: str | None = None


def sides(word: str) -> tuple[Side, ...]:
    """``both`` or one side."""
    return SIDES if word == "both" else tuple(side for side in SIDES if side == word)


def actions(phrase: str) -> Iterator[tuple[str, Side]]:
    """Every action and side that a phrase such as ``"left foot"`` names."""
    word, place = phrase.split()
    for side in sides(word):
        for action in _GROUPS.get(place, (place,)):
            assert action in ACTIONS, phrase
            yield action, side


def feelings(phrase: str, deficit: Deficit) -> Iterator[tuple[str, float]]:
    """Every loss that a phrase such as ``"pinprick left L2-S5"`` or ``"all right sole"`` names."""
    modality, word, place = phrase.split()
    for one in MODALITIES if modality == "all" else (modality,):
        for side in sides(word):
            if place in AREAS:
                yield f"{one} {side} {place}", deficit.areas[one, place, side]
                continue
            first, _, last = place.partition("-")
            assert first in INDEX, phrase
            for segment in span(first, last or first):
                yield f"{one} {side} {segment}", deficit.dermatomes[one, segment, side]


def bladder(deficit: Deficit) -> str:
    """The bladder in one word."""
    if deficit.sphincter.bladder_paralysed >= 0.5:
        return "paralysed"
    return "overactive" if deficit.sphincter.bladder_overactive >= 0.3 else "normal"


def face(deficit: Deficit) -> str:
    """The face in words: none, or side with ``lower`` (mouth only) or ``whole``."""
    words = [
        f"{side} {'whole' if one.upper >= 0.3 else 'lower'}" for side, one in deficit.face.items() if one.lower >= 0.3
    ]
    return " and ".join(words) or "none"
