"""Face, throat, eyes, balance and higher functions from the cuts.

One-sided rules (localization): the brow is moved from both hemispheres, the mouth from the
opposite one; throat and tongue from both; a cerebellar hemisphere steers its own side;
language sits on the left (judgement: handedness is not asked), neglect follows the right.
"""

from __future__ import annotations

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Face, Head
from myotome.anatomy.paths import brain_motor, end_organ, loss
from myotome.anatomy.segments import SIDES, Side, other
from myotome.anatomy.sensation import face_feeling_lost
from myotome.anatomy.structures import Cuts, Kind, Part, Structure

#: What one hemisphere alone takes of throat and tongue; what one nucleus takes. Judgement.
_ONE_HEMISPHERE = 0.4
_ONE_NUCLEUS = 0.65


def _cut(cuts: Cuts, kind: Kind, side: Side) -> float:
    return cuts.get(Structure(kind, "", "", side), 0.0)


def _peripheral(cuts: Cuts, part: Part, side: Side) -> float:
    fibre = cuts.get(Structure("fibre", part, "motor", side), 0.0)
    return either(fibre, *(loss(path, cuts) for path in end_organ(part, side).values()))


def face(side: Side, cuts: Cuts) -> Face:
    """One side of the face."""
    own = loss(brain_motor("face", side), cuts)
    across = loss(brain_motor("face", other(side)), cuts)
    below = either(_cut(cuts, "facial_nucleus", side), _peripheral(cuts, "face", side))
    return Face(
        upper=either(0.7 * min(own, across), below),
        lower=either(own, below),
        peripheral=below,
        feeling_lost=face_feeling_lost(side, cuts),
    )


def _both(cuts: Cuts, kind: Kind) -> float:
    return either(*(_cut(cuts, kind, side) for side in SIDES))


def _highest(cuts: Cuts, part: Part) -> float:
    return max(_peripheral(cuts, part, side) for side in SIDES)


def head(cuts: Cuts) -> Head:
    """Throat, eyes, balance, language and the plan of walking."""
    left, right = SIDES
    throat = _highest(cuts, "bulbar")
    eyes = _highest(cuts, "eyes")
    vestibular = _both(cuts, "vestibular")
    cerebellar = max(_cut(cuts, "cerebellum", side) for side in SIDES)
    return Head(
        bulbar_upper=shared(
            loss(brain_motor("face", left), cuts), loss(brain_motor("face", right), cuts), _ONE_HEMISPHERE
        ),
        bulbar_lower=either(
            shared(_cut(cuts, "bulbar_nucleus", left), _cut(cuts, "bulbar_nucleus", right), _ONE_NUCLEUS),
            throat,
        ),
        ptosis=either(0.5 * _both(cuts, "ocular"), 0.9 * eyes, 0.7 * _both(cuts, "sympathetic")),
        double_vision=either(_both(cuts, "ocular"), eyes, 0.2 * vestibular),
        vertigo=either(vestibular, 0.2 * cerebellar),
        nystagmus=either(0.8 * vestibular, 0.4 * cerebellar, 0.2 * _both(cuts, "ocular")),
        language=_cut(cuts, "association", left),
        neglect=_cut(cuts, "association", right),
        field_cut=_both(cuts, "optic_radiation"),
        gait_plan=shared(_cut(cuts, "frontal_gait", left), _cut(cuts, "frontal_gait", right), 0.4),
        truncal_ataxia=either(_both(cuts, "vermis"), 0.3 * vestibular),
    )
