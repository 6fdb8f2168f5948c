"""For and against: what each answer does to a cause, as a likelihood ratio against all other causes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import mul
from typing import NamedTuple

from myotome.inference.model import Model
from myotome.inference.posterior import Posterior

LEAST_MASS = 1e-9  # below this the difference of two sums would be noise
TELLING = 1.3  # ratios nearer to 1 than this say nothing worth a line


class Ratio(NamedTuple):
    """finding: its id. ratio: P(answer | cause) / P(answer | not the cause)."""

    finding: str
    ratio: float


class Arguments:
    """The ratios of any cause, from sums that are made once for all causes."""

    def __init__(self, model: Model, post: Posterior) -> None:
        self._model, self._post, self._masses = model, post, post.by_condition(model)
        self._even: dict[str, Sequence[float]] = {}
        self._uneven: dict[str, Sequence[float]] = {}
        for finding, value in post.used.items():
            even = model.even_row(finding, value)
            if even is None:
                self._uneven[finding] = model.row(finding, value)
            else:
                self._even[finding] = even
        # The plain sum: exact to a dozen digits over some thousand states, in half the time of the exact one.
        self._total = {finding: sum(map(mul, self._masses, row)) for finding, row in self._even.items()}
        self._total |= {finding: sum(map(mul, post.weights, row)) for finding, row in self._uneven.items()}
        self._counts = model.information(post.used)

    def ratios(self, index: int) -> list[Ratio]:
        """The ratio of each used answer for the condition at `index`, the most telling first, as it counted.

        Within the cause, and among the others, states count by their posterior weight.
        """
        mass = self._masses[index]
        if not LEAST_MASS < mass < 1 - LEAST_MASS:
            return []  # too certain, or too unlikely, to compare with anything
        found: list[Ratio] = []
        for finding, own in self._own(index):
            others = (self._total[finding] - own * mass) / (1 - mass)
            if own > 0 and others > 0:
                found.append(Ratio(finding, (own / others) ** self._counts[finding]))
        found.sort(key=lambda one: (-abs(math.log(one.ratio)), one.finding))
        return [one for one in found if abs(math.log(one.ratio)) >= math.log(TELLING)]

    def _own(self, index: int) -> Iterator[tuple[str, float]]:
        """P(answer | the condition at `index`) of each used answer."""
        states = slice(self._model.first_state[index], self._model.first_state[index + 1])
        weights = self._post.weights[states]
        yield from ((finding, row[index]) for finding, row in self._even.items())
        for finding, row in self._uneven.items():
            yield finding, sum(map(mul, weights, row[states])) / self._masses[index]
