"""The page that explains the files of the knowledge explains every field that their readers take."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.conftest import ROOT

PAGE = ROOT / "knowledge" / "README.md"
READERS = sorted((ROOT / "src" / "myotome" / "knowledge").glob("*.py"))
TOO_MANY = ("CARD_LISTS", "CARD_TEXTS", "SYSTEMS")  # the headings of a card, the systems of codes: they name themselves


def fields(path: Path) -> Iterator[str]:
    """The names that a reader lets stand in a mapping: the arguments of each call of `only`."""
    module = import_module(f"myotome.knowledge.{path.stem}")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "only":
            for argument in node.args:
                if isinstance(argument, ast.Constant):
                    yield str(argument.value)
                elif isinstance(argument, ast.Starred) and isinstance(argument.value, ast.Name):
                    name = argument.value.id
                    yield from () if name in TOO_MANY else getattr(module, name, ())


def test_every_field_is_explained() -> None:
    explained = set(re.findall(r"`([a-z_0-9]+)`", PAGE.read_text(encoding="utf-8")))
    taken = {name for path in READERS for name in fields(path)}
    assert len(taken) > 100, "the readers were read"
    assert taken <= explained, sorted(taken - explained)


def test_no_field_is_made_up() -> None:
    """The first column of a table names fields, and nothing else."""
    rows = re.findall(r"^\| (`[^|]*`) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([a-z_0-9]+)`", row)}
    assert len(named) > 60
    assert named <= {name for path in READERS for name in fields(path)}
