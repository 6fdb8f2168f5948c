"""Studies on simulated patients: are the probabilities true where the truth is known?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from myotome.assessment.engine import Engine
from myotome.evaluation.calibration import (
    SPOKEN,
    Calibration,
    Forecast,
    calibrate,
    calibration_error,
    error_by_chance,
    reliability,
    top_pairs,
)
from myotome.evaluation.case import Case, Gold
from myotome.evaluation.score import view
from myotome.evaluation.simulate import Patient, patients
from myotome.evaluation.tradeoff import Curve, curve
from myotome.evaluation.verdict import verdict
from myotome.evaluation.world import World
from myotome.inference.interval import intervals, log_variances
from myotome.inference.model import Model, is_other
from myotome.inference.posterior import posterior


@dataclass(frozen=True, slots=True)
class WorldStudy:
    """One world. inside, of: probabilities that an all-knowing engine puts inside our 90 % interval."""

    forecasts: tuple[Forecast, ...]
    inside_top: int
    of_top: int
    inside: int
    of: int


@dataclass(frozen=True, slots=True)
class Within:
    """Calibration within single worlds, on average: the error, and what chance alone would give."""

    worlds: int
    top_error: float
    worst: float
    top_chance: float
    inside_top: float
    inside: float


def forecast(model: Model, patient: Patient, *, story: bool = False) -> Forecast:
    """What the model says of a simulated patient. story: who told unasked."""
    said = posterior(model, patient.answers, story=story).by_condition(model)
    return Forecast(tuple(said), frozenset({model.conditions.index(patient.condition)}))


def forecasts(model: Model, found: Iterable[Patient], *, story: bool = False) -> list[Forecast]:
    """What the model says of each."""
    return [forecast(model, patient, story=story) for patient in found]


def case_forecasts(engine: Engine, cases: Iterable[Case], *, examination: bool) -> list[Forecast]:
    """What the model says of the cases in scope whose cause it holds."""
    conditions = engine.model.conditions
    found: list[Forecast] = []
    for case in cases:
        if case.in_scope and case.gold.condition in engine.conditions:
            answers = view(engine, case, "all" if examination else "history", "unknown")
            said = posterior(engine.model, answers, story=True).by_condition(engine.model)
            truth = frozenset(i for i, name in enumerate(conditions) if name in case.gold.accepted)
            found.append(Forecast(tuple(said), truth))
    return found


def world_study(model: Model, seed: int, count: int, *, examination: bool, priors: bool) -> WorldStudy:
    """`count` patients of one drawn world, told by the model that does not know it is drawn."""
    world = World(model, seed, priors=priors)
    found: list[Forecast] = []
    hits: list[tuple[bool, bool]] = []
    for patient in patients(world, count, seed, examination=examination, agreeing=True):
        post = posterior(model, patient.answers)
        said = post.by_condition(model)
        known = posterior(world, patient.answers).by_condition(world)
        bounds = intervals(said, log_variances(model, post))
        top = max(range(len(said)), key=said.__getitem__)
        hits += [
            (cause == top, low <= known[cause] <= high)
            for cause, (low, high) in enumerate(bounds)
            if said[cause] >= SPOKEN
        ]
        found.append(Forecast(tuple(said), frozenset({model.conditions.index(patient.condition)})))
    tops = [inside for top, inside in hits if top]
    return WorldStudy(tuple(found), sum(tops), len(tops), sum(inside for _, inside in hits), len(hits))


def within(worlds: Sequence[WorldStudy]) -> Within:
    """The figures of single worlds; pooled over many, drawn rates cancel out and hide what they do."""
    pairs = [top_pairs(one.forecasts) for one in worlds]
    errors = [calibration_error(reliability(one)) for one in pairs]
    return Within(
        len(worlds),
        fmean(errors),
        max(errors),
        fmean(error_by_chance(one) for one in pairs),
        sum(one.inside_top for one in worlds) / max(1, sum(one.of_top for one in worlds)),
        sum(one.inside for one in worlds) / max(1, sum(one.of for one in worlds)),
    )


def pooled(worlds: Iterable[WorldStudy]) -> Calibration:
    """All worlds together, as a person meets them: nobody knows in which one we live."""
    return calibrate([one for world in worlds for one in world.forecasts])


def case_curves(engine: Engine, cases: Iterable[Case], *, examination: bool) -> tuple[Curve, Curve]:
    """The trade-off on the cases in scope: rules and causes together, and causes alone."""
    findings = "all" if examination else "history"
    found = [
        (case.gold, verdict(engine, view(engine, case, findings, "unknown"), clinician=examination))
        for case in cases
        if case.in_scope
    ]
    return curve(found, engine.model.harm, rules=True), curve(found, engine.model.harm, rules=False)


def simulated_curves(engine: Engine, count: int, seed: int) -> tuple[Curve, Curve]:
    """The same on simulated patients, who need what their cause needs; history only."""
    found = [
        (Gold(triage=urgency, triage_defensible=(urgency,)), verdict(engine, patient.answers))
        for patient in patients(engine.model, count, seed, agreeing=True)
        if not is_other(patient.condition)
        for urgency in (engine.urgencies(patient.answers)[patient.condition],)
    ]
    return curve(found, engine.model.harm, rules=True), curve(found, engine.model.harm, rules=False)
