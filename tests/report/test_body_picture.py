"""The body picture: which answers mark which places, and that left and right are never swapped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Finding, NotSure
from myotome.report.body_picture import body_picture
from myotome.report.body_shape import SHAPES, mirrored, outline
from myotome.report.body_table import AREAS, KINDS, LEG, NARROWER, TABLE, WHOLE, Mark, drawn, marks
from tests.generate import answer_to
from tests.report.po_words import English

Told = Mapping[str, str | float]
WORDS = English("result")
FINDINGS = sorted({entry.finding for entry in TABLE} | set(NARROWER))
ENGINE = Engine()


def told_answers() -> st.SearchStrategy[dict[str, str | float]]:
    """Answers to any of the findings of the table, none of them "not sure"."""
    known = {name: answer_to(ENGINE.findings[name], unsure=False) for name in FINDINGS}
    return st.fixed_dictionaries({}, optional=known).map(
        lambda given: {name: one for name, one in given.items() if not isinstance(one, NotSure)}
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"leg_weakness": "left"}, [("weak", "left", LEG)]),
        ({"leg_weakness": "none"}, []),
        ({"leg_weakness": "both", "leg_weakness_part": "whole_leg"}, [("weak", "both", LEG)] * 2),
        ({"arm_weakness": "right"}, [("weak", "right", ("upper_arm", "forearm", "hand"))]),
        ({"face_droop": "left"}, [("weak", "left", ("face",))]),
        ({"facial_weakness_exam": "lower_motor_right"}, [("weak", "right", ("face",))]),
        ({"power_ankle_dorsiflexion_left": 3.0}, [("weak", "left", ("outer_calf", "foot"))]),
        ({"power_ankle_dorsiflexion_left": 5.0}, []),
        ({"power_leg_in_words_right": "none"}, [("weak", "right", LEG)]),
        ({"power_leg_in_words_right": "normal"}, []),
        ({"leg_numbness": "right"}, [("numb", "right", LEG)]),
        ({"saddle_numbness": "present"}, [("numb", "middle", ("saddle",))]),
        ({"saddle_numbness": "absent"}, []),
        ({"leg_tingling": "present"}, [("numb", "untold", LEG)]),
        ({"sensory_level": "sacral"}, [("numb", "both", ("buttock", "saddle", "back_thigh", "sole"))]),
        ({"sensory_level": "none"}, []),
        ({"sensory_loss_pattern": "l4"}, [("numb", "untold", ("inner_shin",))]),
        ({"low_back_pain": "present"}, [("pain", "middle", ("low_back",))]),
        ({"knee_pain": "both"}, [("pain", "both", ("knee",))]),
        ({"calf_pain": "present"}, [("pain", "untold", ("back_calf",))]),
        ({"headache": "sudden_severe"}, [("pain", "middle", ("head",))]),
        ({"headache": "none"}, []),
        ({"onset_tempo": "days", "age": 60.0}, []),
    ],
)
def test_answers_mark_places(told: Told, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [(one.kind, one.where, one.areas) for one in marks(told)] == expected


def test_a_part_narrows_the_side_that_is_weak_and_nothing_else() -> None:
    found = marks({"leg_weakness": "right", "leg_weakness_part": "foot_ankle"})
    assert {(one.where, one.areas) for one in found} == {("right", ("inner_shin", "outer_calf", "foot", "sole"))}


def test_the_leg_that_is_blind_to_heat_is_the_one_that_is_not_weak() -> None:
    found = marks({"leg_weakness": "left", "other_leg_no_hot_cold": "present"})
    assert [(one.kind, one.where) for one in found] == [("weak", "left"), ("numb", "right")]
    (unsure,) = marks({"other_leg_no_hot_cold": "present"})
    assert unsure.where == "untold"


def test_a_pattern_takes_the_side_of_the_loss() -> None:
    found = marks({"sensory_loss_leg": "left", "sensory_loss_pattern": "s1"})
    assert {one.where for one in found} == {"left"}


def test_every_entry_is_of_the_vocabulary(engine: Engine) -> None:
    for name in FINDINGS:
        assert name in engine.findings, name
    for name, narrower in NARROWER.items():
        assert set(narrower) <= set(engine.findings[name].values), name
    for entry in TABLE:
        finding = engine.findings[entry.finding]
        assert set(entry.areas) <= set(AREAS), entry.finding
        assert not entry.narrowed or entry.narrowed in NARROWER
        assert all(engine.findings[name].kind == "side" for name in entry.of)
        if not entry.where and finding.kind not in ("number",):
            assert set(entry.sides) <= set(finding.values), entry.finding
        assert (finding.kind == "number") == (entry.below > 0)


def test_every_answer_that_is_not_nothing_marks_something(engine: Engine) -> None:
    left_out = {"none", "absent", "normal", "splits_midline"}
    for entry in TABLE:
        finding = engine.findings[entry.finding]
        for value in finding.values:
            if finding.kind != "number" and value not in left_out:
                assert any(one.finding == entry.finding for one in marks({entry.finding: value})), (entry, value)


def test_every_area_is_drawn_and_named() -> None:
    shapes = {area for view in SHAPES.values() for area in view}
    assert shapes == set(AREAS)
    named = {key.removeprefix("result.area.") for key in WORDS.texts if key.startswith("result.area.")}
    assert named == {*AREAS, *WHOLE}


def _swap(text: str) -> str:
    return re.sub("left|right", lambda found: "right" if found[0] == "left" else "left", text)


@given(told_answers())
def test_mirrored_answers_give_the_mirrored_body(told: dict[str, str | float]) -> None:
    other = {_swap(name): _swap(one) if isinstance(one, str) else one for name, one in told.items()}
    expected = {(_swap(m.finding), m.kind, m.areas, _swap(m.where)) for m in marks(told)}
    assert {(m.finding, m.kind, m.areas, m.where) for m in marks(other)} == expected
    turned = {(kind, area, _swap(side)): is_told for (kind, area, side), is_told in drawn(marks(told)).items()}
    assert drawn(marks(other)) == turned


@given(told_answers())
def test_the_left_of_the_person_is_on_the_right_of_the_front_and_on_the_left_of_the_back(told: Told) -> None:
    root = ElementTree.fromstring(_svg(told))
    seen = 0
    for view, figure in zip(("front", "back"), _figures(root), strict=True):
        for group in figure.iter():
            if group.get("class") != "mark":
                continue
            seen += 1
            side = str(group.get("data-mark")).split()[2]
            points = [p for one in group for p in str(one.get("points") or "").split()]
            xs = [float(point.split(",")[0]) for point in points]
            on_the_right = min(xs) >= 0
            assert on_the_right != (max(xs) <= 0)
            assert on_the_right == ((side == "left") == (view == "front"))
    shown = sum(area in SHAPES[view] for _, area, _ in drawn(marks(told)) for view in ("front", "back"))
    assert seen == shown


@given(told_answers())
def test_the_table_says_all_that_is_drawn(told: Told) -> None:
    picture = body_picture(told, {name: f"told {name}" for name in told}, WORDS)
    expected = {
        (
            WORDS.text(f"result.body.{mark.kind}"),
            ", ".join(WORDS.text(f"result.area.{area}") for area in mark.names),
            WORDS.text(f"result.side.{mark.where}"),
            f"told {mark.finding}",
        )
        for mark in marks(told)
    }
    assert {(*row[:3], one) for row in picture.rows for one in row[3].split("; ")} == expected
    assert len({row[:3] for row in picture.rows}) == len(picture.rows)
    for kind in KINDS:
        assert (f"{WORDS.text(f'result.body.{kind}')}:" in picture.desc) == any(m.kind == kind for m in marks(told))


def test_sides_stand_beside_the_body_as_they_are_drawn() -> None:
    root = ElementTree.fromstring(_svg({}))
    words = [(float(str(one.get("x"))), one.text) for one in root.iter() if one.tag.endswith("text")]
    sides = [text for _, text in sorted(one for one in words if one[1] in ("left", "right"))]
    assert sides == ["right", "left", "left", "right"]


def test_an_untold_side_is_dashed_and_yields_to_a_told_one() -> None:
    assert 'stroke-dasharray="4 3"' in _svg({"calf_pain": "present"})
    clear = {"leg_numbness": "left", "leg_tingling": "present"}
    assert set(drawn(marks(clear)).values()) == {True}
    assert "stroke-dasharray" not in _svg(clear)


def test_the_outline_is_its_own_mirror_image() -> None:
    numbers = re.findall(r"-?\d+(?:\.\d+)?", outline("front"))
    points = {(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)}
    assert {(-x, y) for x, y in points} == points
    assert mirrored(mirrored("M1,2 C3,4 5,6 7,8")) == "M1,2 C3,4 5,6 7,8"


def test_a_whole_leg_has_one_name() -> None:
    assert Mark("leg_weakness", "weak", LEG, "left").names == ("leg",)


def test_hostile_words_stay_words() -> None:
    class Hostile(English):
        def text(self, key: str, /, **values: object) -> str:
            return '"><script>alert(1)</script>&'

    svg = str(body_picture({"leg_weakness": "left"}, {}, Hostile("result")).svg)
    assert "<script" not in svg
    ElementTree.fromstring(svg)


def _svg(told: Told) -> str:
    return str(body_picture(told, {}, WORDS).svg)


def _figures(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [one for one in root if one.tag.endswith("}g")]


def test_findings_are_read_as_they_are(engine: Engine) -> None:
    side: Finding = engine.findings["leg_weakness"]
    assert side.values == ("none", "left", "right", "both")  # what the table of sides rests on
