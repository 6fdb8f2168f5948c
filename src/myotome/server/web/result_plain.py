"""The plain result: what the text report says, without pictures. Used only where the drawn result is not installed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.inference.model import is_other
from myotome.knowledge.levels import EMERGENCY_RANK, RANK
from myotome.language import Language
from myotome.report.style import SYMBOL
from myotome.report.text import ABOUT_FROM, DANGEROUS_FROM, LAST_WELL, SHOWN


def plain_result(engine: Engine, language: Language, result: Assessment) -> dict[str, Any]:
    """What `templates/result_plain.html` shows, chosen as in the text report."""
    urgent = RANK[result.disposition.level] >= EMERGENCY_RANK
    entry = engine.advice["dispositions"][result.disposition.level]
    first: Mapping[str, str] = entry.get("do_first", {})
    named = [cause for cause in result.differential if not is_other(cause.condition)]
    lowers = [one for one in result.counterfactuals if one.now != "not asked"]
    well = next((float(one.value) for one in result.answers if one.finding == LAST_WELL), None) if urgent else None
    net = engine.advice["safety_net"]
    return {
        "result": language.assessment(result),
        "symbol": SYMBOL[result.disposition.level],
        "urgent": urgent,
        "well_hours": well,
        "do_first": [first[flag.id] for flag in result.red_flags if flag.id in first],
        "labels": {level: one["label"] for level, one in engine.advice["dispositions"].items()},
        "raises": [one for one in result.counterfactuals if one.now == "not asked"][:5],
        # Nobody is shown how to talk an ambulance down; the JSON has it for those who review.
        "lowers": [] if result.disposition.level == "ambulance_now" else lowers[:3],
        "net": (net["SN-SUDDEN"]["text"], net["SN-UNSURE"]["text"]),
        "causes": named[:SHOWN],
        "dangerous": [c for c in named[SHOWN:] if c.must_not_miss and c.probability >= DANGEROUS_FROM][:4],
        "other": next((c for c in result.differential if is_other(c.condition)), None),
        "card": _card(engine, result, urgent=urgent),
        "cite": [(flag.id, flag.source) for flag in result.red_flags[:6]],
    }


def _card(engine: Engine, result: Assessment, *, urgent: bool) -> Mapping[str, Any] | None:
    """About what it may be: in an emergency the danger that is suspected, else a leading cause."""
    named = [cause for cause in result.differential if not is_other(cause.condition)]
    leading = named[0].condition if named and named[0].probability >= ABOUT_FROM else None
    suspects = {rule.id: rule.suspects for rule in engine.rules}
    suspected = (
        name
        for reason in result.disposition.reasons
        for name in suspects.get(reason.rule, ())
        if name in engine.conditions
    )
    name = next(suspected, leading) if urgent else leading
    return None if name is None else {"name": engine.conditions[name]["name"], **engine.card(name)}
