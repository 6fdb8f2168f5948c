"""Every number of the knowledge moved just beyond what it leaves open.

A likelihood moves to the far side of its own 90 % interval (a Beta from its size: ten patients for a judgement, up to a
hundred for a published figure), down and up; the other answers of the finding share what is left, so that the sum stays
one. A relative number (incidence, rates by age, weights) moves by the spread of its prior. A number of the model counts
as a judgement; harm moves by half.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scripts.mutation.beta import interval90

from myotome.inference.build import PRIOR_SPREAD
from myotome.inference.interval import Z90
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.basis import Basis, Distribution
from myotome.knowledge.condition import Condition, Weights
from myotome.knowledge.numbers import JUDGEMENT_SIZE

BEYOND = 0.02  # how far beyond the limit, on the scale on which the number moves
HARM = 1.5
Where = Literal["finding", "background", "prior", "lesion", "model", "harm"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that moved. kind: for the table. base: the knowledge with it. condition, finding: where it stands."""

    kind: str
    where: Where
    words: str
    base: KnowledgeBase
    condition: str = ""
    finding: str = ""


def moved_chances(p: float, size: float) -> Iterator[float]:
    """`p` just below and just above its interval; nothing for what is never or always so."""
    if not 0 < p < 1:
        return
    low, high = interval90(round(p, 6), size)
    for limit, step in ((low, -BEYOND), (high, BEYOND)):
        if (limit < p) == (step < 0):
            odds = math.log(limit / (1 - limit)) + step
            yield 1 / (1 + math.exp(-odds))


def moved_rates(rate: float, kind: str) -> Iterator[float]:
    """A relative number below and above what its basis leaves open."""
    if rate > 0:
        factor = math.exp(Z90 * PRIOR_SPREAD[kind] + BEYOND)
        yield rate / factor
        yield rate * factor


def moved_share(shares: Mapping[str, float], name: str, to: float) -> dict[str, float]:
    """`shares` with one of them moved and the others scaled, so that the sum is kept."""
    rest = (1 - to) / (1 - shares[name])
    return {key: to if key == name else p * rest for key, p in shares.items()}


def mutants(base: KnowledgeBase) -> Iterator[Moved]:
    """All of them."""
    for condition in base.conditions.values():
        yield from of_findings(base, condition)
        yield from of_prior(base, condition)
        yield from of_lesions(base, condition)
    yield from of_backgrounds(base)
    yield from of_model(base)
    yield from of_harm(base)


def of_findings(base: KnowledgeBase, condition: Condition) -> Iterator[Moved]:
    """P(finding | condition)."""
    for name, given in condition.findings.items():
        for words, values in _moved_distribution(given):
            findings = {**condition.findings, name: replace(given, values=values)}
            kind = f"likelihood, {given.basis.kind}"
            yield Moved(
                kind, "finding", f"{condition.id}.{name}{words}",
                _with(base, replace(condition, findings=findings)), condition.id, name,
            )  # fmt: skip


def of_prior(base: KnowledgeBase, condition: Condition) -> Iterator[Moved]:
    """Incidence, share about the leg, and the weights of age, sex and setting."""
    prior = condition.prior
    for field in ("incidence", "leg_share"):
        basis: Basis = getattr(prior, f"{field}_basis")
        for to in moved_rates(getattr(prior, field), basis.kind):
            if field == "incidence" or to <= 1:
                changed = replace(condition, prior=replace(prior, **{field: to}))
                words = f"{condition.id}.{field} to {to:.3g}"
                yield Moved(field.replace("_", " "), "prior", words, _with(base, changed), condition.id)
    for field in ("age", "sex", "setting"):
        weights: Weights = getattr(prior, field)
        for name, weight in weights.values.items():
            for to in moved_rates(weight, weights.basis.kind):
                changed = replace(condition, prior=replace(prior, **{
                    field: replace(weights, values={**weights.values, name: to})
                }))  # fmt: skip
                words = f"{condition.id}.{field}.{name} to {to:.3g}"
                yield Moved(f"weight of {field}", "prior", words, _with(base, changed), condition.id)


