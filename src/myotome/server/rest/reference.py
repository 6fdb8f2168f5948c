"""The reference page: the OpenAPI document as plain HTML. No script, no style of another host, nothing fetched.

FastAPI's own pages load their scripts from elsewhere, which our content security policy forbids and our promise too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from myotome.server.rest.problems import KINDS

STYLE = """\
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid; border-radius: 0.3rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid; }
h2 { margin-block-start: 2.5rem; }
"""


def reference_page(document: Mapping[str, Any]) -> str:
    """`document` as one page of HTML."""
    info = document["info"]
    parts = [
        '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(info['title'])}</title>",
        '<link rel="stylesheet" href="docs.css"></head><body>',
        f"<main><h1>{escape(info['title'])} {escape(info['version'])}</h1>",
        _paragraphs(info.get("description", "")),
        '<p><a href="openapi.json">OpenAPI document</a></p>',
        "<h2>Calls</h2><ul>",
        *(
            f'<li><a href="#{_anchor(method, path)}"><code>{method.upper()} {escape(path)}</code></a>: '
            f"{escape(call.get('summary', ''))}</li>"
            for method, path, call in _calls(document)
        ),
        "</ul>",
        *(_call(document, method, path, call) for method, path, call in _calls(document)),
        _problems(),
        "<h2>Shapes</h2>",
        *(_schema(name, schema) for name, schema in sorted(document["components"]["schemas"].items())),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _calls(document: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            yield method, path, call


def _call(document: Mapping[str, Any], method: str, path: str, call: Mapping[str, Any]) -> str:
    parts = [
        f'<h3 id="{_anchor(method, path)}"><code>{method.upper()} {escape(path)}</code></h3>',
        _paragraphs(call.get("summary", "") + ".\n\n" + call.get("description", "")),
    ]
    if call.get("parameters"):
        rows = [
            (one["name"], _type(one["schema"]), one.get("description") or one["schema"].get("description", ""))
            for one in call["parameters"]
        ]
        parts.append(_table("Parameters", ("name", "type", "meaning"), rows))
    body = call.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if body:
        parts.append(f"<p>Body: {_type(body)}</p>")
        examples = document["components"]["schemas"].get(_name(body), {}).get("examples", ())
        parts += [f"<pre><code>{escape(json.dumps(one, indent=2))}</code></pre>" for one in examples[:1]]
    answer = call["responses"]["200"].get("content", {}).get("application/json", {}).get("schema", {})
    parts.append(f"<p>Answer: {_type(answer)}</p>")
    return "\n".join(parts)


def _schema(name: str, schema: Mapping[str, Any]) -> str:
    required = set(schema.get("required", ()))
    rows = [
        (field + ("" if field in required else " (may be absent)"), _type(one), one.get("description", ""))
        for field, one in schema.get("properties", {}).items()
    ]
    table = _table(f"Fields of {name}", ("field", "type", "meaning"), rows) if rows else ""
    return f'<h3 id="{escape(name)}">{escape(name)}</h3>{_paragraphs(schema.get("description", ""))}{table}'


def _problems() -> str:
    rows = [
        f'<tr id="{kind.name}"><td><code>{kind.name}</code></td><td>{kind.status}</td>'
        f"<td>{escape(kind.title)}</td><td>{escape(kind.means)}</td></tr>"
        for kind in KINDS.values()
    ]
    head = "<tr><th>problem</th><th>status</th><th>title</th><th>what to do</th></tr>"
    return f"<h2>Problems</h2><table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"


def _table(caption: str, head: tuple[str, ...], rows: list[tuple[str, str, str]]) -> str:
    cells = "".join(f"<th>{escape(one)}</th>" for one in head)
    lines = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{kind}</td><td>{escape(text)}</td></tr>"
        for name, kind, text in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>"


def _type(schema: Mapping[str, Any]) -> str:
    """A schema in a few words of HTML, with links to the shapes."""
    if "$ref" in schema:
        name = _name(schema)
        return f'<a href="#{escape(name)}">{escape(name)}</a>'
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(_type(one) for one in schema[several])
    if "enum" in schema:
        return ", ".join(f"<code>{escape(str(one))}</code>" for one in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(str(schema['const']))}</code>"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}" if schema.get("items") else "list"
    return escape(str(schema.get("type", "anything")))


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]


def _anchor(method: str, path: str) -> str:
    return method + path.replace("/", "-").replace("{", "").replace("}", "")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(one.strip())}</p>" for one in text.split("\n\n") if one.strip(". \n"))
