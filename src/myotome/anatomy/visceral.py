"""Bladder, bowel, sexual function and saddle from the cuts.

Standard pathway (micturition): frontal lobe restrains, pons coordinates, cord carries both
down beside the corticospinal tract, S2-S4 empties. Both sides serve, so one side alone
costs little. The shares are judgement.
"""

from __future__ import annotations

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Sphincter
from myotome.anatomy.motor import Control
from myotome.anatomy.paths import loss, lower_motor
from myotome.anatomy.segments import SIDES, Side
from myotome.anatomy.sensation import Ascents, nerve_losses
from myotome.anatomy.structures import Cuts, Structure

_SACRAL = {"S2": 0.25, "S3": 0.4, "S4": 0.35}
#: What one side alone takes of a function that both serve.
_ONE_SIDE = 0.3
_ONE_SIDE_TRACT = 0.2
_ONE_FRONTAL = 0.45


def _outflow(nerve: str, side: Side, cuts: Cuts) -> float:
    return sum(share * loss(lower_motor(segment, nerve, "sacral", side), cuts) for segment, share in _SACRAL.items())


def _feeling(side: Side, cuts: Cuts, up: Ascents) -> float:
    large, small = nerve_losses("saddle", side, cuts)
    ascending = sum(
        share * (up[segment, side].modality("pinprick") + up[segment, side].modality("light_touch")) / 2
        for segment, share in _SACRAL.items()
    )
    return either(ascending, (large + small) / 2)


def sphincter(cuts: Cuts, above: Control, up: Ascents) -> Sphincter:
    """The sacral functions; ``shared`` holds the rule that one side alone costs little."""
    left, right = SIDES
    bladder_below = shared(
        _outflow("pelvic_splanchnic", left, cuts), _outflow("pelvic_splanchnic", right, cuts), _ONE_SIDE
    )
    sphincter_below = shared(_outflow("pudendal", left, cuts), _outflow("pudendal", right, cuts), _ONE_SIDE)
    cord = shared(above.cord["S3", left], above.cord["S3", right], _ONE_SIDE_TRACT)
    brain = shared(above.brain["S3", left], above.brain["S3", right], _ONE_SIDE_TRACT)
    shock = shared(above.shocked("S3", left), above.shocked("S3", right), _ONE_SIDE_TRACT)
    frontal = shared(
        cuts.get(Structure("frontal_bladder", "", "", left), 0.0),
        cuts.get(Structure("frontal_bladder", "", "", right), 0.0),
        _ONE_FRONTAL,
    )
    saddle = shared(_feeling(left, cuts, up), _feeling(right, cuts, up), 0.5)
    feeling = shared(_feeling(left, cuts, up), _feeling(right, cuts, up), _ONE_SIDE)
    upper = either(cord, brain)
    paralysed = either(bladder_below, shock)
    return Sphincter(
        bladder_paralysed=paralysed,
        bladder_overactive=either(cord, brain, frontal) * (1.0 - paralysed),
        bladder_uncoordinated=cord * (1.0 - paralysed),
        bladder_feeling_lost=feeling,
        bowel_control_lost=either(sphincter_below, 0.6 * upper, 0.3 * frontal),
        bowel_feeling_lost=feeling,
        anal_tone_lost=either(sphincter_below, shock),
        anal_squeeze_lost=either(sphincter_below, upper),
        saddle_feeling_lost=saddle,
        sexual_lost=either(bladder_below, 0.7 * cord, 0.3 * feeling),
    )
