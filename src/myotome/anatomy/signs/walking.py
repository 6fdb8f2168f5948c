"""Chances of what the legs can still do, judged by walking.

One sound leg carries with a stick; two failing legs do not. How often each answer is given in a condition is
that condition's own figure: what follows here is how the answer rises with the depth of the lesion.
"""

from __future__ import annotations

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.segments import SIDES
from myotome.anatomy.signs.reading import Chances, interpolate, spread
from myotome.anatomy.signs.signals import Signals

VALUES = ("walks_unaided", "walks_with_difficulty", "needs_support", "cannot_walk", "cannot_move_leg")
_CUTS = (1.0, 2.0, 3.0, 4.0)
_WIDTH = 0.3
#: From the loss that walking feels to the middle of the answers. Judgement: a tenth lost is seldom seen,
#: half lost needs a hand to hold, nine tenths lost no longer carries.
_STEPS = ((0.0, 0.2), (0.1, 0.8), (0.3, 1.6), (0.5, 2.4), (0.7, 3.0), (0.9, 3.6), (1.0, 4.2))


def walking(found: Deficit, signal: Signals) -> Chances:
    """How well the person walks, from the worse leg and what the other makes good."""
    left, right = SIDES
    burden = either(
        shared(signal.leg[left], signal.leg[right], 0.6),
        0.3 * max(found.head.truncal_ataxia, *found.cerebellar_ataxia.values()),
        0.25 * shared(found.sensory_ataxia[left], found.sensory_ataxia[right], 0.3),
        0.4 * found.head.gait_plan,
        0.5 * max(signal.painful.values()),
    )
    # A leg that can not be moved at all is told as that, whatever the other one does.
    still = max(signal.leg[side] for side in SIDES) ** 6
    middle = interpolate(_STEPS, burden)
    return spread(max(middle, (1 - still) * middle + still * 4.2), _WIDTH, _CUTS, VALUES)
