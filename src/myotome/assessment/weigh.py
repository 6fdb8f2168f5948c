"""Weigh: from answers to the posterior and the level of least expected harm, as every room uses them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from myotome.assessment.engine import Engine
from myotome.inference.posterior import Posterior, as_story, posterior
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK, Level
from myotome.triage.decision import Decision, advised, decide
from myotome.triage.floor import Floor, open_flags


class Weighed(NamedTuple):
    """post: over states. probabilities: [conditions], the unknown cause last. decision: by expected harm."""

    post: Posterior
    probabilities: list[float]
    decision: Decision


def weigh(engine: Engine, answers: Mapping[str, Answer], setting: str | None = None, *, story: bool = False) -> Weighed:
    """The posterior and the decision given `answers`. story: they were told unasked (`posterior`).

    A yes that must not reassure (`never_reassuring` in the harm table) never gives a milder level than its no, and
    the level never rests on what was not said: only the causes and places do.
    """
    told = _decided(engine, answers, setting)
    calm = unreassured(engine, answers)
    if calm != answers:
        without = _decided(engine, calm, setting).decision
        if RANK[without.level] > RANK[told.decision.level]:
            decision = Decision(without.level, told.decision.harm, told.decision.needed)
            told = Weighed(told.post, told.probabilities, decision)
    if story:
        post = as_story(engine.model, told.post, answers)
        return Weighed(post, post.by_condition(engine.model), told.decision)
    return told


def unreassured(engine: Engine, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """`answers` with no in place of every yes that must not reassure."""
    never = engine.model.never_reassuring
    return {n: "absent" if n in never and one == "present" else one for n, one in answers.items()}


def level_of(
    engine: Engine, low: Floor, harm_level: Level, answers: Mapping[str, Answer], askable: frozenset[str]
) -> Level:
    """The level that is advised, floor and harm together."""
    level = advised(low, harm_level)
    if level == "self_care" and open_flags(engine.rules, answers, level, askable):
        return "routine_appointment"  # nobody is sent home while a danger sign is left unasked
    return level


def _decided(engine: Engine, answers: Mapping[str, Answer], setting: str | None) -> Weighed:
    post = posterior(engine.model, answers, setting)
    probabilities = post.by_condition(engine.model)
    return Weighed(post, probabilities, decide(probabilities, engine.needs, engine.model.harm))
