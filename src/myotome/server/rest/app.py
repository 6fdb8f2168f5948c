"""The REST app: routes, guard, problems and documents put together. It is mounted at /v1."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from myotome import __version__
from myotome.assessment.engine import Engine
from myotome.server.rest.desk import Desk
from myotome.server.rest.guard import Guard
from myotome.server.rest.interview_routes import interview_routes
from myotome.server.rest.knowledge_routes import knowledge_routes
from myotome.server.rest.language import OpenLanguage, english_only
from myotome.server.rest.problems import KINDS, MEDIA, Problem, add_handlers
from myotome.server.rest.reference import STYLE, reference_page
from myotome.server.rest.settings import RestSettings
from myotome.server.rest.words_routes import words_routes

ABOUT = """\
My leg has gone weak: how fast is care needed, where is the lesion, what may cause it.

Stateless. Send all evidence with every call, and the `interview_token` of the last answer. The shapes are those of the
field (sex, age, evidence with `choice_id`; question, conditions, should_stop, triage_level), so a client of another
symptom checker needs little change; intervals, sources, localisation, danger signs, certificate and counterfactuals are
added.

Nothing is stored and no answer is logged. This is not a diagnosis and no replacement for care.
"""
PROBLEM: dict[str, Any] = {
    "model": Problem,
    "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
# FastAPI reports calls and failures to OpenTelemetry where the environment names a receiver. We report to nobody.
SILENT: Any = dict.fromkeys(("tracing", "metrics", "logs", "operation_spans", "auto_configure"), False)
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
EXPOSED = ("X-Request-Id", "Myotome-Knowledge", "Myotome-Knowledge-Hash", "Retry-After")


def create_rest(
    engine: Engine, settings: RestSettings | None = None, *, open_language: OpenLanguage = english_only
) -> FastAPI:
    """The REST interface over `engine`, to be mounted at /v1. open_language: a language by its code."""
    settings = settings or RestSettings()
    app = FastAPI(
        title="Myotome",
        version=__version__,
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        servers=[{"url": "/v1"}],
        root_path_in_servers=False,
        redirect_slashes=False,
        telemetry=SILENT,
        responses={status: _described(status) for status in (400, 404, 405, 413, 415, 422, 429)},
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    desk = Desk(engine, open_language)
    for routes in (interview_routes(desk), words_routes(desk), knowledge_routes(desk)):
        app.include_router(routes)
    _add_documents(app)
    add_handlers(app)
    knowledge = {"Myotome-Knowledge": engine.artifact.version, "Myotome-Knowledge-Hash": engine.artifact.hash}
    app.add_middleware(Guard, settings=settings, knowledge=knowledge)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.allowed_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "X-Request-Id", "Interview-Id"],
            expose_headers=list(EXPOSED),
        )
    return app


def _described(status: int) -> dict[str, Any]:
    titles = dict.fromkeys(one.title for one in KINDS.values() if one.status == status)
    return {**PROBLEM, "description": "; ".join(titles)}


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document. Problems have their own media type and no other."""
    document = app.openapi()
    for methods in document["paths"].values():
        for call in methods.values():
            for status, response in call["responses"].items():
                if status != "200":
                    response["content"] = PROBLEM["content"]
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    return document


def _add_documents(app: FastAPI) -> None:
    """/openapi.json and /docs, made once."""
    made: dict[str, Any] = {}

    async def document(_: Request) -> Response:
        made.setdefault("json", openapi_document(app))
        return JSONResponse(made["json"])

    async def page(_: Request) -> Response:
        made.setdefault("html", reference_page(openapi_document(app)))
        return HTMLResponse(made["html"], headers={"Content-Security-Policy": POLICY})

    async def style(_: Request) -> Response:
        return Response(STYLE, media_type="text/css")

    for path, route in (("/openapi.json", document), ("/docs", page), ("/docs.css", style)):
        app.add_route(path, route, methods=["GET"], include_in_schema=False)