def of_lesions(base: KnowledgeBase, condition: Condition) -> Iterator[Moved]:
    """The weights of the lesions, where there is more than one."""
    if len(condition.lesions) < 2:
        return
    for i, lesion in enumerate(condition.lesions):
        for to in moved_rates(lesion.weight, condition.lesions_basis.kind):
            lesions = (*condition.lesions[:i], replace(lesion, weight=to), *condition.lesions[i + 1 :])
            words = f"{condition.id}.lesion.{i + 1} ({lesion.site}) to {to:.3g}"
            yield Moved(
                "weight of a lesion", "lesion", words, _with(base, replace(condition, lesions=lesions)), condition.id
            )


def of_backgrounds(base: KnowledgeBase) -> Iterator[Moved]:
    """How common a finding is where the cause does not make it."""
    for name, entry in base.findings.items():
        for words, values in _moved_distribution(entry.background):
            changed = replace(entry, background=replace(entry.background, values=values))
            moved = replace(base, findings={**base.findings, name: changed})
            yield Moved("background", "background", f"{name}{words}", moved, finding=name)


_CHANCES = ("answer_error", "one_step_off", "vague", "denied", "definition_denied", "prior_weight", "other_share")


def of_model(base: KnowledgeBase) -> Iterator[Moved]:
    """The numbers of knowledge/model.yaml."""
    model = base.model
    for field in _CHANCES:
        for to in moved_chances(getattr(model, field), JUDGEMENT_SIZE):
            yield _model(base, field, to, **{field: to})
    for domain, rate in model.unsaid.items():
        for to in moved_chances(rate, JUDGEMENT_SIZE):
            yield _model(base, f"unsaid.{domain}", to, unsaid={**model.unsaid, domain: to})
    for group, (overlap, members) in model.shared.items():
        for to in moved_chances(overlap, JUDGEMENT_SIZE):
            yield _model(base, f"shared.{group}", to, shared={**model.shared, group: (to, members)})
    for field in ("severity", "other_needs", "population"):
        for i, to, shares in _moved_shares(getattr(model, field)):
            yield _model(base, f"{field}.{i}", to, **{field: shares})
    for tempo, row in model.hours_given_tempo.items():
        for i, to, shares in _moved_shares(row):
            changed = {**model.hours_given_tempo, tempo: shares}
            yield _model(base, f"hours.{tempo}.{i}", to, hours_given_tempo=changed)


def of_harm(base: KnowledgeBase) -> Iterator[Moved]:
    """Each harm half as much again, or two thirds; what costs nothing costs something."""
    harm = base.model.harm
    for i, row in enumerate(harm):
        for j, cost in enumerate(row):
            for to in (cost * HARM, cost / HARM) if cost else (0.5,):
                changed = tuple(
                    tuple(to if (a, b) == (i, j) else other for b, other in enumerate(line))
                    for a, line in enumerate(harm)
                )
                moved = replace(base, model=replace(base.model, harm=changed))
                yield Moved("harm", "harm", f"harm of {i} when {j} is needed to {to:.3g}", moved)


def _moved_distribution(given: Distribution) -> Iterator[tuple[str, dict[str, float]]]:
    names = [""] if "" in given.values else list(given.values)
    for name in names:
        for to in moved_chances(given.values[name], given.basis.size):
            yield (
                f"{'.' if name else ''}{name} {given.values[name]:.3g} to {to:.3g}",
                moved_share(given.values, name, to),
            )


def _moved_shares(shares: Sequence[float]) -> Iterator[tuple[int, float, tuple[float, ...]]]:
    named = {str(i): p for i, p in enumerate(shares)}
    for i, p in enumerate(shares):
        for to in moved_chances(p, JUDGEMENT_SIZE):
            yield i, to, tuple(moved_share(named, str(i), to).values())


def _model(base: KnowledgeBase, name: str, to: float, **fields: object) -> Moved:
    return Moved("model", "model", f"{name} to {to:.3g}", replace(base, model=replace(base.model, **fields)))  # pyright: ignore[reportArgumentType]


def _with(base: KnowledgeBase, condition: Condition) -> KnowledgeBase:
    return replace(base, conditions={**base.conditions, condition.id: condition})
