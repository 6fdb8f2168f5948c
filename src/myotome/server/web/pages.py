"""Pages: a template and a language become an answer. Every text of a template goes through the language.

Templates see `t` (text by id), `plural`, `say` (texts of the knowledge), `lang`, `dir`, `reviewed`, `asset` (the
address of a file of ours), and what the caller gives. A name that nobody gave is an error, not an empty place.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from myotome.language import Language
from myotome.server.web.assets import asset_address

TEMPLATES = Path(__file__).parent / "templates"
# The page may be shown again from the browser's own store (Back), and is never kept by anything in between.
CACHE = "private, no-cache"


@cache
def environment() -> Environment:
    """The templates, compiled once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    shared: dict[str, Any] = {"asset": asset_address}
    made.globals.update(shared)
    return made


def render(
    request: Request | None, name: str, language: Language, *, status: int = 200, **context: Any
) -> HTMLResponse:
    """The page of template `name`. request: the request that it answers, or None; pages do not depend on it yet."""
    return HTMLResponse(render_text(name, language, **context), status, {"Cache-Control": CACHE})


def render_text(name: str, language: Language, **context: Any) -> str:
    """The page of template `name` as text."""
    values = {
        "t": language.text,
        "plural": language.plural,
        "say": language.say,
        "number": language.number,
        "lang": language.code,
        "dir": language.direction,
        "reviewed": language.reviewed,
        **context,
    }
    return environment().get_template(name).render(values)
