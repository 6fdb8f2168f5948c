"""Where the lesion may sit: the posterior summed over places, with an interval each, as well as over whole regions."""

from __future__ import annotations

from collections import defaultdict

from myotome.assessment.engine import Engine
from myotome.assessment.result import Place
from myotome.assessment.sentences import SENTENCES
from myotome.inference.interval import share_interval
from myotome.inference.posterior import Posterior

SHOWN_PLACES = 12


def localisation(engine: Engine, post: Posterior) -> tuple[Place, ...]:
    """The likeliest places: site, region, side and level."""
    sums: dict[tuple[str, str, str, str], float] = defaultdict(float)
    for place, weight in zip(engine.model.places, post.weights, strict=True):
        sums[place] += weight
    ranked = sorted(sums.items(), key=lambda one: (-round(one[1], 9), one[0]))[:SHOWN_PLACES]
    places: list[Place] = []
    for (site, region, side, level), p in ranked:
        low, high = share_interval(p, 20.0)
        name = engine.sites[site]["name"] if site else SENTENCES["place.unknown"]
        places.append(Place(site, name, region, side, level, round(p, 6), (round(low, 6), round(high, 6))))
    return tuple(places)


def regions(engine: Engine, post: Posterior) -> tuple[tuple[str, float], ...]:
    """P(region) of every region, the likeliest first."""
    sums: dict[str, float] = defaultdict(float)
    for (_, region, _, _), weight in zip(engine.model.places, post.weights, strict=True):
        sums[region] += weight
    return tuple(sorted(((r, round(p, 6)) for r, p in sums.items() if r), key=lambda one: (-one[1], one[0])))
