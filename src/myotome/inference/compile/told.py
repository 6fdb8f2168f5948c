"""From what is so to what is told: answers are vague, one step off, denied, or wrong.

Some answers say less than others ("it gets worse", not how fast); who gets worse chooses such a vague word equally
often whatever is the matter. On a scale of rough steps (how fast it began, how well somebody walks) neighbours are
mixed up. Some say no to what is there: it is slight, forgotten, or embarrassing. And a share of all answers says
nothing and follows the background.
"""

from __future__ import annotations

from collections.abc import Sequence

from myotome.knowledge.finding import Finding
from myotome.knowledge.read_findings import FindingEntry
from myotome.knowledge.read_model import ModelNumbers


def told(row: Sequence[float], entry: FindingEntry, background: Sequence[float], numbers: ModelNumbers) -> list[float]:
    """P(answer) from P(what is so), each over the values of the finding."""
    said = list(row)
    for vague, exact in entry.vague.items():
        said = vaguely(said, entry.finding, vague, exact, numbers.vague)
    if entry.finding.ask == "anyone" and entry.finding.nothing is not None:
        said = denied(said, entry.finding.values.index(entry.finding.nothing), numbers.denied)
    if entry.rough:
        said = one_step_off(said, numbers.one_step_off)
    return with_errors(said, background, numbers.answer_error)


def vaguely(row: Sequence[float], finding: Finding, vague: str, exact: Sequence[str], share: float) -> list[float]:
    """`row` with `share` of what `vague` and `exact` have together told as `vague`."""
    at, others = finding.values.index(vague), [finding.values.index(one) for one in exact]
    known = sum(row[i] for i in others)
    total = row[at] + known
    said = list(row)
    said[at] = share * total
    for i in others:
        said[i] = (1 - share) * total * (row[i] / known if known > 0 else 1 / len(others))
    return said


def one_step_off(row: Sequence[float], share: float) -> list[float]:
    """`row` with `share` of each answer told as a neighbour, half to each side; the ends have one neighbour."""
    said = [0.0] * len(row)
    for i, p in enumerate(row):
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(row)]
        said[i] += p * (1 - share / 2 * len(near))
        for j in near:
            said[j] += p * share / 2
    return said


def denied(row: Sequence[float], nothing: int, share: float) -> list[float]:
    """`row` with `share` of what is there told as not there, and less of it the nearer the sign is to always there.

    What nearly everybody with a disease has is what brings them, and that is not denied.
    """
    share *= min(1.0, 2 * row[nothing])
    return [p + share * (1 - p) if value == nothing else (1 - share) * p for value, p in enumerate(row)]


def with_errors(row: Sequence[float], background: Sequence[float], error: float) -> list[float]:
    """`row` as it is answered: with probability `error` the answer follows the background instead."""
    return [(1 - error) * p + error * b for p, b in zip(row, background, strict=True)]
