"""States to jump to: what somebody has told, without the screens that led there."""

from __future__ import annotations

from collections.abc import Mapping

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress
from myotome.interview.reply import after_screen, with_answers
from myotome.knowledge.finding import Answer
from myotome.server.web.state import Asked, WebState
from tests.report.cases import BY_LEVEL, EXAMINED

#: What leads to each level. Nobody is advised to care for themselves after a few answers only.
LEVELS = BY_LEVEL
SADDLE: Mapping[str, Answer] = {"saddle_numbness": "present"}


def told(
    engine: Engine, answers: Mapping[str, Answer], mode: str = "person", language: str = "en", country: str = "GB"
) -> WebState:
    """The state of somebody who answered this on one screen."""
    progress = after_screen(with_answers(engine.rules, Progress({}), dict(answers), ()), "start")
    asked = tuple(Asked(0, name, (name,)) for name in answers)
    return WebState(mode, country, language, progress, asked)


def examined(engine: Engine, language: str = "en") -> WebState:
    """A case that a clinician has examined."""
    return told(engine, EXAMINED, "clinician", language)
