"""Whole interviews, typed at the terminal."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from typing import Any
from unittest.mock import patch

from myotome.assessment.engine import Engine
from myotome.cli.terminal import Terminal
from myotome.report.style import Style

# age, how fast, hours since: a slow trouble of years; everything after it is denied
CALM = ("60", "6", "5 years")


def typed(
    engine: Engine, replies: list[str], *, mode: str = "person", as_json: bool = False, mistake: str = "1"
) -> str:
    """What the terminal says to these replies; every later question is denied.

    mistake: what is said where the terminal asks whether the answer that is taken back was one (1 yes, 2 no).
    """
    left = list(replies)
    said, aside = io.StringIO(), io.StringIO()

    def reply(prompt: str) -> str:
        if "mistake:" in (said.getvalue() + aside.getvalue())[-300:]:
            return mistake
        if left:
            return left.pop(0)
        return "0" if prompt.startswith("Which fit") else "1"

    with redirect_stdout(said), redirect_stderr(aside), patch("builtins.input", reply):
        Terminal(engine, "person", "GB", Style(), as_json).run()
    return said.getvalue()


def typed_json(engine: Engine, replies: list[str], *, mistake: str = "1") -> dict[str, Any]:
    """The same with `--json`: only what goes to standard output."""
    return json.loads(typed(engine, replies, as_json=True, mistake=mistake))
