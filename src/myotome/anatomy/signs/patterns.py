"""Which named pattern a loss of feeling looks like, by comparison with model lesions.

The models are lesions too, so the patterns follow from the same tables of skin and roots.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from myotome.anatomy.compute import deficit
from myotome.anatomy.deficit import Deficit
from myotome.anatomy.lesion import Lesion, lesion, together
from myotome.anatomy.segments import SIDES
from myotome.anatomy.signs.reading import chances, mixed
from myotome.anatomy.signs.signals import numbness
from myotome.anatomy.skin import AREAS, LEG_AREAS

#: How strictly a loss must resemble a model. Judgement: examiners map loosely.
_STRICT = 9.0
Vector = tuple[float, ...]


def _vector(found: Deficit) -> Vector:
    """Numbness over the whole skin, the number side first."""
    halves = {side: [numbness(found, area, side) for area in AREAS] for side in SIDES}
    faces = {side: found.face[side].feeling_lost for side in SIDES}
    first, second = sorted(SIDES, key=lambda side: -sum(halves[side]) - faces[side])
    return (*halves[first], faces[first], *halves[second], faces[second])


def _likeness(one: Vector, other: Vector) -> float:
    dot = sum(a * b for a, b in zip(one, other, strict=True))
    size = math.sqrt(sum(a * a for a in one) * sum(b * b for b in other))
    return dot / size if size > 0 else 0.0


@cache
def _models() -> dict[str, tuple[Vector, ...]]:
    left, right = SIDES
    models: dict[str, tuple[Lesion, ...]] = {
        "stocking": (lesion("polyneuropathy_length_dependent"), lesion("polyneuropathy_demyelinating")),
        "l2_l3": (
            together(lesion("root_l2", side=left), lesion("root_l3", side=left)),
            lesion("root_l2", side=left),
            lesion("root_l3", side=left),
        ),
        "l4": (lesion("root_l4", side=left),),
        "l5": (lesion("root_l5", side=left),),
        "s1": (lesion("root_s1", side=left),),
        "saddle": (lesion("cauda_equina", pattern="central"), lesion("conus_medullaris", level="S3")),
        "hemibody": (lesion("thalamus", side=left),),
        "whole_leg": (
            lesion("thoracic_cord", pattern="complete", level="T12"),
            lesion("thoracic_cord", pattern="complete", level="T4"),
            lesion("cortex_leg_area", side=right),
            lesion("thoracic_cord", pattern="hemicord", level="T10", side=left),
            lesion("polyradiculopathy"),
        ),
        "peroneal": (lesion("common_peroneal_nerve", side=left),),
        "femoral": (lesion("femoral_nerve", side=left), lesion("lumbar_plexus", side=left)),
        "sciatic": (lesion("sciatic_nerve", side=left), lesion("sacral_plexus", side=left)),
        "patchy": (lesion("mononeuritis_multiplex", side=left),),
        # Only functional loss stops at the midline; nothing in the graph looks like it.
        "splits_midline": (),
    }
    return {name: tuple(_vector(deficit(one)) for one in ones) for name, ones in models.items()}


#: What an examiner writes down when there is no loss to find, and in functional loss. Judgement.
_STRAY = {
    "stocking": 0.34,
    "l2_l3": 0.04,
    "l4": 0.05,
    "l5": 0.12,
    "s1": 0.1,
    "saddle": 0.02,
    "hemibody": 0.03,
    "whole_leg": 0.08,
    "peroneal": 0.03,
    "femoral": 0.02,
    "sciatic": 0.02,
    "patchy": 0.13,
    "splits_midline": 0.02,
}
_FUNCTIONAL = {
    **dict.fromkeys(_STRAY, 0.012),
    "splits_midline": 0.34,
    "whole_leg": 0.3,
    "hemibody": 0.14,
    "patchy": 0.1,
}


def loss_pattern(found: Deficit, chance: float, functional: float) -> Mapping[str, float]:
    """The pattern: ``chance`` that any loss is found, spread over what it resembles."""
    own = _vector(found)
    weights = {
        name: math.exp(_STRICT * max((_likeness(own, model) for model in models), default=-0.2))
        for name, models in _models().items()
    }
    total = sum(weights.values())
    like = {name: weight / total for name, weight in weights.items()}
    sure = min(1.0, max(own) / 0.2) * 0.93
    if functional > max(own):
        like, sure = _FUNCTIONAL, 0.95
    spread = mixed(_STRAY, like, sure)
    total = sum(spread.values())
    return chances({"none": 1.0 - chance, **{name: chance * one / total for name, one in spread.items()}})


#: Areas that a person means by each answer, with weights.
_NUMB_AREAS: dict[str, dict[str, float]] = {
    "toes_and_feet": {
        "top_of_foot": 1.0,
        "outer_foot": 1.0,
        "sole": 1.0,
        "outer_calf": 0.3,
        "inner_shin": 0.3,
        "back_of_calf": 0.3,
    },
    "outer_calf_top_of_foot": {"outer_calf": 1.0, "top_of_foot": 1.0},
    "back_of_leg_sole": {"sole": 1.0, "outer_foot": 1.0, "back_of_calf": 0.9, "back_of_thigh": 0.5},
    "inner_shin_knee": {"inner_shin": 1.0, "inner_thigh": 0.2},
    "front_thigh": {"front_thigh": 1.0, "inner_thigh": 0.5, "outer_thigh": 0.3},
    "outer_thigh": {"outer_thigh": 1.0},
    "whole_leg": dict.fromkeys(LEG_AREAS, 1.0),
    "patchy": {},
}
_NUMB_STRAY = {
    "toes_and_feet": 0.3,
    "outer_calf_top_of_foot": 0.1,
    "back_of_leg_sole": 0.1,
    "inner_shin_knee": 0.05,
    "front_thigh": 0.1,
    "outer_thigh": 0.06,
    "whole_leg": 0.19,
    "patchy": 0.1,
}
#: Likeness given to "patchy", which has no shape of its own.
_PATCHY = 0.6


def numb_area(found: Deficit, functional: float) -> Mapping[str, float]:
    """Where the person says that the leg is numb, from the number leg."""
    legs = {side: tuple(numbness(found, area, side) for area in LEG_AREAS) for side in SIDES}
    own = max(legs.values(), key=sum)
    if functional > max(own):
        own = tuple(0.4 * functional for _ in own)
    weights = {
        name: math.exp(
            _STRICT * (_likeness(own, tuple(areas.get(area, 0.0) for area in LEG_AREAS)) if areas else _PATCHY)
        )
        for name, areas in _NUMB_AREAS.items()
    }
    total = sum(weights.values())
    sure = min(1.0, max(own) / 0.2) * 0.92
    return chances(mixed(_NUMB_STRAY, {name: weight / total for name, weight in weights.items()}, sure))
