"""Limits on what comes in: names of hosts, and the size of a form. The REST interface sets its own limit."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from myotome.server.settings import Settings

OWN_LIMIT = "/v1"  # addresses below it are limited by the REST interface


class Limits:
    """HTTPException 413 for a body that is too large, 421 for a host that is not ours."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if self.settings.allowed_hosts and host_name(headers.get("host", "")) not in self.settings.allowed_hosts:
            raise HTTPException(421)
        path: str = scope["path"]
        if path == OWN_LIMIT or path.startswith(f"{OWN_LIMIT}/"):
            await self.app(scope, receive, send)
            return
        length = headers.get("content-length", "")
        most = self.settings.most_form_bytes
        if length.isdecimal() and (len(length) > 12 or int(length) > most):
            raise HTTPException(413)
        await self.app(scope, _counted(receive, most), send)


def _counted(receive: Receive, most: int) -> Receive:
    """`receive` that stops once the body is longer than `most` bytes: a length need not be told, or be true."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                raise HTTPException(413)
        return message

    return counted


def host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()
