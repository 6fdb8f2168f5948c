"""The promises are proven, and a planted fault is found: a proof that cannot fail proves nothing.

The slower proofs run in `make verify`: `myotome verify --long` proves all six, and fails where one is broken. That
every rule decides some case is shown here by its witness.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from myotome.assessment.answers import read_answers
from myotome.assessment.engine import Engine
from myotome.cli import main
from myotome.knowledge.levels import RANK
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import AllOf, Among, NoneOf
from myotome.triage.floor import floor
from myotome.verification import advice_proof, alive_proof, floor_proof, monotone_proof, staying_proof, unasked_proof
from myotome.verification.proof import Part
from myotome.verification.report import as_case
from myotome.verification.subject import Subject

WITNESSES = Path(__file__).parent / "witnesses.yaml"
STORIES: list[dict[str, Any]] = yaml.safe_load(WITNESSES.read_text(encoding="utf-8"))
QUICK = [
    floor_proof.never_below_a_rule,
    floor_proof.unknown_is_not_safe,
    monotone_proof.everything_has_a_direction,
    advice_proof.everything_is_sorted,
    advice_proof.readings_only_grow,
    unasked_proof.no_completion_raises,
    unasked_proof.no_question_returns,
    unasked_proof.open_means_askable,
    unasked_proof.screens_in_order,
    staying_proof.every_history,
]


@pytest.fixture(scope="module")
def subject(engine: Engine) -> Subject:
    return Subject(engine)


@pytest.mark.parametrize("part", QUICK, ids=lambda part: part.__name__)
def test_it_is_proven(subject: Subject, part: Any) -> None:
    found: Part = part(subject)
    assert found.broken == ()
    assert found.says


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_each_rule_alone_decides_its_witness(engine: Engine, story: dict[str, Any]) -> None:
    answers = read_answers(engine.findings, story["findings"])
    low = floor(engine.rules, answers)
    assert low.level == story["level"]
    assert [one.rule.id for one in low.fired if one.rule.level == low.level] == [story["id"]]


def test_every_rule_has_its_witness(engine: Engine) -> None:
    assert [story["id"] for story in STORIES] == [rule.id for rule in engine.rules], "myotome verify --witnesses"


def planted(engine: Engine, name: str, **changes: Any) -> Subject:
    """The rules with one of them changed."""
    rules = [replace(rule, **changes) if rule.id == name else rule for rule in engine.rules]
    return Subject(engine, rules)


def rule_of(engine: Engine, name: str) -> RedFlag:
    return next(rule for rule in engine.rules if rule.id == name)


def test_a_guard_on_a_danger_sign_is_found_and_assess_shows_it(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A lone danger sign that fever switches off: fever is no harmless explanation."""
    rule = rule_of(engine, "RF-DANGER-07")
    guard = NoneOf((Among("fever", frozenset({"present"})),))
    broken = planted(engine, rule.id, when=AllOf((rule.when, guard)))
    steps = [one for one in monotone_proof.steps_of(broken) if one.finding == "fever"]
    found = [case for step in steps for case in monotone_proof.lowered(broken, step)]
    assert found
    assert rule.id in found[0].what
    path = tmp_path / "counterexample.yaml"
    path.write_text(as_case(found[0], "counterexample"), encoding="utf-8")
    assert main(["assess", str(path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert {"level", "floor"} <= shown["disposition"].keys()
    worse = {**found[0].answers, "fever": "present"}
    before = floor(broken.rules, found[0].answers).level
    after = floor(broken.rules, worse).level
    assert RANK[after] < RANK[before]
    assert shown["disposition"]["floor"] == before


def test_a_dead_and_a_shadowed_rule_are_found(engine: Engine) -> None:
    weak = Among("leg_weakness", frozenset({"left"}))
    dead = planted(engine, "RF-GEN-04", when=AllOf((weak, Among("leg_weakness", frozenset({"right"})))))
    assert "RF-GEN-04 is dead" in verdict_on(dead, "RF-GEN-04")
    twin = rule_of(engine, "RF-GEN-04").when
    shadowed = planted(engine, "RF-TOX-02", when=twin)
    assert "RF-TOX-02 is shadowed" in verdict_on(shadowed, "RF-TOX-02")


def verdict_on(subject: Subject, name: str) -> str:
    """What the proof that every rule decides says of one rule; empty where it decides a case."""
    rule = next(rule for rule in subject.rules if rule.id == name)
    broken = alive_proof.dead_or_shadowed(subject, rule)
    return broken.what if broken is not None else ""


def test_a_rule_without_a_direction_for_its_finding_is_found(engine: Engine) -> None:
    subject = planted(engine, "RF-GEN-04", when=Among("leg_weakness_worse_side", frozenset({"left"})))
    assert any(
        "leg_weakness_worse_side" in one.what for one in monotone_proof.everything_has_a_direction(subject).broken
    )


def test_a_worse_danger_sign_never_made_the_advice_milder(subject: Subject) -> None:
    assert advice_proof.worse_sign_on_runs(subject, 60).broken == ()


def test_without_milder_readings_danger_signs_are_found_to_reassure(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the proof is for: by the causes alone, a worse sign now and then makes the advice milder."""
    monkeypatch.setattr(engine.model, "danger", {})
    found = advice_proof.worse_sign_on_runs(Subject(engine), 1200)
    assert found.broken
    assert "milder advice" in found.broken[0].what


def test_a_lost_reading_is_found(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    severity = [list(one) for one in engine.model.danger["leg_weakness_severity"]]
    severity[-1].remove(0)
    monkeypatch.setattr(engine.model, "danger", {**engine.model.danger, "leg_weakness_severity": severity})
    broken = advice_proof.readings_only_grow(Subject(engine)).broken
    assert any("leg_weakness_severity" in one.what for one in broken)


def test_without_the_solver_it_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "z3", None)
    assert main(["verify"]) == 2
    said = capsys.readouterr().err
    assert "z3-solver" in said
    assert len(said.splitlines()) == 1
