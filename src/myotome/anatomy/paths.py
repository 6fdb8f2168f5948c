"""The graph: which structures a command or a sensation passes, in order.

Each function returns one path as a tuple of structures. Crossing rules (localization):
corticospinal fibres cross at the lower medulla; dorsal column fibres run on their own
side of the cord and cross at the medulla; spinothalamic fibres cross within two segments
above their entry and then run on the opposite side. So a leg is moved, and its position
felt, through the same side of the cord, while its pain is felt through the other.
"""

from __future__ import annotations

from functools import cache

from myotome.anatomy.nerves import nerve_path
from myotome.anatomy.segments import Lane, Side, lane_of, other, step, upward
from myotome.anatomy.structures import Cuts, Fibre, Part, Structure

Path = tuple[Structure, ...]


def loss(path: Path, cuts: Cuts) -> float:
    """How much of the path is lost: what passes each structure is what it leaves uncut."""
    passed = 1.0
    for structure in path:
        degree = cuts.get(structure)
        if degree is not None:
            passed *= 1.0 - degree
    return 1.0 - passed


@cache
def brain_motor(lane: Lane, body_side: Side) -> Path:
    """Cortex to medulla for one bundle, in the hemisphere opposite to the body side."""
    side = other(body_side)
    return (
        Structure("motor_cortex", "", lane, side),
        Structure("motor_capsule", "", lane, side),
        Structure("brainstem_motor", "", lane, side),
    )


@cache
def cord_motor(segment: str, side: Side) -> Path:
    """The crossed corticospinal tract from C1 down to the segment."""
    lane = lane_of(segment)
    return tuple(Structure("corticospinal", place, lane, side) for place in upward(segment))


@cache
def lower_motor(segment: str, nerve: str, part: Part, side: Side) -> Path:
    """Anterior horn, root, nerve and motor fibre to a part of the body."""
    return (
        Structure("horn", segment, "", side),
        Structure("root_motor", segment, "", side),
        *nerve_path(nerve, side),
        Structure("fibre", part, "motor", side),
    )


@cache
def end_organ(part: Part, side: Side) -> dict[str, Path]:
    """Junction, muscle and what is not neural, by the kind of weakness each makes."""
    return {
        "junction": (Structure("junction", part, "", side),),
        "muscle": (Structure("muscle", part, "", side),),
        "other": (
            Structure("supply", part, "", side),
            Structure("lever", part, "", side),
            Structure("drive", part, "", side),
        ),
    }


@cache
def entry_path(segment: str, side: Side) -> Path:
    """The sensory root and its entry zone in the cord."""
    return (
        Structure("root_sensory", segment, "", side),
        Structure("entry", segment, "", side),
    )


@cache
def brain_sensory(lane: Lane, body_side: Side) -> Path:
    """Thalamus to cortex for one bundle, in the hemisphere opposite to the body side."""
    side = other(body_side)
    return (
        Structure("thalamus", "", lane, side),
        Structure("sensory_capsule", "", lane, side),
        Structure("sensory_cortex", "", lane, side),
    )


@cache
def dorsal_column(segment: str, side: Side) -> Path:
    """Vibration and position: up the same side, across at the medulla, to the cortex."""
    lane = lane_of(segment)
    return (
        *(Structure("dorsal_column", place, lane, side) for place in upward(segment)),
        Structure("lemniscus", "", "", other(side)),
        *brain_sensory(lane, side),
    )


@cache
def spinothalamic(segment: str, side: Side) -> Path:
    """Pain and temperature: across within two segments, up the opposite side."""
    lane = lane_of(segment)
    across = other(side)
    commissures = tuple(dict.fromkeys((segment, step(segment, -1))))
    first = step(segment, -2)
    return (
        *(Structure("commissure", place, "", side) for place in commissures),
        *(Structure("spinothalamic", place, lane, across) for place in upward(first)),
        Structure("lateral_tract", "", "", across),
        *brain_sensory(lane, side),
    )


@cache
def sensory_nerve(nerve: str, part: Part, fibre: Fibre, side: Side) -> Path:
    """Skin of a part through its nerve to the plexus, for one type of fibre."""
    return (Structure("fibre", part, fibre, side), *nerve_path(nerve, side))


@cache
def reflex_loop(segment: str, nerve: str, part: Part, side: Side) -> Path:
    """One segment's loop: spindle, nerve, root in, horn, root out."""
    return (
        *entry_path(segment, side),
        *lower_motor(segment, nerve, part, side),
        Structure("fibre", part, "spindle", side),
    )
