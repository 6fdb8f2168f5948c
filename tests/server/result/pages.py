"""Pages as the server makes them: the real templates, over the real base."""

from __future__ import annotations

from myotome.language import Language
from myotome.server.web.pages import render_text


def render(name: str, words: Language, **context: object) -> str:
    """The page of a template. Anything that the template needs and nobody gave is an error."""
    return render_text(name, words, **context)
