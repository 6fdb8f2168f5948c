"""The reviewer's page of a condition in Markdown: every number, its basis, what it predicts, what names it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from myotome.assessment.engine import Engine
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.basis import Basis, Distribution
from myotome.knowledge.condition import Condition, LesionShare

TELLING = 8  # answers shown for and against


@dataclass(frozen=True, slots=True)
class Sign:
    """An answer with its rate in the condition and among first contacts as a whole."""

    finding: str
    value: str
    rate: float
    usual: float

    @property
    def bits(self) -> float:
        return math.log2(self.rate / self.usual)


def page(base: KnowledgeBase, engine: Engine, one: Condition) -> str:
    """The page as Markdown."""
    lines = [f"# {one.name}", "", f"`{one.id}` · ICD-10 {one.icd10} · usual urgency **{one.urgency}**", ""]
    lines += [one.summary, "", one.urgency_reason, ""]
    if one.must_not_miss:
        lines += ["**Must not be missed:** a day's delay can cost life, limb, walking or continence.", ""]
    lines += _prior(base, one) + _lesions(base, one) + _telling(engine, one) + _findings(base, one)
    lines += _flags(base, one) + _card(one)
    return "\n".join(lines).rstrip() + "\n"


def signs(engine: Engine, condition: str) -> list[Sign]:
    """Every answer with its rate in `condition` (over its lesions) and in first contacts on average."""
    model = engine.model
    index = model.conditions.index(condition)
    low, high = model.first_state[index], model.first_state[index + 1]
    shares = [math.exp(share) for share in model.log_share[low:high]]
    found: list[Sign] = []
    for finding in model.rows:
        for value, name in enumerate(engine.findings[finding].values):
            row = model.row(finding, value)
            rate = math.fsum(share * p for share, p in zip(shares, row[low:high], strict=True))
            found.append(Sign(finding, name, rate, row[model.width - 1]))
    return [sign for sign in found if sign.rate > 0 and sign.usual > 0]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    names = list(head)
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    return [*lines, *("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows), ""]


def _basis(base: KnowledgeBase, basis: Basis) -> str:
    if basis.kind == "judgement":
        return f"judgement: {basis.reason}"
    reference = base.evidence[basis.ref].reference
    if reference is None:
        return basis.ref
    year = f" {reference.year}" if reference.year else ""
    return f"[{reference.author}{year}]({reference.address}), n = {basis.size:g} (`{basis.ref}`)"


def _values(given: Distribution) -> str:
    if "" in given.values:
        return f"{given.values[''] * 100:.3g} %"
    return ", ".join(f"{value} {p * 100:.3g} %" for value, p in given.values.items() if p > 0)


def _prior(base: KnowledgeBase, one: Condition) -> list[str]:
    prior = one.prior
    rows = [
        ("new cases per 100 000 a year", f"{prior.incidence:g}", _basis(base, prior.incidence_basis)),
        ("share that presents with the leg", f"{prior.leg_share:g}", _basis(base, prior.leg_share_basis)),
    ]
    for label, weights in (("age", prior.age), ("sex", prior.sex), ("setting", prior.setting)):
        shown = ", ".join(f"{name}: {value:g}" for name, value in weights.values.items())
        rows.append((label, shown, _basis(base, weights.basis)))
    return ["## Who presents", "", *_table(("", "value", "basis"), rows)]


def _lesions(base: KnowledgeBase, one: Condition) -> list[str]:
    total = sum(lesion.weight for lesion in one.lesions)
    rows = [
        (
            base.sites[lesion.site].name,
            _kind(base, lesion),
            f"{lesion.weight / total * 100:.0f} %",
        )
        for lesion in one.lesions
    ]
    return [
        "## Where the lesion sits",
        "",
        *_table(("site", "kind", "share"), rows),
        _basis(base, one.lesions_basis),
        "",
    ]


def _kind(base: KnowledgeBase, lesion: LesionShare) -> str:
    words = [lesion.side, lesion.pattern, lesion.level, "shock" if lesion.shock else ""]
    if lesion.beside is not None:
        words.append(f"with {base.sites[lesion.beside.site].name}")
    return " ".join(word.replace("_", " ") for word in words if word)


def _telling(engine: Engine, one: Condition) -> list[str]:
    ranked = sorted(signs(engine, one.id), key=lambda sign: (-sign.rate * sign.bits, sign.finding))
    against = sorted(signs(engine, one.id), key=lambda sign: (sign.bits * sign.usual, sign.finding))
    lines = ["## What the model predicts", ""]
    for title, chosen in (("speaks for it", ranked[:TELLING]), ("speaks against it", against[:TELLING])):
        rows = [
            (sign.finding, sign.value, f"{sign.rate * 100:.0f} %", f"{sign.usual * 100:.0f} %", f"{2**sign.bits:.2g}")
            for sign in chosen
        ]
        lines += _table((title, "answer", "in this cause", "in all first contacts", "ratio"), rows)
    return lines


def _findings(base: KnowledgeBase, one: Condition) -> list[str]:
    rows = [(name, _values(given), _basis(base, given.basis)) for name, given in one.findings.items()]
    return ["## Every number on how it shows", "", *_table(("finding", "value", "basis"), rows)]


def _flags(base: KnowledgeBase, one: Condition) -> list[str]:
    rows = [(rule.id, rule.level, rule.name) for rule in base.red_flags.values() if one.id in rule.suspects]
    return ["## Red flags that name it", "", *_table(("rule", "level", "what"), rows)] if rows else []


def _card(one: Condition) -> list[str]:
    return ["## What the person reads", "", *_card_lines(one)]


def _card_lines(one: Condition) -> Iterator[str]:
    for name, value in one.card.items():
        title = name.replace("_", " ")
        if isinstance(value, str):
            yield f"**{title}**: {value}"
            yield ""
        elif isinstance(value, tuple):
            yield f"**{title}**:"
            yield from (f"- {line}" for line in value)  # pyright: ignore[reportUnknownVariableType]
            yield ""
