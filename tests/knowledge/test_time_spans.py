"""Time spans as people say them."""

from __future__ import annotations

import pytest

from myotome.knowledge.time_spans import span_in_words

SPEC = [
    (0.5, "30 minutes"), (1, "1 hour"), (1.5, "1.5 hours"), (48, "48 hours"), (72, "3 days"), (504, "21 days"),
    (3650, "5 months"), (8760, "12 months"), (43800, "5 years"),
]  # fmt: skip


@pytest.mark.parametrize(("hours", "words"), SPEC)
def test_a_span_is_told_in_the_unit_that_people_use(hours: float, words: str) -> None:
    assert span_in_words(hours) == words
