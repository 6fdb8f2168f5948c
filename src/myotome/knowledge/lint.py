"""Lint: what only shows when files are held against each other. Every message names file, line and field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from myotome.anatomy.lesion import LesionError
from myotome.knowledge.base import KnowledgeBase, read_knowledge
from myotome.knowledge.condition import LesionShare
from myotome.knowledge.levels import RANK
from myotome.knowledge.placed import placed
from myotome.knowledge.read_vocabulary import NamedCondition, read_vocabulary
from myotome.knowledge.rules import holds
from myotome.knowledge.source import KnowledgeError

VOCABULARY = "vocabulary/conditions.yaml"


@dataclass(frozen=True, slots=True)
class Report:
    """errors stop a build; warnings are for the next reader."""

    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    base: KnowledgeBase | None


def lint(folder: Path) -> Report:
    """Check every file of `folder`, and all of them together."""
    errors: list[KnowledgeError] = []
    try:
        base = read_knowledge(folder, errors)
        named = read_vocabulary(folder / VOCABULARY)
    except KnowledgeError as error:
        return Report((str(error), *map(str, errors)), (), None)
    except OSError as error:
        return Report((f"{folder}: {error.strerror or error}: is this a knowledge folder?",), (), None)
    found = [
        *map(str, errors),
        *_rules(base, named),
        *_conditions(base, named),
        *_later(base),
        *_definitions(base),
        *_screens(base),
        *_evidence(base),
    ]
    return Report(tuple(found), tuple(_warnings(base)), base)


def _later(base: KnowledgeBase) -> Iterator[str]:
    for one in base.later:
        place = f"{base.folder}/later.yaml: {one.id}"
        for name in one.causes:
            if name not in base.conditions:
                yield f"{place}: causes: there is no condition {name}"
            elif RANK[base.conditions[name].urgency] <= RANK[one.level]:
                yield f"{place}: causes: {name} needs no more than {base.conditions[name].urgency} anyhow"


def _definitions(base: KnowledgeBase) -> Iterator[str]:
    for one in base.definitions:
        for name in one.causes:
            if name not in base.conditions:
                yield f"{base.folder}/definitions.yaml: {one.id}: causes: there is no condition {name}"


def _rules(base: KnowledgeBase, named: Mapping[str, NamedCondition]) -> Iterator[str]:
    vocabulary = base.vocabulary
    for rule in base.red_flags.values():
        place = f"{base.folder}/red_flags/{rule.family}.yaml: {rule.id}"
        if rule.first_aid and rule.first_aid not in base.advice["first_aid"]:
            yield f"{place}: no first aid {rule.first_aid} in advice/first_aid.yaml"
        for name in rule.suspects:
            if name not in named:
                yield f"{place}: suspects {name}, which is not in {VOCABULARY}"
        if not rule.witness:
            yield f"{place}: needs a witness: a smallest set of findings that makes it fire"
            continue
        try:
            answers = {name: vocabulary[name].read(value) for name, value in rule.witness.items()}
        except (KeyError, ValueError) as error:
            yield f"{place}: witness: {error}"
            continue
        if not holds(rule.when, answers):
            yield f"{place}: its witness does not make it fire"


def _conditions(base: KnowledgeBase, named: Mapping[str, NamedCondition]) -> Iterator[str]:
    for condition in base.conditions.values():
        entry = named.get(condition.id)
        if entry is None:
            yield f"{condition.file}: {condition.id} is not in {VOCABULARY}"
            continue
        for field in ("name", "group", "icd10", "must_not_miss", "seed"):
            stated, own = getattr(entry, field), getattr(condition, field)
            if stated != own:
                yield f"{condition.file}: {field}: {own} here, {stated} in {VOCABULARY}"
        for share in condition.lesions:
            if share.site not in base.sites:
                yield f"{condition.file}: lesions: no site {share.site} in sites.yaml"
            elif problem := _lesion_problem(share):
                yield f"{condition.file}: lesions: {problem}"


def _lesion_problem(share: LesionShare) -> str:
    """Why anatomy can not make this lesion, or an empty text."""
    try:
        placed(replace(share, side="left" if share.side == "either" else share.side))
    except LesionError as error:
        return str(error)
    return ""


def _screens(base: KnowledgeBase) -> Iterator[str]:
    stages = [screen.stage for screen in base.screens]
    if not stages or stages[0] != "emergency":
        yield f"{base.folder}/screens: the first screen must be an emergency screen"
    for screen in base.screens:
        for question in screen.questions:
            for name in question.findings:
                if base.vocabulary[name].ask == "clinician" and screen.stage != "examination":
                    yield f"{base.folder}/screens: {screen.id} asks {name}, which only a clinician can answer"


def _evidence(base: KnowledgeBase) -> Iterator[str]:
    vocabulary = base.vocabulary
    for row in base.evidence.values():
        if not row.finding_id:
            continue
        place = f"{base.folder}/evidence: {row.id}"
        if row.model_condition not in base.conditions:
            yield f"{place}: model_condition: no condition {row.model_condition} in conditions/"
        if row.finding_id not in vocabulary:
            yield f"{place}: finding_id: no finding {row.finding_id} in findings/"
            continue
        legal = vocabulary[row.finding_id].values
        for value in row.finding_value:
            if value not in legal:
                yield f"{place}: finding_value: {value} is not a value of {row.finding_id}; legal: {', '.join(legal)}"


def _warnings(base: KnowledgeBase) -> Iterator[str]:
    for rule in base.red_flags.values():
        for name in sorted(rule.findings):
            finding = base.vocabulary[name]
            if finding.ask == "anyone" and not finding.again:
                yield f"{name}: red flag {rule.id} reads it, so it needs `again` (the question in other words)"
    for name, entry in base.findings.items():
        finding = entry.finding
        if finding.ask == "anyone" and not finding.carer:
            yield f"{name}: has no wording for a carer"
