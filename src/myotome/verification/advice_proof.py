"""Promise 2, the whole advice: a worse danger sign never makes it milder.

The advice is the higher of two: the floor (`monotone_proof`) and the level of least expected harm, which is the most
urgent over all milder readings of the danger signs (`assessment.unreassured`). A worse answer has every reading of
the milder one, and its own: so the maximum can not fall. What that argument rests on is checked here on the compiled
knowledge, exhaustively; then the product itself is run on pairs of answers that differ in one danger sign.
"""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import NamedTuple

from myotome.assessment.unreassured import danger_signs
from myotome.assessment.weigh import level_of, weigh
from myotome.inference.posterior import log_prior
from myotome.inference.readings import Readings
from myotome.knowledge.directions import ladder
from myotome.knowledge.finding import Answer, Finding
from myotome.knowledge.levels import RANK, Level
from myotome.triage.floor import floor
from myotome.verification.monotone_proof import steps_of
from myotome.verification.proof import Broken, Part
from myotome.verification.sample import answer_sets
from myotome.verification.subject import Answers, Subject


class Advised(NamedTuple):
    """The level that is advised, and its floor."""

    level: Level
    low: Level


def everything_is_sorted(subject: Subject) -> Part:
    """Each directed finding of a rule never reassures or may explain: one of the two, with its reason."""
    directions = subject.engine.directions
    never, may = directions.never_reassures, directions.may_explain
    directed = {step.finding for step in steps_of(subject)}
    says = {
        "stands in both lists": never.keys() & may.keys(),
        "stands in neither list": directed - never.keys() - may.keys(),
        "is no directed finding of a rule": (never.keys() | may.keys()) - directed,
    }
    broken = tuple(
        Broken(f"directions.yaml, never_reassures and may_explain: {name} {what}", {})
        for what, names in says.items()
        for name in sorted(names)
    )
    return Part(
        f"{len(never)} danger signs never reassure; {len(may)} findings may explain, each with a reason", broken
    )


def readings_only_grow(subject: Subject) -> Part:
    """Every step of every danger sign: the readings of the milder answer are among those of the worse one."""
    model = subject.engine.model
    broken: list[Broken] = []
    asked = 0
    for name in sorted(subject.engine.directions.never_reassures.keys() & model.rows.keys()):
        steps = ladder(subject.engine.findings[name], subject.engine.directions)
        for before, after in ((a, b) for low, high in pairwise(steps) for a in low for b in high):
            asked += 1
            one, other = _readings(subject, {name: before}), _readings(subject, {name: after})
            if not one <= other:
                broken.append(Broken(f"{name}: a worse answer loses a reading of the milder one", {}))
    return Part(
        f"{asked} steps to a worse danger sign: the level is a maximum over ever more readings", tuple(broken), asked
    )


def _readings(subject: Subject, used: dict[str, int]) -> set[int]:
    model = subject.engine.model
    readings = Readings(model, log_prior(model, {}), used, danger_signs(model, used))
    return {value for reading in [used, *(one for one, _ in readings.other())] for value in reading.values()}


def worse_sign_on_runs(subject: Subject, many: int) -> Part:
    """`many` pairs of answer sets that differ in one danger sign, put to the product."""
    random = Random(2)  # noqa: S311  not a secret: the same pairs at every run
    engine = subject.engine
    names = sorted(engine.directions.never_reassures)
    broken: list[Broken] = []
    for answers in answer_sets(engine, many, seed=22):
        sign = engine.findings[random.choice(names)]
        steps = ladder(sign, engine.directions)
        mild = random.randrange(len(steps) - 1)
        worse = random.randrange(mild + 1, len(steps))
        before = {**answers, sign.id: _answer(sign, random.choice(steps[mild]))}
        after = {**answers, sign.id: _answer(sign, random.choice(steps[worse]))}
        first, then = advised_for(subject, before), advised_for(subject, after)
        # A floor falls only by an exception of directions.yaml, which the proof of the floors goes by.
        if RANK[then.level] < RANK[first.level] and RANK[then.low] >= RANK[first.low]:
            broken.append(Broken(f"{sign.id}: worse, and milder advice ({first.level} -> {then.level})", after))
    return Part(f"{many} pairs of answer sets run through the product: no danger sign made the advice milder",
                tuple(broken), many)  # fmt: skip


def advised_for(subject: Subject, answers: Answers) -> Advised:
    """The advice of the product, as `assess` gives it."""
    engine = subject.engine
    low = floor(engine.rules, answers)
    weighed = weigh(engine, answers, low=low.level)
    return Advised(level_of(engine, low, weighed.level, answers, engine.askable(True, answers)), low.level)


def _answer(finding: Finding, value: int) -> Answer:
    """An answer with this value; for numbers the lowest of the bin."""
    if finding.kind != "number":
        return finding.values[value]
    return float(finding.cuts[value - 1] if value else finding.low)
