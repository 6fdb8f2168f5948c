"""The Bundle as an outside reader of FHIR sees it: `fhir.resources`, whose models are made from the specification.

R4B (4.3) is the nearest that it has to our R4 (4.0.1); the resources that we write are the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

from myotome.assessment.assess import assess
from myotome.interop.fhir import fhir_bundle
from myotome.knowledge.finding import Answer
from tests.report.cases import BY_LEVEL, EXAMINED, the_engine

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CASES = {**BY_LEVEL, "examined": EXAMINED}


def bundle(answers: Mapping[str, Answer]) -> dict[str, Any]:
    engine = the_engine()
    return fhir_bundle(engine, assess(engine, answers, clinician=True), answers, recorded=NOW)


@pytest.mark.parametrize("name", CASES)
def test_an_outside_reader_takes_it_and_gives_it_back(name: str) -> None:
    sent = bundle(CASES[name])
    read = Bundle.model_validate(sent)
    kinds = [entry["resource"]["resourceType"] for entry in sent["entry"]]
    assert read.entry is not None
    assert [entry.resource.__class__.__name__ for entry in read.entry] == kinds
    assert len(set(kinds)) >= 5


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("RiskAssessment", {"status": None}),
        ("RiskAssessment", {"prediction": {"outcome": "stroke"}}),
        ("Observation", {"component": [{"valueQuantity": {"value": 1}}]}),
        ("DetectedIssue", {"severty": "high"}),
        ("Provenance", {"recorded": "yesterday"}),
        ("QuestionnaireResponse", {"item": [{"text": "no link"}]}),
    ],
)
def test_it_refuses_what_is_no_fhir(kind: str, change: dict[str, Any]) -> None:
    """So that the test above can fail."""
    sent = bundle(BY_LEVEL["emergency_department"])
    one = next(entry["resource"] for entry in sent["entry"] if entry["resource"]["resourceType"] == kind)
    one.update(change)
    with pytest.raises(ValidationError):
        Bundle.model_validate(sent)
