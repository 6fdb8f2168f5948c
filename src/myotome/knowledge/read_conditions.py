"""Conditions from `knowledge/conditions/*.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from myotome.knowledge.bands import AGE_BANDS, SETTINGS, SEXES
from myotome.knowledge.basis import Basis
from myotome.knowledge.condition import CARD_LISTS, CARD_TEXTS, Beside, Condition, LesionShare, Prior, Weights
from myotome.knowledge.evidence import EvidenceRow
from myotome.knowledge.finding import Finding
from myotome.knowledge.numbers import BASIS_FIELDS, read_basis, read_distribution
from myotome.knowledge.source import KnowledgeError, Place, read_yaml

_FIELDS = (
    "id", "name", "group", "icd10", "must_not_miss", "seed", "evidence_keys", "urgency", "summary", "prior",
    "lesions", "findings", "card",
)  # fmt: skip
REQUIRED_FINDINGS = ("onset_tempo", "course", "leg_weakness_severity")


def read_conditions(
    folder: Path,
    findings: Mapping[str, Finding],
    evidence: Mapping[str, EvidenceRow],
    errors: list[KnowledgeError] | None = None,
) -> dict[str, Condition]:
    """All conditions by id. With `errors`, faulty files are reported there and left out."""
    conditions: dict[str, Condition] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            condition = read_condition(path, findings, evidence)
        except KnowledgeError as error:
            if errors is None:
                raise
            errors.append(error)
            continue
        conditions[condition.id] = condition
    return conditions


def read_condition(path: Path, findings: Mapping[str, Finding], evidence: Mapping[str, EvidenceRow]) -> Condition:
    """One condition file."""
    at = read_yaml(path)
    at.only(*_FIELDS)
    name = at["id"].text()
    if name != path.stem:
        raise at["id"].error(f"{name} must be the file's name, {path.stem}")
    urgency = at["urgency"]
    urgency.only("level", "reason", "ref")
    lesions, lesions_basis = _lesions(at["lesions"], evidence)
    keys = at.get("evidence_keys")
    return Condition(
        id=name,
        name=at["name"].text(),
        group=at["group"].text(),
        icd10=at["icd10"].text(),
        must_not_miss=at["must_not_miss"].flag(),
        seed=seed.flag() if (seed := at.get("seed")) else False,
        urgency=urgency["level"].level(),
        urgency_reason=urgency["reason"].text(),
        summary=at["summary"].text(),
        prior=_prior(at["prior"], evidence),
        lesions=lesions,
        lesions_basis=lesions_basis,
        findings=_findings(at["findings"], findings, evidence),
        card=_card(at["card"]),
        evidence_keys=keys.texts() if keys else (name,),
        file=str(path),
    )


def _prior(at: Place, evidence: Mapping[str, EvidenceRow]) -> Prior:
    at.only("incidence", "leg_share", "age", "sex", "setting")
    incidence, share = at["incidence"], at["leg_share"]
    incidence.only("per_100k", *BASIS_FIELDS)
    share.only("p", *BASIS_FIELDS)
    return Prior(
        incidence["per_100k"].number(1e-6, 1e5),
        read_basis(incidence, evidence),
        share["p"].number(1e-6, 1),
        read_basis(share, evidence),
        _weights(at["age"], AGE_BANDS, evidence),
        _weights(at["sex"], SEXES, evidence),
        _weights(at["setting"], SETTINGS, evidence),
    )


def _weights(at: Place, names: tuple[str, ...], evidence: Mapping[str, EvidenceRow]) -> Weights:
    at.only("values", *BASIS_FIELDS)
    stated = at["values"]
    values = {name: place.number(0, 1000) for name, place in stated.items()}
    if set(values) != set(names):
        raise stated.error(f"needs exactly {', '.join(names)}")
    if not any(values.values()):
        raise stated.error("all weights are zero")
    return Weights(values, read_basis(at, evidence))


def _lesions(at: Place, evidence: Mapping[str, EvidenceRow]) -> tuple[tuple[LesionShare, ...], Basis]:
    at.only("list", *BASIS_FIELDS)

    shares: list[LesionShare] = []
    for entry in at["list"].each():
        entry.only("site", "side", "pattern", "level", "shock", "with", "weight")
        side, shock = entry.get("side"), entry.get("shock")
        shares.append(
            LesionShare(
                entry["site"].text(),
                side.one_of(("either", "both")) if side is not None else "",
                _word(entry, "pattern"),
                _word(entry, "level"),
                shock.flag() if shock is not None else False,
                entry["weight"].number(0, 1000),
                _beside(entry.get("with")),
            )
        )
    total = sum(share.weight for share in shares)
    if total <= 0:
        raise at["list"].error("needs at least one lesion with a weight")
    return tuple(shares), read_basis(at, evidence)


def _beside(at: Place | None) -> Beside | None:
    if at is None:
        return None
    at.only("site", "pattern", "level")
    return Beside(at["site"].text(), _word(at, "pattern"), _word(at, "level"))


def _word(at: Place, field: str) -> str:
    found = at.get(field)
    return found.text() if found is not None else ""


def _findings(at: Place, findings: Mapping[str, Finding], evidence: Mapping[str, EvidenceRow]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for name, place in at.items():
        if name not in findings:
            raise place.error(f"no finding {name} in knowledge/findings")
        given[name] = read_distribution(place, findings[name].values, evidence)
    for name in REQUIRED_FINDINGS:
        if name not in given:
            raise at.error(f"needs {name}")
    return given


def _card(at: Place) -> dict[str, object]:
    at.only(*CARD_LISTS, *CARD_TEXTS, "sources", "basis", "reason")
    card: dict[str, object] = {name: at[name].text() for name in CARD_TEXTS}
    for name in CARD_LISTS:
        found = at.get(name)
        if found is not None:
            card[name] = found.texts()
        elif name != "misunderstood":
            raise at.error(f"needs {name}")
    sources = at.get("sources")
    card["sources"] = (
        [
            {key: str(cast(object, place.value)) for key, place in source.items()}
            for source in sources.each()
            if isinstance(source.value, dict)
        ]
        if sources is not None
        else []
    )
    return card
