"""Promise 5: no dead, shadowed or contradictory rule. Each holds for some answers, and alone decides some case.

The case is the smallest one of plain answers (nothing unsure, nothing that contradicts itself) in which the rule
holds and no other rule of its level or above does. It is kept as a generated example.
"""

from __future__ import annotations

from myotome.knowledge.levels import RANK
from myotome.knowledge.red_flag import RedFlag
from myotome.verification.proof import Broken, Part
from myotome.verification.subject import Answers, Subject
from myotome.verification.translate import Formula


def every_rule_decides(subject: Subject) -> Part:
    """Each rule has a witness."""
    broken = [one for rule in subject.rules if (one := dead_or_shadowed(subject, rule)) is not None]
    return Part(
        f"each of {len(subject.rules)} rules holds for some plain answers, and alone decides some case", tuple(broken)
    )


def dead_or_shadowed(subject: Subject, rule: RedFlag) -> Broken | None:
    """Why `rule` decides no case; None where it decides one."""
    if subject.possible(*_alone(subject, rule)):
        return None
    found = subject.smallest(subject.counts[rule.id], *_plain(subject))
    if found is None:
        return Broken(f"{rule.id} is dead: no plain answers make it hold", {})
    return Broken(f"{rule.id} is shadowed: wherever it holds, another of its level or above does", found)


def witness(subject: Subject, rule: RedFlag) -> Answers | None:
    """The fewest plain answers that only this rule decides."""
    return subject.smallest(*_alone(subject, rule))


def _alone(subject: Subject, rule: RedFlag) -> list[Formula]:
    others = [subject.counts[one.id] for one in subject.at_least(RANK[rule.level], without=rule.id)]
    return [subject.counts[rule.id], subject.none(others), *_plain(subject)]


def _plain(subject: Subject) -> list[Formula]:
    read, z3 = subject.translation, subject.z3
    sure = [z3.Not(read.unsure(name)) for name in read.states]
    return [*sure, *(z3.Not(read.holds(when)) for _, when, _ in subject.engine.contradictions)]
