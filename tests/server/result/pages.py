"""Renders the templates of the result as the server does, over a base page that is as small as can be."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from myotome.report.words import Words

TEMPLATES = Path(__file__).parents[3] / "src" / "myotome" / "server" / "web" / "templates"
BASE = """<!doctype html><html lang="{{ lang }}" dir="{{ dir }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}Myotome{% endblock %}</title>{% block head %}{% endblock %}</head>
<body>{% block emergency %}{% endblock %}<main>{% block main %}{% endblock %}</main></body></html>"""


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader([DictLoader({"base.html": BASE}), FileSystemLoader(TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, words: Words, **context: object) -> str:
    """The page of a template. Anything that the template needs and nobody gave is an error."""
    values: dict[str, object] = {
        "t": words.text,
        "plural": words.plural,
        "say": words.say,
        "lang": words.code,
        "dir": "ltr",
        "asset": "/static/{}".format,
        **context,
    }
    return _environment().get_template(name).render(values)
