"""Where a number comes from, in words: a published figure with its address, or a judgement with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

from myotome.assessment.sentences import SENTENCES

# "(weak source als-012)": where a reason names rows of the evidence table, which only its keepers read.
_ROWS = re.compile(r"\s*\((?:weak )?(?:sources? )?[a-z][\w-]*-\d{2,3}\w?\b[^()]*\)")


def cite(basis: Mapping[str, object], references: Mapping[str, Mapping[str, object]]) -> tuple[str, str]:
    """Where a rate comes from, in words, and its address if it has one."""
    ref = basis.get("ref")
    if isinstance(ref, str) and ref in references:
        found = references[ref]
        parts = [str(found[name]) for name in ("author", "year", "journal") if found.get(name)]
        address = str(found["address"])
        return ", ".join(parts) or str(found.get("title") or address), address
    reason = basis.get("reason")
    if not reason:
        return SENTENCES["source.judgement"], ""
    return SENTENCES["source.judgement_because"].format(reason=without_rows(str(reason))), ""


def without_rows(reason: str) -> str:
    """A reason as it is shown: without the rows of the evidence table that it names for its keepers."""
    return _ROWS.sub("", reason)
