"""Power, reflexes, plantar responses and tone from the cuts."""

from __future__ import annotations

from dataclasses import dataclass

from myotome.anatomy.arcs import ARCS, END_ORGAN_SHARE
from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Plantar, Power, Reflex, Tone
from myotome.anatomy.muscles import ACTIONS, LEG_ACTIONS, PYRAMIDAL
from myotome.anatomy.paths import (
    brain_motor,
    cord_motor,
    end_organ,
    loss,
    lower_motor,
    reflex_loop,
    sensory_nerve,
)
from myotome.anatomy.segments import SEGMENTS, SIDES, Side, lane_of, other
from myotome.anatomy.structures import Cuts, Part, Structure

#: How much of an acute brain lesion's weakness starts flaccid, against 1 for the cord.
#: Judgement: cerebral shock is milder and shorter than spinal shock.
_BRAIN_SHOCK = 0.5
#: Share of a sensory limb in the plantar reflex that numbness alone takes. Judgement.
_PLANTAR_NUMB_SHARE = 0.6


@dataclass(frozen=True)
class Control:
    """The loss of control from above for every segment and side."""

    brain: dict[tuple[str, Side], float]
    cord: dict[tuple[str, Side], float]
    shock: bool

    def upper(self, segment: str, side: Side) -> float:
        """Loss anywhere between cortex and anterior horn."""
        return either(self.brain[segment, side], self.cord[segment, side])

    def shocked(self, segment: str, side: Side) -> float:
        """How far the segment is silent because control was lost a short time ago."""
        if not self.shock:
            return 0.0
        return either(self.cord[segment, side], _BRAIN_SHOCK * self.brain[segment, side])


def control(cuts: Cuts, shock: bool) -> Control:
    """Control from above, computed once for all that needs it."""
    brain: dict[tuple[str, Side], float] = {}
    cord: dict[tuple[str, Side], float] = {}
    for side in SIDES:
        for segment in SEGMENTS:
            lane = lane_of(segment)
            own = loss(brain_motor(lane, side), cuts)
            if lane in ("trunk", "sacral"):
                # Trunk and pelvic floor answer to both hemispheres.
                own = shared(own, loss(brain_motor(lane, other(side)), cuts), 0.3)
            brain[segment, side] = own
            cord[segment, side] = loss(cord_motor(segment, side), cuts)
    return Control(brain, cord, shock)


def power(action: str, side: Side, cuts: Cuts, above: Control) -> Power:
    """Loss of an action: its muscles by share, each muscle's roots by share."""
    total = upper = lower = junction = muscular = outside = 0.0
    for muscle in ACTIONS[action]:
        ends = {kind: loss(path, cuts) for kind, path in end_organ(muscle.part, side).items()}
        for root, share in muscle.roots.items():
            weight = muscle.share * share
            from_above = above.upper(root, side) ** (1.0 / PYRAMIDAL[action])
            from_below = loss(lower_motor(root, muscle.nerve, muscle.part, side), cuts)
            total += weight * either(from_above, from_below, *ends.values())
            upper += weight * from_above
            lower += weight * from_below
            junction += weight * ends["junction"]
            muscular += weight * ends["muscle"]
            outside += weight * ends["other"]
    return Power(min(total, 1.0), upper, lower, junction, muscular, outside)


def reflex(arc: str, side: Side, cuts: Cuts, above: Control) -> Reflex:
    """An arc's segments by share, dulled in part by junction and muscle."""
    facts = ARCS[arc]
    ends = end_organ(facts.part, side)
    dull = END_ORGAN_SHARE * either(loss(ends["junction"], cuts), loss(ends["muscle"], cuts))
    broken = released = shocked = 0.0
    for root, share in facts.roots.items():
        broken += share * either(loss(reflex_loop(root, facts.nerve, facts.part, side), cuts), dull)
        released += share * above.upper(root, side)
        shocked += share * above.shocked(root, side)
    return Reflex(min(broken, 1.0), min(released, 1.0), min(shocked, 1.0))


def plantar(side: Side, cuts: Cuts, above: Control) -> Plantar:
    """In by the sole (tibial nerve, S1), out by toe extensors (peroneal, L5) or flexors (tibial, S1)."""
    way_in = either(
        loss((Structure("root_sensory", "S1", "", side), Structure("entry", "S1", "", side)), cuts),
        loss(sensory_nerve("tibial", "foot", "small", side), cuts),
    )
    up = loss(lower_motor("L5", "common_peroneal", "foot", side), cuts)
    down = loss(lower_motor("S1", "tibial", "foot", side), cuts)
    way_out = (up + down) / 2
    blocked = either(_PLANTAR_NUMB_SHARE * way_in, way_out, above.shocked("S1", side))
    return Plantar(above.upper("L5", side), blocked)


def tone(side: Side, powers: dict[tuple[str, Side], Power], cuts: Cuts, above: Control) -> Tone:
    """Flaccid below the horn or in shock; spastic above it; rigid from the basal ganglia."""
    legs = [powers[action, side] for action in LEG_ACTIONS]
    lower = sum(one.lower for one in legs) / len(legs)
    shocked = sum(above.shocked(segment, side) for segment in ("L3", "L5", "S1")) / 3
    spastic = sum(above.upper(segment, side) for segment in ("L3", "L5", "S1")) / 3
    flaccid = either(lower, shocked)
    rigid = cuts.get(Structure("basal_ganglia", "", "", other(side)), 0.0)
    return Tone(flaccid, spastic * (1.0 - flaccid), rigid)


def segmental(segments: tuple[str, ...], nerve: str, part: Part, cuts: Cuts, above: Control, *, brain: bool) -> float:
    """Mean loss of muscles that no action names: trunk, neck, breathing."""
    total = 0.0
    for side in SIDES:
        ends = end_organ(part, side)
        end = either(*(loss(path, cuts) for path in ends.values()))
        for segment in segments:
            from_above = above.cord[segment, side]
            if brain:
                from_above = either(from_above, above.brain[segment, side])
            below = loss(lower_motor(segment, nerve, part, side), cuts)
            total += either(from_above, below, end)
    return total / (2 * len(segments))
