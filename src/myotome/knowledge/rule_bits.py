"""Many conditions put to one set of answers at once: the rules of `rules`, with every atom as one bit of a number.

A screen puts all red flags to the same answers, and most of their parts are lists of atoms of which one, or all, must
be true. Each atom gets a bit. The answers set the bits of a number once, for each way in which a doubtful atom is read,
and a list is then a single comparison with its mask. Nothing new is meant: `rules` says what a condition is worth, and
the tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Protocol

from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within, inside

# A way to read what is not known. For `holds`: what "not sure" is worth, what a missing answer is worth. For
# `could_hold`: whether the atom is to come out true, and whether it stands in a guard.
Way = tuple[str, bool, bool]
WAYS: tuple[Way, ...] = tuple(product(("worth", "reach"), (False, True), (False, True)))
COLUMN: dict[Way, int] = {way: place for place, way in enumerate(WAYS)}

Columns = Sequence[int]  # [8] one number per way, in the order of WAYS: the atoms that are met, as bits
Seen = dict["_Shared", bool]


class _Node(Protocol):
    def met(self, columns: Columns, seen: Seen) -> bool: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Atoms that are read in one way, as a `mask` over its column, with the `parts` that are more than atoms."""

    column: int
    mask: int
    parts: tuple[_Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Some(_Group):
    """At least one atom of `mask`, or one of `parts`."""

    def met(self, columns: Columns, seen: Seen) -> bool:
        if columns[self.column] & self.mask:
            return True
        for one in self.parts:  # noqa: SIM110  # a loop is half as long as a generator here
            if one.met(columns, seen):
                return True
        return False


@dataclass(frozen=True, slots=True, eq=False)
class _Every(_Group):
    """All atoms of `mask` and all of `parts`."""

    def met(self, columns: Columns, seen: Seen) -> bool:
        if columns[self.column] & self.mask != self.mask:
            return False
        for one in self.parts:  # noqa: SIM110
            if not one.met(columns, seen):
                return False
        return True


@dataclass(frozen=True, slots=True, eq=False)
class _Least(_Group):
    """At least `count` of the atoms of `mask` and of `parts`."""

    count: int

    def met(self, columns: Columns, seen: Seen) -> bool:
        found = (columns[self.column] & self.mask).bit_count()
        return found >= self.count or found + sum(one.met(columns, seen) for one in self.parts) >= self.count


@dataclass(frozen=True, slots=True, eq=False)
class _Not:
    part: _Node

    def met(self, columns: Columns, seen: Seen) -> bool:
        return not self.part.met(columns, seen)


@dataclass(frozen=True, slots=True, eq=False)
class _Shared:
    """A concept that several conditions read: worked out once for one set of answers."""

    part: _Node

    def met(self, columns: Columns, seen: Seen) -> bool:
        known = seen.get(self)
        if known is None:
            known = seen[self] = self.part.met(columns, seen)
        return known


class _Atoms:
    """The bits: which belong to a finding, and which an answer to it makes true."""

    def __init__(self) -> None:
        self.bits: dict[Among | Within, int] = {}
        self.all: dict[str, int] = {}
        self.by_value: dict[str, dict[Answer, int]] = {}
        self.ranges: dict[str, list[Within]] = {}

    def bit(self, atom: Among | Within) -> int:
        """The bit of `atom`, a new one where it was not met before."""
        bit = self.bits.get(atom)
        if bit is None:
            bit = self.bits[atom] = 1 << len(self.bits)
            self.all[atom.finding] = self.all.get(atom.finding, 0) | bit
            if isinstance(atom, Within):
                self.ranges.setdefault(atom.finding, []).append(atom)
            else:
                values = self.by_value.setdefault(atom.finding, {})
                values.update((value, values.get(value, 0) | bit) for value in atom.values)
        return bit

    def true_for(self, finding: str, answer: str | float) -> int:
        """The atoms of `finding` that `answer` makes true."""
        found = self.by_value.get(finding, {}).get(answer, 0)
        for one in self.ranges.get(finding, ()):
            if inside(one, answer):
                found |= self.bits[one]
        return found


class RuleBits:
    """`conditions`, ready to be put to any answers. It holds no answers of anybody."""

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self._atoms = _Atoms()
        self._shared: dict[tuple[str, Way, bool], tuple[Condition, _Node]] = {}
        self._conditions = tuple(conditions)
        # `rules.holds` of each condition. It is put down first, since it gives every atom its bit.
        self.holds = tuple(self._worth(one, unsure=True, missing=False, guard=False) for one in self._conditions)

    @cached_property
    def holds_surely(self) -> tuple[_Node, ...]:
        """`rules.holds_surely` of each condition."""
        return tuple(self._worth(one, unsure=False, missing=False, guard=False) for one in self._conditions)

    @cached_property
    def could_hold(self) -> tuple[_Node, ...]:
        """`rules.could_hold` of each condition."""
        return tuple(self._reach(one, want=True, guard=False) for one in self._conditions)

    def told(self, answers: Mapping[str, Answer], askable: frozenset[str] | None = None) -> Told:
        """`answers` put to the conditions. askable: as for `rules.could_hold`."""
        atoms = self._atoms
        true = unsure = known = 0
        for finding, answer in answers.items():
            bits = atoms.all.get(finding, 0)
            known |= bits
            if isinstance(answer, NotSure):
                unsure |= bits
            else:
                true |= atoms.true_for(finding, answer)
        missing = ((1 << len(atoms.bits)) - 1) & ~known
        asked = missing
        if askable is not None:
            asked = 0
            for finding, bits in atoms.all.items():
                if finding in askable:
                    asked |= bits
            asked &= missing
        idle = missing & ~asked
        columns = [true | (unsure if way[1] else 0) | (missing if way[2] else 0) for way in WAYS[:4]]
        # An answer that is known brings its atom to what it is; one that is not sure is read as it is wanted.
        for _, want, guard in WAYS[4:]:
            columns.append((true | unsure if want else known & ~true) | asked | (idle if guard else 0))
        return Told(self, columns)

    def _worth(self, condition: Condition, *, unsure: bool, missing: bool, guard: bool) -> _Node:
        """`condition` as `holds` and `holds_surely` read it."""
        way = ("worth", unsure, missing)

        def inner(one: Condition) -> _Node:
            return self._worth(one, unsure=unsure, missing=missing, guard=guard)

        match condition:
            case Concept(name, when):
                return self._share((name, way, guard), when, inner)
            case NoneOf(items):
                # As in `rules`: "not sure" turns round, and a missing answer only in a guard within the guard.
                within = not missing if guard else missing
                other = ("worth", not unsure, within)
                parts = [self._worth(one, unsure=not unsure, missing=within, guard=True) for one in items]
                return _Not(_some(other, parts))
            case AllOf(items):
                return _every(way, map(inner, items))
            case AnyOf(items):
                return _some(way, map(inner, items))
            case AtLeast(count, items):
                return _least(count, way, map(inner, items))
            case Among() | Within():
                return _Some(COLUMN[way], self._atoms.bit(condition), ())

    def _reach(self, condition: Condition, *, want: bool, guard: bool) -> _Node:
        """`condition` as `could_hold` reads it: whether the missing answers can bring it to `want`."""
        way = ("reach", want, guard)

        def inner(one: Condition) -> _Node:
            return self._reach(one, want=want, guard=guard)

        match condition:
            case Concept(name, when):
                return self._share((name, way, guard), when, inner)
            case NoneOf(items):
                other = ("reach", not want, True)
                parts = [self._reach(one, want=not want, guard=True) for one in items]
                return _every(other, parts) if want else _some(other, parts)
            case AllOf(items):
                return _every(way, map(inner, items)) if want else _some(way, map(inner, items))
            case AnyOf(items):
                return _some(way, map(inner, items)) if want else _every(way, map(inner, items))
            case AtLeast(count, items):
                return _least(count if want else len(items) - count + 1, way, map(inner, items))
            case Among() | Within():
                return _Some(COLUMN[way], self._atoms.bit(condition), ())

    def _share(self, key: tuple[str, Way, bool], when: Condition, put: Callable[[Condition], _Node]) -> _Node:
        """A concept, put into bits once. Two concepts may have one name only where they are one condition."""
        known = self._shared.get(key)
        if known is None or known[0] is not when:
            node = put(when)
            known = self._shared[key] = (when, node if _plain(node) else _Shared(node))
        return known[1]


class Told:
    """One set of answers, put to the conditions of `bits`, which are named by their place."""

    def __init__(self, bits: RuleBits, columns: Columns) -> None:
        self._bits = bits
        self._columns = columns
        self._seen: Seen = {}

    def holds(self, place: int) -> bool:
        """`rules.holds` of the condition at `place`."""
        return self._bits.holds[place].met(self._columns, self._seen)

    def holds_surely(self, place: int) -> bool:
        """`rules.holds_surely` of the condition at `place`."""
        return self._bits.holds_surely[place].met(self._columns, self._seen)

    def holding(self) -> list[int]:
        """The places of the conditions that hold."""
        columns, seen = self._columns, self._seen
        return [place for place, node in enumerate(self._bits.holds) if node.met(columns, seen)]

    def could_hold(self, place: int) -> bool:
        """`rules.could_hold` of the condition at `place`."""
        return self._bits.could_hold[place].met(self._columns, self._seen)


def _some(way: Way, parts: Iterable[_Node]) -> _Node:
    return _Some(*_gathered(way, parts, _Some))


def _every(way: Way, parts: Iterable[_Node]) -> _Node:
    return _Every(*_gathered(way, parts, _Every))


def _least(count: int, way: Way, parts: Iterable[_Node]) -> _Node:
    return _Least(*_gathered(way, parts, None), count)


def _gathered(way: Way, parts: Iterable[_Node], alike: type[_Group] | None) -> tuple[int, int, tuple[_Node, ...]]:
    """The column, the mask and the rest of `parts`. alike: the kind of part that may be taken apart, since some of
    some are some; where atoms are counted there is none, and an atom that is listed twice counts twice."""
    column, mask, rest = COLUMN[way], 0, list[_Node]()
    for one in parts:
        if not isinstance(one, _Group) or one.column != column:
            rest.append(one)
        elif alike is not None and isinstance(one, alike):
            mask |= one.mask
            rest += one.parts
        elif _is_atom(one) and (alike is not None or not mask & one.mask):
            mask |= one.mask
        else:
            rest.append(one)
    return column, mask, tuple(rest)


def _is_atom(node: _Group) -> bool:
    return isinstance(node, _Some) and not node.parts and node.mask.bit_count() == 1


def _plain(node: _Node) -> bool:
    """Whether it is found by a mask alone, so that remembering it would take longer than finding it."""
    return isinstance(node, _Some | _Every) and not node.parts
