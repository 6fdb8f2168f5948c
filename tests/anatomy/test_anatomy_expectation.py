"""The expectation against its spec table, and what must hold of every expectation."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from anatomy_expectation_table import TABLE, Chance

from myotome.anatomy import Lesion, Severity, catalogue, deficit, expected, mirror
from myotome.anatomy.expectation import SHARES
from myotome.anatomy.signs.reading import by_side, rise
from myotome.anatomy.signs.reliability import READINGS, TENSION
from myotome.anatomy.sites import SITES

EACH = pytest.mark.parametrize("one", catalogue(), ids=str)
SEVERITIES: tuple[Severity, ...] = ("mild", "moderate", "full")
_SWAP = {"left": "right", "right": "left"}


def _name(row: Chance) -> str:
    return f"{row.lesion} {row.severity} {row.finding} {row.values}"


@pytest.mark.parametrize("row", TABLE, ids=_name)
def test_table(row: Chance) -> None:
    found = expected(row.lesion, row.severity)[row.finding]
    chance = sum(found[value] for value in row.values.split("|"))
    assert row.least <= chance <= row.most, dict(found)


@EACH
def test_every_finding_sums_to_one_and_nothing_is_impossible(one: Lesion) -> None:
    for severity in SEVERITIES:
        for finding, values in expected(one, severity).items():
            assert sum(values.values()) == pytest.approx(1.0), finding
            assert all(0.0 < chance < 1.0 for chance in values.values()), finding


def _turned(word: str) -> str:
    for side, other in _SWAP.items():
        if word == side:
            return other
        if word.endswith(f"_{side}"):
            return word.removesuffix(side) + other
    return word


#: Language lies on the left, so these two differ between mirrored brain lesions.
_ONE_SIDED = {"speech_wrong_or_missing_words"}


@EACH
def test_the_mirrored_lesion_expects_the_mirrored_findings(one: Lesion) -> None:
    here, there = expected(one, "full"), expected(mirror(one), "full")
    for finding, values in here.items():
        if finding in _ONE_SIDED:
            continue
        for value, chance in values.items():
            assert chance == pytest.approx(there[_turned(finding)][_turned(value)]), (finding, value)


@EACH
def test_a_full_lesion_is_felt_at_least_as_often_as_a_mild_one(one: Lesion) -> None:
    mild, full = expected(one, "mild"), expected(one, "full")
    assert full["leg_weakness"]["none"] <= mild["leg_weakness"]["none"] + 1e-9


@EACH
def test_a_weak_leg_is_mostly_felt_even_in_a_mild_lesion(one: Lesion) -> None:
    worst = max(power.loss for key, power in deficit(one).power.items() if not key[0].startswith("arm"))
    if worst >= 0.6:
        assert expected(one, "mild")["leg_weakness"]["none"] < 0.5


def test_the_findings_and_values_are_those_of_the_vocabulary() -> None:
    folder = Path(__file__).parents[2] / "knowledge" / "findings"
    files = sorted(folder.glob("*.yaml"))
    known: dict[str, dict[str, object]] = {}
    for path in files:
        known.update(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    named = {"yes_no": ["absent", "present"], "side": ["none", "left", "right", "both"]}
    checked = 0
    for finding, values in expected(catalogue()[0], "full").items():
        if finding in known and (legal := known[finding]["values"]) != "number":
            assert list(values) == (named[legal] if isinstance(legal, str) else legal), finding
            checked += 1
    assert checked > 20


def test_reliability_is_a_rise_from_background_to_top() -> None:
    for name, reading in READINGS.items():
        assert 0.0 < reading.background < reading.top < 1.0, name
        assert reading.reason, name
        assert reading.chance(0.0) == reading.background
        assert reading.chance(1.0) == pytest.approx(reading.top)
    assert TENSION.keys() <= SITES.keys()
    assert 0.0 < SHARES["mild"] < SHARES["moderate"] < 1.0


def test_rise_never_falls() -> None:
    steps = [rise(step / 50, 0.3) for step in range(51)]
    assert steps == sorted(steps)


def test_sides_keep_their_own_chance() -> None:
    both = by_side(0.7, 0.2)
    assert both["left"] + both["both"] == pytest.approx(0.7, abs=0.01)
    assert both["right"] + both["both"] == pytest.approx(0.2, abs=0.01)
