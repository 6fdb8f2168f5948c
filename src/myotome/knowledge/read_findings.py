"""Findings from `knowledge/findings/*.yaml`: the vocabulary with its wording and background rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from myotome.knowledge.basis import Distribution
from myotome.knowledge.codes import read_codes
from myotome.knowledge.evidence import EvidenceRow
from myotome.knowledge.finding import SIDES, YES_NO, Asker, Domain, Finding, Kind, bin_labels
from myotome.knowledge.numbers import read_distribution
from myotome.knowledge.source import Place, read_yaml

_FIELDS = (
    "values", "ask", "means", "question", "carer", "again", "example", "not_meant", "clinician", "label",
    "options", "order", "unit", "range", "bins", "background", "codes", "domain", "vague", "rough",
    "from_age",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding with what inference needs: how common it is where the cause does not produce it.

    vague: values that say less than others -> those others. rough: whether its values are steps of a scale that
    people judge differently.
    """

    finding: Finding
    background: Distribution
    codes: Mapping[str, str]
    vague: Mapping[str, tuple[str, ...]]
    rough: bool


def read_findings(folder: Path, evidence: Mapping[str, EvidenceRow]) -> dict[str, FindingEntry]:
    """All findings by id, in the order of the files."""
    entries: dict[str, FindingEntry] = {}
    for path in sorted(folder.glob("*.yaml")):
        for name, at in read_yaml(path).items():
            if name in entries:
                raise at.error(f"{name} stands in two files")
            entries[name] = read_finding(name, at, path.stem, evidence)
    return entries


def read_finding(name: str, at: Place, domain: str, evidence: Mapping[str, EvidenceRow]) -> FindingEntry:
    """One finding; `domain` is the file's name unless the entry says otherwise."""
    at.only(*_FIELDS)
    stated = at.get("domain")
    if stated is not None:
        domain = stated.one_of(get_args(Domain))
    elif domain not in get_args(Domain):
        raise at.error(f"needs a domain: {', '.join(get_args(Domain))}")
    kind, values, cuts = _kind_and_values(at)
    low, high = _range(at) if kind == "number" else (0.0, 0.0)

    def text(field: str) -> str:
        found = at.get(field)
        return found.text() if found is not None else ""

    options = at.get("options")
    finding = Finding(
        id=name,
        domain=cast(Domain, domain),
        kind=kind,
        values=values,
        ask=cast(Asker, at["ask"].one_of(get_args(Asker))),
        label=at["label"].text(),
        question=at["question"].text(),
        means=text("means"),
        carer=text("carer"),
        again=text("again"),
        example=text("example"),
        not_meant=text("not_meant"),
        clinician=text("clinician"),
        unit=text("unit"),
        low=low,
        high=high,
        cuts=cuts,
        order=_order(at, values),
        from_age=aged.number(0, 120) if (aged := at.get("from_age")) is not None else 0.0,
        options=_options(options, values, kind) if options is not None else {},
    )
    return FindingEntry(
        finding,
        read_distribution(at["background"], values, evidence),
        read_codes(at.get("codes")),
        _vague(at.get("vague"), values),
        rough.flag() if (rough := at.get("rough")) is not None else False,
    )


def _vague(at: Place | None, values: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for vague, exact in at.items() if at is not None else ():
        found[vague] = exact.texts()
        for value in (vague, *found[vague]):
            if value not in values:
                raise exact.error(f"{value} is not one of {', '.join(values)}")
    return found


def _kind_and_values(at: Place) -> tuple[Kind, tuple[str, ...], tuple[float, ...]]:
    stated = at["values"]
    if stated.value == "yes_no":
        return "yes_no", YES_NO, ()
    if stated.value == "side":
        return "side", SIDES, ()
    if stated.value == "number":
        cuts = tuple(cut.number(-1e9, 1e9) for cut in at["bins"].each())
        if not cuts or list(cuts) != sorted(set(cuts)):
            raise at["bins"].error("must be rising cut points")
        return "number", bin_labels(cuts), cuts
    choices = stated.texts()
    if len(set(choices)) < max(2, len(choices)):
        raise stated.error("needs at least two answers, each once")
    return "choice", choices, ()


def _range(at: Place) -> tuple[float, float]:
    limits = at["range"]
    low, high = limits["min"].number(-1e9, 1e9), limits["max"].number(-1e9, 1e9)
    if low >= high:
        raise limits.error("min must be below max")
    at["unit"].text()
    return low, high


def _order(at: Place, values: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    stated = at.get("order")
    if stated is None:
        return ()
    groups = tuple(
        tuple(one.text() for one in group.each()) if isinstance(group.value, list) else (group.text(),)
        for group in stated.each()
    )
    for value in (value for group in groups for value in group):
        if value not in values:
            raise stated.error(f"{value} is not one of {', '.join(values)}")
    return groups


def _options(at: Place, values: tuple[str, ...], kind: Kind) -> dict[str, str]:
    options = {value: label.text() for value, label in at.items()}
    for value in options:
        if value not in values:
            raise at.error(f"{value} is not one of {', '.join(values)}")
    if kind in ("side", "choice") and set(options) != set(values):
        raise at.error(f"no words for {', '.join(sorted(set(values) - set(options)))}")
    return options
