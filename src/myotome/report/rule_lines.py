"""The condition of a red flag as indented lines, as its file has it: for those who read rules and not code."""

from __future__ import annotations

import math
from collections.abc import Iterator

from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within

STEP = "  "


def rule_lines(condition: Condition, indent: str = "") -> Iterator[str]:
    """A line for each part, the parts of a part below it."""
    match condition:
        case Among(finding, values):
            yield f"{indent}{finding}: {' or '.join(sorted(values))}"
        case Within():
            yield f"{indent}{condition.finding}: {_range(condition)}"
        case Concept(name):
            yield f"{indent}is {name}"
        case AllOf(items):
            yield from _group("all of", items, indent)
        case AnyOf(items):
            yield from _group("any of", items, indent)
        case NoneOf(items):
            yield from _group("none of", items, indent)
        case AtLeast(count, items):
            yield from _group(f"at least {count} of", items, indent)


def _group(name: str, items: tuple[Condition, ...], indent: str) -> Iterator[str]:
    yield f"{indent}{name}:"
    for item in items:
        yield from rule_lines(item, indent + STEP)


def _range(one: Within) -> str:
    low = "" if one.low == -math.inf else f"{'above' if one.low_open else 'at least'} {one.low:g}"
    high = "" if one.high == math.inf else f"{'below' if one.high_open else 'at most'} {one.high:g}"
    return " and ".join(part for part in (low, high) if part)
