"""What was reached stays: the floor over the whole course of an interview, not only over its last answers.

Answers change. A sign passes, a relative plays it down, a key is hit by mistake. None of this may quietly lower a
floor that was reached. It falls only in two ways, and both are said in the result:

- more is told (a harmless explanation that was not asked before), below the ambulance level;
- the answer that called for it is taken back as a mistake, which is asked and never assumed.

Everything else keeps the level, and the result says that as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK, Level
from myotome.knowledge.red_flag import RedFlag, Rules
from myotome.knowledge.rules import Answers
from myotome.triage.floor import Floor, floor


class Reached(NamedTuple):
    """The floor that holds from now on. rules: ids of what set it. told: the answers behind it, as given then."""

    level: Level = "self_care"
    rules: tuple[str, ...] = ()
    told: tuple[tuple[str, Answer], ...] = ()


class Changed(NamedTuple):
    """An answer before and after; None: not given."""

    finding: str
    before: Answer | None
    after: Answer | None


class Fall(NamedTuple):
    """The answers stopped calling for `level`. outcome: "kept", "mistake" (taken back) or "explained" (more told)."""

    level: Level
    outcome: str
    changed: tuple[Changed, ...]


class History(NamedTuple):
    """held: the floor that was reached and holds. falls: each time that the answers stopped calling for it.

    kept: the highest floor that was kept against changed answers. No later answer, and no mistake about another
    answer, releases it.
    """

    held: Reached = Reached()
    falls: tuple[Fall, ...] = ()
    kept: Reached = Reached()


NOTHING_YET = History()


def follow(
    rules: Iterable[RedFlag], history: History, before: Answers, after: Answers, *, mistake: bool = False
) -> History:
    """`history` once the answers went from `before` to `after`. mistake: somebody said that it was one."""
    rules = Rules.of(rules)
    now = floor(rules, after)
    held = history.held
    if RANK[now.level] >= RANK[held.level]:
        return History(_reached(now, after), history.falls, history.kept)
    if RANK[floor(rules, before).level] < RANK[held.level]:
        return history  # it was kept before, against these answers: what changes now has no say in it
    changed = changes(before, after)
    if mistake:
        outcome = "mistake"
    elif held.level != "ambulance_now" and all(one.before is None for one in changed):
        outcome = "explained"
    else:
        outcome = "kept"
    falls = (*history.falls, Fall(held.level, outcome, changed))
    if outcome == "kept":
        return History(held, falls, held)
    reached = _reached(now, after)
    return History(reached if RANK[reached.level] > RANK[history.kept.level] else history.kept, falls, history.kept)


def changes(before: Answers, after: Answers) -> tuple[Changed, ...]:
    """What differs between two sets of answers, in the order of the earlier."""
    names = dict.fromkeys((*before, *after))
    return tuple(
        Changed(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)
    )


def _reached(low: Floor, answers: Answers) -> Reached:
    behind = [one for one in low.fired if one.rule.level == low.level]
    told = dict.fromkeys(name for one in behind for name in one.grounds if name in answers)
    return Reached(low.level, tuple(one.rule.id for one in behind), tuple((name, answers[name]) for name in told))
