"""The person's own words: they only suggest what to ask. The text itself is read once and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Answer
from myotome.knowledge.rules import holds
from myotome.server.web.state import MOST_HINTS
from myotome.triage.floor import floor

LONGEST = 2000  # characters of a story
MOST_FOUND = 40  # so that no sign of an emergency stands behind what is surer
SIGN_SCREENS = ("emergency", "signs")  # the screens that everybody sees before the leg is asked about
TEMPO, SUDDEN = "onset_tempo", "seconds_minutes"
UNDERSTOOD = ("en",)  # languages whose words are understood


@cache
def _suggester() -> Callable[..., Any] | None:
    """The function that reads words, where it is installed."""
    from importlib import import_module

    try:
        return import_module("myotome.words").suggest
    except ImportError:
        return None


def offered(language: str) -> bool:
    """Whether a free start can be offered in this language."""
    return language in UNDERSTOOD and _suggester() is not None


def emergency_signs(engine: Engine, text: str, mode: str, language: str) -> tuple[str, ...]:
    """Signs to call for that `text` may tell of, as the first screens word them: shown, and never an answer."""
    signs = _calling(engine)
    found = _found(engine, text, mode, language, most=MOST_FOUND)
    return tuple(signs[name] for name in found if name in signs)


@cache
def _calling(engine: Engine) -> dict[str, str]:
    """The signs to call for, with their words: they are asked on the first screens, are no trouble of a leg, and a red
    flag says to call where one is at its worst and began suddenly.
    """
    questions = [one for screen in engine.screens if screen.id in SIGN_SCREENS for one in screen.questions]
    words = {item.finding: item.text for question in questions for item in question.items}
    found: dict[str, str] = {}
    for name in (name for question in questions for name in question.findings):
        finding = engine.findings[name]
        if finding.kind == "number" or name == TEMPO:
            continue
        worst = finding.order[-1][-1] if finding.order else finding.values[-1]
        of_a_leg = holds(engine.concepts["leg_complaint"], {name: worst})
        told: dict[str, Answer] = {name: worst, TEMPO: SUDDEN}
        if not of_a_leg and floor(engine.rules, told).level == "ambulance_now":
            found[name] = words.get(name) or finding.label
    return found


def hints(engine: Engine, text: str, mode: str, language: str) -> tuple[str, ...]:
    """Findings that `text` may tell of, to be asked. It never answers: not yes, and above all not no."""
    return _found(engine, text, mode, language)[:MOST_HINTS]


def _found(engine: Engine, text: str, mode: str, language: str, **most: int) -> tuple[str, ...]:
    suggest = _suggester()
    if suggest is None or not text or not offered(language):
        return ()
    found = suggest(engine, text[:LONGEST], carer=mode == "carer", **most)
    return tuple(dict.fromkeys(str(one.finding) for one in found))
