"""What must hold of every lesion, whatever the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.anatomy import Deficit, Lesion, LesionError, catalogue, deficit, lesion, mirror, softened, together
from myotome.anatomy.arcs import ARCS
from myotome.anatomy.muscles import ACTIONS, LEG_ACTIONS, PYRAMIDAL, Muscle
from myotome.anatomy.nerves import NERVES
from myotome.anatomy.segments import DERMATOMES, INDEX, SIDES, other, span
from myotome.anatomy.sites import SITES
from myotome.anatomy.skin import AREAS, MODALITIES
from myotome.anatomy.sources import SOURCES
from myotome.anatomy.structures import Cut, Structure

LESIONS = catalogue()
STRUCTURES: list[Structure] = sorted({cut.structure for one in LESIONS for cut in one.structures})
CLOSE = 1e-9


def amounts(found: Deficit) -> dict[str, float]:
    """The amounts that can only grow as more is cut."""
    result: dict[str, float] = {}
    for key, power in found.power.items():
        result[f"power {key}"] = power.loss
    for key, reflex in found.reflexes.items():
        result[f"reflex {key}"] = reflex.silence
        result[f"release {key}"] = reflex.released
    for side in SIDES:
        result[f"plantar {side}"] = found.plantar[side].released
        result[f"flaccid {side}"] = found.tone[side].flaccid
        result[f"mouth {side}"] = found.face[side].lower
        result[f"brow {side}"] = found.face[side].upper
    for key, loss in (*found.dermatomes.items(), *found.areas.items()):
        result[f"feeling {key}"] = loss
    pelvic = asdict(found.sphincter)
    # Overactivity gives way to paralysis, so the two only grow together.
    for name in ("bladder_overactive", "bladder_uncoordinated"):
        pelvic.pop(name)
    result.update(pelvic)
    result.update(asdict(found.head))
    result.update(neck=found.neck, trunk=found.trunk, breathing=found.breathing)
    return result


def every_number(value: object) -> Iterator[float]:
    """All amounts of a deficit, however nested."""
    if isinstance(value, dict):
        for one in value.values():  # pyright: ignore[reportUnknownVariableType]
            yield from every_number(one)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, float):
        yield value


def custom(cuts: dict[Structure, float], shock: bool = False) -> Lesion:
    return Lesion("custom", None, None, None, shock, frozenset(Cut(*item) for item in cuts.items()))


cut_sets = st.dictionaries(st.sampled_from(STRUCTURES), st.floats(0.05, 1.0), max_size=25)


@pytest.mark.parametrize("one", LESIONS, ids=str)
def test_amounts_lie_between_none_and_all(one: Lesion) -> None:
    for value in every_number(asdict(deficit(one))):
        assert -CLOSE <= value <= 1.0 + CLOSE


@pytest.mark.parametrize("one", LESIONS, ids=str)
def test_the_mirrored_lesion_has_the_mirrored_deficit(one: Lesion) -> None:
    here, there = deficit(one), deficit(mirror(one))
    for (action, side), power in here.power.items():
        assert power.loss == pytest.approx(there.power[action, other(side)].loss)
    for (arc, side), reflex in here.reflexes.items():
        assert reflex.state == there.reflexes[arc, other(side)].state
    for (modality, area, side), loss in here.areas.items():
        assert loss == pytest.approx(there.areas[modality, area, other(side)])
    for side in SIDES:
        assert here.plantar[side].state == there.plantar[other(side)].state
        assert here.tone[side].state == there.tone[other(side)].state
        assert here.face[side].lower == pytest.approx(there.face[other(side)].lower)
    # Language sits on one side: what is aphasia here is neglect there.
    assert here.head.language == pytest.approx(there.head.neglect)
    assert here.sensory_level == there.sensory_level
    assert asdict(here.sphincter) == pytest.approx(asdict(there.sphincter))


@pytest.mark.parametrize("one", LESIONS, ids=str)
def test_the_site_builder_and_the_mirror_agree(one: Lesion) -> None:
    turned = mirror(one)
    built = lesion(one.site, side=turned.side, pattern=one.pattern, level=one.level, shock=one.shock)
    assert built == turned


@settings(max_examples=150, deadline=None)
@given(cut_sets, cut_sets, st.booleans())
def test_more_cut_never_means_less_lost(
    first: dict[Structure, float], more: dict[Structure, float], shock: bool
) -> None:
    union = {key: max(first.get(key, 0.0), more.get(key, 0.0)) for key in first | more}
    small, large = amounts(deficit(custom(first, shock))), amounts(deficit(custom(union, shock)))
    for name, value in small.items():
        assert large[name] >= value - CLOSE, name


@pytest.mark.parametrize("one", LESIONS, ids=str)
def test_a_softer_lesion_loses_less(one: Lesion) -> None:
    soft, full = amounts(deficit(softened(one, 0.4))), amounts(deficit(one))
    for name, value in soft.items():
        assert full[name] >= value - CLOSE, name


def complete_cords() -> list[Lesion]:
    levels = {"cervical_cord": span("C1", "C8"), "thoracic_cord": span("T1", "T12")}
    levels["lumbar_cord"] = span("L1", "L5")
    return [
        lesion(site, pattern="complete", level=level, shock=shock)
        for site, names in levels.items()
        for level in names
        for shock in (False, True)
    ]


@pytest.mark.parametrize("one", complete_cords(), ids=str)
def test_nothing_below_a_whole_cut_is_normal(one: Lesion) -> None:
    assert one.level is not None
    found = deficit(one)
    for segment in DERMATOMES:
        for modality in MODALITIES:
            for side in SIDES:
                loss = found.dermatomes[modality, segment, side]
                below = INDEX[segment] >= INDEX[one.level]
                assert loss == pytest.approx(1.0 if below else 0.0), (modality, segment)
    for action, muscles in ACTIONS.items():
        for side in SIDES:
            share = sum(
                muscle.share * weight
                for muscle in muscles
                for root, weight in muscle.roots.items()
                if INDEX[root] >= INDEX[one.level]
            )
            assert found.power[action, side].loss == pytest.approx(share)
    for side in SIDES:
        assert found.tone[side].state == ("flaccid" if one.shock else found.tone[side].state)
        assert found.reflexes["ankle", side].state in (("absent",) if one.shock else ("brisk", _ankle(one)))
        assert found.plantar[side].state != "flexor"
    assert found.sphincter.saddle_feeling_lost == pytest.approx(1.0)
    assert found.sensory_level == (one.level if one.level != "C1" else "C2")


def _ankle(one: Lesion) -> str:
    """A lumbar lesion takes the grey matter of two segments: L5 reaches the ankle jerk."""
    return "absent" if one.level == "L5" else "brisk"


def test_no_lesion_no_deficit() -> None:
    assert all(value == 0.0 for value in every_number(asdict(deficit(custom({})))))


def test_the_catalogue_holds_every_site_side_and_pattern() -> None:
    seen = {(one.site, one.pattern) for one in LESIONS}
    for name, site in SITES.items():
        for pattern in site.patterns or (None,):
            assert (name, pattern) in seen
        if site.lateral:
            assert {"left", "right"} <= {one.side for one in LESIONS if one.site == name}


def test_the_sites_are_those_of_the_vocabulary() -> None:
    path = Path(__file__).parents[2] / "knowledge" / "sites.yaml"
    assert set(yaml.safe_load(path.read_text(encoding="utf-8"))) == set(SITES)


@pytest.mark.parametrize(
    ("argument", "wrong"),
    [
        ("site", {"site": "elbow"}),
        ("side", {"site": "root_l5"}),
        ("side", {"site": "root_l5", "side": "both"}),
        ("side", {"site": "systemic_circulation", "side": "left"}),
        ("side", {"site": "polyradiculopathy", "side": "left"}),
        ("side", {"site": "thoracic_cord", "pattern": "hemicord"}),
        ("side", {"site": "thoracic_cord", "pattern": "complete", "side": "left"}),
        ("side", {"site": "cauda_equina", "pattern": "unilateral"}),
        ("side", {"site": "functional", "side": "either"}),
        ("pattern", {"site": "thoracic_cord"}),
        ("pattern", {"site": "lumbar_cord", "pattern": "hemicord", "side": "left"}),
        ("level", {"site": "thoracic_cord", "pattern": "complete", "level": "C5"}),
        ("level", {"site": "root_l5", "side": "left", "level": "L5"}),
        ("shock", {"site": "root_l5", "side": "left", "shock": True}),
    ],
)
def test_a_lesion_that_cannot_be_names_the_wrong_argument(argument: str, wrong: dict[str, object]) -> None:
    with pytest.raises(LesionError) as error:
        lesion(**wrong)  # type: ignore[arg-type]
    assert error.value.argument == argument


def test_tables_are_whole() -> None:
    assert set(PYRAMIDAL) == set(ACTIONS)
    assert len(LEG_ACTIONS) == 11
    for muscles in ACTIONS.values():
        assert sum(muscle.share for muscle in muscles) == pytest.approx(1.0)
        for muscle in muscles:
            check_supply(muscle)
    for area in AREAS.values():
        assert sum(area.roots.values()) == pytest.approx(1.0)
        assert sum(area.nerves.values()) == pytest.approx(1.0)
        assert area.nerves.keys() <= NERVES.keys()
        assert area.source in SOURCES
    for arc in ARCS.values():
        assert sum(arc.roots.values()) == pytest.approx(1.0)
        assert arc.source in SOURCES


def check_supply(muscle: Muscle) -> None:
    assert sum(muscle.roots.values()) == pytest.approx(1.0), muscle.name
    assert muscle.roots.keys() <= INDEX.keys()
    assert muscle.nerve in NERVES
    assert muscle.source in SOURCES


def test_a_lesion_is_a_frozen_value() -> None:
    one = lesion("root_l5", side="left")
    assert one == lesion("root_l5", side="left")
    assert hash(one) == hash(lesion("root_l5", side="left"))
    assert replace(one, shock=False) == one


@given(one=st.sampled_from(LESIONS), two=st.sampled_from(LESIONS))
def test_what_fails_beside_a_lesion_only_adds(one: Lesion, two: Lesion) -> None:
    both = together(one, two)
    assert (both.site, both.side, both.level) == (one.site, one.side, one.level)
    assert all(both.cuts[structure] >= degree for structure, degree in (*one.cuts.items(), *two.cuts.items()))
    assert set(both.cuts) == set(one.cuts) | set(two.cuts)
