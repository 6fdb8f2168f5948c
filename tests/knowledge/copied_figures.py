"""Numbers that cite a published figure: each is the figure, or stands in `adjusted_figures.yaml` with both.

A figure is adjusted where its patients are not those who come with a leg, where two are pooled, or where one number is
split over several answers; the condition's file says why. The list keeps what was made of the figure, so that a later
change of either is seen. After a change on purpose: `python -m tests.knowledge.copied_figures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from myotome.knowledge.base import KnowledgeBase, read_knowledge
from myotome.knowledge.basis import Distribution
from myotome.knowledge.evidence import EvidenceRow
from myotome.knowledge.numbers import MATCHES_WITHIN

HERE = Path(__file__).parent
ADJUSTED = HERE / "adjusted_figures.yaml"
Adjusted = Mapping[str, Mapping[str, Mapping[str, Any]]]
HEAD = """\
# Numbers that rest on a published figure but are not the figure itself: the row of knowledge/evidence, its value, and
# what was made of it (one number, or one for each answer). The reasons stand as notes in the condition's file. Written
# by `python -m tests.knowledge.copied_figures`; read what changed.
"""


def read_adjusted(path: Path = ADJUSTED) -> Adjusted:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def is_the_figure(given: Distribution, row: EvidenceRow) -> bool:
    """Whether a number is copied as it stands."""
    return "" in given.values and row.share is not None and abs(row.share - given.values[""]) <= MATCHES_WITHIN


def made_of(given: Distribution, row: EvidenceRow) -> dict[str, Any]:
    """How the list shows an adjusted number."""
    used: Any = _short(given.values[""]) if "" in given.values else [_short(p) for p in given.values.values()]
    return {"row": row.id, "figure": row.value, "used": used}


def broken(
    condition: str, name: str, given: Distribution, evidence: Mapping[str, EvidenceRow], adjusted: Adjusted
) -> Iterator[str]:
    """What is wrong with one number that cites a row."""
    if given.basis.kind != "sourced":
        return
    row = evidence[given.basis.ref]
    listed = adjusted.get(condition, {}).get(name)
    if is_the_figure(given, row):
        if listed is not None:
            yield f"{condition}.{name}: is its figure again and need not be listed"
    elif listed != made_of(given, row):
        yield f"{condition}.{name}: {made_of(given, row)}, listed as {listed}"


def write(base: KnowledgeBase) -> int:
    """The list anew; returns how many."""
    lines, total = [HEAD.rstrip()], 0
    for condition in base.conditions.values():
        mine = [
            f"  {name}: {_line(made_of(given, base.evidence[given.basis.ref]))}"
            for name, given in condition.findings.items()
            if given.basis.kind == "sourced" and not is_the_figure(given, base.evidence[given.basis.ref])
        ]
        total += len(mine)
        lines += [f"{condition.id}:", *mine] if mine else []
    ADJUSTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return total


def _line(listed: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(listed), default_flow_style=True, width=9999, sort_keys=False).strip()


def _short(p: float) -> float:
    return float(f"{p:.3g}")


if __name__ == "__main__":
    print(write(read_knowledge(HERE.parent.parent / "knowledge")))
