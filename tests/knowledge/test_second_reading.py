"""Our numbers lie near an independent second reading, or the disagreement is listed with both numbers."""

from __future__ import annotations

from collections import Counter

import pytest

from myotome.knowledge.base import KnowledgeBase
from tests.knowledge.readings import TOLERANCE, Pair, broken, pairs, read_known, read_readings


@pytest.fixture(scope="module")
def found(base: KnowledgeBase) -> list[Pair]:
    return list(pairs(base, read_readings()))


def test_our_numbers_lie_near_the_second_reading(found: list[Pair]) -> None:
    wrong = list(broken(found, read_known()))
    assert not wrong, "\n".join(wrong[:10]) + "\nIf the change was meant: python -m scripts.second_reading"


def test_every_listed_disagreement_is_one(found: list[Pair]) -> None:
    far = {pair.id for pair in found if pair.apart > TOLERANCE}
    assert set(read_known()) == far


def test_the_readers_agree_on_most(found: list[Pair]) -> None:
    """A floor under what the list may grow to."""
    near = Counter(pair.apart <= TOLERANCE for pair in found)
    assert near[True] / near.total() > 0.7


def test_every_reading_is_of_a_finding_that_the_condition_states(base: KnowledgeBase) -> None:
    readings = read_readings()
    assert set(readings.findings) == set(readings.priors) == set(base.conditions)
    for name, told in readings.findings.items():
        assert set(told) <= set(base.conditions[name].findings), name
    for name, condition in base.conditions.items():
        assert len(readings.lesions.get(name, [0.0])) == len(condition.lesions), name
