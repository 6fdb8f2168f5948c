"""A small knowledge base out of the real one, and the same under other names: compiled in a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, cast

from myotome.assessment.engine import Engine
from myotome.inference.build import sections
from myotome.inference.compile.table import compile_table
from myotome.knowledge.artifact import write_artifact
from myotome.knowledge.base import KnowledgeBase


def few(base: KnowledgeBase, conditions: Iterable[str]) -> KnowledgeBase:
    """`base` with these conditions only, in this order."""
    return replace(base, conditions={name: base.conditions[name] for name in conditions})


def built(base: KnowledgeBase, path: Path) -> Engine:
    """An engine of `base`, compiled into `path`."""
    write_artifact(path, "1", base.hash, sections(base, compile_table(base)))
    return Engine(path)


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """`value` with every text that is one of `names` replaced, however deep it stands."""
    if isinstance(value, str):
        return names.get(value, value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: renamed(getattr(value, one.name), names) for one in fields(value)}
        return type(value)(**changed)
    if isinstance(value, Mapping):
        return {renamed(k, names): renamed(v, names) for k, v in cast(Mapping[Any, Any], value).items()}
    if isinstance(value, tuple | list | frozenset):
        kind: Any = type(cast(object, value))
        if hasattr(kind, "_fields"):
            return kind(*(renamed(one, names) for one in cast(Iterable[Any], value)))
        return kind(renamed(one, names) for one in cast(Iterable[Any], value))
    return value
