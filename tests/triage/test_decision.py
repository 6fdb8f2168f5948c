"""The level of least expected harm, where causes alone decide."""

from __future__ import annotations

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.levels import LEVELS
from tests.triage.decision_table import wrong


def test_when_causes_alone_raise_the_advice(base: KnowledgeBase) -> None:
    assert not list(wrong(base.model.harm))


def test_harm_grows_with_the_distance_between_advised_and_needed(base: KnowledgeBase) -> None:
    """To advise what is needed costs nothing; each level further off, up or down, costs more."""
    harm, n = base.model.harm, len(LEVELS)
    for needed in range(n):
        assert harm[needed][needed] == 0
        for far in range(needed + 1, n):
            assert harm[far][needed] > harm[far - 1][needed]
        for far in range(needed - 1, -1, -1):
            assert harm[far][needed] > harm[far + 1][needed]
