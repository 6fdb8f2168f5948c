"""From an assessment to the shapes of `results`. Only renaming and choosing; nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, cast

from myotome.assessment import result as core
from myotome.assessment.brief import Likely
from myotome.assessment.engine import Engine
from myotome.inference.model import is_other
from myotome.knowledge.codes import ICD10CM
from myotome.knowledge.levels import EMERGENCY_RANK, RANK, Level
from myotome.report.clock import decided_by_time
from myotome.report.quoting import is_as_urgent
from myotome.server.rest import results
from myotome.server.rest.questions import Wording
from myotome.triage.reached import History

SHOWN_CONDITIONS = 20
Triage5 = Literal["emergency_ambulance", "emergency", "consultation_24", "consultation", "self_care"]
TRIAGE_5: dict[Level, Triage5] = {
    "ambulance_now": "emergency_ambulance",
    "emergency_department": "emergency",
    "doctor_within_24h": "consultation_24",
    "routine_appointment": "consultation",
    "self_care": "self_care",
}


def conditions(
    engine: Engine, found: Sequence[Likely | core.Cause], words: Wording, *, level: Level, details: bool
) -> list[results.Condition]:
    """The likeliest causes, and the unknown one wherever it stands. level: of the answers, as far as it is known."""
    shown = [one for index, one in enumerate(found) if index < SHOWN_CONDITIONS or is_other(one.condition)]
    return [
        results.Condition(
            id=one.condition,
            name=words.say(one.name),
            common_name=words.say(one.name),
            probability=one.probability,
            interval=one.interval,
            condition_details=condition_details(engine, one.condition, words, level) if details else None,
        )
        for one in shown
    ]


def condition_details(engine: Engine, name: str, words: Wording, level: Level) -> results.ConditionDetails | None:
    """More on a condition; None for the unknown cause. Whom to see is not told where it would say less than `level`."""
    if is_other(name):
        return None
    raw = engine.conditions[name]
    return results.ConditionDetails(
        icd10_code=icd10_code(engine, name),
        category=results.Category(id=raw["group"], name=words.say(raw["group"].replace("_", " "))),
        triage_level=raw["urgency"],
        must_not_miss=raw["must_not_miss"],
        hint=words.say(engine.card(name)["who_to_see"]) if is_as_urgent(engine, name, level) else "",
    )


def icd10_code(engine: Engine, name: str) -> str:
    """The code of ICD-10-CM that means just this condition; where there is none, our pointer to ICD-10."""
    exact = (str(one["code"]) for one in engine.codings(name) if one["exact"] and one["system"] == ICD10CM)
    return next(exact, str(engine.conditions[name]["icd10"]))


def named(engine: Engine, finding: str, words: Wording) -> dict[str, str]:
    """id, name and common name of a finding."""
    label = words.say(engine.findings[finding].label)
    return {"id": finding, "name": label, "common_name": label}


def said(found: Iterable[core.Said]) -> list[results.Said]:
    return [results.Said(id=one.finding, value=one.value, words=one.words) for one in found]


def red_flags(found: Iterable[core.RedFlagResult]) -> list[results.RedFlag]:
    """Each red flag that holds, with the address of its source."""
    return [
        results.RedFlag(
            id=one.id,
            name=one.name,
            level=one.level,
            says=one.says,
            because=said(one.because),
            unsure=list(one.not_sure),
            not_meant=one.not_meant,
            basis=one.basis,
            source=results.strings(one.source),
        )
        for one in found
    ]


def localisation(found: core.Assessment) -> results.Localisation:
    """Where the lesion may sit: regions, and places within them."""
    return results.Localisation(
        regions=[results.Region(id=name, probability=p) for name, p in found.regions],
        places=[
            results.Place(
                id=one.site,
                name=one.name,
                region=one.region,
                side=one.side,
                level=one.level,
                probability=one.probability,
                interval=one.interval,
            )
            for one in found.localisation
        ],
    )


def certificate(one: core.Certificate) -> results.Certificate:
    """What could still raise the advice, and who could be asked for it."""
    return results.Certificate(
        complete=one.complete, informant=one.informant, open=list(one.open), unasked=list(one.unasked)
    )


def counterfactuals(found: core.Assessment) -> list[results.Counterfactual]:
    """Answers that would change the level, and which way."""
    here = RANK[found.disposition.level]
    return [
        results.Counterfactual(
            id=one.finding,
            value=one.value,
            words=one.words,
            level=one.level,
            instead_of=one.now,
            direction="raises" if RANK[one.level] > here else "lowers",
        )
        for one in found.counterfactuals
    ]


def citations(found: core.Assessment) -> list[results.Citation]:
    """The sources of the red flags, then those of what speaks for and against the causes."""
    supports: dict[tuple[str, str], dict[str, None]] = {}
    for flag in found.red_flags:
        parts = [flag.source.get(key) for key in ("title", "org", "year")]
        key = (", ".join(str(one) for one in parts if one), str(flag.source.get("url", "")))
        supports.setdefault(key, {})[flag.id] = None
    for cause in found.differential:
        for one in (*cause.for_, *cause.against):
            if one.address:
                supports.setdefault((one.source, one.address), {})[f"{cause.condition}/{one.finding}"] = None
    return [
        results.Citation(source=source, address=address, supports=list(behind))
        for (source, address), behind in supports.items()
    ]


def clock(engine: Engine, found: core.Assessment, words: Wording) -> results.Clock | None:
    """The time last well, where it was told and it is an emergency, and what is decided by it."""
    told = next((one for one in found.answers if one.finding == "hours_since_onset"), None)
    if told is None or RANK[found.disposition.level] < EMERGENCY_RANK:
        return None
    decided, sources = decided_by_time(engine, found)
    return results.Clock(
        hours=float(told.value),
        text=told.words,
        decides=[words.say(line) for line in decided],
        sources=[results.strings(source) for source in sources],
    )


def kept(engine: Engine, level: Level | None, words: Wording) -> results.Kept | None:
    if level is None:
        return None
    label = engine.advice["dispositions"][level]["label"]
    return results.Kept(level=level, text=words.language.text("api.kept", level=words.say(label)))


def serious(engine: Engine, found: core.Assessment, words: Wording) -> list[results.Serious]:
    """The answers behind the danger signs, those that call for an ambulance first."""
    urgent: dict[str, bool] = {}
    for flag in found.red_flags:
        if flag.level in ("self_care", "routine_appointment"):
            continue
        for one in flag.because:
            urgent[one.finding] = urgent.get(one.finding, False) or flag.level == "ambulance_now"
    ranked = sorted(urgent, key=lambda name: (not urgent[name], name))
    return [results.Serious(**named(engine, name, words), is_emergency=urgent[name]) for name in ranked]


def reasons(found: core.Assessment) -> list[results.Reason]:
    return [
        results.Reason(
            rule=one.rule, level=one.level, says=one.says, because=said(one.because), unsure=list(one.not_sure)
        )
        for one in found.disposition.reasons
    ]


def advice(engine: Engine, found: core.Assessment, country: str | None, words: Wording) -> results.Advice:
    regions = engine.advice["regions"]
    entry = regions.get((country or "").upper()) or regions["default"]
    first: dict[str, str] = engine.advice["dispositions"][found.disposition.level].get("do_first", {})
    return results.Advice(
        emergency_number=words.say(str(entry["ambulance"])),
        do_first=[words.say(first[flag.id]) for flag in found.red_flags if flag.id in first],
        do_now=list(found.advice.do_now),
        do_not=list(found.advice.do_not),
        first_aid=[
            results.FirstAid(
                id=str(kit["id"]), situation=str(kit["for"]), do=_texts(kit.get("do")), dont=_texts(kit.get("dont"))
            )
            for kit in found.advice.first_aid
        ],
        if_it_changes=found.advice.if_it_changes,
        next_check=found.advice.next_check,
        watch_for=list(found.advice.watch_for),
    )


def _texts(raw: Any) -> list[str]:
    return [str(one) for one in cast(list[Any], raw)] if isinstance(raw, list | tuple) else []


def has_emergency(history: History) -> bool:
    """Whether a danger sign that was reached and holds calls for emergency care."""
    return RANK[history.held.level] >= EMERGENCY_RANK
