"""Conditions as plain lists, so that the compiled artifact can carry them as JSON."""

from __future__ import annotations

import math
from typing import Any

from myotome.triage.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within


def encode(condition: Condition) -> list[Any]:
    """`condition` as nested lists of texts and numbers."""
    match condition:
        case Among(finding, values):
            return ["in", finding, *sorted(values)]
        case Within(finding, low, high, low_open, high_open):
            return ["range", finding, _finite(low), _finite(high), low_open, high_open]
        case Concept(name, when):
            return ["is", name, encode(when)]
        case AllOf(items):
            return ["all", *map(encode, items)]
        case AnyOf(items):
            return ["any", *map(encode, items)]
        case NoneOf(items):
            return ["none", *map(encode, items)]
        case AtLeast(count, items):
            return ["least", count, *map(encode, items)]


def decode(form: list[Any]) -> Condition:
    """The reverse of `encode`."""
    kind, *rest = form
    match kind:
        case "in":
            return Among(rest[0], frozenset(rest[1:]))
        case "range":
            low = -math.inf if rest[1] is None else rest[1]
            high = math.inf if rest[2] is None else rest[2]
            return Within(rest[0], low, high, rest[3], rest[4])
        case "is":
            return Concept(rest[0], decode(rest[1]))
        case "all":
            return AllOf(tuple(map(decode, rest)))
        case "any":
            return AnyOf(tuple(map(decode, rest)))
        case "none":
            return NoneOf(tuple(map(decode, rest)))
        case "least":
            return AtLeast(rest[0], tuple(map(decode, rest[1:])))
        case _:
            raise ValueError(f"unknown condition {kind!r}")


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
