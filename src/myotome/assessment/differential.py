"""The differential: every cause with its probability and interval, the likeliest with what speaks for and against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from myotome.assessment.cite import cite
from myotome.assessment.engine import Engine
from myotome.assessment.result import Argument, Cause
from myotome.assessment.said import said
from myotome.assessment.sentences import SENTENCES
from myotome.explanation.arguments import Arguments
from myotome.inference.model import is_other
from myotome.inference.posterior import Posterior
from myotome.knowledge.finding import Answer

SHOWN_CAUSES = 10  # causes that get for and against
SHOWN_ARGUMENTS = 6
OTHER_NAME = SENTENCES["cause.other"]


def differential(
    engine: Engine,
    post: Posterior,
    probabilities: Sequence[float],
    bounds: Sequence[tuple[float, float]],
    answers: Mapping[str, Answer],
    setting: str | None,
) -> tuple[Cause, ...]:
    """All causes, the likeliest first. bounds: [conditions], the interval around each of `probabilities`."""
    model = engine.model
    age, sex = answers.get("age"), answers.get("sex")
    before = model.log_prior(age if isinstance(age, float) else None, sex if isinstance(sex, str) else None, setting)
    ranked = sorted(range(len(probabilities)), key=lambda c: (-round(probabilities[c], 9), model.conditions[c]))
    arguments = Arguments(model, post)
    causes: list[Cause] = []
    for rank, index in enumerate(ranked):
        name = model.conditions[index]
        other = is_other(name)
        raw = {} if other else engine.conditions[name]
        shown = rank < SHOWN_CAUSES and not other
        for_, against = _arguments(engine, arguments, index, answers) if shown else ((), ())
        low, high = bounds[index]
        causes.append(
            Cause(
                name,
                OTHER_NAME if other else raw["name"],
                round(probabilities[index], 6),
                (round(low, 6), round(high, 6)),
                round(exp(before[index]), 6),
                "routine_appointment" if other else raw["urgency"],
                False if other else raw["must_not_miss"],
                for_,
                against,
            )
        )
    return tuple(causes)


def _arguments(
    engine: Engine, arguments: Arguments, index: int, answers: Mapping[str, Answer]
) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    name = engine.model.conditions[index]
    basis, cited = engine.basis(name), engine.cited(name)
    found: list[Argument] = []
    for one in arguments.ratios(index):
        source, address = SENTENCES["source.anatomy"], ""
        if one.finding in basis:
            source, address = cite(basis[one.finding], cited)
        words = said(engine, one.finding, answers[one.finding]).words
        found.append(Argument(one.finding, words, round(one.ratio, 3), source, address))
    for_ = tuple(one for one in found if one.ratio > 1)[:SHOWN_ARGUMENTS]
    against = tuple(one for one in found if one.ratio < 1)[:SHOWN_ARGUMENTS]
    return for_, against
