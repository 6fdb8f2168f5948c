"""What causes are by definition: a value that the model and the reader of `knowledge/definitions.yaml` share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """Each of `causes` shows at least one of the findings `one_of`; who denies all of them, and has none of `or_else`,
    hardly has it."""

    id: str
    causes: tuple[str, ...]
    one_of: tuple[str, ...]
    or_else: tuple[str, ...]
    reason: str
