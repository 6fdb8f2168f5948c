"""What would change the advice: single answers that would raise the level, and stated ones that hold it up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from myotome.knowledge.finding import Answer, Finding
from myotome.knowledge.levels import RANK, Level
from myotome.knowledge.red_flag import RedFlag, Rules
from myotome.knowledge.rule_bits import Told
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within


class Change(NamedTuple):
    """`finding` answered with `value` would let `rule` set the level."""

    finding: str
    value: str | float
    rule: RedFlag


def raising(
    rules: Iterable[RedFlag], answers: Mapping[str, Answer], level: Level, askable: frozenset[str]
) -> list[Change]:
    """Single new answers that would raise the level above `level`; for each finding the most urgent one."""
    best: dict[str, Change] = {}
    rules = Rules.of(rules)
    now = rules.told(answers, askable)
    then: dict[tuple[str, str | float], Told] = {}
    for place, rule in enumerate(rules):
        if RANK[rule.level] <= RANK[level] or not now.could_hold(place):
            continue
        for finding, value in _wished(rule, answers, askable):
            known = best.get(finding)
            if known is not None and RANK[known.rule.level] >= RANK[rule.level]:
                continue
            if (finding, value) not in then:
                then[finding, value] = rules.told({**answers, finding: value})
            if then[finding, value].holds(place):
                best[finding] = Change(finding, value, rule)
    return sorted(best.values(), key=lambda one: (-RANK[one.rule.level], one.rule.id, one.finding))


def _wished(rule: RedFlag, answers: Mapping[str, Answer], askable: frozenset[str]) -> Iterator[tuple[str, str | float]]:
    """The unasked answers that the rule looks for, guards left out."""
    wanted: dict[str, set[str | float]] = defaultdict(set)
    for finding, value in _atoms(rule.when):
        if finding not in answers and finding in askable:
            wanted[finding].add(value)
    for finding in sorted(wanted):
        # "left" stands for either side: one is enough, and "both" would read as if it were not
        yield finding, "left" if "left" in wanted[finding] else min(wanted[finding], key=str)


def _atoms(condition: Condition) -> Iterator[tuple[str, str | float]]:
    match condition:
        case Among(finding, values):
            for value in values:
                yield finding, value
        case Within(finding, low, high):
            yield finding, low if low > float("-inf") else high - 1
        case Concept(_, when):
            yield from _atoms(when)
        case AllOf(items) | AnyOf(items) | AtLeast(_, items):
            for item in items:
                yield from _atoms(item)
        case NoneOf():
            return


def mildest(finding: Finding) -> str | None:
    """The answer of `finding` that says there is nothing, where it has one."""
    if finding.order:
        return finding.order[0][0]
    return finding.values[0] if finding.kind in ("yes_no", "side") else None
