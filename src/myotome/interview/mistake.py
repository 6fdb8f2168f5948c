"""An earlier answer that called for faster care is changed or taken back: was it a mistake?

It is asked and never assumed: a sign that has passed still counts. Only an answer that was never so may let the
level fall.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from myotome.interview.next_screen import Progress
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK, Level
from myotome.knowledge.red_flag import RedFlag, Rules
from myotome.triage.floor import floor
from myotome.triage.reached import changes


def at_stake(rules: Iterable[RedFlag], progress: Progress, answers: Mapping[str, Answer]) -> Level | None:
    """The level that would fall if the answers became `answers`; None where there is nothing to ask.

    Nothing is asked where nothing falls, or where the level is held against the answers already; nor where more is
    told and no earlier answer is other than it was, which can not be a mistake.
    """
    rules = Rules.of(rules)
    if all(one.before is None for one in changes(progress.answers, answers)):
        return None
    held = progress.history.held.level
    now, then = floor(rules, progress.answers).level, floor(rules, answers).level
    return None if RANK[then] >= RANK[held] or RANK[now] < RANK[held] else held
