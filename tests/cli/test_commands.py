"""The commands and the shape of what they print: stable from now on."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from myotome.cli import main
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").iterdir())


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Standard output of a command that must succeed."""
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_assessed_as_it_says(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    """The examples of the docs are true: the level is one that their gold answer allows."""
    from myotome.assessment.engine import Engine
    from myotome.evaluation.case import read_one

    gold = read_one(str(path), Engine().findings).gold
    found = json.loads(printed(capsys, "assess", str(path), "--json"))
    if gold.triage:
        assert found["disposition"]["level"] in gold.triage_defensible
        assert found["differential"][0]["condition"] == gold.condition


def test_json_has_the_promised_fields(capsys: pytest.CaptureFixture[str]) -> None:
    found: dict[str, Any] = json.loads(printed(capsys, "assess", str(EXAMPLES[0]), "--json"))
    assert {"level", "within", "reasons"} <= found["disposition"].keys()
    assert {"condition", "probability", "interval", "for", "against"} <= found["differential"][0].keys()
    assert {"site", "region", "side", "level", "probability"} <= found["localisation"][0].keys()
    assert {"red_flags", "counterfactuals"} <= found.keys()
    assert {"version", "hash"} <= found["knowledge"].keys()
    assert sum(cause["probability"] for cause in found["differential"]) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_account_and_replies_differ_in_the_causes_only(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    told = json.loads(printed(capsys, "assess", str(path), "--json"))
    asked = json.loads(printed(capsys, "assess", str(path), "--json", "--replies"))
    assert told["disposition"]["level"] == asked["disposition"]["level"]
    assert told["differential"][0]["probability"] != asked["differential"][0]["probability"]
    assert any("not mentioned" in one for one in told["notices"])
    assert not any("not mentioned" in one for one in asked["notices"])


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(EXAMPLES[0].read_bytes()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert json.loads(printed(capsys, "assess", "-", "--json"))["disposition"]["level"]


def test_evaluate_has_the_promised_fields(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(
        "- id: one\n"
        "  findings: {age: 70, leg_weakness: right, onset_tempo: seconds_minutes, hours_since_onset: 1}\n"
        "  gold: {condition: ischaemic_stroke, region: [brain], triage: ambulance_now}\n"
        "- id: two\n"
        "  in_scope: false\n"
        "  findings: {leg_weakness: none}\n"
    )
    for extra in ([], ["--interview"], ["--findings", "history"], ["--unstated", "absent"]):
        found = json.loads(printed(capsys, "evaluate", str(path), "--json", *extra))
        assert found["n"] == 1
        assert found["emergency_sensitivity"] == 1.0
        assert found["under_triage"] == []
        low, high = found["intervals"]["emergency_sensitivity"]
        assert 0 < low < 1 == high
        for name in ("over_triage_rate", "exact_triage", "defensible_triage", "top1", "top3", "top5"):
            assert name in found
        assert {"region_top1", "region_top2"} <= found.keys()
        assert {"median", "p95"} == found["questions"].keys()
        assert [row["id"] for row in found["cases"]] == ["one", "two"]


def test_a_case_plays_the_patient(capsys: pytest.CaptureFixture[str]) -> None:
    case = str(ROOT / "examples" / "sudden_leg.json")
    text = printed(capsys, "interview", "--answers", case)
    assert "Screen 1" in text
    assert "an emergency ended it" in text
    found = json.loads(printed(capsys, "interview", "--answers", case, "--json"))
    assert found["disposition"]["level"] == "ambulance_now"
    assert found["interview"]["ended"] == "emergency"


@pytest.mark.parametrize("name", ["als", "leg_weakness", "RF-STROKE-02", "central-als-001"])
def test_show_tells_everything_about_an_id(capsys: pytest.CaptureFixture[str], name: str) -> None:
    text = printed(capsys, "knowledge", "show", name, "--folder", str(ROOT / "knowledge"))
    assert name in text


# what was typed, and an id that must be suggested
NEAR = [
    ("leg_weaknes", "leg_weakness"),
    ("ALS", "als"),
    ("rf-ces-01", "RF-CES-01"),
    ("cauda", "cauda_equina_syndrome"),
    ("epidural_abscess", "spinal_epidural_abscess"),
    ("motor neuron disease", "als"),
    ("Central-ALS-001", "central-als-001"),
]


@pytest.mark.parametrize(("typed", "meant"), NEAR, ids=[row[0] for row in NEAR])
def test_show_of_nothing_suggests(capsys: pytest.CaptureFixture[str], typed: str, meant: str) -> None:
    assert main(["knowledge", "show", typed, "--folder", str(ROOT / "knowledge")]) == 2
    hint = capsys.readouterr().err.partition("did you mean ")[2]
    assert meant in hint.strip().rstrip("?").split(", ")


@pytest.mark.parametrize("typed", ["", "qqqqqq"])
def test_show_of_what_nothing_is_like(capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert main(["knowledge", "show", typed, "--folder", str(ROOT / "knowledge")]) == 2
    assert "`myotome knowledge findings` lists" in capsys.readouterr().err


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_only_a_clinician_is_told_what_an_examination_could_change(
    capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    """Nobody at home is sent to look for wide pupils, and the certificate names who was asked."""
    from myotome.assessment.engine import Engine

    findings = Engine().findings
    lay, expert = (
        json.loads(printed(capsys, "assess", str(path), "--json", *extra)) for extra in ([], ["--clinician"])
    )
    assert all(findings[one["finding"]].ask == "anyone" for one in lay["counterfactuals"])
    assert lay["certificate"]["informant"] == "person or carer"
    assert expert["certificate"]["informant"] == "clinician"
    assert lay["disposition"]["level"] == expert["disposition"]["level"]


def test_coverage_and_lint(capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(ROOT / "knowledge")
    found = json.loads(printed(capsys, "knowledge", "coverage", "--json", "--folder", folder))
    assert 0 < found["overall"] < 1
    rules = found["red_flags"]
    assert list(rules) == ["direct", "mirror", "summary", "none"]
    text = printed(capsys, "knowledge", "coverage", "--folder", folder)
    assert f"Of {sum(rules.values())} red flags {rules['direct']} rest on a page that was read directly" in text
    assert f"and {rules['none']} are judgements" in text
    assert "0 errors" in printed(capsys, "knowledge", "lint", "--folder", folder)


@pytest.mark.parametrize("command", [[], ["interview"], ["assess"], ["evaluate"], ["knowledge"], ["knowledge", "show"]])
def test_help_teaches(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert len(out) > 150
    assert "%%" not in out
