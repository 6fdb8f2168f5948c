"""Robustness: what is missed, and how often the cause is still named, when the answers of cases go wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from myotome.assessment.engine import Engine
from myotome.evaluation.case import Case
from myotome.evaluation.disturb import contradicted, missing, mistaken, played_down
from myotome.evaluation.judge import judge
from myotome.evaluation.score import view
from myotome.evaluation.verdict import Verdict, verdict
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK
from myotome.knowledge.rules import holds

MISSING, WRONG = 0.3, 0.1
DISTURBANCES = ("none", "missing", "wrong", "played down", "played down, nothing denied", "contradicting")
DRAWN = ("missing", "wrong", "contradicting")  # the others are the same each time


@dataclass(frozen=True, slots=True)
class Trial:
    """One disturbed case. rank: place of the accepted cause, 0 without one.

    ceased: red flags that set the level and, disturbed, hold no more. broken: red flags that still hold while
    the level is below theirs; there must never be one.
    """

    case: str
    emergency: bool
    mild: bool
    missed: bool
    under: bool
    over: bool
    scored: bool
    rank: int
    lowered: bool
    ceased: tuple[str, ...]
    broken: tuple[str, ...]


def disturbed(engine: Engine, answers: Mapping[str, Answer], name: str, rng: Random) -> Mapping[str, Answer]:
    """`answers` under the disturbance `name`."""
    match name:
        case "missing":
            return missing(answers, MISSING, rng)
        case "wrong":
            return mistaken(engine.findings, answers, WRONG, rng)
        case "played down":
            return played_down(engine.findings, answers)
        case "played down, nothing denied":
            return played_down(engine.findings, answers, deny=False)
        case "contradicting":
            _, when, _ = rng.choice(engine.contradictions)
            return contradicted(engine.findings, answers, when, rng) or answers
        case _:
            return answers


def trials(
    engine: Engine, cases: Iterable[Case], name: str, *, examination: bool, repeats: int = 1, seed: int = 0
) -> Iterator[Trial]:
    """Each case in scope under the disturbance `name`; `repeats` draws of it where it is drawn."""
    for case in cases:
        if not case.in_scope:
            continue
        answers = view(engine, case, "all" if examination else "history", "unknown")
        calm = verdict(engine, answers, clinician=examination)
        for repeat in range(repeats if name in DRAWN else 1):
            rng = Random(f"{seed} {name} {case.id} {repeat}")  # noqa: S311  a study, not a secret
            changed = disturbed(engine, answers, name, rng)
            found = verdict(engine, changed, clinician=examination)
            yield _trial(engine, case, calm, found, changed)


def _trial(engine: Engine, case: Case, calm: Verdict, found: Verdict, answers: Mapping[str, Answer]) -> Trial:
    judged = judge(case.gold, found.level)
    ranked = found.ranked(engine.model.conditions)
    # Asked of the rules themselves and not of the floor that was just computed from them.
    still = [rule for rule in engine.rules if holds(rule.when, answers)]
    setting = [one.rule for one in calm.low.fired if one.rule.level == calm.level]
    return Trial(
        case=case.id,
        emergency=judged.emergency,
        mild=judged.mild,
        missed=judged.missed,
        under=judged.under,
        over=judged.over,
        scored=case.gold.condition in engine.conditions,
        rank=next((i for i, name in enumerate(ranked, start=1) if name in case.gold.accepted), 0),
        lowered=bool(setting) and RANK[found.level] < RANK[calm.level],
        ceased=tuple(rule.id for rule in setting if rule not in still),
        broken=tuple(rule.id for rule in still if RANK[found.level] < RANK[rule.level]),
    )


@dataclass(frozen=True, slots=True)
class Share:
    """hits of n cases; hits is a mean over repeats, so that n never pretends to more than the cases give."""

    hits: float
    n: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """The figures of one disturbance. lowered: levels set by a red flag that became lower. ceased: the flags
    that no longer held then, commonest first, with how often. broken: empty, unless the promise is broken."""

    name: str
    repeats: int
    missed: Share
    under: Share
    over: Share
    top1: Share
    top3: Share
    lowered: Share
    ceased: tuple[tuple[str, int], ...]
    broken: tuple[str, ...]


def summarise_trials(name: str, found: Sequence[Trial]) -> Robustness:
    """The figures over `found`, in which every case stands equally often."""
    repeats = max(1, len(found) // max(1, len({one.case for one in found})))

    def share(among: Iterable[Trial], hits: Iterable[Trial]) -> Share:
        return Share(len(list(hits)) / repeats, len(list(among)) // repeats)

    urgent = [one for one in found if one.emergency]
    mild = [one for one in found if one.mild]
    named = [one for one in found if one.scored]
    ceased = Counter(flag for one in found if one.lowered for flag in one.ceased)
    return Robustness(
        name,
        repeats,
        share(urgent, (one for one in urgent if one.missed)),
        share(found, (one for one in found if one.under)),
        share(mild, (one for one in mild if one.over)),
        share(named, (one for one in named if one.rank == 1)),
        share(named, (one for one in named if 1 <= one.rank <= 3)),
        share(found, (one for one in found if one.lowered)),
        tuple(sorted(ceased.items(), key=lambda one: (-one[1], one[0]))),
        tuple(sorted({f"{one.case}: {', '.join(one.broken)}" for one in found if one.broken})),
    )
