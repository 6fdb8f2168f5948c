"""The JSON form of an assessment. Its field names are public: extend, never rename."""

from __future__ import annotations

import json
from typing import Any, cast

from myotome import __version__
from myotome.assessment.result import Assessment


def to_json(result: Assessment) -> dict[str, Any]:
    """`result` as plain values, in a stable order."""
    raw: dict[str, Any] = _plain(result)
    version, digest = raw.pop("knowledge_version"), raw.pop("knowledge_hash")
    for cause in raw["differential"]:
        cause["for"] = cause.pop("for_")
    raw["regions"] = [{"region": name, "probability": p} for name, p in raw["regions"]]
    raw["knowledge"] = {"version": version, "hash": digest}
    raw["myotome"] = __version__
    return raw


def _plain(value: Any) -> Any:
    """`value` with every named tuple as a mapping of its fields, and every other tuple as a list."""
    if isinstance(value, tuple):
        fields = getattr(cast(Any, value), "_fields", None)
        if fields is not None:
            return {name: _plain(getattr(cast(Any, value), name)) for name in fields}
        return [_plain(entry) for entry in cast(tuple[Any, ...], value)]
    if isinstance(value, dict):
        return {name: _plain(entry) for name, entry in cast(dict[str, Any], value).items()}
    return value


def dumps(value: Any) -> str:
    """Text of a JSON form: the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False, allow_nan=False)
