"""The JSON form of an assessment. Its field names are public: extend, never rename."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from myotome import __version__
from myotome.assessment.result import Assessment


def to_json(result: Assessment) -> dict[str, Any]:
    """`result` as plain values, in a stable order."""
    raw = asdict(result)
    version, digest = raw.pop("knowledge_version"), raw.pop("knowledge_hash")
    for cause in raw["differential"]:
        cause["for"] = cause.pop("for_")
        cause["interval"] = list(cause["interval"])
    raw["regions"] = [{"region": name, "probability": p} for name, p in raw["regions"]]
    raw["knowledge"] = {"version": version, "hash": digest}
    raw["myotome"] = __version__
    return raw


def dumps(value: Any) -> str:
    """Text of a JSON form: the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False, allow_nan=False)
