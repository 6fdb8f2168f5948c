"""The app: the page at /, the REST interface at /v1 where it is installed. Built from an engine and settings."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from myotome.assessment.engine import Engine
from myotome.language import open_language
from myotome.server.health import Health, Metrics
from myotome.server.middleware_headers import SecurityHeaders
from myotome.server.middleware_limits import Limits
from myotome.server.middleware_watch import Watch
from myotome.server.settings import Settings
from myotome.server.web.assets import assets
from myotome.server.web.first import First
from myotome.server.web.interview import Interview
from myotome.server.web.problems import problem_page

LOG = logging.getLogger("myotome.server")
PACKED_FROM = 1000  # bytes
KEEP = "public, max-age=31536000, immutable"


def create_app(engine: Engine | None = None, settings: Settings | None = None) -> Starlette:
    """The whole web app. engine None: the knowledge did not open; the emergency screen is still served."""
    chosen = settings or Settings()
    metrics = Metrics()
    routes: list[BaseRoute] = [
        *First(engine, chosen).routes(),
        *Health(engine, chosen, metrics).routes(),
        Route("/static/{name}", static_file),
    ]
    if engine is not None:
        routes += Interview(engine, chosen).routes()
        routes += _others(engine, chosen)
    pages = frozenset(one.path for one in routes if isinstance(one, Route) and "{" not in one.path)

    def problem(request: Request, status: int, message: str) -> Response:
        return problem_page(request, engine, chosen, status, message)

    async def refused(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        answer = problem(request, error.status_code, "")
        answer.headers.update(error.headers or {})  # a refused method says which are allowed
        return answer

    return Starlette(
        routes=routes,
        exception_handlers={HTTPException: refused},
        middleware=[
            Middleware(SecurityHeaders, settings=chosen),
            # Where a secret stands beside what a stranger may put into a page, the length of the packed page tells the
            # secret letter by letter (BREACH). There is none here: no cookie, no session, no key. What a page holds
            # came in with the same form, and nobody else can send that form. So packing is safe.
            Middleware(GZipMiddleware, minimum_size=PACKED_FROM, compresslevel=6),
            Middleware(Watch, problem=problem, metrics=metrics if chosen.metrics else None, pages=pages),
            Middleware(Limits, settings=chosen),
        ],
    )


def _others(engine: Engine, settings: Settings) -> list[BaseRoute]:
    """The pages about the knowledge, the take-away and the REST interface, where they are there.

    One that fails to start is left out and named in the log: the emergency screen must not fail with it.
    """

    def pages(module: str, maker: str) -> list[BaseRoute]:
        make: Any = getattr(import_module(module), maker)
        return make(engine, settings)

    def rest() -> list[BaseRoute]:
        made: Any = import_module("myotome.server.rest")
        return [Mount("/v1", made.create_rest(engine, open_language=open_language))]

    parts: list[tuple[tuple[str, ...], Callable[[], list[BaseRoute]]]] = [
        (("myotome.server.web.about",), lambda: pages("myotome.server.web.about", "about_routes")),
        (("myotome.server.web.takeaway",), lambda: pages("myotome.server.web.takeaway", "takeaway_routes")),
        (("myotome.server.rest", "fastapi"), rest),
    ]
    routes: list[BaseRoute] = []
    for needs, start in parts:
        if any(find_spec(name) is None for name in needs):
            continue
        try:
            routes += start()
        except Exception as error:  # whatever it is
            LOG.error("%s is not served: %s", needs[0], type(error).__name__)
    return routes


async def static_file(request: Request) -> Response:
    """A style sheet, script or picture of ours. A browser keeps it for ever: its address changes with its content."""
    asset = assets().get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404)
    headers = {"ETag": f'"{asset.tag}"', "Cache-Control": KEEP}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(asset.content, headers=headers, media_type=asset.kind)
