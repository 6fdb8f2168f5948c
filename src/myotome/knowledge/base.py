"""The knowledge base as read from its folder: everything that the compiler needs, in one value."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from myotome.knowledge.condition import Condition
from myotome.knowledge.definition import Definition
from myotome.knowledge.directions import Directions
from myotome.knowledge.evidence import EvidenceRow, read_evidence
from myotome.knowledge.finding import Finding
from myotome.knowledge.later import Later
from myotome.knowledge.read_advice import read_advice
from myotome.knowledge.read_conditions import read_conditions
from myotome.knowledge.read_definitions import read_definitions
from myotome.knowledge.read_directions import read_directions
from myotome.knowledge.read_findings import FindingEntry, read_findings
from myotome.knowledge.read_later import read_later
from myotome.knowledge.read_model import ModelNumbers, read_model
from myotome.knowledge.read_red_flags import read_concepts, read_contradictions, read_red_flags
from myotome.knowledge.read_screens import read_screens
from myotome.knowledge.read_sites import Site, read_sites
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import Concept
from myotome.knowledge.rules import Condition as Condition_
from myotome.knowledge.screen import Screen
from myotome.knowledge.source import KnowledgeError


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All of `knowledge/`, validated one file at a time; `lint` checks what only shows across files."""

    folder: Path
    findings: Mapping[str, FindingEntry]
    conditions: Mapping[str, Condition]
    red_flags: Mapping[str, RedFlag]
    concepts: Mapping[str, Concept]
    contradictions: tuple[tuple[str, Condition_, str], ...]
    notices: tuple[tuple[str, Condition_, str], ...]
    later: tuple[Later, ...]
    definitions: tuple[Definition, ...]
    directions: Directions
    screens: tuple[Screen, ...]
    sites: Mapping[str, Site]
    evidence: Mapping[str, EvidenceRow]
    model: ModelNumbers
    advice: Mapping[str, Any]

    @property
    def vocabulary(self) -> dict[str, Finding]:
        return {name: entry.finding for name, entry in self.findings.items()}

    @property
    def hash(self) -> str:
        """SHA-256 over the names and texts of all files: two bases with one hash are the same knowledge."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*.yaml")):
            digest.update(path.relative_to(self.folder).as_posix().encode())
            digest.update(b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
            digest.update(b"\0")
        return digest.hexdigest()


def read_knowledge(folder: Path, errors: list[KnowledgeError] | None = None) -> KnowledgeBase:
    """Read everything. With `errors`, faulty conditions and rules are collected there instead of raised."""
    evidence = read_evidence(folder / "evidence")
    findings = read_findings(folder / "findings", evidence)
    vocabulary = {name: entry.finding for name, entry in findings.items()}
    concepts = read_concepts(folder / "red_flags" / "concepts.yaml", vocabulary)
    return KnowledgeBase(
        folder=folder,
        findings=findings,
        conditions=read_conditions(folder / "conditions", vocabulary, evidence, errors),
        concepts=concepts,
        red_flags=read_red_flags(folder / "red_flags", vocabulary, errors),
        contradictions=read_contradictions(folder / "contradictions.yaml", vocabulary),
        notices=read_contradictions(folder / "notices.yaml", vocabulary),
        later=read_later(folder / "later.yaml", concepts),
        definitions=read_definitions(folder / "definitions.yaml", vocabulary),
        directions=read_directions(folder / "directions.yaml", vocabulary),
        screens=read_screens(folder / "screens", vocabulary),
        sites=read_sites(folder / "sites.yaml"),
        evidence=evidence,
        model=read_model(folder, vocabulary),
        advice=read_advice(folder / "advice", vocabulary),
    )
