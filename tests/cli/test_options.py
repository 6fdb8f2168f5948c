"""Options: those that lead without a command, those that do not go together, and whose usage a complaint shows."""

from __future__ import annotations

import pytest

from myotome.cli import main, with_command
from tests.conftest import ROOT

CASE = str(ROOT / "examples" / "sudden_leg.json")

LEADING: list[tuple[list[str], list[str]]] = [
    ([], ["interview"]),
    (["--mode", "carer"], ["interview", "--mode", "carer"]),
    (["--country", "GB"], ["interview", "--country", "GB"]),
    (["--no-color"], ["interview", "--no-color"]),
    (["--help"], ["--help"]),
    (["-h"], ["-h"]),
    (["--version"], ["--version"]),
    (["assess", "x"], ["assess", "x"]),
    (["nonsense"], ["nonsense"]),
]


@pytest.mark.parametrize(("typed", "meant"), LEADING, ids=[" ".join(row[0]) or "nothing" for row in LEADING])
def test_without_a_command_it_is_the_interview(typed: list[str], meant: list[str]) -> None:
    assert with_command(typed) == meant


def test_a_carer_is_interviewed_without_naming_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(_: str) -> str:
        return "q"

    monkeypatch.setattr("builtins.input", leave)
    assert main(["--mode", "carer", "--no-color"]) == 0
    assert "the person you help" in capsys.readouterr().out


# what was typed, and what the one line must name
CLASHES: list[tuple[list[str], str]] = [
    (["assess", CASE, "--json", "--pdf", "x.pdf"], "run it once for each"),
    (["assess", CASE, "--json", "--handover"], "run it once for each"),
    (["assess", CASE, "--handover", "--pdf", "x.pdf"], "run it once for each"),
    (["assess", CASE, "--json", "--country", "GB"], "leave --country out"),
    (["assess", CASE, "--handover", "--country", "GB"], "leave --country out"),
    (["interview", "--unstated", "unknown"], "add --answers CASE"),
    (["interview", "--answers", CASE, "--json", "--country", "GB"], "leave --country out"),
    (["serve", "--language", "xx"], "use one of en, es"),
    (["verify", "--witnesses", "x.yaml", "--json"], "leave --json out"),
    (["verify", "--witnesses", "x.yaml", "--long"], "leave --long out"),
]


@pytest.mark.parametrize(("typed", "mend"), CLASHES, ids=[" ".join(row[0]).replace(CASE, "CASE") for row in CLASHES])
def test_options_that_do_not_go_together_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: object, monkeypatch: pytest.MonkeyPatch, typed: list[str], mend: str
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert main(typed) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("myotome: --")
    assert err.count("\n") == 1
    assert mend in err


@pytest.mark.parametrize("extra", [["--json"], ["--handover"], ["--country", "GB"], ["--json", "--clinician"]])
def test_what_goes_together_still_does(capsys: pytest.CaptureFixture[str], extra: list[str]) -> None:
    assert main(["assess", CASE, *extra]) == 0
    assert capsys.readouterr().out


USAGE = [
    (["assess", CASE, "--colour"], "usage: myotome assess"),
    (["knowledge", "show", "als", "--all"], "usage: myotome knowledge show"),
    (["--colour"], "usage: myotome interview"),
    (["--mode", "nurse"], "usage: myotome interview"),
    (["nonsense"], "usage: myotome [-h]"),
]


@pytest.mark.parametrize(("typed", "usage"), USAGE, ids=[" ".join(row[0]).replace(CASE, "CASE") for row in USAGE])
def test_a_complaint_shows_the_usage_of_its_command(
    capsys: pytest.CaptureFixture[str], typed: list[str], usage: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(typed)
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert err.startswith(usage)
    assert typed[-1] in err.splitlines()[-1]
