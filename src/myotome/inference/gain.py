"""What is worth asking next: expected information and expected reduction of harm, for every open question.

Mutual information is symmetric: what an answer tells about the state is the entropy of the answer minus
its average entropy within the states, IG = H(answer) - sum P(state) H(answer | state). States that hold
almost no weight are left out, which bounds the work; the bound is given by `LEAST`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter, mul
from typing import NamedTuple

from myotome.inference.model import Model
from myotome.inference.posterior import Posterior, normalise

LEAST = 2e-4  # states below this weight are left out of the look-ahead
MOST = 300  # and no more states than this are looked at


class Gain(NamedTuple):
    """What asking `finding` is expected to give: bits about the state, and harm avoided by knowing."""

    finding: str
    information: float
    harm: float


def gains(
    model: Model,
    post: Posterior,
    findings: Iterable[str],
    needs: Sequence[Sequence[float]],
    most: int = MOST,
) -> list[Gain]:
    """The gain of each of `findings`, over the `most` likeliest states.

    needs: [conditions][levels] P(level needed | condition).
    """
    kept = sorted(post.support(LEAST), key=lambda s: -post.weights[s])[:most]
    if len(kept) < 2:
        return [Gain(name, 0.0, 0.0) for name in findings]
    view = _View.of(model, post, kept, needs)
    answered = Counter(model.group_of[name] for name in post.used if name in model.group_of)
    return [_shared(model, _gain(model, name, view), answered) for name in findings]


def _shared(model: Model, gain: Gain, answered: Mapping[str, int]) -> Gain:
    """`gain`, less what findings that measure the same thing have told already."""
    group = model.group_of.get(gain.finding)
    known = answered.get(group, 0) if group else 0
    if not known:
        return gain
    left = (known + 1) ** -model.overlap[model.group_of[gain.finding]]
    return Gain(gain.finding, gain.information * left, gain.harm * left)


@dataclass(frozen=True, slots=True)
class _View:
    """The states that are looked at, those that need the same level side by side.

    runs: (level, first, end) in the order of the states. mixed: states whose needed level is not one, with
    their distribution over the levels.
    """

    weights: list[float]
    take: Callable[[Sequence[float]], Sequence[float]]
    runs: list[tuple[int, int, int]]
    mixed: list[tuple[int, Sequence[float]]]
    harm: Sequence[Sequence[float]]
    now: float

    @classmethod
    def of(cls, model: Model, post: Posterior, kept: Sequence[int], needs: Sequence[Sequence[float]]) -> _View:
        def level(state: int) -> int:
            need = needs[model.condition_of[state]]
            return need.index(1.0) if 1.0 in need else len(need)

        ordered = sorted(kept, key=level)
        weights = normalise(post.weights[s] for s in ordered)
        levels = [level(s) for s in ordered]
        width = len(model.harm)
        runs = [(one, levels.index(one), levels.index(one) + levels.count(one)) for one in sorted(set(levels))]
        mixed = [(i, needs[model.condition_of[ordered[i]]]) for i, one in enumerate(levels) if one == width]
        runs = [run for run in runs if run[0] < width]
        view = cls(weights, itemgetter(*ordered), runs, mixed, model.harm, 0.0)
        return cls(weights, view.take, runs, mixed, model.harm, view.least_harm(weights))

    def least_harm(self, joint: Sequence[float]) -> float:
        """The harm of the best advice when the states weigh `joint`."""
        mass = [0.0] * len(self.harm)
        for level, first, end in self.runs:
            mass[level] = sum(joint[first:end])
        for index, need in self.mixed:
            for level, share in enumerate(need):
                mass[level] += joint[index] * share
        return min(sum(map(mul, row, mass)) for row in self.harm)


def _gain(model: Model, name: str, view: _View) -> Gain:
    information = -sum(map(mul, view.weights, view.take(model.entropies(name))))
    after = 0.0
    for value in range(len(model.findings[name].values)):
        joint = list(map(mul, view.weights, view.take(model.row(name, value))))
        p = sum(joint)
        if p > 0:
            information -= p * math.log2(p)
            after += view.least_harm(joint)
    return Gain(name, max(information, 0.0), max(view.now - after, 0.0))
