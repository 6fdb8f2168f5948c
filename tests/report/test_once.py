"""What to do stands once: lines that repeat are left out, and none is lost."""

from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from myotome.report.once import Kit, asks_the_time, kits_once

LINES = st.lists(st.sampled_from(["Call.", "call", "Rest.", "No food.", "Write down when they were last fully well.",
                                  "Note the time last well.", "Lie down."]), max_size=4)  # fmt: skip


def kit(do: list[str], dont: list[str]) -> dict[str, object]:
    return {"id": "x", "for": "y", "do": do, "dont": dont}


KITS = st.lists(st.builds(kit, LINES, LINES), max_size=3)


@given(LINES, LINES, KITS)
def test_every_line_is_said_and_none_twice(now: list[str], never: list[str], kits: list[dict[str, object]]) -> None:
    found = kits_once(now, never, kits)
    told = [line.rstrip(".").casefold() for one in found for line in (*one.do, *one.dont)]
    above = {line.rstrip(".").casefold() for line in (*now, *never)}
    assert len(told) == len(set(told)) and not above & set(told)
    every = {line for one in kits for part in ("do", "dont") for line in cast("list[str]", one[part])}
    assert all(line.rstrip(".").casefold() in above | set(told) for line in every if not asks_the_time(line))
    assert sum(asks_the_time(line) for one in found for line in (*one.do, *one.dont)) <= 1


def test_the_same_line_of_two_kits() -> None:
    one: dict[str, object] = {"for": "a", "do": ["Call."], "dont": ["No food."]}
    two: dict[str, object] = {"for": "b", "do": ["Call."], "dont": ["No ice."]}
    assert kits_once([], [], [one, two, one]) == (
        Kit("", "a", ("Call.",), ("No food.",)),
        Kit("", "b", (), ("No ice.",)),
    )
