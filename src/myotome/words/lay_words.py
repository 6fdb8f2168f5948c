"""What people say for a finding: `lay_words.json`, by the finding's id.

The key is `id=value` where the words tell which answer is meant. A phrase counts where its words come in this order in
one clause, with at most two others between them; endings do not matter. Add the words that you hear. A part of the body
with a complaint, in every combination, is in `frames` and need not be listed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def lay_words() -> dict[str, tuple[str, ...]]:
    """The phrases of each finding, or finding=value."""
    raw = json.loads(Path(__file__).with_name("lay_words.json").read_text(encoding="utf-8"))
    return {key: tuple(phrases) for key, phrases in raw.items()}
