"""The hazard log holds: every control is shown by a test that lives, every cell is filled, the pages are current."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from scripts.hazards import PROOFS, Control, Hazard, Living, Log, LogError, Risk, complaints, matching, read_log
from scripts.safety import CASE, LOG, PAGE, measured, renewed

from myotome.assessment.engine import Engine
from tests.conftest import ROOT

# Collects every test without running any, and prints each with the names of its marks.
COLLECT = """
import json, sys, pytest
class Listed:
    def pytest_collection_finish(self, session):
        found = {item.nodeid: sorted({mark.name for mark in item.iter_markers()}) for item in session.items}
        print("\\n" + json.dumps(found))
sys.exit(pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider", "tests"], plugins=[Listed()]))
"""


@pytest.fixture(scope="session")
def living(request: pytest.FixtureRequest) -> Living:
    """Every test of the project, by its id, with its marks: of this run where it holds all, else collected anew."""
    session, chosen = request.session, request.config.option
    files = {item.path for item in session.items}
    if not (chosen.keyword or chosen.markexpr) and files == set((ROOT / "tests").rglob("test_*.py")):
        return {item.nodeid: frozenset(mark.name for mark in item.iter_markers()) for item in session.items}
    done = subprocess.run([sys.executable, "-c", COLLECT], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    line = next(line for line in done.stdout.splitlines() if line.startswith("{"))
    return {name: frozenset(marks) for name, marks in json.loads(line).items()}


@pytest.fixture(scope="session")
def log() -> Log:
    return read_log(LOG)


@pytest.fixture(scope="session")
def families(engine: Engine) -> set[str]:
    return {rule.family for rule in engine.rules}


def test_every_hazard_is_whole_and_every_control_is_shown(log: Log, living: Living, families: set[str]) -> None:
    """A hazard without a living test fails the build; so do a gap in the promises and in the families."""
    found = list(complaints(log, living, families, ROOT))
    assert not found, "\n".join(found)


def test_every_control_that_is_in_place_names_a_test_or_a_proof(log: Log) -> None:
    for one in log.hazards:
        assert any(not control.open for control in one.controls), one.id
        for control in one.controls:
            assert control.shown_by or control.open, (one.id, control.says)


def test_every_known_gap_is_named_by_an_open_control(log: Log, living: Living) -> None:
    """No test may be marked to fail without a hazard that says so."""
    marked = {name for name, marks in living.items() if "xfail" in marks}
    named = {
        test
        for one in log.hazards
        for control in one.controls
        if control.open
        for reference in control.shown_by
        for test in matching(reference, living)
    }
    assert marked == named


def test_every_story_of_the_hazards_is_used(log: Log, living: Living) -> None:
    """Each story was written for a hazard, so a hazard names it, alone or with its family."""
    stories = {name for name in living if name.startswith("tests/safety/test_stories.py::test_the_story_is_held[")}
    references = {r for one in log.hazards for control in one.controls for r in control.shown_by if "[" in r}
    assert stories == stories & {test for reference in references for test in matching(reference, living)}


def test_the_pages_are_current() -> None:
    for path, text in renewed().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make safety`"


def test_the_page_shows_every_hazard_control_and_gap(log: Log) -> None:
    """No row of any table has an empty cell, and nothing that is open is hidden."""
    text = PAGE.read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("|"):
            assert all(cell.strip() for cell in line.strip("|").split("|")), line
    for one in log.hazards:
        assert f"| {one.id} | **{one.name}.**" in text
        for control in one.controls:
            assert control.says in text
            assert control.needs in text


def test_every_role_has_a_line_to_sign_and_none_is_filled(log: Log) -> None:
    """Signatures are made by people on a signed copy; what is in the repository claims none."""
    text = CASE.read_text(encoding="utf-8").partition("## Signatures")[2]
    rows = [line for line in text.splitlines() if line.startswith("|")][2:]
    assert len(rows) >= 10
    assert all(re.search(r"\| \| \| \|$", row) for row in rows)
    read = set(re.findall(r"HZ-\d\d", text))
    assert read <= {one.id for one in log.hazards}


@pytest.mark.parametrize("path", [CASE, PAGE], ids=lambda path: path.name)
def test_links_and_hazards_named_in_the_text_exist(log: Log, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (path.parent / target).exists(), target
    assert set(re.findall(r"HZ-\d\d", text)) <= {one.id for one in log.hazards}


# ---- the checker itself: each fault is found, and only that ----------------------------------------------------

FIRST = "tests/interview/test_promises.py::test_an_emergency_ends_it_at_once"


def one_hazard(log: Log, at: int, **changes: object) -> Log:
    """The log with hazard number `at` changed."""
    hazards = list(log.hazards)
    hazards[at - 1] = replace(hazards[at - 1], **changes)  # type: ignore[arg-type]
    return replace(log, hazards=tuple(hazards))


def one_control(log: Log, **changes: object) -> Log:
    """The log with the first control of the first hazard changed."""
    first = log.hazards[0].controls[0]
    changed = replace(first, **changes)  # type: ignore[arg-type]
    return one_hazard(log, 1, controls=(changed, *log.hazards[0].controls[1:]))


def without(log: Log, wanted: Callable[[Hazard], bool]) -> Log:
    """The log in which the hazards that are not `wanted` name no family and rest on one test alone."""
    bare = Control("bare", "information", ("P1",), (FIRST,), "")
    return replace(
        log, hazards=tuple(h if wanted(h) else replace(h, families=(), controls=(bare,)) for h in log.hazards)
    )


FAULTS: list[tuple[str, Callable[[Log], Log], str]] = [
    ("a test that is gone", lambda g: one_control(g, shown_by=("tests/test_safety.py::test_gone",)), "no test"),
    ("a case that is gone", lambda g: one_control(g, shown_by=(f"{FIRST}[gone]",)), "no test"),
    ("a file that is gone", lambda g: one_control(g, shown_by=("tests/gone.py::test_gone",)), "no test"),
    ("an unknown proof", lambda g: one_control(g, shown_by=("verify:everything",)), "no proof"),
    ("a proof of something else", lambda g: one_control(g, shown_by=("verify:floor",)), "proves P1"),
    ("a test that fails on purpose", lambda g: one_control(g, shown_by=("a::failing",)), "shows nothing"),
    ("a test that is skipped", lambda g: one_control(g, shown_by=("a::skipped",)), "shows nothing"),
    ("an open control whose test passes", lambda g: one_control(g, needs="x", shown_by=(FIRST,)), "close the control"),
    ("an open control with a proof", lambda g: one_control(g, needs="more", shown_by=("verify:unknown",)), "is open"),
    ("a kind that is none", lambda g: one_control(g, kind="training"), "kind 'training'"),
    ("a requirement that is none", lambda g: one_control(g, meets=("P3", "R99")), "no requirement R99"),
    ("a risk off the matrix", lambda g: one_hazard(g, 1, after=Risk(4, 1, 1)), "by the matrix it is 2"),
    ("controls that harm", lambda g: one_hazard(g, 1, after=Risk(5, 1, 3)), "make it worse"),
    ("a great risk accepted", lambda g: one_hazard(g, 25, proposal="accept"), "may not be proposed at risk 4"),
    ("a condition not named", lambda g: one_hazard(g, 2, reason="It is fine."), "names no condition"),
    ("signed by a machine", lambda g: one_hazard(g, 1, status="signed"), "only signatories"),
    ("a family that is none", lambda g: one_hazard(g, 1, families=("feet",)), "no family of red flags is called feet"),
    ("a hazard out of order", lambda g: one_hazard(g, 1, id="HZ-99"), "numbered without a gap"),
    ("a family not covered", lambda g: without(g, lambda h: "trauma" not in h.families), "red flags of trauma"),
    ("a promise not covered", lambda g: without(g, lambda h: all("verify:dead" not in c.shown_by for c in h.controls)),
     "no control rests on verify:dead"),
    ("a requirement nobody states", lambda g: replace(g, requirements={
        **g.requirements, "P1": {**g.requirements["P1"], "says": "Nothing ever goes wrong."}}), "does not say"),
    ("a requirement nobody meets", lambda g: replace(g, requirements={
        **g.requirements, "R99": g.requirements["R1"]}), "R99: no control meets it"),
    ("only wishes, and a lower risk", lambda g: one_hazard(g, 1, controls=(
        Control("x", "information", ("P3",), (), "all of it"),)), "only open controls"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "spoil", "says"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_spoilt_log_is_found_out(
    log: Log, living: Living, families: set[str], name: str, spoil: Callable[[Log], Log], says: str
) -> None:
    known = {**living, "a::failing": frozenset({"xfail"}), "a::skipped": frozenset({"skip"})}
    found = list(complaints(spoil(log), known, families, ROOT))
    assert any(says in one for one in found), found


# what is done to the text of the file, and what the message must hold
SPOILT: list[tuple[str, str, str, str]] = [
    ("an empty cell", "cause: The person cannot tell", 'cause: ""\n  # ', "HZ-01: cause is empty"),
    ("a missing cell", "  effect: Cord,", "  # effect: Cord,", "HZ-01: needs the field effect"),
    ("an unknown field", "  effect: Cord,", "  efect: x\n  effect: Cord,", "HZ-01: unknown field efect"),
    ("a control that nothing shows", '      shown_by: ["tests/cli/test_terminal.py::test_not_sure', "      # ",
     "HZ-01.controls 2: needs the field shown_by"),
    ("an empty list of tests", '      shown_by: ["tests/cli/test_terminal.py::test_not_sure', "      shown_by: []  # ",
     "HZ-01.controls 2: shown_by is empty"),
    ("a severity of six", "before: {severity: 4", "before: {severity: 6", "HZ-01.before: severity must be 1 to 5"),
    ("no reason", "    reason: What is left is a person", "    # ", "HZ-01.residual: needs the field reason"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says"), SPOILT, ids=[row[0] for row in SPOILT])
def test_a_log_with_a_hole_is_not_read(tmp_path: Path, name: str, old: str, new: str, says: str) -> None:
    text = LOG.read_text(encoding="utf-8")
    assert old in text, "the test's own text is no longer in the log"
    path = tmp_path / "hazards.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LogError, match=re.escape(says)):
        read_log(path)


def test_the_matrix_never_falls(log: Log) -> None:
    """More severe or more likely is never a smaller risk; every step has a name and a meaning."""
    for severity in range(1, 6):
        for likelihood in range(1, 6):
            here = log.risk(severity, likelihood)
            assert 1 <= here <= 5
            if severity < 5:
                assert log.risk(severity + 1, likelihood) >= here
            if likelihood < 5:
                assert log.risk(severity, likelihood + 1) >= here
    for scale in ("severity", "likelihood", "risk"):
        assert list(log.scales[scale]) == [1, 2, 3, 4, 5]
        assert all(entry["name"] and entry["means"] for entry in log.scales[scale].values())
    assert set(yaml.safe_load(LOG.read_text(encoding="utf-8"))["scales"]["matrix"]) == {1, 2, 3, 4, 5}


def test_six_promises_are_proven() -> None:
    """The log's short names stand for the promises that `myotome verify` proves, in their order."""
    assert list(PROOFS.values()) == [f"P{number}" for number in range(1, 7)]
    source = (ROOT / "src/myotome/verification/verify.py").read_text(encoding="utf-8")
    words = ("floor", "monotone", "unknown is not safe", "no unasked emergency", "no dead rule", "an emergency ends")
    places = [source.index(f'"{one}') for one in words]
    assert places == sorted(places)
    for proof, one in zip(PROOFS, words, strict=True):
        assert proof.removeprefix("verify:") in one


def test_a_figure_is_found_by_heading_row_and_column() -> None:
    text = "## One\n\n|  | a | b |\n|---|---|---|\n| x | 1 | 2 |\n\n## Two\n\n|  | a |\n|---|---|\n| x | 3 |\n"
    assert measured(text) == {("One", "x", "a"): "1", ("One", "x", "b"): "2", ("Two", "x", "a"): "3"}
