"""The app: the page at /, the REST interface at /v1 where it is installed. Built from an engine and settings."""

from __future__ import annotations

from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.server.settings import Settings


def create_app(engine: Engine | None = None, settings: Settings | None = None) -> Starlette:
    """The whole web app. engine None: the knowledge did not open; the emergency screen is still served."""
    return Starlette(routes=[])
