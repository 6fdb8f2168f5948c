"""What the model's numbers mean in words is still true."""

from __future__ import annotations

from myotome.knowledge.base import KnowledgeBase
from tests.knowledge.model_in_words import broken, numbers, read_words


def test_the_words_are_true(base: KnowledgeBase) -> None:
    found = numbers(base.model, base.vocabulary["hours_since_onset"].values)
    assert not list(broken(found, read_words()))


def test_each_range_could_fail() -> None:
    """A range that spans everything would say nothing: no number may treble without leaving it."""
    for one in read_words():
        assert one["low"] > 0
        assert one["high"] / one["low"] < 30 or one["high"] < 0.1, one
        assert (1 - one["low"]) / (1 - one["high"]) < 30 or one["low"] > 0.9, one
