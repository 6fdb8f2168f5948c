"""Catalogues compiled for the tests, apart from those that ship; and the test language, read from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.languages.pseudo import PSEUDO, make_pseudo

from myotome.language.compile import HERE, compile_languages
from myotome.language.known import ENGLISH, Known, add_language
from myotome.language.language import Language


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    compile_languages(HERE, folder)
    return folder


@pytest.fixture(scope="session")
def english(compiled: Path) -> Language:
    return Language(ENGLISH, compiled)


@pytest.fixture(scope="session")
def right_to_left(tmp_path_factory: pytest.TempPathFactory, english: Language) -> Language:
    folder = make_pseudo(tmp_path_factory.mktemp("pseudo"))
    add_language(PSEUDO, folder)
    return Language(PSEUDO, folder, english)


@pytest.fixture(scope="session")
def spanish(compiled: Path, english: Language) -> Language:
    return Language(Known("es", "Español", decimal=","), compiled, english)
