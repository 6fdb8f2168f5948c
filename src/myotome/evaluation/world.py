"""A world in which the rates are not quite those of the model: drawn from how unsure they are.

A rate that rests on few patients may be off. In a world each condition's rate of each finding is drawn once
(a Beta, or its form for several values, with the weight in `Model.sizes`) and holds for all its patients.
Background rates are shared by all conditions and move none of them, so they stay. A world is a model:
patients can be drawn from it, and it can say what an all-knowing engine would answer.

One patient from each of many worlds would look just like patients of the model, since a drawn rate is right
on average. What tells them apart is many patients of the same world, so studies look at each world alone.
"""

from __future__ import annotations

import math
from array import array
from random import Random

from myotome.inference.model import Model


class World(Model):
    """`model` with drawn rates, and with drawn priors where `priors`. The same seed gives the same world."""

    def __init__(self, model: Model, seed: int, *, priors: bool = False) -> None:
        vars(self).update(vars(model))
        self._model = model
        self._logs = {}
        self._seed = seed
        self._drawn: dict[str, list[memoryview[float]]] = {}
        rng = Random(f"{seed} priors")  # noqa: S311  a study, not a secret
        self._shift = [rng.gauss(0.0, spread) if priors else 0.0 for spread in model.prior_spread]

    def row(self, finding: str, value: int) -> memoryview[float]:
        if finding not in self._drawn:
            self._drawn[finding] = self._draw(finding)
        return self._drawn[finding][value]

    def log_prior(self, age: float | None, sex: str | None, setting: str | None) -> list[float]:
        logs = [log + by for log, by in zip(self._model.log_prior(age, sex, setting), self._shift, strict=True)]
        total = math.log(math.fsum(map(math.exp, logs)))
        return [log - total for log in logs]

    def _draw(self, finding: str) -> list[memoryview[float]]:
        """The rows of a finding; drawn from a seed of their own, so that the order of asking changes nothing."""
        rng = Random(f"{self._seed} {finding}")  # noqa: S311
        rows = [array("d", self._model.row(finding, v)) for v in range(len(self.findings[finding].values))]
        for index, size in enumerate(self._model.sizes(finding)):
            if size > 0:
                states = range(self.first_state[index], self.first_state[index + 1])
                bend(rows, states, [math.exp(self.log_share[state]) for state in states], size, rng)
        return [memoryview(row) for row in rows]


def bend(rows: list[array[float]], states: range, shares: list[float], size: float, rng: Random) -> None:
    """Draw the rate of one condition anew and let each of its states follow by the same factors."""
    means = [math.fsum(row[s] * share for s, share in zip(states, shares, strict=True)) for row in rows]
    drawn = dirichlet([mean * size for mean in means], rng)
    factors = [d / mean if mean > 0 else 0.0 for d, mean in zip(drawn, means, strict=True)]
    for state in states:
        scaled = [row[state] * factor for row, factor in zip(rows, factors, strict=True)]
        total = math.fsum(scaled)
        if total > 0:
            for row, value in zip(rows, scaled, strict=True):
                row[state] = value / total


def dirichlet(weights: list[float], rng: Random) -> list[float]:
    """A draw of proportions; with two weights it is a Beta. A weight of 0 stays 0."""
    gammas = [rng.gammavariate(weight, 1.0) if weight > 0 else 0.0 for weight in weights]
    total = math.fsum(gammas)
    if total <= 0:  # all too small for a double: the likeliest has it all
        gammas = [1.0 if weight == max(weights) else 0.0 for weight in weights]
        total = math.fsum(gammas)
    return [gamma / total for gamma in gammas]
