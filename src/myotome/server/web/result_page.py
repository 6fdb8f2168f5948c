"""The result as a page. This is the seam to the drawn result: `result_response` is the only way to it.

`templates/result.html`, fed by `report/result_view.py`, shows it; where they are not there, a plain page does, with
everything that the text report has.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.assessment.weigh import Weighed
from myotome.interview.next_screen import Step
from myotome.knowledge.levels import EMERGENCY_RANK, RANK
from myotome.language import Language
from myotome.server.web.call import call_for
from myotome.server.web.pages import TEMPLATES, render
from myotome.server.web.result_plain import plain_result
from myotome.server.web.state import WebState, encode

DRAWN = "result.html"


def assessed(engine: Engine, state: WebState, weighed: Weighed | None = None) -> Assessment:
    """The assessment of the answers in `state`, as the interview in a terminal makes it. weighed: see `assess`."""
    return assess(
        engine,
        state.progress.answers,
        clinician=state.mode == "clinician",
        story=False,
        history=state.progress.history,
        weighed=weighed,
    )


def result_response(
    request: Request | None, engine: Engine, state: WebState, language: Language, *, step: Step, kept: str = ""
) -> Response:
    """The page of the result. step: where the interview stands. kept: the label of a level that was just kept."""
    result = assessed(engine, state, step.weighed)
    held = RANK[state.progress.history.held.level] >= EMERGENCY_RANK
    over = step.screen is None
    context: dict[str, Any] = {
        "call": call_for(engine, state.country),
        "state": encode(engine, state),
        "mode": state.mode,
        "clinician": state.mode == "clinician",
        "kept": kept,
        "ended": step.ended,
        # Somebody looked at the result before the end.
        "unfinished": not over,
        # After an emergency more is offered and not required.
        "can_go_further": over and step.ended == "emergency" and held and not state.further,
        "asked": bool(state.asked),
        "places": {name: place for place, one in enumerate(state.asked) for name in one.findings},
    }
    if is_drawn():
        make: Any = import_module("myotome.report.result_view").result_view
        context["view"] = make(engine, result, country=state.country or None, mode=state.mode, language=language)
        return render(request, DRAWN, language, **context)
    return render(request, "result_plain.html", language, **context, **plain_result(engine, language, result))


@cache
def is_drawn() -> bool:
    """Whether the drawn result is there."""
    return find_spec("myotome.report.result_view") is not None and (TEMPLATES / DRAWN).is_file()
