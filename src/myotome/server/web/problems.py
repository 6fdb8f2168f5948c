"""Pages for what goes wrong: each says what to do next, and whom to call meanwhile. None shows a trace."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from myotome.assessment.engine import Engine
from myotome.language import Language, negotiate, open_language
from myotome.server.settings import Settings
from myotome.server.web.call import call_for
from myotome.server.web.pages import CACHE, render

#: Which words belong to a status; others get those of 500.
WORDS = {400: "problem.form", 404: "problem.missing", 405: "problem.method", 413: "problem.large",
         415: "problem.form", 421: "problem.host"}  # fmt: skip
LAST_RESORT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Myotome</title><h1>Something went wrong</h1>'
    "<p>In danger? Call your local emergency number now. Otherwise please go back and try again.</p></html>"
)


def language_of(request: Request, settings: Settings) -> Language:
    """The language of a page without a state: as asked for in the address, by the browser, or by the operator."""
    asked = request.query_params.get("language") or request.query_params.get("lang")
    header = request.headers.get("accept-language")
    if not asked and not header:
        return open_language(settings.language)
    return open_language(negotiate(header, asked))


def problem_page(
    request: Request, engine: Engine | None, settings: Settings, status: int, message: str = ""
) -> Response:
    """The page for an error. message: the id of its words, where the status alone does not tell."""
    try:
        language = language_of(request, settings)
        call = call_for(engine, request.query_params.get("country") or settings.country)
        words = message or WORDS.get(status, "problem.broken")
        return render(request, "problem.html", language, status=status, call=call, message=words)
    except Exception:  # an error page must not fail: the emergency number matters more than the look
        return HTMLResponse(LAST_RESORT, status, {"Cache-Control": CACHE})
