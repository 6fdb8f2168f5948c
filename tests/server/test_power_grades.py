"""A power is typed as clinicians write it: with a plus or a minus."""

from __future__ import annotations

import pytest

from myotome.server.web.replies import graded

SPEC = [("4", 4.0), ("4-", 3.7), ("4+", 4.3), ("2+", 2.3), ("3,5", 3.5), ("3.5-", None), ("x", None), ("+", None)]


@pytest.mark.parametrize(("typed", "grade"), SPEC)
def test_a_grade_as_it_is_written(typed: str, grade: float | None) -> None:
    assert graded(typed) == (None if grade is None else pytest.approx(grade))
