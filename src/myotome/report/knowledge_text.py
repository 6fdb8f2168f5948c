"""The reviewer's view: every number of a condition with its basis, a finding, a red flag, a published figure."""

from __future__ import annotations

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.basis import Basis, Distribution
from myotome.knowledge.condition import Condition, Weights
from myotome.knowledge.read_findings import FindingEntry
from myotome.knowledge.red_flag import RedFlag
from myotome.report.rule_lines import rule_lines
from myotome.report.style import bullets, wrap


def describe(base: KnowledgeBase, name: str) -> str:
    """Everything about the id `name`; KeyError when nothing has it."""
    if name in base.conditions:
        return condition_text(base, base.conditions[name])
    if name in base.findings:
        return _finding(base, base.findings[name])
    if name in base.red_flags:
        return _rule(base.red_flags[name])
    row = base.evidence[name]
    where = row.reference
    lines = [f"{row.id}: {row.quantity} of {row.finding or row.condition}: {row.value} {row.unit}"]
    lines += [f"  in {row.condition}; n = {row.n or 'not told'}; {row.population}"]
    if row.finding_id:
        counted = f"{row.finding_id}: {', '.join(row.finding_value) or 'any but the first answer'}"
        lines += [f"  held against the model as {counted}, in {row.model_condition}"]
    lines += [f"  {where.author} {where.year or ''}, {where.title}. {where.address}" if where else "  weak: no address"]
    return "\n".join(wrap(line, "", "    ") for line in lines)


def basis_text(base: KnowledgeBase, basis: Basis) -> str:
    """What a number rests on, in words."""
    if basis.kind == "judgement":
        return f"judgement: {basis.reason}"
    reference = base.evidence[basis.ref].reference
    assert reference is not None  # numbers without an address are judgements
    year = f" {reference.year}" if reference.year else ""
    return f"{basis.ref} (n = {basis.size:g}): {reference.author}{year} {reference.address}"


def condition_text(base: KnowledgeBase, one: Condition) -> str:
    """A condition with every number."""
    lines = [f"{one.name}  [{one.id}, ICD-10 {one.icd10}]", wrap(one.summary), ""]
    lines.append(wrap(f"Usual urgency: {one.urgency}. {one.urgency_reason}"))
    prior = one.prior
    lines += ["", "Who presents"]
    lines.append(_number(base, f"new cases per 100 000 a year: {prior.incidence:g}", prior.incidence_basis))
    lines.append(_number(base, f"share with a leg complaint first: {prior.leg_share:g}", prior.leg_share_basis))
    for label, weights in (("age", prior.age), ("sex", prior.sex), ("setting", prior.setting)):
        lines.append(_weights(base, label, weights))
    lines += ["", "Where the lesion sits"]
    total = sum(lesion.weight for lesion in one.lesions)
    for lesion in one.lesions:
        words = " ".join(w for w in (lesion.side, lesion.site, lesion.pattern, lesion.level) if w)
        beside = f" with {lesion.beside.site}" if lesion.beside is not None else ""
        lines.append(f"  {lesion.weight / total * 100:5.1f} %  {words}{' (shock)' if lesion.shock else ''}{beside}")
    lines.append(_number(base, "these shares", one.lesions_basis))
    lines += ["", "How it shows"]
    for name, given in one.findings.items():
        lines.append(_number(base, f"{name}: {_values(given)}", given.basis))
    flags = [rule for rule in base.red_flags.values() if one.id in rule.suspects]
    if flags:
        lines += [
            "",
            "Red flags that name it",
            *bullets([f"{rule.id} ({rule.level}): {rule.name}" for rule in flags]),
        ]
    lines += ["", "Card", wrap(str(one.card["what"]), "  ", "  ")]
    return "\n".join(lines)


def _values(given: Distribution) -> str:
    if "" in given.values:
        return f"{given.values[''] * 100:g} %"
    return ", ".join(f"{value} {p * 100:.3g} %" for value, p in given.values.items() if p > 0)


def _weights(base: KnowledgeBase, label: str, weights: Weights) -> str:
    shown = ", ".join(f"{name} {value:g}" for name, value in weights.values.items())
    return _number(base, f"{label}: {shown}", weights.basis)


def _number(base: KnowledgeBase, text: str, basis: Basis) -> str:
    return wrap(text, "  ", "    ") + "\n" + wrap(basis_text(base, basis), "      ", "      ")


def _finding(base: KnowledgeBase, entry: FindingEntry) -> str:
    finding = entry.finding
    lines = [
        f"{finding.label}  [{finding.id}, {finding.domain}, asked of {finding.ask}]",
        wrap(finding.question, "  "),
    ]
    for label, text in (
        ("means", finding.means),
        ("for example", finding.example),
        ("not", finding.not_meant),
    ):
        if text:
            lines.append(wrap(f"{label}: {text}", "  ", "    "))
    lines.append(wrap(f"answers: {finding.legal}", "  ", "    "))
    lines.append(_number(base, f"background: {_values(entry.background)}", entry.background.basis))
    rules = [rule.id for rule in base.red_flags.values() if finding.id in rule.findings]
    if rules:
        lines.append(wrap("red flags that read it: " + ", ".join(rules), "  ", "    "))
    stated = [(c.findings[finding.id], c.name) for c in base.conditions.values() if finding.id in c.findings]
    lines += [wrap(f"{name}: {_values(given)} ({given.basis.kind})", "  ", "    ") for given, name in stated]
    lines += [f"  code: {system} {code}" for system, code in entry.codes.items()]
    return "\n".join(lines)


def _rule(rule: RedFlag) -> str:
    lines = [
        f"{rule.id}: {rule.name}  -> {rule.level}",
        wrap(rule.says, "  ", "  "),
        wrap(rule.rationale, "  ", "  "),
    ]
    lines.append(wrap(f"not meant: {rule.not_meant}", "  ", "    "))
    lines += ["  when", *rule_lines(rule.when, "    ")]
    source = ", ".join(str(rule.source[key]) for key in ("title", "org", "year", "url") if key in rule.source)
    lines += [wrap(f"source ({rule.basis}): {source}", "  ", "    ")]
    if rule.adapted:
        lines.append(wrap(f"adapted: {rule.adapted}", "  ", "    "))
    return "\n".join(lines)
