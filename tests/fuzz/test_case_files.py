"""Case files from anybody, damaged: a case, or CaseError that names the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.json_form import dumps, to_json
from myotome.evaluation.case import Case, CaseError, read_many, read_one
from tests.conftest import ROOT
from tests.effort import effort
from tests.fuzz.contract import held
from tests.fuzz.mutate import documents

GOLD: dict[str, Any] = {
    "condition": "als", "also_accept": ["cidp"], "region": ["nerve"], "triage": "routine_appointment",
    "triage_defensible": ["doctor_within_24h"],
}  # fmt: skip
EXAMPLES = [
    {"id": path.stem, "complaint": "My leg is weak", "in_scope": True, "gold": GOLD, "examination_only": ["power_grade"]}
    | yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "examples").iterdir())
]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=8), below, max_size=4),
    max_leaves=12,
)


def usable(engine: Engine, path: Path) -> None:
    """Read the file in both ways; what is read as a case can be assessed and printed."""
    for read in (read_one, read_many):
        found = held(lambda read=read: read(str(path), engine.findings), CaseError)
        if isinstance(found, CaseError):
            assert "\n" not in str(found), "one line"
        elif isinstance(found, Case):
            json.loads(dumps(to_json(assess(engine, found.answers))))


@settings(max_examples=effort(120), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_yaml_case(engine: Engine, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / "case.yaml"
    path.write_bytes(data.draw(documents([*EXAMPLES, EXAMPLES[:2]])))
    usable(engine, path)


@settings(max_examples=effort(80), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_json_case(engine: Engine, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A real case with any JSON in place of one of its values, then a few characters cut or put in."""
    path = tmp_path_factory.getbasetemp() / "case.json"
    case = json.loads(json.dumps(data.draw(st.sampled_from(EXAMPLES))))
    inside = case if data.draw(st.booleans()) else case["findings"]
    inside[data.draw(st.sampled_from(sorted(inside)) | st.text(max_size=5))] = data.draw(JUNK)
    text = json.dumps(case, ensure_ascii=data.draw(st.booleans()))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 3)) :]
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    usable(engine, path)


@settings(max_examples=effort(60), suppress_health_check=list(HealthCheck))
@given(raw=st.binary(max_size=80) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(engine: Engine, tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "case.any"
    path.write_bytes(raw)
    usable(engine, path)
