"""Structured damage: a real document with something in it deleted, doubled, retyped, buried or swapped.

The document is damaged as a tree and then written as YAML, so that most of it stays plausible and the damage gets
past the first check. What a tree cannot say (a bad date, a tag, an anchor, a merge key, broken bytes) is put into the
text in place of a value.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, cast

import yaml
from hypothesis import strategies as st

# values that are legal YAML, and wrong nearly everywhere
ODD: tuple[Any, ...] = (
    None, "", " ", "x", "0", "yes", True, False, 0, -1, 2, 0.5, 1e308, -1e308, 10**400, float("nan"), float("inf"),
    [], {}, [[]], [None], {"x": None}, {"p": 0.5}, "\u202eevil", "\N{FAMILY}\u200d\N{SNAKE}", "a\u0300\u0085b", "é" * 300,
    "absent", "present", "left", "all_of", "judgement", "any_side", "not a known id", "x" * 70_000,
)  # fmt: skip

# text that stands in place of a value
RAW: tuple[str, ...] = (
    "2024-02-30", "2024-02-03", "2024-02-03 25:00:00", "12:30:45", "1:2:3:4:5", "0x" + "f" * 5000, "9" * 5000, "0b2", "0o9",
    "1_000", "1__0", "._", "+.inf", "-.INF", ".NaN", "~", "!!binary aGk=", "!!binary '$'", "!!int x", "!!float x", "!!float ''",
    "!!int ''", "!!bool x", "!!null x", "!!set {a, b}", "!!omap [a: 1]", "!!pairs [a: 1]", "!!timestamp x", "!!str {a: 1}",
    "!!map [a]", "!!seq {a: 1}", "!!python/object/apply:os.getcwd []", "!unknown {a: 1}", "! x", "!<tag:x> y", "*nowhere",
    "&a x", "&a [*a]", "&a {b: *a}", "{<<: {p: 0.5}}", "{<<: [1, 2]}", "{? [a, b] : c}", "{? {a: b} : c}", "{1: 2}",
    "{null: 2}", "{a: 1, a: 2}", "{=: x}", "[", "]", "{", "'", '"', '"\\ud800"', '"\\x00"', '"\\u0085"', "|", ">", "%", "@", "`",
    "\t", "\u2028", "\ufeff", "- - - x", "a: b: c", "#", "? ", "...", "---", "--- x", "[" * 3000, "{a: " * 400, "[" * 300 + "]" * 300,
)  # fmt: skip

_MARK = "put-raw-text-here-"


def documents(trees: list[Any]) -> st.SearchStrategy[bytes]:
    """One of `trees`, damaged in one to three places, as the bytes of a YAML file."""
    return st.integers(0, len(trees) - 1).flatmap(lambda which: _damaged(trees[which]))


@st.composite
def _damaged(draw: st.DrawFn, tree: Any) -> bytes:
    made = [copy.deepcopy(tree)]
    raws: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(made))
        if not places:
            break  # nothing is left to damage
        _damage(draw, places[draw(st.integers(0, len(places) - 1))], raws)
    text = yaml.safe_dump(made[0] if made else None, allow_unicode=True, sort_keys=False, width=1000)
    for number, raw in enumerate(raws):
        text = text.replace(f"{_MARK}{number}-", raw)
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        data = _broken(draw, data)
    return data


def _places(made: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Every (container, key or index) of a tree."""
    todo: list[Any] = [made]
    while todo:
        container: Any = todo.pop()
        keys = list(cast(Any, container)) if isinstance(container, dict) else range(len(container))
        for key in keys:
            yield container, key
            if isinstance(container[key], dict | list):
                todo.append(container[key])


def _damage(draw: st.DrawFn, where: tuple[Any, Any], raws: list[str]) -> None:
    container, key = where
    if isinstance(container, dict):
        if key not in container:
            return  # an earlier damage took it away
    elif not (isinstance(container, list) and key < len(cast(list[Any], container))):
        return
    kind = draw(st.sampled_from(("odd", "odd", "raw", "raw", "delete", "double", "rename", "deepen", "negate", "lift")))
    value = container[key]
    if kind == "odd":
        container[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
    elif kind == "raw":
        container[key] = f"{_MARK}{len(raws)}-"
        raws.append(draw(st.sampled_from(RAW)))
    elif kind == "delete":
        del container[key]
    elif kind == "double":
        if isinstance(container, list):
            cast(list[Any], container).insert(key, copy.deepcopy(value))
        else:
            container[f"{key}_"] = copy.deepcopy(value)
    elif kind == "rename" and isinstance(container, dict):
        other = draw(st.sampled_from(["", "x", 1, None, True, 1.5, "<<", "=", "id", "é", *map(str, cast(Any, container))][:40]))
        container[other] = container.pop(key)
    elif kind == "deepen":
        for _ in range(draw(st.sampled_from((1, 2, 30)))):
            value = draw(st.sampled_from(([value], {"x": value})))
        container[key] = value
    elif kind == "negate" and isinstance(value, int | float):
        container[key] = -value
    elif kind == "lift" and isinstance(value, dict | list) and value:
        inner = cast(Any, value)
        container[key] = next(iter(inner.values())) if isinstance(inner, dict) else inner[0]


def _broken(draw: st.DrawFn, data: bytes) -> bytes:
    """A few bytes cut, doubled or replaced; also what is no UTF-8."""
    at = draw(st.integers(0, max(len(data) - 1, 0)))
    kind = draw(st.sampled_from(("cut", "end", "byte", "bom", "utf16", "zero")))
    if kind == "cut":
        return data[:at] + data[at + draw(st.integers(1, 40)) :]
    if kind == "end":
        return data[:at]
    if kind == "bom":
        return b"\xef\xbb\xbf" + data
    if kind == "utf16":
        return data.decode("utf-8", "replace").encode("utf-16")
    return data[:at] + (b"\0" if kind == "zero" else bytes([draw(st.integers(0, 255))])) + data[at + 1 :]
