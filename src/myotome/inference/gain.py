"""What is worth asking next: expected information and expected reduction of harm, for every open question.

Mutual information is symmetric: what an answer tells about the state is the entropy of the answer minus
its average entropy within the states, IG = H(answer) - sum P(state) H(answer | state). States that hold
almost no weight are left out, which bounds the work; the bound is given by `LEAST`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter, mul

from myotome.inference.model import Model
from myotome.inference.posterior import Posterior, normalise

LEAST = 2e-4  # states below this weight are left out of the look-ahead
MOST = 160  # and no more states than this are looked at


@dataclass(frozen=True, slots=True)
class Gain:
    """What asking `finding` is expected to give: bits about the state, and harm avoided by knowing."""

    finding: str
    information: float
    harm: float


def gains(model: Model, post: Posterior, findings: Iterable[str], needs: Sequence[Sequence[float]]) -> list[Gain]:
    """The gain of each of `findings`. needs: [conditions][levels] P(level needed | condition)."""
    kept = sorted(post.support(LEAST), key=lambda s: -post.weights[s])[:MOST]
    if len(kept) < 2:
        return [Gain(name, 0.0, 0.0) for name in findings]
    weights = normalise(post.weights[s] for s in kept)
    harms = _harm_by_state(model, kept, weights, needs)
    now = min(math.fsum(row) for row in harms)
    take: Callable[[Sequence[float]], Sequence[float]] = itemgetter(*kept)
    return [_gain(model, name, take, weights, harms, now) for name in findings]


def _gain(
    model: Model,
    name: str,
    take: Callable[[Sequence[float]], Sequence[float]],
    weights: Sequence[float],
    harms: Sequence[Sequence[float]],
    now: float,
) -> Gain:
    information, after = 0.0, 0.0
    for value in range(len(model.findings[name].values)):
        logs: Sequence[float] = take(model.row(name, value))
        rates = [math.exp(log) for log in logs]
        joint = list(map(mul, weights, rates))
        p = sum(joint)
        if p <= 0:
            continue
        information -= p * math.log2(p)
        # -inf only meets a rate of zero, and 0 log 0 is 0
        information += sum(j * log for j, log in zip(joint, logs, strict=True) if j > 0) / math.log(2)
        after += min(sum(map(mul, row, rates)) for row in harms)
    return Gain(name, max(information, 0.0), max(now - after, 0.0))


def _harm_by_state(
    model: Model, kept: Sequence[int], weights: Sequence[float], needs: Sequence[Sequence[float]]
) -> list[list[float]]:
    """[advised level][kept states]: weight times the harm of advising that level."""
    table: list[list[float]] = []
    for row in model.harm:
        per_condition = [math.fsum(map(mul, row, need)) for need in needs]
        table.append([w * per_condition[model.condition_of[s]] for w, s in zip(weights, kept, strict=True)])
    return table
