"""Promises 1 and 3: the level is never below a rule that holds, and "not sure" is never the safer answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from types import SimpleNamespace
from typing import Any, cast

from myotome.assessment.engine import Engine
from myotome.assessment.weigh import level_of
from myotome.knowledge.levels import LEVELS, RANK, Level
from myotome.knowledge.red_flag import RedFlag
from myotome.triage.floor import Fired, Floor, open_flags
from myotome.verification.proof import Broken, Part
from myotome.verification.subject import Subject
from myotome.verification.translate import Formula


def never_below_a_rule(subject: Subject) -> Part:
    """For every rule, every set of answers, every level of least expected harm, danger signs open or not."""
    z3 = subject.z3
    harm, left_open = z3.Int("harm level"), z3.Bool("a danger sign is open")
    advised = _advised(subject, harm, left_open)
    broken: list[Broken] = []
    for rule in subject.rules:
        wrong = [subject.counts[rule.id], harm >= 0, harm < len(LEVELS), advised < RANK[rule.level]]
        found = subject.smallest(*wrong)
        if found is not None:
            broken.append(Broken(f"{rule.id} holds, and the level is below {rule.level}", found))
    return Part(f"the advised level is at least that of each of {len(subject.rules)} rules that holds", tuple(broken))


def _advised(subject: Subject, harm: Formula, left_open: Formula) -> Formula:
    """The level as a formula. `level_of` itself is run on all that it can depend on, and its answers are the table."""
    z3 = subject.z3
    floor_rank: Formula = z3.IntVal(0)
    for rank in range(1, len(LEVELS)):
        some = z3.Or([subject.counts[rule.id] for rule in subject.rules if RANK[rule.level] == rank])
        floor_rank = z3.If(some, z3.IntVal(rank), floor_rank)
    fired = z3.Or(list(subject.counts.values()))
    level: Formula = z3.IntVal(-1)
    for low, any_fired, harm_level, is_open in product(LEVELS, (False, True), LEVELS, (False, True)):
        if RANK[low] > 0 and not any_fired:
            continue  # a floor above the mildest is set by some rule
        here = z3.And(
            floor_rank == RANK[low],
            fired == any_fired,
            harm == RANK[harm_level],
            left_open == is_open,
        )
        level = z3.If(here, z3.IntVal(RANK[_run(subject.rules, low, any_fired, harm_level, is_open)]), level)
    return level


def _run(rules: tuple[RedFlag, ...], low: Level, any_fired: bool, harm: Level, is_open: bool) -> Level:
    """`level_of` with a floor, a harm level, and one danger sign that is open, or none."""
    rule = next(one for one in rules if RANK[one.level] > 0)
    given = (rule,) if is_open else ()
    assert bool(open_flags(given, {}, "self_care", rule.findings)) is is_open
    fired = (Fired(rule, (), ()),) if any_fired else ()
    engine = cast(Engine, cast(Any, SimpleNamespace(rules=given)))
    return level_of(engine, Floor(low, fired), harm, {}, rule.findings)


def unknown_is_not_safe(subject: Subject) -> Part:
    """Rule by rule: what holds with a known answer, or with none, holds with "not sure" in its place."""
    broken: list[Broken] = []
    pairs = 0
    for rule in subject.rules:
        wrong = {
            (name, place): formula
            for name in sorted(rule.findings)
            for place, formula in _milder(subject, rule, name, _others(subject, rule, name))
        }
        pairs += len(wrong)
        if not subject.possible(subject.z3.Or(list(wrong.values()))):
            continue
        for (name, place), formula in wrong.items():
            found = subject.smallest(formula, subject.translation.bits[name][place])
            if found is not None:
                state = subject.translation.states[name][place]
                broken.append(Broken(f"{rule.id}: not sure of {name} is milder than {state or 'unasked'}", found))
    return Part(
        f"'not sure' is at least as urgent as any other answer: {pairs} pairs of rule and answer", tuple(broken)
    )


def _others(subject: Subject, rule: RedFlag, name: str) -> list[int]:
    """The states that "not sure" is held against. Self-care is held back by what is unasked in another way."""
    states = subject.translation.states[name]
    known = list(range(len(states) - 2))
    return known if rule.level == "self_care" else [*known, len(states) - 1]


def _milder(subject: Subject, rule: RedFlag, name: str, places: list[int]) -> Iterator[tuple[int, Formula]]:
    """Whether "not sure" of `name` is milder than each of its states `places`, as far as this rule goes."""
    read, z3 = subject.translation, subject.z3
    formula = subject.counts[rule.id]
    unsure = read.fixed(formula, name, len(read.states[name]) - 2)
    for place in places:
        other = read.fixed(formula, name, place)
        # A rule that allows the mildest level must not hold for "not sure" unless it holds for every answer.
        yield place, z3.And(unsure, z3.Not(other)) if rule.level == "self_care" else z3.And(other, z3.Not(unsure))
