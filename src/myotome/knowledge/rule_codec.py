"""Conditions as plain lists, so that the compiled artifact can carry them as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within


def encode(condition: Condition) -> list[Any]:
    """`condition` as nested lists of texts and numbers."""
    match condition:
        case Among(finding, values):
            return ["in", finding, *sorted(values)]
        case Within(finding, low, high, low_open, high_open):
            return ["range", finding, _finite(low), _finite(high), low_open, high_open]
        case Concept(name):
            return ["is", name]
        case AllOf(items):
            return ["all", *map(encode, items)]
        case AnyOf(items):
            return ["any", *map(encode, items)]
        case NoneOf(items):
            return ["none", *map(encode, items)]
        case AtLeast(count, items):
            return ["least", count, *map(encode, items)]


def decode(form: list[Any], concepts: Mapping[str, Concept]) -> Condition:
    """The reverse of `encode`; a concept is looked up by name, so that rules share it."""
    kind, *rest = form
    match kind:
        case "in":
            return Among(rest[0], frozenset(rest[1:]))
        case "range":
            low = -math.inf if rest[1] is None else rest[1]
            high = math.inf if rest[2] is None else rest[2]
            return Within(rest[0], low, high, rest[3], rest[4])
        case "is":
            return concepts[rest[0]]
        case "all":
            return AllOf(tuple(decode(one, concepts) for one in rest))
        case "any":
            return AnyOf(tuple(decode(one, concepts) for one in rest))
        case "none":
            return NoneOf(tuple(decode(one, concepts) for one in rest))
        case "least":
            return AtLeast(rest[0], tuple(decode(one, concepts) for one in rest[1:]))
        case _:
            raise ValueError(f"unknown condition {kind!r}")


def decode_concepts(forms: Mapping[str, list[Any]]) -> dict[str, Concept]:
    """All concepts by name; each uses only those before it."""
    concepts: dict[str, Concept] = {}
    for name, form in forms.items():
        concepts[name] = Concept(name, decode(form, concepts))
    return concepts


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
