"""Shared fixtures: the app as it is served, and a browser at it."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.server.app import create_app
from myotome.server.settings import Settings
from tests.server.player import Browser


@pytest.fixture(scope="session")
def app(engine: Engine) -> Starlette:
    return create_app(engine, Settings(country="GB"))


@pytest.fixture
def browser(app: Starlette) -> Browser:
    return Browser(app)
