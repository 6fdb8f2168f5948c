"""What a stated number says of each value of its finding, where it names fewer: a side that is not told is shared."""

from __future__ import annotations

from collections.abc import Sequence

from myotome.knowledge.basis import Distribution
from myotome.knowledge.finding import Finding

# Where no lesion says which side, as for a painful joint: mostly one side.
SIDE_SPLIT = {
    "left": (0.9, 0.02, 0.08),
    "right": (0.02, 0.9, 0.08),
    "both": (0.1, 0.1, 0.8),
    "": (0.3, 0.3, 0.4),
}


def spread(given: Distribution, finding: Finding, split: Sequence[float]) -> list[float]:
    """A stated distribution over all values; `{p}` of a finding with several values uses `split`."""
    if "" not in given.values:
        return [given.values[value] for value in finding.values]
    p = given.values[""]
    rest = finding.values[1:]
    if finding.kind == "side":
        return [1 - p, *(p * share for share in split)]
    return [1 - p, *([p / len(rest)] * len(rest))]
