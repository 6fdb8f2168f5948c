"""The model held against the literature: every mapped row is predicted; table and picture say what was found."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from myotome.cli import main
from myotome.evaluation.literature import SLACK, Comparison, compare, interval, share_inside
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.evidence import EvidenceRow, read_evidence
from myotome.knowledge.source import KnowledgeError
from myotome.report.literature_picture import literature_picture
from myotome.report.literature_text import literature_text
from tests.conftest import ROOT

FOLDER = str(ROOT / "knowledge")
REFERENCE = "a-paper:\n  title: A paper\n  doi: 10.1000/x\n"
SHAPES = ("circle", "polygon")
ROW = "row-1:\n  condition: als\n  quantity: finding_frequency\n  value: 40\n  unit: percent\n"


@pytest.fixture(scope="module")
def found(base: KnowledgeBase) -> tuple[Comparison, ...]:
    return compare(base)


def evidence(folder: Path, text: str, more: str = "") -> dict[str, EvidenceRow]:
    (folder / "references.yaml").write_text(REFERENCE)
    if more:
        (folder / "references_more.yaml").write_text(more)
    (folder / "rows.yaml").write_text(text)
    return read_evidence(folder)


# what a row says of its mapping, and how it is read
READ: list[tuple[str, str, tuple[str, tuple[str, ...], str]]] = [
    ("nothing", "", ("", (), "")),
    ("a finding", "  finding_id: fever\n", ("fever", (), "als")),
    ("one value", "  finding_id: leg_weakness\n  finding_value: both\n", ("leg_weakness", ("both",), "als")),
    ("two values", "  finding_id: gait\n  finding_value: [spastic, unable]\n", ("gait", ("spastic", "unable"), "als")),
    ("our condition", "  finding_id: fever\n  model_condition: rabies\n", ("fever", (), "rabies")),
]


@pytest.mark.parametrize(("name", "says", "read"), READ, ids=[row[0] for row in READ])
def test_how_a_mapping_is_read(tmp_path: Path, name: str, says: str, read: tuple[str, tuple[str, ...], str]) -> None:
    row = evidence(tmp_path, ROW + "  ref: a-paper\n" + says)["row-1"]
    assert (row.finding_id, row.finding_value, row.model_condition) == read


REFUSED: list[tuple[str, str, str]] = [
    ("a value without a finding", ROW + "  ref: a-paper\n  finding_value: both\n", "needs finding_id"),
    ("a condition without a finding", ROW + "  ref: a-paper\n  model_condition: als\n", "needs finding_id"),
    ("a row without a reference", ROW + "  finding_id: fever\n", "weak row"),
    ("no percentage", ROW.replace("percent", "days") + "  ref: a-paper\n  finding_id: fever\n", "only a percentage"),
    ("more than all", ROW.replace("40", "140") + "  ref: a-paper\n  finding_id: fever\n", "only a percentage"),
]


@pytest.mark.parametrize(("name", "text", "says"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_mapping_that_can_not_be_held_against_the_model_is_refused(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    with pytest.raises(KnowledgeError, match=says):
        evidence(tmp_path, text)


def test_references_may_stand_in_several_files_but_only_once(tmp_path: Path) -> None:
    more = REFERENCE.replace("a-paper", "another")
    assert evidence(tmp_path, ROW + "  ref: another\n", more)["row-1"].reference is not None
    with pytest.raises(KnowledgeError, match="a-paper stands in two files"):
        evidence(tmp_path, ROW, REFERENCE)


def test_every_mapped_row_is_predicted(base: KnowledgeBase, found: tuple[Comparison, ...]) -> None:
    assert {one.row for one in found} == {row.id for row in base.evidence.values() if row.finding_id}
    assert all(0 <= one.predicted <= 1 and one.low <= one.published <= one.high for one in found)
    assert [one.misfit for one in found] == sorted((one.misfit for one in found), reverse=True)


def test_a_number_copied_from_a_row_is_predicted_as_it_stands(
    base: KnowledgeBase, found: tuple[Comparison, ...]
) -> None:
    """Bending meets the stated figure, whatever the weights of the lesions."""
    copied = [
        one
        for one in found
        if (given := base.conditions[one.condition].findings.get(one.finding)) is not None
        and given.basis.ref == one.row
        and not one.values
        and "" in given.values
    ]
    assert len(copied) > 20
    for one in copied:
        stated = base.conditions[one.condition].findings[one.finding].values[""]
        assert one.predicted == pytest.approx(stated, abs=1e-6), one.row


def test_the_model_fits_most_of_what_was_published(found: tuple[Comparison, ...]) -> None:
    """A floor, not a goal. What no number rests on fits less often, for most of it was judged not to apply."""
    assert share_inside(found).share > 0.8
    assert share_inside(one for one in found if not one.cited).share > 0.4


def test_no_row_stops_fitting_unseen(found: tuple[Comparison, ...]) -> None:
    known = yaml.safe_load((ROOT / "tests/evaluation/known_misfits.yaml").read_text(encoding="utf-8"))
    assert {one.row for one in found if not one.inside} == set(known)


@pytest.mark.parametrize(("p", "n"), [(0.0, 5), (1.0, 5), (0.3, 30), (0.069, 2587)])
def test_the_interval_is_wider_for_fewer_patients_and_never_narrower_than_the_slack(p: float, n: int) -> None:
    low, high = interval(p, n)
    few_low, few_high = interval(p, max(1, n // 4))
    assert few_low <= low <= p <= high <= few_high
    assert p - low >= min(SLACK, p) - 1e-4
    assert high - p >= min(SLACK, 1 - p) - 1e-4


def test_the_table_has_a_line_for_each_and_the_share(found: tuple[Comparison, ...]) -> None:
    lines = literature_text(found).splitlines()
    table = lines[2 : lines.index("")]
    assert len(table) == len(found)
    assert sum(" NO" in line for line in table) == sum(not one.inside for one in found)
    assert f"of {len(found)} (" in lines[lines.index("") + 1]


@pytest.fixture
def compared(found: tuple[Comparison, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """The command compares what was compared here already: half a minute for each test saved."""

    def known(base: KnowledgeBase) -> tuple[Comparison, ...]:
        assert len(base.conditions) > 100
        return found

    monkeypatch.setattr("myotome.evaluation.literature.compare", known)


@pytest.mark.usefixtures("compared")
def test_the_command_prints_json_and_draws(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "fit.svg"
    assert main(["knowledge", "fit", "--folder", FOLDER, "--json", "--svg", str(picture)]) == 0
    printed = json.loads(capsys.readouterr().out)
    total = printed["inside"]["all"]["total"]
    assert total == len(printed["rows"])
    assert picture.read_text(encoding="utf-8").count("published 96 %, predicted") > 0


@pytest.mark.usefixtures("compared")
def test_a_picture_that_can_not_be_written_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "fit", "--folder", FOLDER, "--svg", "no/such/folder/fit.svg"]) == 2
    assert "--svg" in capsys.readouterr().err


def test_the_picture_tells_inside_from_outside_by_shape_and_in_words(found: tuple[Comparison, ...]) -> None:
    root = ET.fromstring(literature_picture(found))
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title")
    inside = sum(one.inside for one in found)
    assert f"{inside} predictions lie inside" in (root.findtext(f"{space}desc") or "")
    said = [sum(mark.find(f"{space}title") is not None for mark in root.iter(f"{space}{tag}")) for tag in SHAPES]
    assert said == [inside, len(found) - inside]
