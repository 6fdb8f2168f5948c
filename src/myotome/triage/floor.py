"""The floor: the highest level of any red flag that holds. Nothing in the engine can go below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from myotome.knowledge.finding import NotSure
from myotome.knowledge.levels import RANK, Level, highest
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import Answers, Seen, could_hold, grounds, holds, holds_surely, read_by


class Fired(NamedTuple):
    """A red flag that holds. grounds: the findings that made it hold; unsure: those among them answered
    "not sure", which count as the worse answer."""

    rule: RedFlag
    grounds: tuple[str, ...]
    unsure: tuple[str, ...]


class Floor(NamedTuple):
    """level: the floor. fired: every red flag that holds, most urgent first."""

    level: Level
    fired: tuple[Fired, ...]


class Open(NamedTuple):
    """A red flag that does not hold but still could. unasked: what would have to be asked to settle it."""

    rule: RedFlag
    unasked: tuple[str, ...]


def floor(rules: Iterable[RedFlag], answers: Answers) -> Floor:
    """The floor under the disposition given `answers`."""
    fired: list[Fired] = []
    seen: Seen = {}
    for rule in rules:
        # The mildest level is no floor but a permission: what nobody is sure of does not give it.
        counts = holds_surely if rule.level == "self_care" else holds
        if counts(rule.when, answers, seen):
            reasons = tuple(dict.fromkeys(grounds(rule.when, answers, seen)))
            unsure = tuple(name for name in reasons if isinstance(answers.get(name), NotSure))
            fired.append(Fired(rule, reasons, unsure))
    fired.sort(key=lambda one: (-RANK[one.rule.level], len(one.unsure), one.rule.id))
    return Floor(highest([one.rule.level for one in fired]), tuple(fired))


def open_flags(rules: Iterable[RedFlag], answers: Answers, above: Level, askable: frozenset[str]) -> list[Open]:
    """The red flags above `above` that the missing answers could still make hold, most urgent first.

    askable: the findings that this informant can be asked (a lay person has no reflex hammer).
    """
    found: list[Open] = []
    seen: Seen = {}
    for rule in rules:
        if RANK[rule.level] <= RANK[above] or holds(rule.when, answers, seen):
            continue
        if could_hold(rule.when, answers, askable, seen):
            missing = (name for name in read_by(rule.when) if name in askable and name not in answers)
            found.append(Open(rule, tuple(missing)))
    found.sort(key=lambda one: (-RANK[one.rule.level], one.rule.id))
    return found
