"""Simulated patients: people drawn from the model itself, so that what is true of each is known.

A patient has an age and a sex, a cause drawn from the prior for them, a state of that cause, and answers to
some findings. The same seed gives the same patients.

How answers are drawn matters. The model lets findings of one group share their weight (`Model.information`),
because signs of one lesion rise and fall together more than its states can show. Patients whose answers are
drawn one by one have no such bond: to them the model looks less sure than it could be. With `agreeing`, with
the probability that the group's overlap names, all findings of a group take the same quantile of their
distributions: the bond that the overlap stands for. Every single finding stays as common as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp
from random import Random

from myotome.inference.model import Model
from myotome.knowledge.bands import SEXES
from myotome.knowledge.finding import Answer, Finding

ALWAYS = ("onset_tempo", "course", "leg_weakness")  # with age and sex: what every conversation brings up
ASKED = {"anyone": 0.25, "clinician": 0.3}  # the chance that any other finding comes up
OLDEST = 100


@dataclass(frozen=True, slots=True)
class Patient:
    """condition, state: what is true. answers: what is told."""

    condition: str
    state: int
    answers: Mapping[str, Answer]


def patients(
    model: Model, count: int, seed: int, *, examination: bool = False, agreeing: bool = False, story: bool = False
) -> Iterator[Patient]:
    """`count` patients. examination: whether findings that need a clinician come up too. story: whether the
    person tells unasked (mentions what is there as often as the model says, and never what is not).

    Ages are spread evenly: the prior is for a person of a given age, so the spread bears on the mix of
    causes and not on whether the probabilities are true.
    """
    rng = Random(seed)  # noqa: S311  a study, not a secret
    for _ in range(count):
        yield _patient(model, rng, examination, agreeing, story)


def _patient(model: Model, rng: Random, examination: bool, agreeing: bool, story: bool) -> Patient:
    age, sex = float(rng.randrange(OLDEST)), rng.choice(SEXES)
    condition = pick([exp(log) for log in model.log_prior(age, sex, None)], rng.random())
    first, last = model.first_state[condition], model.first_state[condition + 1]
    state = first + pick([exp(log) for log in model.log_share[first:last]], rng.random())
    together = {
        group: rng.random() if agreeing and rng.random() < overlap else None for group, overlap in model.overlap.items()
    }
    answers: dict[str, Answer] = {"age": age, "sex": sex}
    for name in model.rows:
        finding = model.findings[name]
        asked = ASKED[finding.ask] if examination or finding.ask == "anyone" else 0.0
        if story:
            asked = model.mentioned.get(name, asked)
        if name not in ALWAYS and rng.random() >= asked:
            continue
        shared = together.get(model.group_of.get(name, ""))
        quantile = rng.random() if shared is None else shared
        value = _value(model, name, state, quantile)
        if story and name in model.mentioned and name not in ALWAYS and finding.values[value] == finding.nothing:
            continue
        answers[name] = representative(finding, value)
    return Patient(model.conditions[condition], state, answers)


def _value(model: Model, name: str, state: int, quantile: float) -> int:
    """The value at a quantile, counted from what is usual among all patients to what is rare among them."""
    rows = [model.row(name, value) for value in range(len(model.findings[name].values))]
    order = sorted(range(len(rows)), key=lambda value: (-rows[value][-1], value))
    return order[pick([rows[value][state] for value in order], quantile)]


def pick(weights: Sequence[float], quantile: float) -> int:
    """The index at `quantile` (in [0, 1)) of the distribution that `weights` are proportional to."""
    sums = list(accumulate(weights))
    wanted = quantile * sums[-1]
    return next(
        (index for index, (weight, total) in enumerate(zip(weights, sums, strict=True)) if weight and wanted < total),
        max(index for index, weight in enumerate(weights) if weight),
    )


def representative(finding: Finding, value: int) -> str | float:
    """A legal answer that falls into the value: the word, or a number well inside the bin."""
    if finding.kind != "number":
        return finding.values[value]
    cuts = finding.cuts
    if value == len(cuts):
        return cuts[-1]
    if value > 0:
        return (cuts[value - 1] + cuts[value]) / 2
    width = cuts[1] - cuts[0] if len(cuts) > 1 else 0.0
    return max(finding.low, min(cuts) - width / 2)
