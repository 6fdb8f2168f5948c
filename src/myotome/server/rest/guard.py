"""The guard before every call: size, media type, depth and sense of the body, rate, and the headers of every answer.

Plain ASGI, so that a body is read once, at most to its limit, before anything parses it.
"""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
import uuid
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from myotome.server.rest.problems import KINDS, ApiError, problem
from myotome.server.rest.settings import RestSettings

LOG = logging.getLogger("myotome.rest")
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
MOST_CLIENTS = 10_000
BODY_METHODS = ("POST", "PUT", "PATCH")


class Rate:
    """A bucket of calls for each client, refilled over a minute. Only the most recent clients are remembered."""

    def __init__(self, calls_a_minute: int) -> None:
        self._most = float(calls_a_minute)
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Seconds that `client` must wait; 0 where it may call, and the call is counted."""
        left, then = self._buckets.pop(client, (self._most, now))
        left = min(self._most, left + (now - then) * self._most / 60)
        allowed = left >= 1
        self._buckets[client] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / self._most


class Guard:
    """Stands before the app. knowledge: the headers that say which knowledge answered."""

    def __init__(self, app: ASGIApp, settings: RestSettings, knowledge: Mapping[str, str]) -> None:
        self._app = app
        self._settings = settings
        self._knowledge = dict(knowledge)
        self._rate = Rate(settings.calls_a_minute) if settings.calls_a_minute else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                out["X-Request-Id"] = request_id
                for name, value in self._knowledge.items():
                    out[name] = value
                if scope["method"] not in ("GET", "HEAD") or message["status"] >= 400:
                    out["Cache-Control"] = "no-store"
                out.setdefault("X-Content-Type-Options", "nosniff")
            await send(message)

        try:
            self._limit(scope)
            if scope["method"] in BODY_METHODS:
                receive = _replay(await self._body(headers, receive))
        except _TooMany as error:
            refused = problem(error.kind, error.detail, headers={"Retry-After": str(error.seconds)})
            await refused(scope, receive, with_headers)
            return
        except ApiError as error:
            await problem(error.kind, error.detail, error.errors)(scope, receive, with_headers)
            return
        await self._answer(scope, receive, with_headers)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer. What fails in it is told and logged without its message, which may hold answers."""
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            LOG.error("%s at %s:%s", type(error).__name__, Path(place.filename).name, place.lineno)
            if started:
                raise ConnectionError("the answer broke off") from None
            kind = KINDS["internal"]
            await problem(kind, kind.means)(scope, receive, send)

    def _limit(self, scope: Scope) -> None:
        if self._rate is None:
            return
        client = scope.get("client")
        wait = self._rate.wait(client[0] if client else "", time.monotonic())
        if wait > 0:
            raise _TooMany(int(wait) + 1)

    async def _body(self, headers: Headers, receive: Receive) -> bytes:
        """The whole body, when it is JSON of bounded size and depth."""
        most = self._settings.most_bytes
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > most:
            raise ApiError("too-large", f"a body may have {most} bytes")
        body = b""
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                break
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > most:
                raise ApiError("too-large", f"a body may have {most} bytes")
        media = headers.get("content-type", "").split(";")[0].strip().lower()
        if media != "application/json":
            raise ApiError("media-type", "send Content-Type: application/json")
        check_json(body, self._settings.most_depth)
        return body


class _TooMany(ApiError):
    """A client that calls too often."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too-many", f"try again in {seconds} seconds")
        self.seconds = seconds


def check_json(body: bytes, most_depth: int) -> None:
    """ApiError unless `body` is JSON that can be read, and written again, and is not nested too deeply."""
    if _depth(body) > most_depth:
        raise ApiError("too-deep", f"a body may be nested {most_depth} deep")
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a character can be read and not written
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ApiError("bad-json", f"the body is not JSON in UTF-8{where}", pointer="#") from None


def _no_constant(name: str) -> Any:
    raise ValueError(name)


_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL)


def _depth(body: bytes) -> int:
    """How deeply brackets are nested, outside strings; the body need not be JSON."""
    depth = deepest = 0
    for byte in _STRING.sub(b"", body):
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _replay(body: bytes) -> Receive:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            return {"type": "http.disconnect"}
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
