"""An assessment as a FHIR R4 (4.0.1) Bundle of type `collection`, as plain values. Standard library only.

- RiskAssessment: one prediction per cause. `probabilityRange` is the 90 % interval **in per cent** (UCUM "%"), as R4
  has it: 62.0 is 62 %. The point estimate stands in `rationale`.
- DetectedIssue: one per red flag that holds, with its source as `reference` and the answers as evidence.
- Observation: the triage level; and where the lesion may sit, one component per place, in per cent.
- QuestionnaireResponse: every answer; "not sure" is the data-absent-reason `asked-unknown`.
- Device and Provenance: which engine, with which knowledge.

Codes are our own ids; a condition also has those codes of MONDO and ICD-10-CM that mean exactly it. What is only near
or broader is not sent as a code.

There is no patient: the subject is "the person who answered", in words. Each `urn:uuid` is made from the content, so
the same answers and the same knowledge give the same Bundle. R4 demands a time in a Provenance; without `recorded`
there is none, and no other resource carries a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from myotome import __version__
from myotome.assessment.chance import in_words
from myotome.assessment.engine import Engine
from myotome.assessment.result import Argument, Assessment, Cause, Place, RedFlagResult
from myotome.knowledge.finding import Answer, Finding, NotSure
from myotome.knowledge.levels import Level

Resource = dict[str, Any]

OURS = "urn:x-myotome"  # systems of our own ids: finding, answer:FINDING, condition, red-flag, level, site, result
UCUM = "http://unitsofmeasure.org"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
NAMESPACE = UUID("5d0f1c1e-6a58-5f0e-9c1b-2f4a7c3b9e10")
SUBJECT = {"display": "the person who answered"}
STATUS = "preliminary"  # a machine's result, which nobody has verified
# R4 has three severities for five levels.
SEVERITY: Mapping[Level, str] = {
    "ambulance_now": "high", "emergency_department": "high", "doctor_within_24h": "moderate",
    "routine_appointment": "low", "self_care": "low",
}  # fmt: skip
UNITS = {
    "years": "a", "hours": "h", "celsius": "Cel", "beats per minute": "/min", "breaths per minute": "/min",
    "mmHg": "mm[Hg]", "percent": "%", "ml": "mL", "ml per kg": "mL/kg", "mmol/l": "mmol/L",
}  # fmt: skip


def fhir_bundle(
    engine: Engine, assessment: Assessment, answers: Mapping[str, Answer], *, recorded: datetime | None = None
) -> Resource:
    """The Bundle of `assessment`, which came from `answers`. recorded: when, for the Provenance (aware; in UTC)."""
    bundle = _Entries()
    device = bundle.add(_device(assessment))
    replies = bundle.add(_replies(engine, answers, device))
    made = [
        bundle.add(_risk(engine, assessment, replies, device)),
        bundle.add(_triage(assessment, replies, device)),
        bundle.add(_localisation(assessment.localisation, replies, device)),
        *(bundle.add(_issue(flag, replies, device)) for flag in assessment.red_flags),
    ]
    if recorded is not None:
        bundle.add(_provenance(made, replies, device, recorded))
    return {"resourceType": "Bundle", "language": "en", "type": "collection", "entry": bundle.entries}


class _Entries:
    """The entries so far. `add` gives the reference to what was added."""

    def __init__(self) -> None:
        self.entries: list[Resource] = []

    def add(self, resource: Resource) -> Resource:
        content = json.dumps(resource, sort_keys=True, separators=(",", ":"), allow_nan=False)
        urn = f"urn:uuid:{uuid5(NAMESPACE, content)}"
        self.entries.append({"fullUrl": urn, "resource": resource})
        return {"reference": urn, "type": resource["resourceType"]}


def _code(system: str, code: str, text: str) -> Resource:
    """A CodeableConcept in one of our own systems."""
    return {"coding": [{"system": f"{OURS}:{system}", "code": code, "display": text}], "text": text}


def _per_cent(p: float) -> Resource:
    """A Quantity of 0 to 100 %, from a probability of 0 to 1."""
    return {"value": round(min(1.0, max(0.0, p)) * 100, 4), "unit": "%", "system": UCUM, "code": "%"}


def _device(assessment: Assessment) -> Resource:
    return {
        "resourceType": "Device",
        "status": "active",
        "deviceName": [{"name": "Myotome", "type": "user-friendly-name"}],
        "version": [
            {"type": {"text": "software"}, "value": __version__},
            {"type": {"text": "knowledge"}, "value": assessment.knowledge_version},
            {"type": {"text": "knowledge hash"}, "value": assessment.knowledge_hash},
        ],
    }


def _replies(engine: Engine, answers: Mapping[str, Answer], device: Resource) -> Resource:
    items = [_reply(engine.findings[name], answer) for name, answer in sorted(answers.items())]
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "subject": SUBJECT,
        "author": device,
        **({"item": items} if items else {}),
    }


def _reply(finding: Finding, answer: Answer) -> Resource:
    return {"linkId": finding.id, "text": finding.label, "answer": [_value(finding, answer)]}


def _value(finding: Finding, answer: Answer) -> Resource:
    if isinstance(answer, NotSure):
        return {"valueCoding": {"system": ABSENT, "code": "asked-unknown", "display": "Asked But Unknown"}}
    if isinstance(answer, str):
        system = f"{OURS}:answer:{finding.id}"
        return {"valueCoding": {"system": system, "code": answer, "display": finding.says(answer)}}
    coded = {"system": UCUM, "code": UNITS[finding.unit]} if finding.unit in UNITS else {}
    return {"valueQuantity": {"value": answer, "unit": finding.unit, **coded}}


def _risk(engine: Engine, assessment: Assessment, replies: Resource, device: Resource) -> Resource:
    return {
        "resourceType": "RiskAssessment",
        "status": STATUS,
        "method": {"text": "Bayesian model over conditions and lesions; 90 % intervals"},
        "code": _code("result", "differential", "What may cause the weak leg; this list is not complete"),
        "subject": SUBJECT,
        "performer": device,
        "basis": [replies],
        "prediction": [_prediction(engine, cause) for cause in assessment.differential],
    }


def _prediction(engine: Engine, cause: Cause) -> Resource:
    low, high = cause.interval
    outcome = _code("condition", cause.condition, cause.name)
    outcome["coding"] += [
        {"system": one["system"], "code": one["code"], "display": one["label"]}
        for one in engine.codings(cause.condition)
        if one["exact"]
    ]
    return {
        "outcome": outcome,
        "probabilityRange": {"low": _per_cent(low), "high": _per_cent(high)},
        "rationale": _rationale(cause),
    }


def _rationale(cause: Cause) -> str:
    parts = [f"{in_words(cause.probability)} ({cause.probability * 100:.2f} %)"]
    if cause.must_not_miss:
        parts.append("must be ruled out")
    for word, arguments in (("for", cause.for_), ("against", cause.against)):
        if arguments:
            parts.append(f"{word}: {_arguments(arguments)}")
    return "; ".join(parts)


def _arguments(arguments: Iterable[Argument]) -> str:
    return ", ".join(f"{one.words} (likelihood ratio {one.ratio:.2g})" for one in arguments)


def _observation(code: str, text: str, replies: Resource, device: Resource) -> Resource:
    """What both observations share."""
    return {
        "resourceType": "Observation",
        "status": STATUS,
        "code": _code("result", code, text),
        "subject": SUBJECT,
        "derivedFrom": [replies],
        "device": device,
    }


def _triage(assessment: Assessment, replies: Resource, device: Resource) -> Resource:
    disposition = assessment.disposition
    open_ = "" if assessment.certificate.complete else "Not everything was asked: red flags are open ("
    notes = [
        f"Time limit: {disposition.within}",
        f"Set by: {disposition.set_by.replace('_', ' ')}",
        *([f"{open_}{', '.join(assessment.certificate.open)})"] if open_ else []),
        *assessment.notices,
    ]
    return {
        **_observation("triage-level", "How fast care is needed", replies, device),
        "valueCodeableConcept": _code("level", disposition.level, disposition.label),
        "note": [{"text": one} for one in notes],
    }


def _localisation(places: Iterable[Place], replies: Resource, device: Resource) -> Resource:
    found = [_component(place) for place in places]
    return {
        **_observation("localisation", "Where the lesion may sit", replies, device),
        **({"component": found} if found else {}),
    }


def _component(place: Place) -> Resource:
    text = " ".join(word for word in (place.side, place.name, place.level) if word)
    code = {"text": text} if not place.site else {**_code("site", place.site, place.name), "text": text}
    return {"code": code, "valueQuantity": _per_cent(place.probability)}


def _issue(flag: RedFlagResult, replies: Resource, device: Resource) -> Resource:
    because = "; ".join(one.words for one in flag.because)
    unsure = f" Not sure, counted as yes: {', '.join(flag.not_sure)}." if flag.not_sure else ""
    address = flag.source.get("url", "")
    return {
        "resourceType": "DetectedIssue",
        "status": STATUS,
        "code": _code("red-flag", flag.id, flag.name),
        "severity": SEVERITY[flag.level],
        "patient": SUBJECT,
        "author": device,
        "evidence": [{"detail": [replies]}],
        "detail": f"{flag.says} {flag.rationale}" + (f" Because of: {because}." if because else "") + unsure,
        **({"reference": address} if address.startswith(("https://", "http://")) else {}),
    }


def _provenance(made: list[Resource], replies: Resource, device: Resource, recorded: datetime) -> Resource:
    role = {"system": PARTICIPANT, "code": "assembler", "display": "Assembler"}
    return {
        "resourceType": "Provenance",
        "target": made,
        "recorded": recorded.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "agent": [{"type": {"coding": [role]}, "who": device}],
        "entity": [{"role": "source", "what": replies}],
    }
