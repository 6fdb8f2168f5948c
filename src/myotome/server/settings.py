"""What an operator can set. One frozen value, so that no request can change how the next is served."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How the app is served.

    country: two-letter code whose emergency number is shown first; None shows words instead of a number.
    language: the language of the first page where the browser asks for none that there is.
    behind_tls: a proxy in front speaks TLS, so browsers are told to insist on it (HSTS).
    metrics: counts and latencies at /metrics; never answers.
    allowed_hosts: names that the Host header may have; empty allows any.
    most_form_bytes: the longest body of a form of the page.
    """

    country: str | None = None
    language: str = "en"
    behind_tls: bool = False
    metrics: bool = False
    allowed_hosts: tuple[str, ...] = ()
    most_form_bytes: int = 64_000
