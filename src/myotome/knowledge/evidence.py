"""The evidence table: one row per published figure, and the references that the rows point to.

A row may say which finding of the vocabulary it counts: `finding_id`, its `finding_value` (one value or a list;
left out: anything but the first value) and `model_condition` (left out: the row's `condition`). The compiled model
is held against these rows. A row is mapped only if its patients are those of a condition as it presents, not of a rare
form of it or chosen by the finding, and if it counts what the question asks, not the very first symptom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from myotome.knowledge.source import KnowledgeError, Place, read_yaml

LARGEST = 1e12  # no figure of medicine is larger, and a number of hundreds of digits is no figure
_ROW_FIELDS = (
    "condition", "quantity", "finding", "value", "unit", "n", "population", "where", "note", "ref", "weak",
    "told_by", "finding_id", "finding_value", "model_condition",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a figure was published: a DOI, PMID or PMCID, or the page of the body that issued it."""

    id: str
    title: str
    author: str
    year: int | None
    journal: str
    address: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A published figure as it was read. share: its value as a probability, where it is a percentage.

    finding_id, finding_value, model_condition: what it counts in the words of the vocabulary; empty where it is
    not mapped. An empty finding_value means anything but the first value.
    """

    id: str
    condition: str
    quantity: str
    finding: str
    value: Any
    unit: str
    n: int | None
    population: str
    note: str
    reference: Reference | None
    finding_id: str = ""
    finding_value: tuple[str, ...] = ()
    model_condition: str = ""

    @property
    def share(self) -> float | None:
        value = self.value
        if isinstance(value, int | float) and "%" in self.unit.replace("percent", "%"):
            return float(value) / 100
        return None


def read_references(path: Path) -> dict[str, Reference]:
    """The references by id."""
    return {name: _reference(name, at) for name, at in read_yaml(path).items()}


def _reference(name: str, at: Place) -> Reference:
    at.only("title", "first_author", "year", "journal", "doi", "pmid", "pmcid", "page", "issuer")

    def text(field: str) -> str:
        found = at.get(field)
        return str(found.value) if found is not None else ""

    if doi := text("doi"):
        address = f"https://doi.org/{doi}"
    elif pmid := text("pmid"):
        address = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    elif pmcid := text("pmcid"):
        address = f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"
    else:
        address = at["page"].text()
        at["issuer"].text()
    year = at.get("year")
    return Reference(
        name,
        text("title"),
        text("first_author") or text("issuer"),
        int(year.number(1850, 2100)) if year else None,
        text("journal"),
        address,
    )


def read_evidence(folder: Path) -> dict[str, EvidenceRow]:
    """Every row of the evidence table by id."""
    references: dict[str, Reference] = {}
    for path in sorted(folder.glob("references*.yaml")):
        found = read_references(path)
        if twice := sorted(references.keys() & found):
            raise KnowledgeError(f"{path}: {twice[0]} stands in two files of references")
        references |= found
    rows: dict[str, EvidenceRow] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name.startswith("references"):
            continue
        for name, at in read_yaml(path).items():
            if name in rows:
                raise at.error(f"{name} stands in two files")
            rows[name] = _row(name, at, references)
    if not rows:
        raise KnowledgeError(f"{folder}: no evidence rows")
    return rows


def _row(name: str, at: Place, references: Mapping[str, Reference]) -> EvidenceRow:
    at.only(*_ROW_FIELDS)

    def text(field: str) -> str:
        found = at.get(field)
        return " ".join(str(found.value).split()) if found is not None else ""

    ref = at.get("ref")
    if ref is not None and ref.text() not in references:
        raise ref.error(f"no reference {ref.value} in references*.yaml")
    n = at.get("n")
    row = EvidenceRow(
        name,
        text("condition"),
        text("quantity"),
        text("finding"),
        _value(at["value"]),
        text("unit"),
        int(n.number(1, 1e9)) if n is not None and not isinstance(n.value, str) else None,
        text("population"),
        text("note"),
        references[ref.text()] if ref is not None else None,
    )
    return _mapped(row, at)


def _value(at: Place) -> Any:
    """What was counted, as it was read: mostly a number, sometimes a range or a word."""
    if isinstance(at.value, int | float) and not isinstance(at.value, bool):
        at.number(-LARGEST, LARGEST)
    return at.value


def _mapped(row: EvidenceRow, at: Place) -> EvidenceRow:
    """`row` with what it counts, if it says so."""
    finding, value, condition = at.get("finding_id"), at.get("finding_value"), at.get("model_condition")
    if finding is None:
        for stray in (value, condition):
            if stray is not None:
                raise stray.error("needs finding_id beside it")
        return row
    if row.share is None or not 0 <= row.share <= 1:
        raise finding.error("only a percentage of patients can be mapped to a finding")
    if row.reference is None:
        raise finding.error("a weak row (no reference of its own) can not be mapped to a finding")
    values = () if value is None else value.texts() if isinstance(value.value, list) else (value.text(),)
    return replace(
        row,
        finding_id=finding.text(),
        finding_value=values,
        model_condition=condition.text() if condition is not None else row.condition,
    )
