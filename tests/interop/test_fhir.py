"""The Bundle is R4: only elements that R4 has, all that it demands, only its codes, and references that resolve."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.interop.fhir import ABSENT, UCUM, UNITS, fhir_bundle
from myotome.knowledge.finding import NOT_SURE, Answer
from tests.report.cases import BY_LEVEL, EXAMINED, the_engine

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

# R4 4.0.1, by hand: element -> (its type, least, most). "*" is any number. Only what we write.
SHAPES: dict[str, dict[str, tuple[str, int, str]]] = {
    "Bundle": {"resourceType": ("code", 1, "1"), "language": ("code", 0, "1"), "type": ("bundle-type", 1, "1"),
               "entry": ("Entry", 0, "*")},
    "Entry": {"fullUrl": ("uri", 0, "1"), "resource": ("Resource", 0, "1")},
    "Device": {"resourceType": ("code", 1, "1"), "status": ("device-status", 0, "1"),
               "deviceName": ("DeviceName", 0, "*"), "version": ("DeviceVersion", 0, "*")},
    "DeviceName": {"name": ("string", 1, "1"), "type": ("device-nametype", 1, "1")},
    "DeviceVersion": {"type": ("CodeableConcept", 0, "1"), "value": ("string", 1, "1")},
    "QuestionnaireResponse": {"resourceType": ("code", 1, "1"), "status": ("questionnaire-answers-status", 1, "1"),
                              "subject": ("Reference", 0, "1"), "author": ("Reference", 0, "1"),
                              "item": ("QrItem", 0, "*")},
    "QrItem": {"linkId": ("string", 1, "1"), "text": ("string", 0, "1"), "answer": ("QrAnswer", 0, "*")},
    "QrAnswer": {"valueCoding": ("Coding", 0, "1"), "valueQuantity": ("Quantity", 0, "1")},
    "RiskAssessment": {"resourceType": ("code", 1, "1"), "status": ("observation-status", 1, "1"),
                       "method": ("CodeableConcept", 0, "1"), "code": ("CodeableConcept", 0, "1"),
                       "subject": ("Reference", 1, "1"), "performer": ("Reference", 0, "1"),
                       "basis": ("Reference", 0, "*"), "prediction": ("Prediction", 0, "*")},
    "Prediction": {"outcome": ("CodeableConcept", 0, "1"), "probabilityRange": ("Range", 0, "1"),
                   "rationale": ("string", 0, "1")},
    "Observation": {"resourceType": ("code", 1, "1"), "status": ("observation-status", 1, "1"),
                    "code": ("CodeableConcept", 1, "1"), "subject": ("Reference", 0, "1"),
                    "derivedFrom": ("Reference", 0, "*"), "device": ("Reference", 0, "1"),
                    "valueCodeableConcept": ("CodeableConcept", 0, "1"), "note": ("Annotation", 0, "*"),
                    "component": ("Component", 0, "*")},
    "Component": {"code": ("CodeableConcept", 1, "1"), "valueQuantity": ("Quantity", 0, "1")},
    "Annotation": {"text": ("markdown", 1, "1")},
    "DetectedIssue": {"resourceType": ("code", 1, "1"), "status": ("observation-status", 1, "1"),
                      "code": ("CodeableConcept", 0, "1"), "severity": ("detectedissue-severity", 0, "1"),
                      "patient": ("Reference", 0, "1"), "author": ("Reference", 0, "1"),
                      "evidence": ("Evidence", 0, "*"), "detail": ("string", 0, "1"), "reference": ("uri", 0, "1")},
    "Evidence": {"detail": ("Reference", 0, "*")},
    "Provenance": {"resourceType": ("code", 1, "1"), "target": ("Reference", 1, "*"), "recorded": ("instant", 1, "1"),
                   "agent": ("Agent", 1, "*"), "entity": ("Entity", 0, "*")},
    "Agent": {"type": ("CodeableConcept", 0, "1"), "who": ("Reference", 1, "1")},
    "Entity": {"role": ("provenance-entity-role", 1, "1"), "what": ("Reference", 1, "1")},
    "CodeableConcept": {"coding": ("Coding", 0, "*"), "text": ("string", 0, "1")},
    "Coding": {"system": ("uri", 0, "1"), "code": ("code", 0, "1"), "display": ("string", 0, "1")},
    "Quantity": {"value": ("decimal", 0, "1"), "unit": ("string", 0, "1"), "system": ("uri", 0, "1"),
                 "code": ("code", 0, "1")},
    "Range": {"low": ("Quantity", 0, "1"), "high": ("Quantity", 0, "1")},
    "Reference": {"reference": ("string", 0, "1"), "type": ("uri", 0, "1"), "display": ("string", 0, "1")},
}  # fmt: skip
CODES: dict[str, set[str]] = {
    "bundle-type": {"document", "message", "transaction", "transaction-response", "batch", "batch-response",
                    "history", "searchset", "collection"},
    "device-status": {"active", "inactive", "entered-in-error", "unknown"},
    "device-nametype": {"udi-label-name", "user-friendly-name", "patient-reported-name", "manufacturer-name",
                        "model-name", "other"},
    "questionnaire-answers-status": {"in-progress", "completed", "amended", "entered-in-error", "stopped"},
    "observation-status": {"registered", "preliminary", "final", "amended", "corrected", "cancelled",
                           "entered-in-error", "unknown"},
    "detectedissue-severity": {"high", "moderate", "low"},
    "provenance-entity-role": {"derivation", "revision", "quotation", "source", "removal"},
}  # fmt: skip
# Which resources a reference may point at (R4), where it points at one of ours.
TARGETS = {
    ("RiskAssessment", "performer"): "Device", ("DetectedIssue", "author"): "Device",
    ("Observation", "device"): "Device", ("QuestionnaireResponse", "author"): "Device", ("Agent", "who"): "Device",
    ("Entity", "what"): "QuestionnaireResponse", ("RiskAssessment", "basis"): "QuestionnaireResponse",
    ("Observation", "derivedFrom"): "QuestionnaireResponse",
    ("Evidence", "detail"): "QuestionnaireResponse",
}  # fmt: skip
PRIMITIVES = {
    "string": r"\S[\s\S]*", "markdown": r"\S[\s\S]*", "code": r"[^\s]+( [^\s]+)*", "uri": r"\S+",
    "instant": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
}  # fmt: skip


def bundle_of(answers: dict[str, Answer], recorded: datetime | None = NOW) -> dict[str, Any]:
    return fhir_bundle(the_engine(), assess(the_engine(), answers, story=False), answers, recorded=recorded)


CASES = [*BY_LEVEL.values(), EXAMINED, {}]
BUNDLES = [bundle_of(one) for one in CASES]


def problems(value: Any, kind: str, path: str) -> Iterator[str]:
    """What R4 would refuse in `value`."""
    if kind in CODES:
        if value not in CODES[kind]:
            yield f"{path}: {value!r} is not one of {kind}"
    elif kind == "decimal":
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield f"{path}: {value!r} is not a number"
    elif kind in PRIMITIVES:
        if not isinstance(value, str) or re.fullmatch(PRIMITIVES[kind], value) is None:
            yield f"{path}: {value!r} is not a {kind}"
    else:
        yield from _of_fields(cast(dict[str, Any], value), kind, path)


def _of_fields(value: dict[str, Any], kind: str, path: str) -> Iterator[str]:
    name = value["resourceType"] if kind == "Resource" else kind
    shape = SHAPES[name]
    if not value:
        yield f"{path}: empty"
    for field in value.keys() - shape.keys():
        yield f"{path}.{field}: no such element"
    for field, (inner, least, most) in shape.items():
        if field not in value:
            if least:
                yield f"{path}.{field}: missing"
            continue
        if (most == "*") != isinstance(value[field], list):
            yield f"{path}.{field}: a list or not"
            continue
        many = cast(list[Any], value[field]) if most == "*" else [value[field]]
        if not many:
            yield f"{path}.{field}: empty list"
        for number, one in enumerate(many):
            yield from problems(one, inner, f"{path}.{field}[{number}]")


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def walk(value: Any, owner: str = "", field: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every object with the kind that owns it and the field it stands in."""
    if isinstance(value, dict):
        mapping = cast(dict[str, Any], value)
        yield owner, field, mapping
        mine = {"agent": "Agent", "entity": "Entity", "evidence": "Evidence"}.get(field, "")
        kind = mapping.get("resourceType", mine or owner)
        for name, one in mapping.items():
            yield from walk(one, kind, name)
    elif isinstance(value, list):
        for one in cast(list[Any], value):
            yield from walk(one, owner, field)


