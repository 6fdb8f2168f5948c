"""Shared fixtures: the compiled engine, and the knowledge as read from its files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from myotome.assessment.engine import Engine
from myotome.knowledge.base import KnowledgeBase, read_knowledge
from tests.effort import LONG

ROOT = Path(__file__).parent.parent

settings.register_profile("usual", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("long", deadline=None, print_blob=True)
settings.load_profile("long" if LONG else "usual")


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    return read_knowledge(ROOT / "knowledge")
