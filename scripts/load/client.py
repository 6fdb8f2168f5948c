"""The least that speaks HTTP: one request on a connection of its own.

People think for longer between two screens than a server keeps an idle connection, so each screen comes on a new one.
It is raw so that the driver, which shares the machine with the server, takes little of it.
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple
from zlib import crc32

TIMEOUT = 20.0  # seconds; whoever waits longer has gone


class Request(NamedTuple):
    """What a browser sends. body: None for a page that is only opened, else a form as it is sent."""

    path: str
    body: bytes | None


class Answer(NamedTuple):
    """What came back. status 0: nothing did. size: bytes of the page."""

    status: int
    page: bytes

    @property
    def sum(self) -> int:
        """Two pages with the same sum are the same page."""
        return crc32(self.page)


NOTHING = Answer(0, b"")


def wire(request: Request, port: int) -> bytes:
    """The bytes of `request`."""
    head = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
    if request.body is None:
        return f"GET {request.path} {head}\r\n".encode()
    form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(request.body)}\r\n"
    return f"POST {request.path} {head}{form}\r\n".encode() + request.body


async def ask(request: Request, port: int) -> Answer:
    """The answer to `request` from the server at `port`; nothing where it does not come whole."""
    try:
        async with asyncio.timeout(TIMEOUT):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
            try:
                writer.write(wire(request, port))
                return read(await reader.read(-1))
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return NOTHING


def read(raw: bytes) -> Answer:
    """The answer in `raw`; nothing where it was cut off."""
    head, _, page = raw.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    fields = dict(line.split(": ", 1) for line in lines[1:])
    length = fields.get("content-length", "")
    if not lines[0].startswith("http/1.1 ") or not length.isdecimal() or int(length) != len(page):
        return NOTHING
    return Answer(int(lines[0].split()[1]), page)
