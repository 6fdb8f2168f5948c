"""When a cause is less urgent than in its first days: a value that the engine and the reader of the table share."""

from __future__ import annotations

from dataclasses import dataclass

from myotome.knowledge.levels import Level


@dataclass(frozen=True, slots=True)
class Later:
    """One line of `knowledge/later.yaml`: where the concept `when` surely holds, and `unless` does not, each of
    `causes` needs only `level`."""

    id: str
    when: str
    unless: str
    level: Level
    causes: tuple[str, ...]
    reason: str
