"""What lesions of cord, conus and cauda equina cut.

Which tracts a pattern takes is standard (localization); the degrees below 1 are judgement
and describe the well developed lesion at first contact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from myotome.anatomy.segments import SIDES, Lane, Side, span, step
from myotome.anatomy.structures import Cuts, at, join

CordBuilder = Callable[[str | None, str | None, str | None], Cuts]

_LANES: tuple[Lane, ...] = ("arm", "trunk", "leg", "sacral")
Degrees = tuple[float, float, float, float]
_ALL: Degrees = (1.0, 1.0, 1.0, 1.0)
_NONE: Degrees = (0.0, 0.0, 0.0, 0.0)


class Slice(NamedTuple):
    """How much of one half of the cord is cut: tracts by lane (arm, trunk, leg, sacral), grey matter."""

    corticospinal: Degrees
    dorsal_column: Degrees
    spinothalamic: Degrees
    horn: float
    entry: float
    #: Root exits at the level, hit by whatever presses on the cord from outside.
    root: float = 0.0


_PATTERNS: dict[str, Slice] = {
    "complete": Slice(_ALL, _ALL, _ALL, 1.0, 1.0),
    # Sacral fibres lie outermost, so a lesion from the middle spares them longest.
    "central": Slice((0.85, 0.5, 0.5, 0.25), (0.2, 0.2, 0.2, 0.1), (0.7, 0.5, 0.35, 0.1), 0.7, 0.4),
    "anterior": Slice(_ALL, _NONE, (0.95, 0.95, 0.95, 0.9), 1.0, 0.0),
    # Combined degeneration is the usual cause: some lateral column as well.
    "posterior": Slice((0.1, 0.2, 0.3, 0.15), (0.9, 0.9, 0.95, 0.6), _NONE, 0.0, 0.2),
    # Degeneration of the crossed motor tract, the longest fibres first; position sense suffers a little at most.
    "motor_tracts": Slice((0.1, 0.5, 0.85, 0.35), (0.0, 0.0, 0.15, 0.0), _NONE, 0.0, 0.0),
    "hemicord": Slice(_ALL, _ALL, _ALL, 1.0, 1.0),
    "compressive": Slice((0.5, 0.65, 0.75, 0.5), (0.4, 0.5, 0.55, 0.4), (0.35, 0.45, 0.5, 0.35), 0.4, 0.4, 0.3),
}
#: An off-centre press spares the far side in part. Judgement.
_FAR_SIDE = 0.55
#: Segments of crossing fibres that a cavity or central bruise takes: one above to three below.
_CENTRAL_SPAN = (-1, 3)
#: The share of crossing pain fibres that a pattern takes at its level.
_COMMISSURE = {"complete": 1.0, "central": 0.85, "anterior": 1.0, "compressive": 0.2}


def _tracts(half: Slice, level: str, side: Side, share: float = 1.0) -> Cuts:
    cuts: Cuts = {}
    for lane, motor, dorsal, pain in zip(
        _LANES, half.corticospinal, half.dorsal_column, half.spinothalamic, strict=True
    ):
        cuts[at("corticospinal", side, level, lane)] = motor * share
        cuts[at("dorsal_column", side, level, lane)] = dorsal * share
        cuts[at("spinothalamic", side, level, lane)] = pain * share
    return {structure: degree for structure, degree in cuts.items() if degree > 0}


def _grey(half: Slice, segments: tuple[str, ...], side: Side, share: float = 1.0) -> Cuts:
    cuts: Cuts = {}
    for segment in segments:
        cuts[at("horn", side, segment)] = half.horn * share
        cuts[at("entry", side, segment)] = half.entry * share
        cuts[at("root_motor", side, segment)] = half.root * share
        cuts[at("root_sensory", side, segment)] = half.root * share
    return {structure: degree for structure, degree in cuts.items() if degree > 0}


def _commissure(pattern: str, level: str) -> Cuts:
    degree = _COMMISSURE.get(pattern, 0.0)
    first, last = _CENTRAL_SPAN if pattern == "central" else (0, 0)
    segments = span(step(level, first), step(level, last)) if degree else ()
    return {at("commissure", side, segment): degree for segment in segments for side in SIDES}


def _cord(side: str | None, pattern: str | None, level: str | None) -> Cuts:
    if pattern is None or level is None:
        raise ValueError("a cord lesion needs pattern and level")
    half = _PATTERNS[pattern]
    # Lumbar segments are short, so one lesion takes two; a central one spreads likewise.
    long = level.startswith("L") or pattern == "central"
    grey = (level, step(level, 1)) if long else (level,)
    parts = [_commissure(pattern, level)]
    for one in SIDES:
        if side is None or side == one:
            share = 1.0
        elif pattern == "hemicord":
            continue
        else:
            share = _FAR_SIDE
        parts += [_tracts(half, level, one, share), _grey(half, grey, one, share)]
    return join(*parts)


def _conus(side: str | None, pattern: str | None, level: str | None) -> Cuts:
    """Grey matter from the level down; the lowest lumbar and S1 roots run past it."""
    del side, pattern
    if level is None:
        raise ValueError("a conus lesion needs a level")
    cuts: Cuts = {}
    for one in SIDES:
        for segment in span("L5", "S5"):
            # Roots beside the conus are hit less than the cord itself.
            for kind in ("root_motor", "root_sensory"):
                cuts[at(kind, one, segment)] = 0.2
        for segment in span(step(level, -1), "S5"):
            degree = 0.5 if segment == step(level, -1) else 0.95
            cuts[at("horn", one, segment)] = degree
            cuts[at("entry", one, segment)] = degree
        cuts[at("corticospinal", one, "L5", "leg")] = 0.2
        cuts[at("corticospinal", one, "L5", "sacral")] = 0.5
    return cuts


#: Degree per root of a cauda equina lesion, and the share that the far side keeps. A central
#: disc takes the midline sacral roots and spares the outer lumbar ones. Judgement.
_CAUDA: dict[str, dict[str, float]] = {
    "bilateral": {
        "L3": 0.1,
        "L4": 0.35,
        "L5": 0.7,
        "S1": 0.8,
        "S2": 0.85,
        "S3": 0.85,
        "S4": 0.85,
        "S5": 0.85,
    },
    "unilateral": {"L4": 0.3, "L5": 0.75, "S1": 0.8, "S2": 0.8, "S3": 0.75, "S4": 0.75, "S5": 0.75},
    # A narrow canal squeezes the roots that leave at and below it; the sacral ones lie behind and are spared for long.
    "canal": {"L3": 0.25, "L4": 0.5, "L5": 0.65, "S1": 0.5, "S2": 0.12, "S3": 0.04, "S4": 0.04, "S5": 0.04},
    "central": {"L5": 0.15, "S1": 0.35, "S2": 0.7, "S3": 0.85, "S4": 0.85, "S5": 0.85},
}


def _cauda(side: str | None, pattern: str | None, level: str | None) -> Cuts:
    del level
    cuts: Cuts = {}
    for root, degree in _CAUDA[pattern or "bilateral"].items():
        for one in SIDES:
            if side is None or side == one:
                cuts[at("root_motor", one, root)] = degree
                cuts[at("root_sensory", one, root)] = degree
    return cuts


CORD: dict[str, CordBuilder] = {
    "cervical_cord": _cord,
    "thoracic_cord": _cord,
    "lumbar_cord": _cord,
    "conus_medullaris": _conus,
    "cauda_equina": _cauda,
}
