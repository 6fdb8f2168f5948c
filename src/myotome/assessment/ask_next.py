"""What is best asked next: the findings that would tell most, or avoid most harm, whatever their answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from myotome.assessment.engine import Engine
from myotome.inference.gain import gains
from myotome.inference.posterior import Posterior
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import EMERGENCY_RANK, RANK, Level

GLANCE = 80  # states that a suggestion of what to ask next looks at; the interview itself looks at more
SHOWN = 5


def most_telling(engine: Engine, answers: Mapping[str, Answer], post: Posterior, wanted: Iterable[str]) -> list[str]:
    """Those of the findings `wanted` that are worth asking given `answers`, the best first."""
    found = gains(engine.model, post, wanted, engine.needs(answers), most=GLANCE)
    found.sort(key=lambda one: (-round(one.harm * 2 + one.information, 9), one.finding))
    return [one.finding for one in found]


def ask_next(
    engine: Engine, answers: Mapping[str, Answer], post: Posterior, level: Level, askable: frozenset[str]
) -> tuple[str, ...]:
    """What a result names as best asked next; nothing in an emergency, where help comes first."""
    if RANK[level] >= EMERGENCY_RANK:
        return ()
    wanted = (
        name
        for name in engine.model.rows
        if name in askable and name not in answers and engine.findings[name].ask == "anyone"
    )
    return tuple(most_telling(engine, answers, post, wanted)[:SHOWN])
