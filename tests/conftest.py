"""Shared fixtures: the compiled engine, and the knowledge as read from its files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from myotome.assessment.engine import Engine
from myotome.knowledge import source
from myotome.knowledge.base import KnowledgeBase, read_knowledge
from tests.effort import LONG

ROOT = Path(__file__).parent.parent

settings.register_profile("usual", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("long", deadline=None, print_blob=True)
settings.load_profile("long" if LONG else "usual")


@pytest.fixture(scope="session", autouse=True)
def each_text_is_parsed_once() -> Iterator[None]:
    """Many tests change one file of the knowledge and read all: what is the same to the letter is not parsed anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "load_yaml", lru_cache(maxsize=400)(source.load_yaml))
        yield


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    return read_knowledge(ROOT / "knowledge")
