"""Pictures: well-formed, inside their frame, the same each time, and with words for those who do not see them."""

from __future__ import annotations

import math
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.evaluation.calibration import reliability
from myotome.evaluation.pictures import reliability_diagram, tradeoff_diagram
from myotome.evaluation.svg import Axis, Chart, Dot, Dots, Line, Words, decades, draw, round_ticks
from myotome.evaluation.tradeoff import Point

SVG = "{http://www.w3.org/2000/svg}"
NASTY = 'less < more & "quoted"'
CHART = Chart(
    NASTY,
    "What it shows.",
    Axis("across", 0.001, 1000, logarithmic=True),
    Axis("up", -1, 1),
    (
        Line(((0.001, -1), (1000, 1)), "guide", guide=True),
        Line(((0.01, 0), (10, 0.5)), "first"),
        Dots((Dot(1, 0, -0.5, 0.5, "a point"), Dot(1e9, 7)), "second", joined=True),
        Words(1, 0, NASTY),
    ),
)


def test_it_is_well_formed_and_says_what_it_is() -> None:
    root = ElementTree.fromstring(draw(CHART))
    title, desc = root[0], root[1]
    assert (title.tag, title.text) == (SVG + "title", NASTY)
    assert (desc.tag, desc.text) == (SVG + "desc", "What it shows.")
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby") or "").split() == [title.get("id"), desc.get("id")]
    words = [one.text for one in root.iter(SVG + "text")]
    assert {"across", "up", "guide", "first", "second", NASTY} <= set(words)
    assert "a point" in [one.text for one in root.iter(SVG + "title")]


def test_the_same_chart_gives_the_same_bytes_and_nothing_is_fetched() -> None:
    assert draw(CHART) == draw(CHART)
    assert "href" not in draw(CHART)
    assert "nan" not in draw(CHART)


def test_kinds_differ_in_shape_and_dashes_not_only_in_colour() -> None:
    marks = tuple(Dots((Dot(0, 0), Dot(1, 1)), str(index), joined=True) for index in range(3))
    root = ElementTree.fromstring(draw(Chart("t", "d", Axis("x", 0, 1), Axis("y", 0, 1), marks)))
    dashes = [one.get("stroke-dasharray") for one in root.iter(SVG + "polyline")]
    assert len(set(dashes)) == 3
    assert root.find(SVG + "circle") is not None
    assert len({len((one.get("points") or "").split()) for one in root.iter(SVG + "polygon")}) == 2


def test_what_lies_outside_is_drawn_at_the_edge() -> None:
    axis = Axis("x", 1, 100, logarithmic=True)
    assert [axis.place(value) for value in (0, 1, 10, 100, 1e6)] == pytest.approx([0, 0, 0.5, 1, 1])


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_ticks_are_few_and_inside(low: float, width: float) -> None:
    high = low + width
    ticks = round_ticks(low, high)
    assert 1 <= len(ticks) <= 7
    slack = width * 1e-6
    assert all(low - slack <= tick <= high + slack for tick in ticks)
    steps = [b - a for a, b in pairwise(ticks)]
    assert all(math.isclose(step, steps[0], rel_tol=1e-4) for step in steps)


def test_ticks_by_hand() -> None:
    assert round_ticks(0, 1) == (0, 0.2, 0.4, 0.6, 0.8, 1)
    assert round_ticks(0, 0.1) == (0, 0.02, 0.04, 0.06, 0.08, 0.1)
    assert decades(0.001, 10) == pytest.approx((0.001, 0.01, 0.1, 1, 10))
    assert decades(2, 30) == (2, 30)


def test_the_diagrams_tell_their_numbers() -> None:
    bins = reliability([(0.75, True), (0.75, True), (0.75, False), (0.75, True)])
    picture = draw(reliability_diagram("Reliability", "Four words.", {"all": bins}))
    assert "came true 75 % (3 of 4)" in picture
    points = (Point(0.5, 2, 10, 1, 20), Point(1.0, 1, 10, 4, 20))
    picture = draw(tradeoff_diagram("Trade-off", "Two factors.", {"cases": points}))
    assert "factor 1/2: missed 2 of 10, needless 1 of 20" in picture
    ElementTree.fromstring(picture)
