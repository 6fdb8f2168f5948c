"""A condition as anybody may read it: its card, every number with what it rests on, and the danger signs that name it.

It is read from the compiled knowledge alone, so that a server needs no folder of YAML.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from myotome.assessment.cite import cite, without_rows
from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Finding
from myotome.report.card_sources import card_sources
from myotome.report.result_parts import card_view, link, said_all, source_link
from myotome.report.result_values import CardView, LinkView
from myotome.report.words import Words

SHOWN_FROM = 0.005  # an answer that is rarer is left out of its row


@dataclass(frozen=True, slots=True)
class NumberView:
    """How often each answer to a finding is given in the condition. basis: what that rests on."""

    finding: str
    rates: tuple[str, ...]
    basis: LinkView


@dataclass(frozen=True, slots=True)
class RuleView:
    """A red flag. level: the advice that it asks for."""

    id: str
    says: str
    level: str
    source: LinkView


@dataclass(frozen=True, slots=True)
class ConditionView:
    """The page of a condition."""

    name: str
    icd10: str
    summary: str
    urgency: str
    urgency_reason: str
    must_not_miss: bool
    card: CardView
    misunderstood: tuple[str, ...]
    numbers: tuple[NumberView, ...]
    rules: tuple[RuleView, ...]
    sources: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """All conditions (id, name), and everything that the knowledge rests on."""

    conditions: tuple[tuple[str, str], ...]
    works: tuple[LinkView, ...]
    rules: tuple[LinkView, ...]
    advice: tuple[LinkView, ...]


def condition_view(engine: Engine, condition: str, language: Words) -> ConditionView:
    """The page of `condition`; KeyError for an unknown id."""
    raw, card = engine.conditions[condition], engine.card(condition)
    levels = engine.advice["dispositions"]
    rules = [rule for rule in engine.rules if condition in rule.suspects]
    return ConditionView(
        name=language.say(raw["name"]),
        icd10=str(raw["icd10"]),
        summary=language.say(raw["summary"]),
        urgency=language.say(levels[raw["urgency"]]["label"]),
        urgency_reason=language.say(without_rows(raw["urgency_reason"])),
        must_not_miss=bool(raw["must_not_miss"]),
        card=card_view(engine, condition, language, under=None),
        misunderstood=said_all(card.get("misunderstood", ()), language),
        numbers=tuple(_numbers(engine, condition, language)),
        rules=tuple(
            RuleView(
                rule.id,
                language.say(rule.says),
                language.say(levels[rule.level]["label"]),
                source_link(rule.source, language),
            )
            for rule in rules
        ),
        sources=tuple(source_link(source, language) for source in card_sources(engine, condition)),
    )


def sources_view(engine: Engine, language: Words) -> SourcesView:
    """Every condition by name, and every source once."""
    names = sorted((language.say(raw["name"]), name) for name, raw in engine.conditions.items())
    works: dict[str, LinkView] = {}
    for _, condition in names:
        for one in engine.cited(condition).values():
            works.setdefault(str(one["address"]), _work(one))
    advice = [*engine.advice["dispositions"].values(), *engine.advice["first_aid"].values()]
    return SourcesView(
        tuple((name, shown) for shown, name in names),
        _sorted(works.values()),
        _sorted(source_link(rule.source, language) for rule in engine.rules),
        _sorted(source_link(source, language) for one in advice for source in one.get("sources", ())),
    )


def _sorted(found: Iterable[LinkView]) -> tuple[LinkView, ...]:
    by_address = {one.address or one.text: one for one in found}
    return tuple(sorted(by_address.values(), key=lambda one: (one.text.casefold(), one.address)))


def _work(one: Mapping[str, Any]) -> LinkView:
    parts = [str(one[name]) for name in ("author", "title", "journal", "year") if one.get(name)]
    return link(", ".join(parts), str(one["address"]))


def _numbers(engine: Engine, condition: str, language: Words) -> Iterable[NumberView]:
    cited = engine.cited(condition)
    for name, basis in engine.basis(condition).items():
        if name not in engine.findings:
            continue
        rates = _rates(engine, condition, engine.findings[name], language)
        if rates:
            yield NumberView(language.say(engine.findings[name].label), rates, _basis(basis, cited, language))


def _basis(basis: Mapping[str, Any], cited: Mapping[str, Mapping[str, Any]], language: Words) -> LinkView:
    if basis.get("ref") in cited:
        text, address = cite(basis, cited)
        return link(language.text("about.counted", source=text, n=f"{basis['size']:g}"), address)
    return LinkView(language.text("about.judgement", reason=language.say(str(basis.get("reason", "")))))


def _rates(engine: Engine, condition: str, finding: Finding, language: Words) -> tuple[str, ...]:
    """Each answer with its rate over the lesions of the condition; for yes or no only the yes."""
    model = engine.model
    if finding.id not in model.rows:
        return ()
    index = model.conditions.index(condition)
    low, high = model.first_state[index], model.first_state[index + 1]
    shares = [math.exp(share) for share in model.log_share[low:high]]
    shown: list[str] = []
    for place, value in enumerate(finding.values):
        row = model.row(finding.id, place)[low:high]
        rate = math.fsum(share * p for share, p in zip(shares, row, strict=True))
        if finding.kind == "yes_no":
            if value == "present":
                shown.append(f"{rate * 100:.0f} %")
        elif rate >= SHOWN_FROM:
            words = f"{value} {finding.unit}".strip() if finding.kind == "number" else finding.says(value)
            shown.append(f"{language.say(words)}: {rate * 100:.0f} %")
    return tuple(shown)
