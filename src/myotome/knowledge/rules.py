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

# What each concept was found worth, so that whatever shares it does not work it out again. It belongs to one set of
# answers (and one set of askable findings) and one set of concepts; then it is thrown away.
Seen = dict[tuple[str | bool, ...], bool]


def holds(condition: Condition, answers: Answers, seen: Seen | None = None) -> bool:
    """Whether `condition` counts for the floor. seen: see `Seen`."""
    return _truth(condition, answers, True, False, False, {} if seen is None else seen)


def holds_surely(condition: Condition, answers: Answers) -> bool:
    """Whether `condition` holds with "not sure" read the other way round, as a rule needs that *allows* a mild level.

    There the worse answer is the one that does not allow it.
    """
    return _truth(condition, answers, False, False, False, {})


def could_hold(condition: Condition, answers: Answers, askable: frozenset[str] | None = None) -> bool:
    """Whether some completion of `answers` makes `condition` count; only `askable` findings can be completed."""
    return _reach(condition, answers, askable, True, False, {})


def _truth(condition: Condition, answers: Answers, unsure: bool, missing: bool, guard: bool, seen: Seen) -> bool:
    """`unsure`, `missing`: what an atom is worth whose answer is not sure, or was never given."""
    # Plain loops and the commonest kind first: one condition may have some hundred parts.
    if isinstance(condition, Among):
        answer = answers.get(condition.finding)
        if answer is None:
            return missing
        return unsure if isinstance(answer, NotSure) else answer in condition.values
    if isinstance(condition, Concept):
        key = (condition.name, unsure, missing, guard)
        if key not in seen:
            seen[key] = _truth(condition.when, answers, unsure, missing, guard, seen)
        return seen[key]
    if isinstance(condition, AnyOf):
        for one in condition.items:  # noqa: SIM110
            if _truth(one, answers, unsure, missing, guard, seen):
                return True
        return False
    if isinstance(condition, AllOf):
        for one in condition.items:  # noqa: SIM110
            if not _truth(one, answers, unsure, missing, guard, seen):
                return False
        return True
    if isinstance(condition, NoneOf):
        # Inside a guard everything doubtful is read so that the guard stays off: "not sure" turns
        # round, and a missing answer turns round only for a guard within the guard.
        inner = not missing if guard else missing
        for one in condition.items:  # noqa: SIM110
            if _truth(one, answers, not unsure, inner, True, seen):
                return False
        return True
    if isinstance(condition, AtLeast):
        met = sum(_truth(one, answers, unsure, missing, guard, seen) for one in condition.items)
        return met >= condition.count
    answer = answers.get(condition.finding)
    if answer is None:
        return missing
    return unsure if isinstance(answer, NotSure) else inside(condition, answer)


def _reach(
    condition: Condition, answers: Answers, askable: frozenset[str] | None, want: bool, guard: bool, seen: Seen
) -> bool:
    """Whether the missing answers can bring `condition` to `want`, each atom on its own."""
    if isinstance(condition, Among | Within):
        if condition.finding not in answers:
            if askable is None or condition.finding in askable:
                return True
            # Cannot be asked: worth what `holds` gives it. At the top that cannot raise a level; in a
            # guard it always keeps the guard off, which is what is wanted there.
            return guard
        return _truth(condition, answers, want, False, guard, seen) is want
    if isinstance(condition, Concept):
        key = (condition.name, want, guard)
        if key not in seen:
            seen[key] = _reach(condition.when, answers, askable, want, guard, seen)
        return seen[key]
    if isinstance(condition, AtLeast):
        reached = sum(_reach(one, answers, askable, want, guard, seen) for one in condition.items)
        return reached >= condition.count if want else reached > len(condition.items) - condition.count
    # All of them must come to `want`, or any one is enough.
    every = want is not isinstance(condition, AnyOf)
    inner, within = (not want, True) if isinstance(condition, NoneOf) else (want, guard)
    for one in condition.items:
        if _reach(one, answers, askable, inner, within, seen) is not every:
            return not every
    return every


def inside(range_: Within, answer: str | float) -> bool:
    """Whether a known answer is a number within `range_`."""
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


def guarded(condition: Condition, inside_one: bool = False) -> Iterator[str]:
    """The findings that stand in the guards of `condition`: their answers can take away what holds."""
    match condition:
        case Among(finding) | Within(finding):
            yield from (finding,) if inside_one else ()
        case Concept(_, when):
            yield from guarded(when, inside_one)
        case AllOf(items) | AnyOf(items) | AtLeast(_, items):
            for item in items:
                yield from guarded(item, inside_one)
        case NoneOf(items):
            for item in items:
                yield from guarded(item, True)


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


def grounds(condition: Condition, answers: Answers, seen: Seen | None = None) -> Iterator[str]:
    """The findings whose answers make `condition` hold (guards are not grounds)."""
    if not holds(condition, answers, seen):
        return
    match condition:
        case Among(finding) | Within(finding):
            yield finding
        case Concept(_, when):
            yield from grounds(when, answers, seen)
        case AllOf(items) | AnyOf(items) | AtLeast(_, items):
            for item in items:
                yield from grounds(item, answers, seen)
        case NoneOf():
            return
