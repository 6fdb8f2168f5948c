"""States of interviews, as the page makes them: played by the engine itself, screen by screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import after_screen, with_answers
from myotome.knowledge.finding import Answer
from myotome.server.web.state import Asked, WebState
from tests.report.cases import the_engine

STORIES: dict[str, tuple[str, dict[str, Answer]]] = {
    "emergency": ("person", {"leg_weakness": "right", "onset_tempo": "seconds_minutes", "face_droop": "right"}),
    "hospital": ("carer", {"age": 45.0, "sex": "female", "leg_weakness": "both", "saddle_numbness": "present",
                           "onset_tempo": "days", "low_back_pain": "present"}),
    "whole": ("person", {"age": 45.0, "sex": "female", "leg_weakness": "left", "onset_tempo": "months",
                         "hours_since_onset": 4000.0, "course": "stable"}),
    "examined": ("clinician", {"age": 61.5, "leg_weakness": "left", "onset_tempo": "months", "course": "stable",
                               "power_ankle_dorsiflexion_left": 3.0, "reflex_ankle_left": "reduced",
                               "hours_since_onset": 1234.567, "temperature": 36.8}),
}  # fmt: skip


def played(mode: str, told: Mapping[str, Answer]) -> WebState:
    """An interview in which whatever is not `told` is denied, or skipped where there is no way to deny it."""
    engine = the_engine()
    progress, asked = Progress({}), list[Asked]()
    while (step := next_step(engine, progress, mode)).screen is not None:
        number = progress.screens
        for question in step.screen.questions:
            given = {name: told.get(name, engine.findings[name].nothing) for name in question.findings}
            known = {name: one for name, one in given.items() if one is not None}
            skipped = [name for name, one in given.items() if one is None]
            progress = with_answers(engine.rules, progress, known, skipped)
            asked.append(Asked(number, question.id, question.findings, step.why == "detail"))
        progress = after_screen(progress, step.why)
    return WebState(mode, "GB", "en", progress, tuple(asked))


@cache
def story(name: str) -> WebState:
    return played(*STORIES[name])
