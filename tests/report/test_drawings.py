"""What holds for every drawing: well-formed, named, the same each time; and the neuraxis and the bars."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.anatomy.segments import SEGMENTS
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Place
from myotome.knowledge.base import KnowledgeBase
from myotome.report.body_picture import body_picture
from myotome.report.likelihood_picture import Likelihood, likelihood_picture
from myotome.report.neuraxis_picture import NAMED_FROM, neuraxis_picture
from myotome.report.neuraxis_table import MIDDLE, REGIONS, SITES, level_y, points
from myotome.report.picture import LETTER, Picture, fitted
from tests.report.po_words import English

WORDS = English("result")
SHARES = st.floats(0, 1)


def _pictures(engine: Engine) -> list[Picture]:
    answers = {"leg_weakness": "left", "arm_weakness": "left", "onset_tempo": "days", "age": 60.0}
    result = assess(engine, answers)
    told = {one.finding: one.value for one in result.answers}
    causes = [Likelihood(one.name, one.probability, one.interval, one.must_not_miss) for one in result.differential[:6]]
    return [
        body_picture(told, {}, WORDS),
        neuraxis_picture(result.regions, result.localisation, 0.1, WORDS),
        likelihood_picture(causes, WORDS),
        likelihood_picture(causes, WORDS, factors=True),
    ]


@pytest.mark.parametrize("index", range(4))
def test_a_drawing_is_well_formed_named_and_without_style(engine: Engine, index: int) -> None:
    picture = _pictures(engine)[index]
    root = ElementTree.fromstring(str(picture.svg))
    labels = str(root.get("aria-labelledby")).split()
    by_id = {one.get("id"): one for one in root.iter() if one.get("id")}
    assert [by_id[name].text for name in labels] == [picture.title, picture.desc]
    assert root.get("role") == "img"
    assert picture.title and picture.desc and picture.rows and picture.caption
    assert all(len(row) == len(picture.columns) for row in picture.rows)
    for one in root.iter():
        assert "style" not in one.attrib and not any(name.startswith("on") for name in one.attrib)
        assert not one.tag.endswith(("}style", "}script", "}image", "}foreignObject"))
    assert "http" not in str(picture.svg).replace("http://www.w3.org/2000/svg", "")
    assert str(_pictures(engine)[index].svg) == str(picture.svg)


def test_ids_are_unique_on_a_page(engine: Engine) -> None:
    page = "".join(str(one.svg) for one in _pictures(engine)[:3])
    ids = [one.get("id") for one in ElementTree.fromstring(f"<page>{page}</page>").iter() if one.get("id")]
    assert len(ids) == len(set(ids)) >= 9


def test_every_site_and_region_of_the_knowledge_has_a_place(base: KnowledgeBase) -> None:
    assert set(SITES) == set(base.sites)
    assert {site.region for site in base.sites.values()} == set(REGIONS)
    named = {key.removeprefix("result.region.") for key in WORDS.texts if key.startswith("result.region.")}
    assert named == {*REGIONS, "unknown"}


def test_every_lesion_of_the_model_can_be_marked(engine: Engine) -> None:
    for lesion in engine.model.lesions:
        if lesion.site:
            assert list(points(lesion.site, lesion.side, lesion.level))


@pytest.mark.parametrize("site", sorted(SITES))
def test_left_is_drawn_on_the_right_and_right_on_the_left(site: str) -> None:
    (left,), (right,) = points(site, "left", ""), points(site, "right", "")
    assert left[0] - MIDDLE == MIDDLE - right[0]
    assert left[0] >= MIDDLE and left[1] == right[1]


def test_the_cord_runs_downwards() -> None:
    ys = [level_y(segment) for segment in SEGMENTS]
    known = [y for y in ys if y is not None]
    assert known == sorted(known) and len(set(known)) == len(known) == 25
    assert all(y is None for y in ys[25:]) and level_y("") is None


@given(st.dictionaries(st.sampled_from(REGIONS), SHARES, max_size=8))
def test_each_region_says_what_it_is_given(shares: dict[str, float]) -> None:
    picture = neuraxis_picture(list(shares.items()), (), 0.0, WORDS)
    named = {WORDS.text(f"result.region.{name}") for name, p in shares.items() if p >= NAMED_FROM}
    assert {row[0] for row in picture.rows} == named
    root = ElementTree.fromstring(str(picture.svg))
    assert sum(one.get("class") == "ink" for one in root.iter()) == len(named)


def test_the_likeliest_places_have_numbers() -> None:
    place = Place("thoracic_cord", "cord", "spinal_cord", "left", "T6", 0.4, (0.2, 0.6))
    picture = neuraxis_picture([("spinal_cord", 0.5)], [place], 0.2, WORDS)
    assert [row[2] for row in picture.rows] == ["–", "T6", "–"]
    root = ElementTree.fromstring(str(picture.svg))
    (pin,) = [one for one in root.iter() if one.get("class") == "pin"]
    assert float(str(pin.get("cx"))) > MIDDLE and float(str(pin.get("cy"))) == round(level_y("T6") or 0, 1)


@given(st.lists(st.sampled_from(sorted(SITES)), min_size=3, max_size=3), st.sampled_from(["left", "right", "", "both"]))
def test_numbers_never_hide_each_other_and_stay_on_their_side(sites: list[str], side: str) -> None:
    places = [Place(site, site, "root", side, "", 0.2, (0.1, 0.3)) for site in sites]
    root = ElementTree.fromstring(str(neuraxis_picture([("root", 0.6)], places, 0.4, WORDS).svg))
    pins = [(float(str(p.get("cx"))), float(str(p.get("cy")))) for p in root.iter() if p.get("class") == "pin"]
    assert len(pins) >= 3
    for index, (x, y) in enumerate(pins):
        assert all(max(abs(x - a), abs(y - b)) >= 17 for a, b in pins[:index])
        assert side not in ("left", "right") or (x - MIDDLE) * (1 if side == "left" else -1) >= 0


@given(st.lists(st.tuples(SHARES, SHARES, SHARES).map(sorted), min_size=1, max_size=6), st.booleans())
def test_a_longer_bar_is_a_likelier_cause_on_either_scale(shares: list[list[float]], factors: bool) -> None:
    causes = [Likelihood(f"cause {n}", p, (low, high)) for n, (low, p, high) in enumerate(shares)]
    root = ElementTree.fromstring(str(likelihood_picture(causes, WORDS, factors=factors).svg))
    inks = [one for one in root.iter() if one.get("class") == "ink"]
    lengths = [float(str(one.get("cx" if factors else "width"))) for one in inks]
    assert len(lengths) == len(causes)
    by_share = [length for _, length in sorted(zip((one[1] for one in shares), lengths, strict=True))]
    assert by_share == sorted(by_share)


def test_a_danger_is_told_in_words_not_by_colour() -> None:
    picture = likelihood_picture([Likelihood("A", 0.01, (0.0, 0.1), True), Likelihood("B", 0.5, (0.2, 0.8))], WORDS)
    mark = WORDS.text("result.danger.mark")
    assert str(picture.svg).count(f">! {mark}<") == 1
    assert [mark in row[0] for row in picture.rows] == [True, False]
    assert picture.rows[1][1:] == ("about 50 in 100", "20 to 80 in 100")


@given(st.text(min_size=1, max_size=60), st.floats(20, 400))
def test_words_are_made_to_fit(words: str, room: float) -> None:
    size = fitted(words, room, 15)
    assert 0 < size <= 15
    assert size == 15 or size * LETTER * len(words) == pytest.approx(room)


def test_hostile_names_stay_words() -> None:
    picture = likelihood_picture([Likelihood('<script>"&', 0.5, (0.1, 0.9), True)], WORDS)
    assert "<script" not in str(picture.svg)
    ElementTree.fromstring(str(picture.svg))