@pytest.mark.parametrize("bundle", BUNDLES)
def test_it_has_the_shape_of_r4(bundle: dict[str, Any]) -> None:
    assert list(problems(bundle, "Bundle", "Bundle")) == []


BROKEN: list[tuple[tuple[Any, ...], Any]] = [
    (("type",), "collections"), (("entry", 0, "resource", "status"), "on"), (("entry", 2, "resource", "subject"), None),
    (("entry", 2, "resource", "prediction", 0, "rationale"), " "), (("entry", 2, "resource", "basis"), []),
    (("entry", 2, "resource", "status"), "completed"), (("entry", 1, "resource", "note"), [{"text": "x"}]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value"), BROKEN)
def test_the_check_itself_sees_planted_errors(path: tuple[Any, ...], value: Any) -> None:
    broken = json.loads(json.dumps(BUNDLES[0]))
    place = broken
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    assert list(problems(broken, "Bundle", "Bundle"))


@pytest.mark.parametrize("bundle", BUNDLES)
def test_references_resolve_inside_to_a_kind_that_r4_allows(bundle: dict[str, Any]) -> None:
    kinds = {one["fullUrl"]: one["resource"]["resourceType"] for one in bundle["entry"]}
    assert len(kinds) == len(bundle["entry"])
    seen = 0
    for owner, field, one in walk(bundle):
        if "reference" in one and "resourceType" not in one:
            seen += 1
            assert kinds[one["reference"]] == one["type"]
            assert TARGETS.get((owner, field), one["type"]) == one["type"]
    assert seen > 8
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", url) for url in kinds)


@pytest.mark.parametrize("bundle", BUNDLES)
def test_per_cent_is_per_cent(bundle: dict[str, Any]) -> None:
    for _, _, one in walk(bundle):
        if one.get("unit") == "%":
            assert one["system"] == UCUM
            assert one["code"] == "%"
            assert 0 <= one["value"] <= 100
        if "probabilityRange" in one:
            low, high = one["probabilityRange"]["low"]["value"], one["probabilityRange"]["high"]["value"]
            point = re.search(r"\((\d+\.\d+) %\)", one["rationale"])
            assert point is not None
            assert low - 0.01 <= float(point[1]) <= high + 0.01


def test_a_likely_cause_is_tens_of_per_cent_and_not_a_fraction() -> None:
    answers = {**BY_LEVEL["emergency_department"]}
    result = assess(the_engine(), answers, story=False)
    (risk,) = resources(bundle_of(answers), "RiskAssessment")
    lead = risk["prediction"][0]
    assert lead["probabilityRange"]["high"]["value"] == pytest.approx(
        result.differential[0].interval[1] * 100, abs=1e-3
    )
    assert lead["probabilityRange"]["high"]["value"] > 20


@pytest.mark.parametrize("answers", CASES)
def test_it_says_what_the_assessment_says(answers: dict[str, Answer]) -> None:
    result = assess(the_engine(), answers, story=False)
    bundle = bundle_of(answers)
    (risk,) = resources(bundle, "RiskAssessment")
    named = [one["outcome"]["coding"][0]["code"] for one in risk["prediction"]]
    assert named == [cause.condition for cause in result.differential]
    issues = resources(bundle, "DetectedIssue")
    assert [one["code"]["coding"][0]["code"] for one in issues] == [flag.id for flag in result.red_flags]
    triage, place = resources(bundle, "Observation")
    assert triage["valueCodeableConcept"]["coding"][0]["code"] == result.disposition.level
    assert len(place["component"]) == len(result.localisation)
    (replies,) = resources(bundle, "QuestionnaireResponse")
    assert [one["linkId"] for one in replies.get("item", [])] == sorted(answers)


def test_a_condition_has_the_codes_that_mean_exactly_it_and_no_others() -> None:
    engine = the_engine()
    (risk,) = resources(bundle_of({"leg_weakness": "left"}), "RiskAssessment")
    found = {one["outcome"]["coding"][0]["code"]: one["outcome"]["coding"][1:] for one in risk["prediction"]}
    stroke = {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "I63", "display": "Cerebral infarction"}
    assert stroke in found["ischaemic_stroke"]
    assert found["subdural_haematoma"] == []
    for name in engine.conditions:
        exact = [one["code"] for one in engine.codings(name) if one["exact"]]
        assert [one["code"] for one in found[name]] == exact


def test_not_sure_is_asked_unknown_and_not_no() -> None:
    (replies,) = resources(bundle_of({"diabetes": NOT_SURE, "cancer": "absent"}), "QuestionnaireResponse")
    by_name = {one["linkId"]: one["answer"][0]["valueCoding"] for one in replies["item"]}
    assert (by_name["diabetes"]["system"], by_name["diabetes"]["code"]) == (ABSENT, "asked-unknown")
    assert by_name["cancer"]["code"] == "absent"


def test_every_unit_has_a_ucum_code_or_none_exists() -> None:
    units = {one.unit for one in the_engine().findings.values() if one.kind == "number"}
    assert units - UNITS.keys() == {"MRC grade 0-5", "multiples of the upper limit of normal"}
    assert UNITS.keys() <= units


def test_there_is_nobody_in_it() -> None:
    text = json.dumps(BUNDLES)
    for word in ("Patient", "identifier", "birthDate", "address", "telecom"):
        assert f'"{word}"' not in text


def test_without_a_time_there_is_none_and_no_provenance() -> None:
    bundle = bundle_of(EXAMINED, None)
    assert resources(bundle, "Provenance") == []
    assert "2026" not in json.dumps(bundle["entry"][0])
    (one,) = resources(bundle_of(EXAMINED), "Provenance")
    assert one["recorded"] == "2026-01-02T03:04:05Z"
    assert len(one["target"]) == len(bundle["entry"]) - 2


@given(st.sampled_from(CASES), st.sampled_from(CASES))
def test_same_content_same_ids_other_content_other_ids(one: dict[str, Answer], two: dict[str, Answer]) -> None:
    first, second = BUNDLES[CASES.index(one)], BUNDLES[CASES.index(two)]
    assert json.loads(json.dumps(first, allow_nan=False)) == first
    assert (first == second) == (one == two)
    urls = [{entry["fullUrl"] for entry in bundle["entry"][1:]} for bundle in (first, second)]
    assert (urls[0] == urls[1]) == (one == two)


def test_made_again_it_is_the_same() -> None:
    assert json.dumps(bundle_of(EXAMINED)) == json.dumps(bundle_of(EXAMINED))
