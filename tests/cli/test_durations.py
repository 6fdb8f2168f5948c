"""Durations as people type them."""

from __future__ import annotations

import pytest

from myotome.cli.durations import hours

TYPED: list[tuple[str, float | None]] = [
    ("36", 36), ("36 hours", 36), ("1 h", 1), ("30 minutes", 0.5), ("3 days", 72), ("3d", 72), ("1,5 days", 36),
    ("2 weeks", 336), ("5 months", 3650), ("4 years", 35064), ("4y", 35064), ("5 m", None), ("a while", None),
    ("", None), ("-3", None), ("3 4", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TYPED, ids=[text or "empty" for text, _ in TYPED])
def test_hours(text: str, expected: float | None) -> None:
    assert hours(text) == (None if expected is None else pytest.approx(expected))
