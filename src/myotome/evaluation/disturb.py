"""Answers as they go wrong: left out, mistaken, played down, contradicting each other.

Each disturbance takes true answers and gives disturbed ones; the ones that are drawn take a `Random`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from myotome.evaluation.simulate import representative
from myotome.knowledge.finding import Answer, Finding, NotSure
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within, holds

Findings = Mapping[str, Finding]
Answers = Mapping[str, Answer]


def missing(answers: Answers, share: float, rng: Random) -> dict[str, Answer]:
    """Each answer is lost with probability `share`; age and sex can be lost like any other."""
    return {name: answer for name, answer in sorted(answers.items()) if rng.random() >= share}


def mistaken(findings: Findings, answers: Answers, share: float, rng: Random) -> dict[str, Answer]:
    """Each answer is, with probability `share`, another legal one: any other value, each as likely."""
    return {
        name: _another(findings[name], answer, rng) if rng.random() < share else answer
        for name, answer in sorted(answers.items())
    }


def _another(finding: Finding, answer: Answer, rng: Random) -> Answer:
    if isinstance(answer, NotSure):
        return answer
    told = finding.bin(answer)
    return representative(finding, rng.choice([v for v in range(len(finding.values)) if v != told]))


def played_down(findings: Findings, answers: Answers, *, deny: bool = True) -> dict[str, Answer]:
    """Every finding that has an order is told one step milder, as by a relative who makes little of it.

    Both legs become one, "cannot walk" becomes "needs support", hours become days, worsening becomes slowly
    worsening. `deny`: the mildest step may say that there is nothing (a weak left leg becomes no weak leg);
    without it, what is there stays there in its mildest form.

    Yes and no stay as they are: they have no milder form, and a yes made a no is a wrong answer, which
    `mistaken` covers. So the questions of the red flags that were answered with yes still say yes. What only
    an examination shows, and numbers, stay too: a relative can not play down what was measured.
    """
    return {name: _milder(findings[name], answer, deny) for name, answer in answers.items()}


def _milder(finding: Finding, answer: Answer, deny: bool) -> Answer:
    if finding.ask != "anyone":
        return answer
    for milder, group in zip(finding.order, finding.order[1:], strict=False):
        if answer in group and (deny or "none" not in milder):
            return milder[0]
    return answer


def contradicted(findings: Findings, answers: Answers, when: Condition, rng: Random) -> dict[str, Answer] | None:
    """`answers` with as few changes as make the contradiction `when` hold; None where that can not be.

    What already fits stays; where there is a choice the first that fits, or else any, is taken.
    """
    told = {name: answer for name, answer in answers.items() if not isinstance(answer, NotSure)}
    changed = {**answers, **_wished(findings, told, when, rng)}
    return changed if holds(when, changed) else None


def _wished(findings: Findings, told: Answers, when: Condition, rng: Random) -> dict[str, Answer]:
    if holds(when, told):
        return {}
    match when:
        case Among(finding, values):
            return {finding: rng.choice(sorted(values))}
        case Within(name, low, high):
            finding = findings[name]
            inside = [representative(finding, value) for value in range(len(finding.values))]
            fits = [one for one in inside if isinstance(one, float) and low < one < high]
            return {name: rng.choice(fits)} if fits else {}
        case Concept(_, inner):
            return _wished(findings, told, inner, rng)
        case AllOf(items):
            return _all(findings, told, items, rng)
        case AnyOf(items):
            return _wished(findings, told, rng.choice(items), rng)
        case AtLeast(count, items):
            return _all(findings, told, items[:count], rng)
        case NoneOf():
            return {}


def _all(findings: Findings, told: Answers, items: Iterable[Condition], rng: Random) -> dict[str, Answer]:
    wished: dict[str, Answer] = {}
    for item in items:
        wished |= _wished(findings, {**told, **wished}, item, rng)
    return wished
