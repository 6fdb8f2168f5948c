"""What a number rests on: a published figure, or a judgement with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number rests on. size: its weight as a number of patients."""

    kind: Literal["sourced", "judgement"]
    size: float
    ref: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A probability for each value of a finding; `p` shorthand becomes absent/present."""

    values: Mapping[str, float]
    basis: Basis
    line: int = 0
