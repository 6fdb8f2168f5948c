"""Health, readiness, and counts for operators. Counts hold no answer and no address that could tell one."""

from __future__ import annotations

from bisect import bisect_left

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from myotome.assessment.engine import Engine
from myotome.server.settings import Settings

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)  # seconds


class Metrics:
    """How many requests there were and how long they took, by page and status."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, int], int] = {}
        self.buckets: dict[str, list[int]] = {}
        self.seconds: dict[str, float] = {}

    def add(self, page: str, status: int, seconds: float) -> None:
        """One request. page: the name of its route, never the address that was typed."""
        self.counts[page, status] = self.counts.get((page, status), 0) + 1
        self.buckets.setdefault(page, [0] * (len(BOUNDS) + 1))[bisect_left(BOUNDS, seconds)] += 1
        self.seconds[page] = self.seconds.get(page, 0.0) + seconds

    def text(self) -> str:
        """The text format of Prometheus."""
        lines = ["# HELP myotome_requests_total Requests by page and status.", "# TYPE myotome_requests_total counter"]
        for (page, status), count in sorted(self.counts.items()):
            lines.append(f'myotome_requests_total{{page="{page}",status="{status}"}} {count}')
        lines += ["# HELP myotome_request_seconds Time to answer.", "# TYPE myotome_request_seconds histogram"]
        for page, buckets in sorted(self.buckets.items()):
            total = 0
            for bound, count in zip((*map(str, BOUNDS), "+Inf"), buckets, strict=True):
                total += count
                lines.append(f'myotome_request_seconds_bucket{{page="{page}",le="{bound}"}} {total}')
            lines.append(f'myotome_request_seconds_sum{{page="{page}"}} {self.seconds[page]:.6f}')
            lines.append(f'myotome_request_seconds_count{{page="{page}"}} {total}')
        return "\n".join(lines) + "\n"


class Health:
    """/healthz: the process answers. /readyz: it can interview. /metrics: only where the operator wants it."""

    def __init__(self, engine: Engine | None, settings: Settings, metrics: Metrics) -> None:
        self.engine, self.settings, self.metrics = engine, settings, metrics

    def routes(self) -> list[Route]:
        routes = [Route("/healthz", self.healthy), Route("/readyz", self.ready)]
        return [*routes, Route("/metrics", self.counts)] if self.settings.metrics else routes

    async def healthy(self, request: Request) -> Response:
        return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})

    async def ready(self, request: Request) -> Response:
        """200 with the version of the knowledge, or 503."""
        try:
            if self.engine is None:
                raise LookupError
            if not (self.engine.rules and self.engine.screens and self.engine.model.rows):
                raise LookupError
            known = {"status": "ready", "knowledge": self.engine.artifact.version}
            return JSONResponse(known, headers={"Cache-Control": "no-store"})
        except Exception:  # whatever the fault, the answer is the same: not ready
            return JSONResponse({"status": "knowledge does not open"}, 503, {"Cache-Control": "no-store"})

    async def counts(self, request: Request) -> Response:
        return PlainTextResponse(self.metrics.text(), media_type="text/plain; version=0.0.4")
