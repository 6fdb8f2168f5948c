"""Explain: one condition, what speaks for it, what against it, and what nobody asked yet that would speak for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from operator import itemgetter, mul
from typing import NamedTuple

from myotome.assessment.cite import cite
from myotome.assessment.engine import Engine
from myotome.assessment.result import Argument
from myotome.assessment.said import said
from myotome.assessment.weigh import weigh
from myotome.explanation.arguments import LEAST_MASS, TELLING, Arguments
from myotome.knowledge.finding import Answer

MOST_UNCONFIRMED = 8
LEAST = 2e-4  # other states below this weight are left out of what nobody asked yet


class Unconfirmed(NamedTuple):
    """An answer that was not given and would speak for the condition by `ratio`."""

    finding: str
    value: str
    ratio: float


class Explained(NamedTuple):
    """for_, against: answers with their likelihood ratios, the most telling first. unconfirmed: not asked yet."""

    for_: tuple[Argument, ...]
    against: tuple[Argument, ...]
    unconfirmed: tuple[Unconfirmed, ...]


def explain(
    engine: Engine,
    answers: Mapping[str, Answer],
    condition: str,
    setting: str | None = None,
    *,
    clinician: bool = False,
) -> Explained:
    """What bears on `condition`, a condition of the model; KeyError for another."""
    if condition not in engine.conditions:
        raise KeyError(condition)
    post = weigh(engine, answers, setting).post
    model = engine.model
    index = list(model.conditions).index(condition)
    basis, cited = engine.basis(condition), engine.cited(condition)
    found: list[Argument] = []
    for one in Arguments(model, post).ratios(index):
        source, address = "from anatomy, or its rate in others", ""
        if one.finding in basis:
            source, address = cite(basis[one.finding], cited)
        words = said(engine, one.finding, answers[one.finding]).words
        found.append(Argument(one.finding, words, round(one.ratio, 3), source, address))
    low, high = model.first_state[index], model.first_state[index + 1]
    open_ = engine.askable(clinician, answers) - answers.keys()
    return Explained(
        tuple(one for one in found if one.ratio > 1),
        tuple(one for one in found if one.ratio < 1),
        _unconfirmed(engine, post.weights, low, high, sorted(open_ & set(model.rows))),
    )


def _unconfirmed(
    engine: Engine, weights: tuple[float, ...], low: int, high: int, names: list[str]
) -> tuple[Unconfirmed, ...]:
    """The answers to `names` that would speak most for the states from `low` to `high`."""
    own_states = range(low, high)
    kept = [*own_states, *(s for s, one in enumerate(weights) if one >= LEAST and s not in own_states)]
    pick = itemgetter(*kept) if len(kept) > 1 else None
    mass = math.fsum(weights[low:high])
    if pick is None or not LEAST_MASS < mass < 1 - LEAST_MASS:
        return ()
    part, size = pick(weights), len(own_states)
    rest = math.fsum(part[size:])
    found: list[Unconfirmed] = []
    for name in names:
        finding = engine.findings[name]
        if finding.kind == "number" or not rest:
            continue
        best = Unconfirmed(name, "", TELLING)
        for place, value in enumerate(finding.values):
            joint = list(map(mul, part, pick(engine.model.row(name, place))))
            own, others = math.fsum(joint[:size]) / mass, math.fsum(joint[size:]) / rest
            if value != finding.nothing and others > 0 and own / others > best.ratio:
                best = Unconfirmed(name, value, own / others)
        if best.value:
            found.append(best._replace(ratio=round(best.ratio, 3)))
    found.sort(key=lambda one: (-one.ratio, one.finding))
    return tuple(found[:MOST_UNCONFIRMED])
