"""`python -m myotome.inference.build KNOWLEDGE ARTIFACT`: compile the knowledge folder into the artifact."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from myotome.inference.compile.table import Table, compile_table
from myotome.knowledge.artifact import Rows, write_artifact
from myotome.knowledge.bands import AGE_BANDS, SETTINGS, SEXES
from myotome.knowledge.base import KnowledgeBase, read_knowledge
from myotome.knowledge.basis import Basis
from myotome.knowledge.codes import codings_of
from myotome.knowledge.condition import Condition
from myotome.knowledge.directions import milder
from myotome.knowledge.read_vocabulary import read_systems, read_vocabulary
from myotome.knowledge.rule_codec import encode
from myotome.knowledge.source import KnowledgeError

# How far a prior may be off, as a standard deviation on the log scale: about 1.4-fold, and about 2-fold.
PRIOR_SPREAD = {"sourced": 0.35, "judgement": 0.7}


def build_artifact(folder: Path, path: Path) -> KnowledgeBase:
    """Compile `folder` into `path`. KnowledgeError names what is wrong in which file."""
    base = read_knowledge(folder)
    table = compile_table(base)
    write_artifact(path, base.model.version, base.hash, sections(base, table))
    return base


def sections(base: KnowledgeBase, table: Table) -> dict[str, Any]:
    """The sections of the artifact, texts first."""
    return {
        "findings": [_finding(entry.finding) for entry in base.findings.values()],
        "conditions": [_condition(one) for one in base.conditions.values()],
        # What is shown of a few causes only has a section for each, so that a start reads no more than it shows.
        **{f"basis:{one.id}": _bases(one) for one in base.conditions.values()},
        **{f"cited:{one.id}": _cited(base, one) for one in base.conditions.values()},
        **{f"card:{one.id}": dict(one.card) for one in base.conditions.values()},
        "codings": _codings(base),
        "concepts": {name: encode(concept.when) for name, concept in base.concepts.items()},
        "rules": [_rule(rule) for rule in base.red_flags.values()],
        "contradictions": [[name, encode(when), says] for name, when, says in base.contradictions],
        "notices": [[name, encode(when), says] for name, when, says in base.notices],
        "later": [[one.id, one.when, one.unless, one.level, one.causes, one.reason] for one in base.later],
        "directions": base.directions,
        "screens": [_screen(screen) for screen in base.screens],
        "sites": {site.id: {"name": site.name, "region": site.region} for site in base.sites.values()},
        "advice": base.advice,
        "states": [[s.condition, s.site, s.region, s.side, s.pattern, s.level, s.severity] for s in table.states],
        "model": _model(base, table),
        "log_share": table.log_share,
        "unsaid": table.unsaid,
        "rates": Rows(table.rates, len(table.states)),
        "entropies": Rows(table.entropies, len(table.states)),
        "sizes": Rows(table.sizes, len(base.conditions)),
    }


def _finding(finding: Any) -> dict[str, Any]:
    """Only fields that differ from their defaults: most are empty."""
    return {key: value for key, value in asdict(finding).items() if value not in ("", (), {}, 0.0)}


def _basis(basis: Basis) -> dict[str, Any]:
    found = {"kind": basis.kind, "size": basis.size, "ref": basis.ref, "reason": basis.reason}
    return {key: value for key, value in found.items() if value}


def _bases(one: Condition) -> dict[str, Any]:
    """What each number of a condition rests on."""
    return {name: _basis(given.basis) for name, given in one.findings.items()}


def _condition(one: Condition) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "group": one.group,
        "icd10": one.icd10,
        "must_not_miss": one.must_not_miss,
        "urgency": one.urgency,
        "urgency_reason": one.urgency_reason,
        "summary": one.summary,
    }


def _codings(base: KnowledgeBase) -> dict[str, Any]:
    """The codes of outside systems of each condition; none where the folder has no vocabulary of ids."""
    folder = base.folder / "vocabulary"
    if not (folder / "conditions.yaml").is_file():
        return {}
    named, uris = read_vocabulary(folder / "conditions.yaml"), read_systems(folder / "ontologies.yaml")
    return {
        one.id: codings_of(named[one.id].codes, uris, one.icd10) for one in base.conditions.values() if one.id in named
    }


def _rule(rule: Any) -> dict[str, Any]:
    fields = {name: getattr(rule, name) for name in rule.__dataclass_fields__ if name != "when"}
    return {**fields, "when": encode(rule.when)}


def _screen(screen: Any) -> dict[str, Any]:
    return {
        "id": screen.id,
        "stage": screen.stage,
        "title": screen.title,
        "intro": screen.intro,
        "early": screen.early,
        "questions": [
            {
                "id": q.id,
                "finding": q.finding,
                "text": q.text,
                "carer": q.carer,
                "items": [asdict(item) for item in q.items],
                "only_if": encode(q.only_if) if q.only_if is not None else None,
                "along": q.along,
            }
            for q in screen.questions
        ],
    }


def _cited(base: KnowledgeBase, one: Condition) -> dict[str, Any]:
    """Each evidence row that a number of a condition cites, with the words of its reference."""
    cited: dict[str, Any] = {}
    for name in sorted({given.basis.ref for given in one.findings.values()} - {""}):
        row = base.evidence[name]
        assert row.reference is not None  # read_basis refuses rows without one
        cited[name] = {
            "title": row.reference.title,
            "author": row.reference.author,
            "year": row.reference.year,
            "journal": row.reference.journal,
            "address": row.reference.address,
        }
    return cited


def _model(base: KnowledgeBase, table: Table) -> dict[str, Any]:
    """The small numbers: priors, urgencies, harm, and the shape of the table."""
    numbers = base.model
    conditions = list(base.conditions.values())
    return {
        "findings": table.findings,
        "first_row": table.first_row,
        "states": len(table.states),
        "mentioned": table.mentioned,
        "prior": [one.prior.incidence * one.prior.leg_share for one in conditions],
        "prior_spread": [
            PRIOR_SPREAD[one.prior.incidence_basis.kind] + PRIOR_SPREAD[one.prior.leg_share_basis.kind] / 2
            for one in conditions
        ],
        "age": [_factors(one.prior.age.values, AGE_BANDS, numbers.population) for one in conditions],
        "sex": [_factors(one.prior.sex.values, SEXES, (0.5, 0.5)) for one in conditions],
        "setting": [[one.prior.setting.values[name] for name in SETTINGS] for one in conditions],
        "prior_weight": numbers.prior_weight,
        "shared": {name: [overlap, list(members)] for name, (overlap, members) in numbers.shared.items()},
        "other_share": numbers.other_share,
        "other_needs": numbers.other_needs,
        "definitions": [
            [index, one.one_of, one.or_else]
            for one in base.definitions
            for index, name in enumerate(base.conditions)
            if name in one.causes
        ],
        "definition_denied": numbers.definition_denied,
        "harm": numbers.harm,
        "danger": {
            name: milder(base.findings[name].finding, base.directions)
            for name in base.directions.never_reassures
            if name in table.findings
        },
    }


def _factors(values: Any, names: tuple[str, ...], shares: tuple[float, ...]) -> list[float]:
    """Relative rates turned into factors whose average over the population is 1."""
    mean = sum(values[name] * share for name, share in zip(names, shares, strict=True))
    return [values[name] / mean for name in names]


def main(arguments: list[str]) -> int:
    """Command line of the compiler: folder and artifact."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m myotome.inference.build KNOWLEDGE_FOLDER ARTIFACT\n")
        return 2
    try:
        base = build_artifact(Path(arguments[0]), Path(arguments[1]))
    except KnowledgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(
        f"compiled {len(base.conditions)} conditions, {len(base.findings)} findings, {len(base.red_flags)} red flags\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
