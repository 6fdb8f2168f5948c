"""The floor: the highest level of any red flag that holds. Nothing in the engine can go below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from myotome.knowledge.finding import NotSure
from myotome.knowledge.levels import RANK, Level, highest
from myotome.knowledge.red_flag import RedFlag, Rules
from myotome.knowledge.rules import Answers, Seen, grounds, read_by


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
    rules = Rules.of(rules)
    told = rules.told(answers)
    for place in told.holding():
        rule = rules[place]
        # The mildest level is no floor but a permission: it must hold surely, which is more than to hold.
        if rule.level != "self_care" or told.holds_surely(place):
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
    rules = Rules.of(rules)
    told = rules.told(answers, askable)
    for place, rule in enumerate(rules):
        if RANK[rule.level] > RANK[above] and not told.holds(place) and told.could_hold(place):
            missing = (name for name in read_by(rule.when) if name in askable and name not in answers)
            found.append(Open(rule, tuple(missing)))
    found.sort(key=lambda one: (-RANK[one.rule.level], one.rule.id))
    return found
