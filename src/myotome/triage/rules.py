"""The language of red flags: conditions over findings, with one meaning for what is not known.

An answer to a finding is known, "not sure" (asked, the person cannot tell) or missing (never asked).
Two questions are put to a condition:

- does it hold *for the floor*? "Not sure" counts as the worse answer: as true where it would raise the
  level, as false inside a guard (`none_of`) that would switch a rule off. What was never asked cannot
  raise a level, and cannot switch a rule off either.
- *could* it hold, whatever the missing answers turn out to be? This is what the interview must settle
  before it may end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from myotome.knowledge.finding import Answer, NotSure

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Among:
    """True if the answer to `finding` is one of `values`."""

    finding: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """True if the number lies in the range; `low_open`, `high_open` leave the limit itself out."""

    finding: str
    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A named condition that several rules share."""

    name: str
    when: Condition


@dataclass(frozen=True, slots=True)
class AllOf:
    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """A guard: true unless one of the items is positively known to hold."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    count: int
    items: tuple[Condition, ...]


Condition = Among | Within | Concept | AllOf | AnyOf | NoneOf | AtLeast


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether `condition` counts for the floor."""
    return _truth(condition, answers, unsure=True, missing=False, guard=False)


def holds_surely(condition: Condition, answers: Answers) -> bool:
    """Whether `condition` holds with "not sure" read the other way round, as a rule needs that *allows* a mild level.

    There the worse answer is the one that does not allow it.
    """
    return _truth(condition, answers, unsure=False, missing=False, guard=False)


def could_hold(condition: Condition, answers: Answers, askable: frozenset[str] | None = None) -> bool:
    """Whether some completion of `answers` makes `condition` count; only `askable` findings can be completed."""
    return _reach(condition, answers, askable, want=True, guard=False)


def _truth(condition: Condition, answers: Answers, *, unsure: bool, missing: bool, guard: bool) -> bool:
    """`unsure`, `missing`: what an atom is worth whose answer is not sure, or was never given."""
    match condition:
        case Among(finding, values):
            answer = answers.get(finding)
            if answer is None:
                return missing
            return unsure if isinstance(answer, NotSure) else answer in values
        case Within(finding):
            answer = answers.get(finding)
            if answer is None:
                return missing
            return unsure if isinstance(answer, NotSure) else _inside(condition, answer)
        case Concept(_, when):
            return _truth(when, answers, unsure=unsure, missing=missing, guard=guard)
        case AllOf(items):
            return all(_truth(i, answers, unsure=unsure, missing=missing, guard=guard) for i in items)
        case AnyOf(items):
            return any(_truth(i, answers, unsure=unsure, missing=missing, guard=guard) for i in items)
        case AtLeast(count, items):
            met = sum(_truth(i, answers, unsure=unsure, missing=missing, guard=guard) for i in items)
            return met >= count
        case NoneOf(items):
            # Inside a guard everything doubtful is read so that the guard stays off: "not sure" turns
            # round, and a missing answer turns round only for a guard within the guard.
            inner = not missing if guard else missing
            return not any(_truth(i, answers, unsure=not unsure, missing=inner, guard=True) for i in items)


def _reach(condition: Condition, answers: Answers, askable: frozenset[str] | None, *, want: bool, guard: bool) -> bool:
    """Whether the missing answers can bring `condition` to `want`, each atom on its own."""
    match condition:
        case Among(finding) | Within(finding):
            if finding not in answers:
                if askable is None or finding in askable:
                    return True
                # Cannot be asked: worth what `holds` gives it. At the top that cannot raise a level; in a
                # guard it always keeps the guard off, which is what is wanted there.
                return guard
            worth = _truth(condition, answers, unsure=want, missing=False, guard=guard)
            return worth is want
        case Concept(_, when):
            return _reach(when, answers, askable, want=want, guard=guard)
        case AllOf(items):
            each = (_reach(i, answers, askable, want=want, guard=guard) for i in items)
            return all(each) if want else any(each)
        case AnyOf(items):
            each = (_reach(i, answers, askable, want=want, guard=guard) for i in items)
            return any(each) if want else all(each)
        case AtLeast(count, items):
            reached = sum(_reach(i, answers, askable, want=want, guard=guard) for i in items)
            return reached >= count if want else reached > len(items) - count
        case NoneOf(items):
            each = (_reach(i, answers, askable, want=not want, guard=True) for i in items)
            return all(each) if want else any(each)


def _inside(range_: Within, answer: str | float) -> bool:
    if not isinstance(answer, float):
        return False
    above = answer > range_.low if range_.low_open else answer >= range_.low
    below = answer < range_.high if range_.high_open else answer <= range_.high
    return above and below


def findings_of(condition: Condition) -> Iterator[str]:
    """Every finding that `condition` reads, in reading order, possibly more than once."""
    match condition:
        case Among(finding) | Within(finding):
            yield finding
        case Concept(_, when):
            yield from findings_of(when)
        case AllOf(items) | AnyOf(items) | NoneOf(items) | AtLeast(_, items):
            for item in items:
                yield from findings_of(item)


_READ: dict[int, tuple[Condition, tuple[str, ...]]] = {}
_MOST_READ = 5000  # conditions that are remembered; knowledge has some hundreds


def read_by(condition: Condition) -> tuple[str, ...]:
    """Every finding that `condition` reads, once each, in reading order; remembered, for it is asked at every screen.

    By identity, since hashing a whole condition costs as much as reading it; the condition is kept, so that its
    identity stays its own.
    """
    known = _READ.get(id(condition))
    if known is None:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        known = _READ[id(condition)] = (condition, tuple(dict.fromkeys(findings_of(condition))))
    return known[1]


def grounds(condition: Condition, answers: Answers) -> Iterator[str]:
    """The findings whose answers make `condition` hold (guards are not grounds)."""
    if not holds(condition, answers):
        return
    match condition:
        case Among(finding) | Within(finding):
            yield finding
        case Concept(_, when):
            yield from grounds(when, answers)
        case AllOf(items) | AnyOf(items) | AtLeast(_, items):
            for item in items:
                yield from grounds(item, answers)
        case NoneOf():
            return
