"""Our numbers beside an independent second reading of them (`second_reading/README.md`).

Probabilities are compared on the log-odds scale, relative numbers (incidence, rates by age, weights of settings and
lesions) on the log scale. Numbers that are next to nothing are all alike. `broken` is the check itself, so that
`make mutants` can ask the same question of a changed number as the test.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.basis import Distribution
from myotome.knowledge.condition import Condition

HERE = Path(__file__).parent
KNOWN = HERE / "disagreements.yaml"
TOLERANCE = 0.6  # on the log scale: odds, or rates, that differ 1.8-fold
SURE = 0.001  # a chance below this, or as near to one, is as good as never or always
NO_RATE = 0.03  # a relative rate below this is as good as none

Known = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Pair:
    """One number and its second reading. apart: how far, on the log scale."""

    id: str
    ours: float
    theirs: float
    apart: float


@dataclass(frozen=True, slots=True)
class Readings:
    """findings: condition -> finding -> number or mapping. priors, lesions: by condition."""

    findings: Mapping[str, Mapping[str, Any]]
    priors: Mapping[str, Mapping[str, Any]]
    settings: Mapping[str, Mapping[str, float]]
    lesions: Mapping[str, Sequence[float]]


def read_readings() -> Readings:
    """The second reading as it stands in the files."""
    priors = _yaml(HERE / "second_reading_priors.yaml")
    findings = {path.stem: _yaml(path) for path in sorted((HERE / "second_reading").glob("*.yaml"))}
    return Readings(findings, priors["conditions"], priors["settings"], _yaml(HERE / "second_reading_lesions.yaml"))


def read_known(path: Path = KNOWN) -> dict[str, tuple[float, float]]:
    """The disagreements that are known: id -> our number, their number."""
    found: dict[str, tuple[float, float]] = {}
    for condition, numbers in _yaml(path).items():
        found |= {f"{condition}.{name}": (float(ours), float(theirs)) for name, (ours, theirs) in numbers.items()}
    return found


def pairs(base: KnowledgeBase, readings: Readings) -> Iterator[Pair]:
    """Every number that was read twice."""
    for condition in base.conditions.values():
        yield from of_condition(base, condition, readings)


def of_condition(base: KnowledgeBase, condition: Condition, readings: Readings) -> Iterator[Pair]:
    """The pairs of one condition: findings, who presents, lesions."""
    for name in condition.findings:
        yield from of_finding(base, condition, name, readings)
    yield from of_prior(base, condition, readings)
    yield from of_lesions(condition, readings)


def of_finding(base: KnowledgeBase, condition: Condition, name: str, readings: Readings) -> Iterator[Pair]:
    """One number where either reader gave one (anything but the first value), else one for each value."""
    values = base.vocabulary[name].values
    ours = condition.findings[name].values
    theirs: Any = readings.findings[condition.id].get(name)
    if theirs is None:
        theirs = _background(base.findings[name].background)
    place = f"{condition.id}.{name}"
    other: Mapping[str, float] = cast(Mapping[str, float], theirs) if isinstance(theirs, Mapping) else {"": theirs}
    if "" in ours or "" in other:
        yield _chance(place, _any(ours, values[0]), _any(other, values[0]))
        return
    for value in values:
        yield _chance(f"{place}.{value}", ours[value], other.get(value, 0.0))


def of_prior(base: KnowledgeBase, condition: Condition, readings: Readings) -> Iterator[Pair]:
    """Who presents: rates by age are put to a mean of 1 over the population, settings to home, sex to women per man."""
    ours, theirs, place = condition.prior, readings.priors[condition.id], condition.id
    yield _rate(f"{place}.incidence", ours.incidence, theirs["incidence"])
    yield _rate(f"{place}.leg_share", ours.leg_share, theirs["leg_share"])
    bands, people = list(ours.age.values), base.model.population
    for band, mine, other in zip(
        bands, _scaled([ours.age.values[band] for band in bands], people), _scaled(theirs["age"], people), strict=True
    ):
        yield _rate(f"{place}.age.{band}", mine, other)
    women = theirs["female"]
    yield _rate(
        f"{place}.women_per_man",
        max(ours.sex.values["female"], NO_RATE) / max(ours.sex.values["male"], NO_RATE),
        max(women, NO_RATE / 2) / max(1 - women, NO_RATE / 2),
    )
    for setting, weight in readings.settings[theirs["setting"]].items():
        yield _rate(f"{place}.setting.{setting}", ours.setting.values[setting] / ours.setting.values["home"], weight)


def of_lesions(condition: Condition, readings: Readings) -> Iterator[Pair]:
    """The odds of each lesion against all others; nothing where there is only one."""
    theirs = readings.lesions.get(condition.id)
    if theirs is None:
        return
    ours = [lesion.weight for lesion in condition.lesions]
    for i, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        yield _chance(f"{condition.id}.lesion.{i + 1}", mine / sum(ours), other / sum(theirs))


def broken(found: Iterable[Pair], known: Known) -> Iterator[str]:
    """Numbers too far from their second reading, and listed ones that are no longer as listed."""
    for pair in found:
        listed = known.get(pair.id)
        if listed is not None:
            if (shown(pair.ours), shown(pair.theirs)) != listed:
                yield f"{pair.id}: {pair.ours:.3g} against {pair.theirs:.3g}, listed as {listed[0]:g} and {listed[1]:g}"
        elif pair.apart > TOLERANCE:
            yield f"{pair.id}: {pair.ours:.3g} is too far from the second reading, {pair.theirs:.3g}"


def shown(number: float) -> float:
    """A number as the list shows it."""
    return float(f"{number:.2g}")


def _chance(place: str, ours: float, theirs: float) -> Pair:
    return Pair(place, ours, theirs, abs(_log_odds(ours) - _log_odds(theirs)))


def _rate(place: str, ours: float, theirs: float) -> Pair:
    least = 0.0 if place.endswith(".incidence") else NO_RATE
    return Pair(place, ours, theirs, abs(math.log(max(ours, least) / max(theirs, least))))


def _log_odds(p: float) -> float:
    kept = min(max(p, SURE), 1 - SURE)
    return math.log(kept / (1 - kept))


def _any(values: Mapping[str, float], nothing: str) -> float:
    return values[""] if "" in values else 1 - values.get(nothing, 0.0)


def _background(background: Distribution) -> float | Mapping[str, float]:
    return background.values.get("", background.values)


def _scaled(rates: Sequence[float], people: Sequence[float]) -> list[float]:
    mean = sum(rate * share for rate, share in zip(rates, people, strict=True))
    return [rate / mean for rate in rates]


def _yaml(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
