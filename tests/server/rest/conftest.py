"""The REST app in the same process, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from myotome.assessment.engine import Engine
from tests.server.rest.client import Client


@pytest.fixture(scope="session")
def client(engine: Engine) -> Iterator[Client]:
    made = Client(engine)
    yield made
    made.close()
