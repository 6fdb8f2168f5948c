"""What would change the advice, in words: single answers that would raise it, and given ones that hold it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from myotome.assessment.engine import Engine
from myotome.assessment.result import Counterfactual
from myotome.assessment.said import said
from myotome.assessment.sentences import SENTENCES
from myotome.assessment.weigh import level_of, weigh
from myotome.explanation.counterfactual import mildest, raising
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK, Level
from myotome.triage.floor import Floor, floor

SHOWN_CHANGES = 12


def raised_by(
    engine: Engine, answers: Mapping[str, Answer], level: Level, askable: frozenset[str]
) -> Iterator[Counterfactual]:
    """Answers that were not given yet and would raise the advice above `level`."""
    for change in raising(engine.rules, answers, level, askable)[:SHOWN_CHANGES]:
        words = _wish(engine, change.finding, change.value)
        now = SENTENCES["fall.not_asked"]
        yield Counterfactual(change.finding, change.value, words, change.rule.level, now, change.rule.name)


def lowered_by(
    engine: Engine,
    answers: Mapping[str, Answer],
    low: Floor,
    level: Level,
    askable: frozenset[str],
    setting: str | None,
) -> Iterator[Counterfactual]:
    """Given answers without which the advice would be below `level`. low: the floor that they hold up."""
    for name in dict.fromkeys(name for one in low.fired if one.rule.level == low.level for name in one.grounds):
        calm = mildest(engine.findings[name])
        if calm is None or answers.get(name) == calm:
            continue
        told = {**answers, name: calm}
        milder = floor(engine.rules, told)
        if RANK[milder.level] >= RANK[level]:
            continue
        harm = weigh(engine, told, setting, low=milder.level, enough=level).level
        without = level_of(engine, milder, harm, told, askable)
        if RANK[without] < RANK[level]:
            words = said(engine, name, calm).words
            yield Counterfactual(name, calm, words, without, said(engine, name, answers[name]).words, "")


def _wish(engine: Engine, name: str, value: str | float) -> str:
    """An answer that would raise the level; a plain yes, or either side, is the sign itself."""
    finding = engine.findings[name]
    return finding.label if finding.kind in ("yes_no", "side") else said(engine, name, value).words
