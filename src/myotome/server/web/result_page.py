"""The result as a page: `templates/result.html`, fed by `report/result_view.py`."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.assessment.weigh import Weighed
from myotome.interview.next_screen import Step
from myotome.knowledge.levels import EMERGENCY_RANK, RANK
from myotome.language import Language
from myotome.report.changes import shows_lowering
from myotome.report.result_view import result_view
from myotome.server.web.call import call_for
from myotome.server.web.pages import render
from myotome.server.web.state import WebState, encode


def assessed(engine: Engine, state: WebState, weighed: Weighed | None = None, *, lowering: bool = True) -> Assessment:
    """The assessment of the answers in `state`, as the interview in a terminal makes it. The rest: see `assess`."""
    return assess(
        engine,
        state.progress.answers,
        clinician=state.mode == "clinician",
        story=False,
        history=state.progress.history,
        weighed=weighed,
        lowering=lowering,
    )


def result_response(
    request: Request | None,
    engine: Engine,
    state: WebState,
    language: Language,
    *,
    step: Step,
    kept: str = "",
    explained: Sequence[str] = (),
) -> Response:
    """The page of the result. step: where the interview stands. kept: the label of a level that was just kept.

    explained: what to say of emergencies that were just explained.
    """
    shown = shows_lowering(step.level, state.mode == "clinician")
    result = assessed(engine, state, step.weighed, lowering=shown)
    held = RANK[state.progress.history.held.level] >= EMERGENCY_RANK
    over = step.screen is None
    return render(
        request,
        "result.html",
        language,
        view=result_view(engine, result, country=state.country or None, mode=state.mode, language=language),
        call=call_for(engine, state.country),
        state=encode(engine, state),
        kept=kept,
        explained=explained,
        ended=step.ended,
        # Somebody looked at the result before the end.
        unfinished=not over,
        # After an emergency more is offered and not required.
        can_go_further=over and step.ended == "emergency" and held and not state.further,
        places={name: place for place, one in enumerate(state.asked) for name in one.findings},
    )
