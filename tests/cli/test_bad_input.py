"""Bad input: one clear line that names the place, exit code 2, no trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from myotome.cli import main
from tests.conftest import ROOT

CASE = str(ROOT / "examples" / "sudden_leg.json")

BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nfindings: {age: 40}\n"
DEEP = "findings: " + "[" * 500 + "]" * 500

# name, bytes of the case file, words that the message must hold
BAD: list[tuple[str, bytes, list[str]]] = [
    ("an unknown finding", b"findings: {leg_weaknes: left}", ["findings", "leg_weaknes", "did you mean leg_weakness"]),
    ("an illegal value", b"findings: {leg_weakness: up}", ["findings.leg_weakness", "'up'", "none, left, right, both"]),
    ("a wrong type", b"findings: {age: old}", ["findings.age", "a number from 0 to 120"]),
    ("age -3", b"findings: {age: -3}", ["findings.age", "-3", "out of range"]),
    ("age 400", b"findings: {age: 400}", ["findings.age", "400", "out of range"]),
    ("age not a number", b"findings: {age: .nan}", ["findings.age", "out of range"]),
    ("age infinite", b"findings: {age: .inf}", ["findings.age", "out of range"]),
    ("a huge integer", b"findings: {age: 1" + b"0" * 400 + b"}", ["findings.age", "out of range"]),
    ("a list as value", b"findings: {leg_weakness: [left, right]}", ["findings.leg_weakness"]),
    ("findings as a list", b"findings: [leg_weakness]", ["findings", "must be a mapping"]),
    ("no findings", b"id: x", ["needs findings"]),
    ("not a mapping", b"just words", ["a case is a mapping"]),
    ("an empty file", b"", ["is empty"]),
    ("only white space", b"  \n\n", ["is empty"]),
    ("binary", bytes(range(256)), ["is not text"]),
    ("zero bytes", b"\0\0\0\0", ["is not text"]),
    ("broken YAML", b"findings: {age: 4", ["not a case", "line"]),
    ("broken JSON", b'{"findings": {"age": 4', ["not a case"]),
    ("the same finding twice", b"findings:\n  age: 40\n  age: 50\n", ["line 3", "'age' stands twice"]),
    ("the same finding twice in JSON", b'{"findings": {"age": 4, "age": 5}}', ["'age' stands twice"]),
    ("a YAML bomb", BOMB.encode(), ["line 1", "anchors and aliases"]),
    ("a cyclic anchor", b"findings: &a {age: *a}", ["anchors and aliases"]),
    ("deep nesting", DEEP.encode(), ["nested too deeply"]),
    ("deep nesting in JSON", b"[" * 100_000, ["nested too deeply"]),
    ("a Python object", b"findings: !!python/object/apply:os.system ['true']", ["not a case"]),
    ("two cases", b"- findings: {age: 4}\n- findings: {age: 5}\n", ["holds 2 cases", "myotome evaluate"]),
    ("a gold level that is none", b"findings: {}\ngold: {triage: soon}", ["gold", "'soon' is not a level"]),
]


@pytest.mark.parametrize(("name", "data", "says"), BAD, ids=[row[0] for row in BAD])
def test_assess_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, says: list[str]
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(data)
    assert main(["assess", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("myotome: ")
    assert err.count("\n") == 1, "one line, no trace"
    for words in says:
        assert words in err


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert main(["assess", str(path)]) == 2
    assert "larger than" in capsys.readouterr().err


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "nowhere.yaml"]) == 2
    assert "nowhere.yaml: No such file" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["assess"], ["evaluate"], ["interview", "--answers"]], ids=lambda row: row[0])
def test_a_bad_answer_names_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("findings: {leg_weakness: up}")
    assert main([*command, str(path)]) == 2
    assert str(path) in capsys.readouterr().err


@pytest.mark.parametrize("command", [["assess", CASE, "--pdf"], ["verify", "--witnesses"]], ids=lambda row: row[0])
def test_a_file_that_can_not_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    def made(*_: object, **__: object) -> bytes:
        return b"%PDF"

    def none(*_: object) -> list[object]:
        return []

    monkeypatch.setattr("myotome.report.pdf.render_pdf", made)
    monkeypatch.setattr("myotome.verification.verify.witnesses", none)
    target = tmp_path / "nowhere" / "x"
    assert main([*command, str(target)]) == 2
    assert capsys.readouterr().err == f"myotome: can not open or write {target}: No such file or directory\n"


def test_contradicting_answers_give_a_result_that_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("findings: {sex: male, pregnancy: pregnant, leg_weakness: left}")
    assert main(["assess", str(path), "--json"]) == 0
    notices = json.loads(capsys.readouterr().out)["notices"]
    assert any("Male and pregnant" in notice for notice in notices)


def test_evaluate_names_the_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("- {id: good, findings: {age: 40}}\n- {id: bad, findings: {age: 400}}\n")
    assert main(["evaluate", str(path)]) == 2
    assert "case bad.findings.age" in capsys.readouterr().err


@pytest.mark.parametrize("country", ["Britain", "1", "G!"])
def test_a_country_must_be_a_code(capsys: pytest.CaptureFixture[str], country: str) -> None:
    assert main(["interview", "--country", country]) == 2
    assert "two-letter" in capsys.readouterr().err
