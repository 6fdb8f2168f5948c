"""The outermost layer: a number for each request, counts, and a kind page for whatever fails inside.

What is logged of a failure is its kind and the lines of code where it happened, never its message: a message may
quote what somebody answered.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from pathlib import PurePath
from time import perf_counter
from traceback import extract_tb

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from myotome.server.health import Metrics
from myotome.server.web.state import StateError

LOG = logging.getLogger("myotome.server")
Problem = Callable[[Request, int, str], Response]


class Watch:
    """problem: makes the page of an error from the request, the status and the id of its words."""

    def __init__(self, app: ASGIApp, problem: Problem, metrics: Metrics | None, pages: frozenset[str]) -> None:
        self.app, self.problem, self.metrics, self.pages = app, problem, metrics, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        number, began, status = secrets.token_hex(8), perf_counter(), 0
        scope.setdefault("state", {})["request_id"] = number

        async def numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = number
            await send(message)

        try:
            await self.app(scope, receive, numbered)
        except ClientDisconnect:
            status = status or 499
        except Exception as error:
            if status:
                raise  # the answer has begun: nothing can be shown any more
            code, words = _meaning(error)
            if code >= 500:
                LOG.error("request %s failed: %s", number, _where(error))
            await self.problem(Request(scope), code, words)(scope, receive, numbered)
        finally:
            if self.metrics is not None:
                self.metrics.add(self._page(scope["path"]), status, perf_counter() - began)

    def _page(self, path: str) -> str:
        """The name under which a request is counted; whatever else was typed is "other"."""
        if path in self.pages:
            return path
        for folder in ("/static", "/v1"):
            if path.startswith(f"{folder}/"):
                return folder
        return "other"


def _meaning(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, ""
    if isinstance(error, StateError):
        return 400, error.message
    return 500, ""


def _where(error: Exception) -> str:
    """The kind of an error and where it happened, without its message."""
    lines = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    return f"{type(error).__name__} at {' < '.join(reversed(lines[-6:]))}"
