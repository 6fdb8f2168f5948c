"""Promise 2, the floors: a worse answer to a red-flag finding never lowers them (`advice_proof`: the whole advice).

Every step from one answer to the next worse one is tried, with all other answers free. Exceptions stand in
`knowledge/directions.yaml` with their reason; one that nothing needs is itself a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from myotome.knowledge.directions import Calming, Directions
from myotome.knowledge.finding import Finding
from myotome.knowledge.levels import RANK
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import NoneOf
from myotome.verification.proof import Broken, Part
from myotome.verification.states import State
from myotome.verification.subject import Subject
from myotome.verification.translate import Formula


class Step(NamedTuple):
    """`finding` answered with `worse` instead of `milder`."""

    finding: str
    milder: State
    worse: State


def worse_is_never_milder(subject: Subject) -> Part:
    """All steps of all directed findings."""
    directions = subject.engine.directions
    broken: list[Broken] = []
    used: set[Calming] = set()
    steps = list(steps_of(subject))
    for step in steps:
        broken += lowered(subject, step, used)
        broken += _allowed(subject, step, directions)
    broken += [Broken(f"directions.yaml: nothing needs the exception for {', '.join(one.findings)}: {one.why}", {})
               for one in directions.calming if one not in used]  # fmt: skip
    findings = {step.finding for step in steps}
    exempt = len(directions.calming)
    says = f"{len(steps)} steps to a worse answer over {len(findings)} findings; {exempt} exceptions, each needed"
    return Part(says, tuple(broken))


def everything_has_a_direction(subject: Subject) -> Part:
    """Each finding that a rule reads has a direction, or a reason why it has none."""
    directed = {step.finding for step in steps_of(subject)}
    undirected = subject.engine.directions.undirected
    read = sorted({name for rule in subject.rules for name in rule.findings})
    lost = [name for name in read if name not in directed and name not in undirected]
    broken = tuple(Broken(f"directions.yaml: {name} has no direction and no reason why", {}) for name in lost)
    without = len([name for name in read if name not in directed])
    return Part(
        f"{len(read)} findings of rules: {len(directed)} with a direction, {without} without, each with a reason",
        broken,
    )


def steps_of(subject: Subject) -> Iterator[Step]:
    """Every step from an answer to the next worse one, for the findings that rules read."""
    read = {name for rule in subject.rules for name in rule.findings}
    for name in sorted(read):
        known = subject.translation.states[name][:-2]
        for milder, worse in pairwise(_groups(subject.engine.findings[name], known, subject.engine.directions)):
            for before, after in product(milder, worse):
                yield Step(name, before, after)


def _groups(finding: Finding, known: tuple[State, ...], directions: Directions) -> list[tuple[State, ...]]:
    """Groups of answers, mildest first; empty where there is no direction."""
    if finding.id in directions.undirected:
        return []
    if finding.id in directions.higher:
        return [(one,) for one in known]
    if finding.id in directions.lower:
        return [(one,) for one in reversed(known)]
    if finding.kind == "yes_no":
        return [("absent",), ("present",)]
    if finding.kind == "side":
        return [("none",), ("left", "right"), ("both",)]
    return list(finding.order)


def lowered(subject: Subject, step: Step, used: set[Calming] | None = None) -> Iterator[Broken]:
    """Where the step loses a rule and nothing as urgent is left. used: takes the exceptions that were needed."""
    directions = subject.engine.directions
    z3 = subject.z3
    reads = [rule for rule in subject.rules if step.finding in rule.findings and rule.level != "self_care"]
    left = {
        rank: subject.none(_after(subject, rule, step, worse=True) for rule in subject.at_least(rank))
        for rank in {RANK[rule.level] for rule in reads}
    }
    lost = [(rule, z3.And(_after(subject, rule, step, worse=False), left[RANK[rule.level]])) for rule in reads]
    if not subject.possible(z3.Or([formula for _, formula in lost])):
        return
    exceptions = [one for one in directions.calming if step.finding in one.findings and _of_step(one, step)]
    for rule, formula in lost:
        if not subject.possible(formula):
            continue
        excuses = [(one, _excuse(subject, one, rule, step)) for one in exceptions]
        (used if used is not None else set[Calming]()).update(
            one for one, excuse in excuses if subject.possible(formula, excuse)
        )
        found = subject.smallest(formula, subject.none(excuse for _, excuse in excuses), _is(subject, step))
        if found is not None:
            what = f"{step.finding} {_word(step.milder)} -> {_word(step.worse)} lowers the floor"
            yield Broken(f"{what} below {rule.level} ({rule.id})", found)


def _allowed(subject: Subject, step: Step, directions: Directions) -> Iterator[Broken]:
    """Where the step makes a rule hold that allows the mildest level, and nothing else holds."""
    for rule in subject.rules:
        if rule.level != "self_care" or step.finding not in rule.findings or step.finding in directions.self_care:
            continue
        left = subject.none(_after(subject, one, step, worse=True) for one in subject.at_least(1))
        now, then = (_after(subject, rule, step, worse=worse) for worse in (False, True))
        found = subject.smallest(then, subject.z3.Not(now), left, _is(subject, step))
        if found is not None:
            yield Broken(f"{step.finding} {_word(step.milder)} -> {_word(step.worse)} allows self-care", found)


def _after(subject: Subject, rule: RedFlag, step: Step, *, worse: bool) -> Formula:
    """The rule with the step's finding fixed before or after the step."""
    formula = subject.counts[rule.id]
    if step.finding not in rule.findings:
        return formula
    read = subject.translation
    return read.fixed(formula, step.finding, read.place(step.finding, step.worse if worse else step.milder))


def _is(subject: Subject, step: Step) -> Formula:
    """The milder answer was given: so that a counterexample holds it."""
    read = subject.translation
    return read.bits[step.finding][read.place(step.finding, step.milder)]


def _of_step(one: Calming, step: Step) -> bool:
    """A side stands for its mirror image."""
    milder = "left" if step.milder == "right" else step.milder
    return not one.steps or (milder, step.worse) in one.steps


def _excuse(subject: Subject, one: Calming, rule: RedFlag, step: Step) -> Formula:
    """Where this exception lets the rule go: everywhere, nowhere, or where its concept explains it after the step."""
    if one.rules and rule.id not in one.rules:
        return subject.z3.BoolVal(False)
    if not one.guard:
        return subject.z3.BoolVal(True)
    read = subject.translation
    explained = subject.z3.Not(read.holds(NoneOf((subject.engine.concepts[one.guard],))))
    return read.fixed(explained, step.finding, read.place(step.finding, step.worse))


def _word(state: State) -> str:
    return f"{state:g}" if isinstance(state, float) else str(state)
