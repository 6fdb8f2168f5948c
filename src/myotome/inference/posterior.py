"""The exact posterior over states: prior times the rates of what was answered, summed in log space.

Findings are independent given the state (condition, lesion, severity), and those that measure one thing
share their weight. Nothing is approximated and nothing sampled. The `other cause` state gives every answer
some probability, so the sum is never zero.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import add, mul

from myotome.inference.model import Model
from myotome.knowledge.finding import Answer, NotSure


@dataclass(frozen=True, slots=True)
class Posterior:
    """weights: [states], summing to 1. log_evidence: log P(answers). used: the answers it rests on.

    alone: the evidence is impossible under every named cause, so that only `other cause` is left.
    """

    weights: tuple[float, ...]
    log_evidence: float
    used: Mapping[str, int]
    alone: bool

    def by_condition(self, model: Model) -> list[float]:
        """P(condition | answers) in the order of `model.conditions`."""
        first = model.first_state
        return [math.fsum(self.weights[a:b]) for a, b in pairwise(first)]

    def support(self, least: float) -> list[int]:
        """The states whose weight is at least `least`."""
        return [state for state, weight in enumerate(self.weights) if weight >= least]


def posterior(
    model: Model, answers: Mapping[str, Answer], setting: str | None = None, *, story: bool = False
) -> Posterior:
    """The posterior given `answers`; those that are not sure, or have no row, do not move it.

    story: the answers were told unasked, so what they do not mention is a little less likely to be there.
    In an interview nothing follows from a question that was not asked yet.
    """
    found = of_used(model, log_prior(model, answers, setting), model.usable(answers))
    return as_story(model, found, answers) if story else found


def log_prior(model: Model, answers: Mapping[str, Answer], setting: str | None = None) -> list[float]:
    """log P(condition) for the age and sex that `answers` tell."""
    return model.log_prior(_age(answers), _sex(answers), setting)


def of_used(model: Model, prior: Sequence[float], used: Mapping[str, int]) -> Posterior:
    """The posterior from the log prior of each condition and the answers that count (finding -> value index)."""
    return from_logs(model, added(model, started(model, prior), used, model.information(used)), used)


def from_logs(model: Model, logs: list[float], used: Mapping[str, int]) -> Posterior:
    """The posterior from the log weight of each state under `used`."""
    return _scaled(_defined(model, logs, used), used)


def started(model: Model, prior: Sequence[float]) -> list[float]:
    """log P(state) before any answer."""
    return [prior[c] + share for c, share in zip(model.condition_of, model.log_share, strict=True)]


def added(model: Model, logs: list[float], used: Mapping[str, int], counts: Mapping[str, float]) -> list[float]:
    """`logs` with the log rates of `used`, each as often as it counts."""
    even: dict[float, list[Iterable[float]]] = {}
    uneven: dict[float, list[Iterable[float]]] = {}
    for finding in sorted(used):  # one order, so that the same answers give the same bytes
        value, count = used[finding], counts[finding]
        row = model.even_log_row(finding, value)
        if row is None:
            uneven.setdefault(count, []).append(model.log_row(finding, value))
        else:
            even.setdefault(count, []).append(row)
    rows = [logs, *_counted(uneven)]
    if even:
        rows.append(model.in_states(list(_sums(_counted(even)))))
    return list(_sums(rows))


def _counted(alike: Mapping[float, list[Iterable[float]]]) -> Iterator[Iterable[float]]:
    """Rows that count once as they are, and of those that count otherwise alike their sum, as often as they count."""
    for count, rows in alike.items():
        if count == 1.0:
            yield from rows
        else:
            yield map(mul, _sums(rows), repeat(count))


def _defined(model: Model, logs: list[float], used: Mapping[str, int]) -> list[float]:
    """`logs`, with the causes of which `used` denies all that they are by definition made rarer."""
    denied = model.denied(used)
    if not denied:
        return logs
    rarer = list(logs)
    for condition in denied:
        for state in range(model.first_state[condition], model.first_state[condition + 1]):
            rarer[state] += math.log(model.definition_denied)
    return rarer


def _sums(rows: Iterable[Iterable[float]]) -> Iterator[float]:
    """The sum for each state: a state at a time, which is half the work of a row at a time."""
    return map(sum, zip(*rows, strict=True))


def as_story(model: Model, post: Posterior, answers: Mapping[str, Answer]) -> Posterior:
    """`post`, given that `answers` were told unasked and no more was said."""
    if post.alone:
        return post
    logs = [math.log(weight) if weight > 0 else -math.inf for weight in post.weights]
    told = _scaled(list(map(add, logs, model.unsaid(answers))), post.used)
    return Posterior(told.weights, post.log_evidence + told.log_evidence, post.used, False)


def _scaled(logs: list[float], used: Mapping[str, int]) -> Posterior:
    top = max(logs)
    if top == -math.inf:
        # Not even the other cause allows this: it can only come from a knowledge file with a hard zero.
        return Posterior((*([0.0] * (len(logs) - 1)), 1.0), -math.inf, used, True)
    scaled = [math.exp(value - top) for value in logs]
    total = math.fsum(scaled)
    alone = all(value == -math.inf for value in logs[:-1])
    return Posterior(tuple(value / total for value in scaled), top + math.log(total), used, alone)


def _age(answers: Mapping[str, Answer]) -> float | None:
    answer = answers.get("age")
    return answer if isinstance(answer, float) else None


def _sex(answers: Mapping[str, Answer]) -> str | None:
    answer = answers.get("sex")
    return answer if isinstance(answer, str) and not isinstance(answer, NotSure) else None


def normalise(weights: Iterable[float]) -> list[float]:
    """`weights` scaled to sum to 1; all zero stays all zero."""
    values = list(weights)
    total = math.fsum(values)
    return [value / total for value in values] if total > 0 else values
