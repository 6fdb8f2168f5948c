"""Which mutants of the rules the examples notice, and a proof for each of the others that it changes nothing.

Asks what `tests/triage/test_examples.py` asks, but evaluates only the rules that a mutant touches. A mutant that no
example notices goes to the solver: if no answers at all make a touched rule hold where it did not, or the other way
round, it is the same rule in other words (`alike`). A lowered level is alike if other rules always ask for as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scripts.mutation.apart import Worlds
from scripts.mutation.rule_mutants import Mutant
from tests.triage.examples_file import Example

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK, Level, highest
from myotome.knowledge.rules import Condition, findings_of, holds

Verdict = Literal["noticed", "alike", "survived"]


@dataclass(frozen=True, slots=True)
class _Known:
    """An example with the rules that hold in it, as they are."""

    example: Example
    fired: Mapping[str, Level]


class Watch:
    """The examples, ready to be asked about one mutant after the other."""

    def __init__(self, base: KnowledgeBase, examples: Sequence[Example]) -> None:
        self._base = base
        self._known: dict[str, list[_Known]] = {}
        for one in examples:
            fired: dict[str, Level] = {
                name: rule.level
                for name, rule in base.red_flags.items()
                if one.floor is not None and holds(rule.when, one.answers)
            }
            self._known.setdefault(one.owner, []).append(_Known(one, fired))

    def notices(self, mutant: Mutant) -> bool:
        """Whether an example breaks, asking first those that are about what was changed."""
        order = dict.fromkeys([mutant.owner, *mutant.touched, *self._known])
        return any(self._breaks(mutant, one) for name in order for one in self._known.get(name, ()))

    def _breaks(self, mutant: Mutant, known: _Known) -> bool:
        one = known.example
        if one.floor is None:
            return holds(mutant.concepts[one.owner].when, one.answers) is not one.holds
        fired = dict(known.fired)
        for name in mutant.touched:
            fired.pop(name, None)
            rule = mutant.rules.get(name)
            if rule is not None and holds(rule.when, one.answers):
                fired[name] = rule.level
        return (one.owner in fired) is not one.holds or highest(list(fired.values())) != one.floor


def changed(mutant: Mutant, base: KnowledgeBase) -> Iterator[tuple[Condition, Condition]]:
    """The conditions that the mutant touches, as they were and as they are."""
    if mutant.owner in base.concepts:
        yield base.concepts[mutant.owner].when, mutant.concepts[mutant.owner].when
    for name in mutant.touched:
        if name in mutant.rules:
            yield base.red_flags[name].when, mutant.rules[name].when


def shows(mutant: Mutant, base: KnowledgeBase) -> Mapping[str, Answer] | None:
    """Answers with which the mutant differs; None proves that there are none."""
    if mutant.kind == "rule deleted":
        right = base.red_flags[mutant.owner].when
        worlds = Worlds(base.vocabulary, [right])
        return worlds.find(worlds.formula(right), names=sorted(set(findings_of(right))))
    if mutant.kind == "level lowered":
        return _alone(mutant.owner, base)
    for right, wrong in changed(mutant, base):
        worlds = Worlds(base.vocabulary, [right, wrong])
        names = sorted({*findings_of(right), *findings_of(wrong)})
        found = worlds.find(worlds.formula(right) != worlds.formula(wrong), names=names)
        if found is not None:
            return found
    return None


def _alone(owner: str, base: KnowledgeBase) -> Mapping[str, Answer] | None:
    """Answers with which no other rule asks for as much as `owner`."""
    rule = base.red_flags[owner]
    rivals = [r for r in base.red_flags.values() if r.id != owner and RANK[r.level] >= RANK[rule.level]]
    worlds = Worlds(base.vocabulary, [one.when for one in (rule, *rivals)])
    names = sorted({name for one in (rule, *rivals) for name in findings_of(one.when)})
    others = [worlds.formula(one.when) == False for one in rivals]  # noqa: E712  formulas
    return worlds.find(worlds.formula(rule.when), *others, names=names)


def verdict(mutant: Mutant, watch: Watch, base: KnowledgeBase) -> Verdict:
    """What becomes of one mutant."""
    if watch.notices(mutant):
        return "noticed"
    return "alike" if shows(mutant, base) is None else "survived"
