"""The packages stand in rows, and every import points down or sideways: whoever reads one need not know those above.

The rows are the table below. Within a row imports may go one way only: no two packages need each other, not even
through others.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "myotome"
ROWS: tuple[tuple[str, ...], ...] = (
    ("cli", "server", "interop"),
    ("report", "evaluation", "verification"),  # verification proves things of whole interviews, so it stands here
    ("language", "words"),
    ("interview", "assessment", "explanation"),
    ("triage",),
    ("inference",),
    ("knowledge", "anatomy"),
)
ROW = {name: row for row, names in enumerate(ROWS) for name in names}
Imports = Mapping[str, frozenset[str]]  # package -> the packages that it imports


def imported(source: str) -> Iterator[str]:
    """The modules that a source text imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole path"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def package_of(module: str) -> str | None:
    """The package of a module of ours; None for others, and for what stands beside the packages (the version)."""
    parts = module.split(".")
    return parts[1] if parts[0] == "myotome" and len(parts) > 1 and (ROOT / parts[1]).is_dir() else None


def imports_of(package: str) -> frozenset[str]:
    """The other packages that `package` imports."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / package).rglob("*.py"))
    found = {package_of(module) for source in sources for module in imported(source)}
    return frozenset(name for name in found if name is not None and name != package)


IMPORTS: Imports = {name: imports_of(name) for name in ROW}


def upward(imports: Imports) -> list[str]:
    """The imports that point up."""
    return [
        f"{above} is imported by {name}" for name, all_ in imports.items() for above in all_ if ROW[above] < ROW[name]
    ]


def in_a_circle(imports: Imports) -> set[str]:
    """The packages of a circle, and those that need it: what is left once all that need nothing left are taken away."""
    left = dict(imports)
    while free := [name for name, all_ in left.items() if not all_ & left.keys()]:
        for name in free:
            del left[name]
    return set(left)


def test_every_package_has_its_row() -> None:
    assert {path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file()} == set(ROW)


def test_imports_point_down_or_sideways() -> None:
    assert upward(IMPORTS) == []


def test_no_packages_need_each_other() -> None:
    assert in_a_circle(IMPORTS) == set()


@pytest.mark.parametrize("name", sorted(set(ROW) - {"anatomy"}))
def test_imports_are_seen(name: str) -> None:
    """Only anatomy needs nothing else of ours: a package without imports was not read rightly."""
    assert IMPORTS[name]


@pytest.mark.parametrize(
    ("source", "packages"),
    [
        ("import myotome.report.text", {"report"}),
        ("from myotome.triage.floor import floor", {"triage"}),
        ("from myotome import knowledge, __version__", {"knowledge", None}),
        ("def late():\n    from myotome.server import app", {"server"}),
        ("import math", {None}),
    ],
)
def test_an_import_is_found_however_it_is_written(source: str, packages: Iterable[str | None]) -> None:
    assert {package_of(module) for module in imported(source)} == packages


def test_what_is_forbidden_is_noticed() -> None:
    """Against itself: an import upwards, and a circle over three packages of one row."""
    assert upward({**IMPORTS, "knowledge": frozenset({"triage"})}) == ["triage is imported by knowledge"]
    circle = {"report": frozenset({"evaluation"}), "evaluation": frozenset({"verification"})}
    assert in_a_circle({**IMPORTS, **circle, "verification": frozenset({"report"})}) >= {"report", "evaluation"}
