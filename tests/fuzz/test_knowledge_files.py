"""Every kind of knowledge file, damaged: KnowledgeError that names the file, or a base that compiles.

Each kind is read by its own reader beside the real rest, which is what `lint` and the compiler do, only faster. Big
files are cut to their first entries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.inference.build import sections
from myotome.inference.compile.table import compile_table
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.evidence import read_evidence, read_references
from myotome.knowledge.read_advice import read_advice
from myotome.knowledge.read_conditions import read_conditions
from myotome.knowledge.read_definitions import read_definitions
from myotome.knowledge.read_findings import read_findings
from myotome.knowledge.read_later import read_later
from myotome.knowledge.read_model import read_model
from myotome.knowledge.read_red_flags import read_concepts, read_contradictions, read_red_flags
from myotome.knowledge.read_screens import read_screens
from myotome.knowledge.read_sites import read_sites
from myotome.knowledge.read_vocabulary import read_vocabulary
from myotome.knowledge.source import KnowledgeError
from tests.conftest import ROOT
from tests.effort import UNHURRIED, effort
from tests.fuzz.contract import held
from tests.fuzz.mutate import documents

KNOWLEDGE = ROOT / "knowledge"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ENTRIES = 3  # as many entries of a big file are kept


@dataclass(frozen=True)
class Kind:
    """files: the real files to damage. beside: what its reader needs in the same folder, as it is.

    read: the reader, given the folder, the damaged file and the real base; it gives a base with what was read.
    """

    files: str
    beside: tuple[str, ...]
    read: Callable[[Path, Path, KnowledgeBase], KnowledgeBase]


def _condition(folder: Path, _file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, conditions=read_conditions(folder / "conditions", base.vocabulary, base.evidence))


def _findings(folder: Path, _file: Path, base: KnowledgeBase) -> KnowledgeBase:
    found = read_findings(folder / "findings", base.evidence)
    return replace(base, findings={**base.findings, **found})


def _evidence(folder: Path, _file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, evidence={**base.evidence, **read_evidence(folder / "evidence")})


def _references(_folder: Path, file: Path, base: KnowledgeBase) -> KnowledgeBase:
    read_references(file)
    return base


def _rules(folder: Path, _file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, red_flags=read_red_flags(folder / "red_flags", base.vocabulary))


def _concepts(_folder: Path, file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, concepts=read_concepts(file, base.vocabulary))


def _contradictions(_folder: Path, file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, contradictions=read_contradictions(file, base.vocabulary))


def _later(_folder: Path, file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, later=read_later(file, base.concepts))


def _definitions(_folder: Path, file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, definitions=read_definitions(file, base.vocabulary))


def _screens(folder: Path, _file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, screens=read_screens(folder / "screens", base.vocabulary))


def _sites(_folder: Path, file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, sites=read_sites(file))


def _model(folder: Path, _file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, model=read_model(folder, base.vocabulary))


def _advice(folder: Path, _file: Path, base: KnowledgeBase) -> KnowledgeBase:
    return replace(base, advice=read_advice(folder / "advice", base.vocabulary))


def _vocabulary(_folder: Path, file: Path, base: KnowledgeBase) -> KnowledgeBase:
    read_vocabulary(file)
    return base


KINDS: dict[str, Kind] = {
    "condition": Kind("conditions/*.yaml", (), _condition),
    "findings": Kind("findings/*.yaml", (), _findings),
    "evidence": Kind("evidence/[!r]*.yaml", ("evidence/references.yaml",), _evidence),
    "references": Kind("evidence/references.yaml", (), _references),
    "red flags": Kind("red_flags/[!cgn]*.yaml", ("red_flags/concepts.yaml",), _rules),
    "concepts": Kind("red_flags/concepts.yaml", (), _concepts),
    "contradictions": Kind("contradictions.yaml", (), _contradictions),
    "later": Kind("later.yaml", (), _later),
    "definitions": Kind("definitions.yaml", (), _definitions),
    "screens": Kind("screens/*.yaml", (), _screens),
    "sites": Kind("sites.yaml", (), _sites),
    "model": Kind("model.yaml", ("harm.yaml",), _model),
    "harm": Kind("harm.yaml", ("model.yaml",), _model),
    "advice": Kind("advice/*.yaml", tuple(f"advice/{p.name}" for p in (KNOWLEDGE / "advice").glob("*.yaml")), _advice),
    "vocabulary": Kind("vocabulary/conditions.yaml", (), _vocabulary),
}


@cache
def trees(kind: str) -> list[tuple[str, Any]]:
    """(file, its document cut to a few entries) of each file of a kind."""
    found: list[tuple[str, Any]] = []
    for path in sorted(KNOWLEDGE.glob(KINDS[kind].files)):
        document: Any = yaml.load(
            path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
        if kind in ("findings", "evidence", "references", "concepts", "sites", "vocabulary"):
            document = dict(list(cast(dict[str, Any], document).items())[:ENTRIES])
        elif isinstance(document, list):
            document = cast(list[Any], document)[:ENTRIES]
        found.append((path.relative_to(KNOWLEDGE).as_posix(), document))
    return found


@cache
def cut(name: str, kind: str) -> bytes:
    """A file that stands beside the damaged one, whole where it is small."""
    if name == "evidence/references.yaml":
        used = {row["ref"] for _, rows in trees(kind) for row in rows.values() if "ref" in row}
        document = yaml.load((KNOWLEDGE / name).read_bytes(), Loader=LOADER)
        return yaml.safe_dump({key: document[key] for key in used}, allow_unicode=True).encode()
    return (KNOWLEDGE / name).read_bytes()


def compiles(base: KnowledgeBase, few: dict[str, Any]) -> None:
    """What was read can be built: nothing that the readers accept may break the compiler."""
    small = replace(base, conditions=few or base.conditions)
    sections(small, compile_table(small))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=effort(40), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_compiles(
    base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("k", numbered=True)
    name, tree = data.draw(st.sampled_from(trees(kind)), label="file")
    spoilt = data.draw(documents([tree]), label="text")
    one = KINDS[kind]
    for other in one.beside:
        (folder / other).parent.mkdir(exist_ok=True)
        (folder / other).write_bytes(cut(other, kind))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(spoilt)

    def read() -> KnowledgeBase:
        return one.read(folder, folder / name, base)

    found = held(read, KnowledgeError)
    if isinstance(found, KnowledgeError):
        assert str(folder) in str(found), "the file must be named"
        return
    assert isinstance(found, KnowledgeBase)
    few = {} if kind == "condition" else {"als": base.conditions["als"]}
    held(lambda: compiles(found, few), KnowledgeError)
