"""Chances of each kind of gait. The strongest cause shapes it; inability to walk hides the rest."""

from __future__ import annotations

from myotome.anatomy.combine import either, shared
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.muscles import LEG_ACTIONS
from myotome.anatomy.segments import SIDES, Side
from myotome.anatomy.signs.reading import Chances, chances, rise
from myotome.anatomy.signs.reliability import TENSION
from myotome.anatomy.signs.signals import Signals

#: Every gait is seen now and then without its cause (age, shoes, an old injury). Judgement.
_BACKGROUND = {
    "normal": 0.1,
    "hemiparetic": 0.01,
    "spastic": 0.01,
    "steppage": 0.01,
    "waddling": 0.015,
    "ataxic": 0.02,
    "parkinsonian": 0.012,
    "antalgic": 0.05,
    "inconsistent": 0.012,
    "unable": 0.03,
}


def _upper(found: Deficit, side: Side) -> float:
    return sum(found.power[action, side].upper for action in LEG_ACTIONS) / len(LEG_ACTIONS)


def _below(found: Deficit, action: str, side: Side) -> float:
    one = found.power[action, side]
    return either(one.lower, one.junction, one.muscle)


def gait(site: str, found: Deficit, signal: Signals) -> Chances:
    """How the person walks."""
    left, right = SIDES
    upper = {side: _upper(found, side) for side in SIDES}
    low, high = min(upper.values()), max(upper.values())
    drop = max(_below(found, "ankle_dorsiflexion", side) for side in SIDES)
    hips = [(_below(found, "hip_abduction", side) + _below(found, "hip_extension", side)) / 2 for side in SIDES]
    waddle = shared(hips[0], hips[1], 0.35)
    sway = either(
        found.head.truncal_ataxia,
        max(found.cerebellar_ataxia.values()),
        0.75 * shared(found.sensory_ataxia[left], found.sensory_ataxia[right], 0.35),
        0.4 * found.head.vertigo,
    )
    tension = max(TENSION.get(site, (0.0, 0.0)))
    amounts = {
        "hemiparetic": high - low,
        "spastic": low,
        # A foot that drops is seen only while the hip still lifts the leg.
        "steppage": drop * (1.0 - 0.6 * waddle),
        "waddling": waddle * (1.0 - 0.5 * drop),
        "ataxic": 0.9 * sway,
        "parkinsonian": either(0.9 * max(found.rigidity.values()), found.head.gait_plan),
        "antalgic": either(1.1 * min(max(signal.painful.values()), 0.9), 0.5 * tension),
        "inconsistent": 1.4 * max(signal.functional.values()) if max(signal.functional.values()) < 0.7 else 1.0,
    }
    # One sound leg and a stick still walk; two failing legs do not.
    # Steep: legs that still lift themselves (grade 3) mostly carry, somehow.
    failing = either(shared(signal.leg[left], signal.leg[right], 0.45), 0.25 * sway)
    unable = rise(failing**1.7, 0.6)
    weights = {name: rise(min(amount, 1.0), 0.4) for name, amount in amounts.items()}
    strongest = max(weights.values())
    weights["normal"] = 1.0 - strongest
    total = sum(weights.values())
    return chances(
        {
            name: _BACKGROUND[name] + (unable if name == "unable" else (1.0 - unable) * weights[name] / total)
            for name in _BACKGROUND
        }
    )
