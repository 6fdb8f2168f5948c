"""For and against: what each answer does to a cause, as a likelihood ratio against all other causes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from myotome.inference.model import Model
from myotome.inference.posterior import Posterior

TELLING = 1.3  # ratios nearer to 1 than this say nothing worth a line


class Ratio(NamedTuple):
    """finding: its id. ratio: P(answer | cause) / P(answer | not the cause)."""

    finding: str
    ratio: float


def ratios(model: Model, post: Posterior, index: int) -> list[Ratio]:
    """The ratio of each used answer for the condition at `index`, the most telling first, as it counted.

    Within the cause, and among the others, states count by their posterior weight.
    """
    low, high = model.first_state[index], model.first_state[index + 1]
    inside = _shares(model, post.weights[low:high], model.log_share[low:high])
    outside = [*post.weights[:low], *([0.0] * (high - low)), *post.weights[high:]]
    rest = math.fsum(outside)
    if rest <= 0:
        return []
    kept = [(s, w / rest) for s, w in enumerate(outside) if w > rest * 1e-6]
    counts = model.information(post.used)
    found: list[Ratio] = []
    for finding, value in post.used.items():
        row = model.row(finding, value)
        own = math.fsum(w * row[low + i] for i, w in enumerate(inside))
        others = math.fsum(w * row[s] for s, w in kept)
        if others > 0 and own > 0:
            found.append(Ratio(finding, (own / others) ** counts[finding]))
    found.sort(key=lambda one: (-abs(math.log(one.ratio)), one.finding))
    return [one for one in found if abs(math.log(one.ratio)) >= math.log(TELLING)]


def _shares(model: Model, weights: Sequence[float], log_shares: Sequence[float]) -> list[float]:
    total = math.fsum(weights)
    if total > 0:
        return [w / total for w in weights]
    return [math.exp(share) for share in log_shares]


def cite(basis: Mapping[str, object], references: Mapping[str, Mapping[str, object]]) -> tuple[str, str]:
    """Where a rate comes from, in words, and its address if it has one."""
    ref = basis.get("ref")
    if isinstance(ref, str) and ref in references:
        found = references[ref]
        parts = [str(found[name]) for name in ("author", "year", "journal") if found.get(name)]
        return ", ".join(parts), str(found["address"])
    reason = basis.get("reason")
    return (f"judgement: {reason}" if reason else "judgement"), ""
