"""Weigh: from answers to the posterior and the level of least expected harm, as every room uses them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from myotome.assessment.engine import Engine
from myotome.assessment.unreassured import danger_signs, too_many
from myotome.inference.posterior import Posterior, as_story, log_prior
from myotome.inference.readings import Readings
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import LEVELS, RANK, Level
from myotome.triage.decision import Decision, advised, decide
from myotome.triage.floor import Floor, open_flags

HIGHEST = RANK[LEVELS[-1]]


class Weighed(NamedTuple):
    """post: over states. probabilities: [conditions], the unknown cause last. decision: by expected harm.

    level: the most urgent over all milder readings of the danger signs; that of the decision, or above it.
    unreassured: the danger signs without which the answers call for `level`, where it is above the decision.
    """

    post: Posterior
    probabilities: list[float]
    decision: Decision
    level: Level
    unreassured: tuple[str, ...]


def weigh(
    engine: Engine,
    answers: Mapping[str, Answer],
    setting: str | None = None,
    *,
    story: bool = False,
    low: Level = LEVELS[0],
    enough: Level = LEVELS[-1],
) -> Weighed:
    """The posterior, the decision and the level given `answers`. story: they were told unasked (`posterior`).

    low: the floor. At the highest level nothing is left to raise, and milder readings are not looked at.
    enough: the level at which the caller need not know whether it would be higher still.
    The level never rests on what was not said: only the causes and places do.
    """
    model = engine.model
    prior, used = log_prior(model, answers, setting), model.usable(answers)
    signs = danger_signs(model, used) if RANK[low] < HIGHEST else {}
    readings = Readings(model, prior, used, {} if too_many(signs) else signs)
    post = readings.told()
    probabilities = post.by_condition(model)
    needs = engine.needs(answers)
    decision = decide(probabilities, needs, model.harm)
    level, unreassured = _most_urgent(_milder(engine, used, signs, readings, needs), used, decision.level, enough)
    if story:
        post = as_story(model, post, answers)
        probabilities = post.by_condition(model)
    return Weighed(post, probabilities, decision, level, unreassured)


def _most_urgent(
    milder: Iterable[tuple[Mapping[str, int], Decision]], used: Mapping[str, int], level: Level, enough: Level
) -> tuple[Level, tuple[str, ...]]:
    """The highest of `level` and the milder readings, and the signs that differ in the first that gives it.

    Once it is at `enough` no more readings are looked at.
    """
    unreassured: tuple[str, ...] = ()
    for reading, other in () if RANK[level] >= RANK[enough] else milder:
        if RANK[other.level] > RANK[level]:
            level = other.level
            unreassured = tuple(sorted(name for name, value in used.items() if reading.get(name) != value))
        if RANK[level] >= RANK[enough]:
            break
    return level, unreassured


def _milder(
    engine: Engine,
    used: Mapping[str, int],
    signs: Mapping[str, tuple[int, ...]],
    readings: Readings,
    needs: Sequence[Sequence[float]],
) -> Iterator[tuple[Mapping[str, int], Decision]]:
    """Each milder reading of the danger `signs` in `used` with its decision. Too many signs are one reading without
    any of them, and an ambulance.

    readings: what the milder readings come to, worked out as it is asked for. needs: those of the answers as told: how
    old and quiet the trouble is has no part in the danger signs.
    """
    if too_many(signs):
        needed = tuple(float(level == LEVELS[-1]) for level in LEVELS)
        rest = {name: value for name, value in used.items() if name not in signs}
        yield rest, Decision(LEVELS[-1], tuple(row[HIGHEST] for row in engine.model.harm), needed)
        return
    for reading, probabilities in readings.other():
        yield reading, decide(probabilities, needs, engine.model.harm)


def needs_of_readings(engine: Engine, answers: Mapping[str, Answer]) -> Iterator[tuple[float, ...]]:
    """P(level needed) for each milder reading of the danger signs: studies decide over them with other harm tables."""
    model = engine.model
    used = model.usable(answers)
    signs = danger_signs(model, used)
    readings = Readings(model, log_prior(model, answers), used, {} if too_many(signs) else signs)
    return (one.needed for _, one in _milder(engine, used, signs, readings, engine.needs(answers)))


def level_of(
    engine: Engine, low: Floor, harm_level: Level, answers: Mapping[str, Answer], askable: frozenset[str]
) -> Level:
    """The level that is advised, floor and harm together."""
    level = advised(low, harm_level)
    if level == "self_care" and open_flags(engine.rules, answers, level, askable):
        return "routine_appointment"  # nobody is sent home while a danger sign is left unasked
    return level
