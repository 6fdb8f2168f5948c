"""A finding: one thing that can be asked, seen or measured, with its legal answers.

Answers are kept as people gave them (a word, or a number with the finding's unit). For inference a
number falls into one of the finding's bins, so that every answer is one of finitely many `values`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from myotome.knowledge.time_spans import span_in_words

Kind = Literal["yes_no", "side", "choice", "number"]
Asker = Literal["anyone", "clinician"]
Domain = Literal[
    "context",
    "motor",
    "sensory",
    "pain",
    "cranial",
    "sphincter_autonomic",
    "general",
    "history",
    "examination",
    "measurements",
]


class NotSure:
    """The answer of someone who was asked and does not know. It is not the same as never asked."""

    _only: NotSure | None = None

    def __new__(cls) -> NotSure:
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "NOT_SURE"


NOT_SURE = NotSure()
Answer = str | float | NotSure

YES_NO = ("absent", "present")
SIDES = ("none", "left", "right", "both")


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry of the vocabulary.

    values: every answer that inference tells apart (for numbers: the bin labels, lowest first).
    order: groups of values from mildest to worst, where such an order exists, else empty.
    cuts: the limits between bins; low, high: the range that a number may have.
    from_age: the age in years below which it makes no sense to ask.
    """

    id: str
    domain: Domain
    kind: Kind
    values: tuple[str, ...]
    ask: Asker
    label: str
    question: str
    means: str = ""
    carer: str = ""
    again: str = ""
    example: str = ""
    not_meant: str = ""
    clinician: str = ""
    unit: str = ""
    low: float = -math.inf
    high: float = math.inf
    cuts: tuple[float, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    from_age: float = 0.0
    options: dict[str, str] = field(default_factory=dict[str, str])

    def bin(self, answer: str | float) -> int:
        """The index of `answer` in `values`."""
        if isinstance(answer, str):
            return self.values.index(answer)
        return bisect_right(self.cuts, answer)

    def read(self, raw: object) -> Answer:
        """`raw`, as found in a case file or typed by a person, as an answer; ValueError says what is legal."""
        if isinstance(raw, str) and raw.strip().lower() in ("unknown", "not_sure", "not sure"):
            return NOT_SURE
        if self.kind == "number":
            return self._read_number(raw)
        if self.kind == "yes_no" and isinstance(raw, bool):
            return "present" if raw else "absent"
        if isinstance(raw, str) and raw in self.values:
            return raw
        raise ValueError(f"{_shown(raw)} is not an answer to {self.id}; use {self.legal}")

    def _read_number(self, raw: object) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise ValueError(f"{_shown(raw)} is not an answer to {self.id}; use {self.legal}")
        # A huge integer would overflow float(); compare first.
        if not self.low <= raw <= self.high:
            raise ValueError(f"{_shown(raw)} is out of range for {self.id}; use {self.legal}")
        return float(raw)

    @property
    def nothing(self) -> str | None:
        """The answer that says there is nothing, where the finding has one."""
        if self.kind in ("yes_no", "side"):
            return self.values[0]
        mildest = self.order[0][0] if self.order else self.values[0]
        return mildest if mildest == "none" or mildest.startswith("not_") else None

    @property
    def legal(self) -> str:
        """The legal answers in words, for messages."""
        if self.kind == "number":
            return f"a number from {self.low:g} to {self.high:g} ({self.unit}), or unknown"
        return ", ".join(self.values) + " or unknown"

    def says(self, answer: Answer) -> str:
        """An answer in plain words."""
        if isinstance(answer, NotSure):
            return "not sure"
        if not isinstance(answer, str):
            return span_in_words(answer) if self.unit == "hours" else f"{answer:g} {self.unit}".strip()
        if self.kind == "yes_no":
            return self.options.get(answer, "yes" if answer == "present" else "no")
        return self.options.get(answer, answer.replace("_", " "))


def bin_labels(cuts: tuple[float, ...]) -> tuple[str, ...]:
    """Labels of the bins between `cuts`: (36, 38) gives '<36', '36-38', '>=38'."""
    between = [f"{low:g}-{high:g}" for low, high in pairwise(cuts)]
    return (f"<{cuts[0]:g}", *between, f">={cuts[-1]:g}")


def _shown(raw: object) -> str:
    """`raw` short enough for one line of a message."""
    text = repr(raw)
    return text if len(text) <= 60 else text[:57] + "..."
