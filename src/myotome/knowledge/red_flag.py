"""A red flag: a rule over findings that sets a floor under the disposition, with its source and reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import Level
from myotome.knowledge.rule_bits import RuleBits, Told
from myotome.knowledge.rules import AllOf, Condition, NoneOf, Within, read_by


@dataclass(frozen=True, slots=True)
class RedFlag:
    """One rule.

    when: the condition, with the population it is for already built in.
    says: what was found and why it matters, to the person. rationale: the same for clinicians.
    not_meant: the harmless look-alike that this rule does not mean.
    source: title, org, year, url of what it rests on; basis: how that was seen.
    """

    id: str
    name: str
    level: Level
    when: Condition
    says: str
    rationale: str
    not_meant: str
    first_aid: str
    suspects: tuple[str, ...]
    basis: str
    source: Mapping[str, str]
    more_sources: tuple[Mapping[str, str], ...]
    clinician_only: bool
    family: str
    adapted: str
    witness: Mapping[str, object]

    @property
    def findings(self) -> frozenset[str]:
        """Every finding that the rule reads."""
        return frozenset(read_by(self.when))


class Rules(tuple[RedFlag, ...]):
    """The red flags that are put to the same answers together."""

    @classmethod
    def of(cls, rules: Iterable[RedFlag]) -> Rules:
        """`rules` themselves where they are `Rules` already, so that what was worked out for them is kept."""
        return rules if isinstance(rules, Rules) else cls(rules)

    @cached_property
    def _bits(self) -> RuleBits:
        return RuleBits(rule.when for rule in self)

    def told(self, answers: Mapping[str, Answer], askable: frozenset[str] | None = None) -> Told:
        """What `answers` make of each rule, by its place."""
        return self._bits.told(answers, askable)


def for_population(when: Condition, low: float | None, high: float | None) -> Condition:
    """`when`, switched off where the age is known to lie outside [low, high]. Unknown age keeps it on."""
    outside: list[Condition] = []
    if low is not None:
        outside.append(Within("age", float("-inf"), low, high_open=True))
    if high is not None:
        outside.append(Within("age", high, float("inf"), low_open=True))
    return AllOf((when, NoneOf(tuple(outside)))) if outside else when
