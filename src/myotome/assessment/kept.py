"""A level that was reached earlier in the interview, as part of the result, and what the result says about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from myotome.assessment.engine import Engine
from myotome.assessment.sentences import SENTENCES
from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.levels import EMERGENCY_RANK, LEVELS, RANK, Level
from myotome.triage.floor import Fired, Floor
from myotome.triage.reached import Changed, History


def with_kept(engine: Engine, low: Floor, history: History) -> Floor:
    """`low`, raised to the level that is held, with the rules that set it then."""
    held = history.held
    if RANK[held.level] <= RANK[low.level]:
        return low
    told = dict(held.told)
    still = {one.rule.id for one in low.fired}
    kept: list[Fired] = []
    for rule in engine.rules:
        if rule.id in held.rules and rule.id not in still:
            grounds = tuple(name for name in told if name in rule.findings)
            unsure = tuple(name for name in grounds if isinstance(told[name], NotSure))
            kept.append(Fired(rule, grounds, unsure))
    return Floor(held.level, (*kept, *low.fired))


def told_then(answers: Mapping[str, Answer], low: Floor, history: History) -> Mapping[str, Answer]:
    """The answers in which the reasons are worded: those that set a kept level stand as they were given then."""
    held = history.held
    return {**answers, **dict(held.told)} if held.rules and low.level == held.level else answers


def says_of_falls(engine: Engine, history: History, level: Level = LEVELS[0]) -> Iterator[str]:
    """In plain words: each time that answers stopped calling for a level that they had called for.

    level: the floor that holds. What was explained away and came back for another reason is not spoken of again.
    """
    for fall in history.falls:
        if fall.outcome == "explained" and RANK[fall.level] <= RANK[level]:
            continue
        label = engine.advice["dispositions"][fall.level]["label"]
        what = "; ".join(_words(engine, one) for one in fall.changed)
        yield SENTENCES[f"fall.{fall.outcome}"].format(changes=what, label=label)


def says_of_explained(engine: Engine, history: History, since: int) -> tuple[str, ...]:
    """In plain words: the emergencies that more answers explained, among the falls from number `since` on. What an
    interface says at once, so that no emergency ends without a word.
    """
    falls = history.falls[since:]
    grave = tuple(one for one in falls if one.outcome == "explained" and RANK[one.level] >= EMERGENCY_RANK)
    return tuple(says_of_falls(engine, History(falls=grave)))


def _words(engine: Engine, one: Changed) -> str:
    finding = engine.findings[one.finding]
    after = SENTENCES["fall.taken_back"] if one.after is None else finding.says(one.after)
    if one.before is None:
        return SENTENCES["said.answer"].format(label=finding.label, answer=after)
    before = finding.says(one.before)
    return SENTENCES["said.changed"].format(label=finding.label, before=before, after=after)
