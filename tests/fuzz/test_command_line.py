"""Any words on the command line: a result, or exit code 2 with what is wrong, never a trace and never a hang."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.cli import main
from tests.conftest import ROOT
from tests.effort import UNHURRIED, effort
from tests.fuzz.contract import held

WORDS = [
    "assess", "evaluate", "interview", "knowledge", "show", "lint", "findings", "als", "--json", "--no-color",
    "--country",
    "GB", "ZZ", "ßß", "--setting", "home", "--clinician", "--mode", "carer", "--answers", "--unstated", "absent",
    "-", "--", "",
    "--interview", "--version", "--help", "--folder", "--quiet", str(ROOT / "examples" / "sudden_leg.json"),
    str(ROOT / "examples"), "/dev/null", "/nowhere/x", "\udcff", "\u202e", "a b", "-1", "@x", "%s", "=", "--json=1",
    "--j",
]  # fmt: skip
COMMANDS = ["assess", "evaluate", "interview", "knowledge"]
LONG = ["serve", "verify"]  # these work until they are stopped, or for minutes: typed by chance they are no hang


@settings(max_examples=effort(150), suppress_health_check=UNHURRIED)
@given(
    first=st.sampled_from(COMMANDS) | st.text(max_size=6).filter(lambda word: word not in LONG),
    rest=st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=5),
)
def test_any_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, first: str, rest: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # no knowledge folder here: reading it is for other tests
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    try:
        status = held(lambda: main([first, *rest]), ())
    except SystemExit as error:
        status = error.code
    out, err = capsys.readouterr()
    assert status in (0, 2)
    assert "Traceback" not in out + err
    if status == 2:
        assert err.rstrip("\n").split("\n")[-1].startswith("myotome")


@pytest.mark.parametrize("typed", [["assess", "x", "a\n0"], ["assess", "x", "\x1b[31m"], ["\udcff"], ["a\nb"]])
def test_what_was_typed_is_quoted_safely(capsys: pytest.CaptureFixture[str], typed: list[str]) -> None:
    """Found by the long run: a line break in an unknown word broke the message, and a colour code would colour it."""
    with pytest.raises(SystemExit) as stopped:
        main(typed)
    assert stopped.value.code == 2
    last = capsys.readouterr().err.rstrip("\n").split("\n")[-1]
    assert last.startswith("myotome")
    assert last.isprintable()
