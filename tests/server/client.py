"""A typed client of the app: one request at a time, no network."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import httpx
from starlette.applications import Starlette


class Client:
    """Requests to `app` as if it were reached under `origin`."""

    def __init__(self, app: Starlette, origin: str = "http://clinic.example:8000") -> None:
        self.app, self.origin = app, origin

    def get(self, path: str) -> httpx.Response:
        return asyncio.run(self._send("GET", path, None, {}))

    def post(
        self, path: str, data: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        return asyncio.run(self._send("POST", path, data, headers or {}))

    async def _send(
        self, method: str, path: str, data: Mapping[str, str] | None, headers: Mapping[str, str]
    ) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url=self.origin) as client:
            return await client.request(method, path, data=data, headers=headers)
