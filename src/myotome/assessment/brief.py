"""An assessment in brief: level, danger signs and causes, for an interface that asks at each step.

The same values as in the whole assessment (a test holds them equal), without what takes most of its time: the
arguments for and against, what would change the level, and what to ask next.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from myotome.assessment.assess import red_flag_result
from myotome.assessment.differential import OTHER_NAME
from myotome.assessment.engine import Engine
from myotome.assessment.kept import told_then, with_kept
from myotome.assessment.result import RedFlagResult
from myotome.assessment.weigh import Weighed, level_of, weigh
from myotome.inference.interval import intervals, log_variances
from myotome.inference.model import is_other
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import Level
from myotome.triage.floor import floor
from myotome.triage.reached import NOTHING_YET, History


class Likely(NamedTuple):
    """A cause with its probability (0 to 1) and the 90 % interval of it."""

    condition: str
    name: str
    probability: float
    interval: tuple[float, float]


class Brief(NamedTuple):
    """level: the advice. red_flags: those that hold, most urgent first. causes: all, the likeliest first."""

    level: Level
    red_flags: tuple[RedFlagResult, ...]
    causes: tuple[Likely, ...]


def brief(
    engine: Engine,
    answers: Mapping[str, Answer],
    *,
    clinician: bool = False,
    setting: str | None = None,
    story: bool = False,
    history: History = NOTHING_YET,
) -> Brief:
    """The brief assessment of `answers`; the arguments are those of `assess`."""
    low = with_kept(engine, floor(engine.rules, answers), history)
    told = told_then(answers, low, history)
    weighed = weigh(engine, answers, setting, story=story, low=low.level)
    level = level_of(engine, low, weighed.level, answers, engine.askable(clinician, answers))
    return Brief(level, tuple(red_flag_result(engine, one, told) for one in low.fired), _causes(engine, weighed))


def _causes(engine: Engine, weighed: Weighed) -> tuple[Likely, ...]:
    names, probabilities = engine.model.conditions, weighed.probabilities
    bounds = intervals(probabilities, log_variances(engine.model, weighed.post))
    ranked = sorted(range(len(names)), key=lambda c: (-round(probabilities[c], 9), names[c]))
    return tuple(
        Likely(
            names[c],
            OTHER_NAME if is_other(names[c]) else engine.conditions[names[c]]["name"],
            round(probabilities[c], 6),
            (round(bounds[c][0], 6), round(bounds[c][1], 6)),
        )
        for c in ranked
    )
