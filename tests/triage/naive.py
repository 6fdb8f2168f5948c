"""A deliberately naive reading of the rule language, written from its description and not from its code.

It turns each condition into all the worlds that the unknown answers allow, and looks at every one.
"""

from __future__ import annotations

from itertools import product

from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.rules import AllOf, Among, Answers, AnyOf, AtLeast, Concept, Condition, NoneOf, Within

TRUE, FALSE, NOT_SURE, UNASKED = "true", "false", "not sure", "unasked"


def status(atom: Among | Within, answers: Answers) -> str:
    """What is known of one atom."""
    if atom.finding not in answers:
        return UNASKED
    answer: Answer = answers[atom.finding]
    if isinstance(answer, NotSure):
        return NOT_SURE
    if isinstance(atom, Among):
        return TRUE if answer in atom.values else FALSE
    assert isinstance(answer, float)
    if answer < atom.low or answer > atom.high:
        return FALSE
    if (answer == atom.low and atom.low_open) or (answer == atom.high and atom.high_open):
        return FALSE
    return TRUE


def counts(condition: Condition, answers: Answers, guards: int = 0) -> bool:
    """Whether `condition` counts for the floor, `guards` deep inside none_of."""
    if isinstance(condition, Among | Within):
        known = status(condition, answers)
        if known == NOT_SURE:
            return guards % 2 == 0  # the worse answer: for the rule outside a guard, against the guard inside
        if known == UNASKED:
            return guards >= 2 and guards % 2 == 0  # nothing by itself, and never what switches a guard on
        return known == TRUE
    if isinstance(condition, Concept):
        return counts(condition.when, answers, guards)
    if isinstance(condition, NoneOf):
        return [counts(item, answers, guards + 1) for item in condition.items].count(True) == 0
    met = [counts(item, answers, guards) for item in condition.items].count(True)
    if isinstance(condition, AllOf):
        return met == len(condition.items)
    return met >= (1 if isinstance(condition, AnyOf) else condition.count)


def atoms(condition: Condition) -> list[Among | Within]:
    """Every atom, in order."""
    if isinstance(condition, Among | Within):
        return [condition]
    if isinstance(condition, Concept):
        return atoms(condition.when)
    return [atom for item in condition.items for atom in atoms(item)]


def reachable(condition: Condition, answers: Answers) -> bool:
    """Whether some way to fill in the unasked atoms, each on its own, makes `condition` count."""
    unasked = [a for a in dict.fromkeys(atoms(condition)) if a.finding not in answers]
    return any(
        _filled(condition, answers, dict(zip(unasked, world, strict=True)), 0)
        for world in product((True, False), repeat=len(unasked))
    )


def _filled(condition: Condition, answers: Answers, world: dict[Among | Within, bool], guards: int) -> bool:
    if isinstance(condition, Among | Within):
        if condition in world:
            return world[condition]
        return counts(condition, answers, guards)
    if isinstance(condition, Concept):
        return _filled(condition.when, answers, world, guards)
    if isinstance(condition, NoneOf):
        return not any(_filled(item, answers, world, guards + 1) for item in condition.items)
    met = sum(_filled(item, answers, world, guards) for item in condition.items)
    if isinstance(condition, AllOf):
        return met == len(condition.items)
    return met >= (condition.count if isinstance(condition, AtLeast) else 1)
