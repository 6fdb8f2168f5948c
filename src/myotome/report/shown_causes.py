"""Which causes of a result are named: the likeliest, and the dangerous ones that must be named though they are not.

One choice for the terminal, the page, the paper and the handover, so that none is silent where another warns.
"""

from __future__ import annotations

from typing import NamedTuple

from myotome.assessment.result import Assessment, Cause
from myotome.inference.model import is_other

SHOWN = 5
DANGEROUS_FROM = 0.005  # a dangerous cause below the first few is still named from this probability on
MOST_DANGEROUS = 4


class ShownCauses(NamedTuple):
    """likeliest: the first few. dangerous: those after them that must be ruled out. other: the unknown cause."""

    likeliest: tuple[Cause, ...]
    dangerous: tuple[Cause, ...]
    other: Cause | None


def shown_causes(result: Assessment) -> ShownCauses:
    """The causes of `result` that are named."""
    named = named_causes(result)
    dangerous = tuple(one for one in named[SHOWN:] if is_dangerous(one))
    other = next((one for one in result.differential if is_other(one.condition)), None)
    return ShownCauses(named[:SHOWN], dangerous[:MOST_DANGEROUS], other)


def named_causes(result: Assessment) -> tuple[Cause, ...]:
    """Every cause that the model knows, the likeliest first."""
    return tuple(cause for cause in result.differential if not is_other(cause.condition))


def is_dangerous(cause: Cause) -> bool:
    """Whether `cause` must not be missed and is likely enough to be named wherever it stands."""
    return cause.must_not_miss and cause.probability >= DANGEROUS_FROM
