"""The causes under many readings of the same answers: each of some answers as told, or as another.

What all readings share is worked out once. The rest is a product: given the state, findings that share no group are
independent, so each group of answers that some reading changes is a factor of the weight of every state. A factor is
worked out once for each way of reading its answers, and the product grows by a factor at a time, so that readings
that begin alike share it. Hundreds of readings cost as much as a few would one by one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from operator import mul
from typing import NamedTuple

from myotome.inference.model import Model
from myotome.inference.posterior import Posterior, added, from_logs, of_used, started

LEAST = 1e-200  # a sum of weights below this has lost digits, and is worked out anew in logarithms


class Way(NamedTuple):
    """One way of reading the answers of a group. values: finding -> value. factor: [states]."""

    values: Mapping[str, int]
    factor: Sequence[float]


class Readings:
    """used: the answers as told (finding -> value). others: finding -> the values that it is read as besides."""

    def __init__(
        self, model: Model, prior: Sequence[float], used: Mapping[str, int], others: Mapping[str, Sequence[int]]
    ) -> None:
        self._model, self._prior, self._used, self._others = model, prior, used, others
        self._parts = [{name: used[name] for name in names} for names in _together(model, used, others)]
        loose = {name for part in self._parts for name in part}
        steady = {name: value for name, value in used.items() if name not in loose}
        self._shared = added(model, started(model, prior), steady, model.information(steady))

    def told(self) -> Posterior:
        """The posterior of the answers as they were told."""
        rest = {name: value for part in self._parts for name, value in part.items()}
        logs = added(self._model, self._shared, rest, self._model.information(rest)) if rest else self._shared
        return from_logs(self._model, logs, self._used)

    def other(self) -> Iterator[tuple[Mapping[str, int], list[float]]]:
        """Every other reading with P(condition | reading), in the order of `model.conditions`."""
        if not self._others:
            return
        top = max(self._shared)
        start = [math.exp(value - top) if top > -math.inf else 0.0 for value in self._shared]
        for values, weights in _grown(start, [self._ways(part) for part in self._parts]):
            reading = {**self._used, **values}
            if reading != self._used:
                yield reading, self._by_condition(reading, weights)

    def _ways(self, part: Mapping[str, int]) -> list[Way]:
        """Every way of reading `part`, as told first."""
        changing = [name for name in part if name in self._others]
        found: list[Way] = []
        for values in product(*((part[name], *self._others[name]) for name in changing)):
            read = {**part, **dict(zip(changing, values, strict=True))}
            logs = added(self._model, [0.0] * self._model.width, read, self._model.information(read))
            found.append(Way(read, list(map(math.exp, logs))))
        return found

    def _by_condition(self, reading: Mapping[str, int], weights: Sequence[float]) -> list[float]:
        masses = [sum(weights[a:b]) for a, b in pairwise(self._model.first_state)]
        for condition in self._model.denied(reading):
            masses[condition] *= self._model.definition_denied
        total = math.fsum(masses)
        if total < LEAST:
            return of_used(self._model, self._prior, reading).by_condition(self._model)
        return [mass / total for mass in masses]


def _together(model: Model, used: Mapping[str, int], others: Mapping[str, Sequence[int]]) -> list[list[str]]:
    """The findings that a reading may change, each with those that share its group: they count less together."""
    groups: dict[str, list[str]] = {}
    for name in sorted(others):
        group = model.group_of.get(name)
        alone = group is None
        groups.setdefault(
            f"finding {name}" if alone else f"group {group}",
            [name] if alone else sorted(one for one in used if model.group_of.get(one) == group),
        )
    return list(groups.values())


def _grown(weights: list[float], parts: Sequence[list[Way]]) -> Iterator[tuple[dict[str, int], list[float]]]:
    """`weights` times the factors of every combination of ways, with the answers read so."""
    if not parts:
        yield {}, weights
        return
    for way in parts[0]:
        for values, grown in _grown(list(map(mul, weights, way.factor)), parts[1:]):
            yield {**way.values, **values}, grown
