"""What an operator can set for REST."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RestSettings:
    """Limits and permissions of the REST interface.

    allowed_origins: web origins whose scripts may call it (CORS); none by default. most_bytes: longest body.
    most_depth: deepest nesting of a body. calls_a_minute: for each client address, None for no limit (the default,
    meant for loopback or a proxy that limits).
    """

    allowed_origins: tuple[str, ...] = ()
    most_bytes: int = 262_144
    most_depth: int = 16
    calls_a_minute: int | None = None
