"""The knowledge, to be read by anybody: a page for each condition, and one with all conditions and sources.

They hold no answers of anybody, so they are plain pages with an address. The result links to them.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from myotome.assessment.engine import Engine
from myotome.report.condition_view import condition_view, sources_view
from myotome.server.settings import Settings
from myotome.server.web.call import call_for
from myotome.server.web.pages import render
from myotome.server.web.problems import language_of


def about_routes(engine: Engine, settings: Settings) -> list[Route]:
    """GET /about/{condition_id} and GET /sources."""

    async def condition(request: Request) -> Response:
        name = request.path_params["condition_id"]
        if name not in engine.conditions:
            raise HTTPException(404)
        language = language_of(request, settings)
        call = call_for(engine, settings.country)
        return render(request, "condition.html", language, call=call, view=condition_view(engine, name, language))

    async def sources(request: Request) -> Response:
        language = language_of(request, settings)
        call = call_for(engine, settings.country)
        return render(request, "sources.html", language, call=call, view=sources_view(engine, language))

    return [
        Route("/about/{condition_id}", condition, methods=["GET"]),
        Route("/sources", sources, methods=["GET"]),
    ]
