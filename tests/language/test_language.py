"""Texts by id: placeholders, plural forms, what falls back to English and what warns."""

from __future__ import annotations

from pathlib import Path

import pytest

from myotome.language import LANGUAGES, Language, MissingText, open_language
from myotome.language.catalogue import CatalogueError
from myotome.language.known import ENGLISH
from tests.language.small import ARABIC, SPANISH, languages, made_from


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Language:
    area = (
        made_from("a.plain", "Empezar"),
        made_from("a.filled", "En {country}, llame al {number}"),
        made_from("a.left", "Falta una pantalla", "Faltan {n} de pantallas", "Faltan {n} pantallas"),
    )
    return languages(tmp_path_factory.mktemp("small"), SPANISH, area)


def test_placeholders_stand_where_the_language_wants_them(small: Language) -> None:
    assert small.text("a.filled", number="112", country="España") == "En España, llame al 112"


def test_what_is_filled_in_is_never_read_as_a_placeholder(small: Language) -> None:
    assert small.text("a.filled", number="{country}", country="{0.__class__}") == "En {0.__class__}, llame al {country}"


def test_a_missing_translation_is_english(small: Language) -> None:
    assert small.text("a.only_english") == "Only here"


@pytest.mark.parametrize(
    ("count", "says"),
    [
        (0, "Faltan 0 pantallas"),
        (1, "Falta una pantalla"),
        (2, "Faltan 2 pantallas"),
        (10**6, "Faltan 1000000 de pantallas"),
    ],
)
def test_spanish_plural_forms(small: Language, count: int, says: str) -> None:
    assert small.plural("a.left", count) == says


@pytest.mark.parametrize(
    ("count", "form"), [(0, "zero"), (1, "one"), (2, "two"), (5, "few"), (103, "few"), (11, "many"), (100, "other")]
)
def test_arabic_has_six_plural_forms(tmp_path: Path, count: int, form: str) -> None:
    forms = ("zero", "one", "two", "few", "many", "other")
    assert languages(tmp_path, ARABIC, (made_from("a.left", *forms),)).plural("a.left", count) == form


def test_an_unknown_id_warns_and_shows_the_id(small: Language) -> None:
    with pytest.warns(MissingText, match="a.nowhere"):
        assert small.text("a.nowhere", name="x") == "a.nowhere"
    with pytest.warns(MissingText, match="a.nowhere"):
        assert small.plural("a.nowhere", 2) == "a.nowhere"


def test_a_value_that_was_not_given_warns_and_shows_its_name(small: Language) -> None:
    with pytest.warns(MissingText, match="number"):
        assert small.text("a.filled", country="España") == "En España, llame al {number}"


def test_no_compiled_texts_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="make languages"):
        Language(ENGLISH, tmp_path).text("a.plain")
    (tmp_path / "en.mo").write_bytes(b"not a catalogue")
    with pytest.raises(CatalogueError, match="make languages"):
        Language(ENGLISH, tmp_path).text("a.plain")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("en", "en"),
        ("es", "es"),
        ("ES", "es"),
        ("es-MX", "es"),
        ("es_419", "es"),
        ("xx", "en"),
        ("", "en"),
        (None, "en"),
        ("../../etc/passwd", "en"),
        ("e" * 10_000, "en"),
    ],
)
def test_any_text_opens_a_language(asked: str | None, code: str) -> None:
    assert open_language(asked).code == code


def test_a_language_is_opened_once() -> None:
    assert open_language("es") is open_language("es-AR")


@pytest.mark.parametrize(
    ("value", "digits", "en", "es"),
    [(37.5, None, "37.5", "37,5"), (4.0, None, "4", "4"), (0.126, 2, "0.13", "0,13"), (12.0, 1, "12.0", "12,0")],
)
def test_numbers(english: Language, spanish: Language, value: float, digits: int | None, en: str, es: str) -> None:
    assert (english.number(value, digits), spanish.number(value, digits)) == (en, es)


def test_no_translation_claims_a_review() -> None:
    assert [code for code, one in LANGUAGES.items() if one.reviewed] == ["en"]


def test_every_language_says_in_its_own_words_that_it_was_not_reviewed(english: Language, compiled: Path) -> None:
    for known in LANGUAGES.values():
        if not known.reviewed:
            there = Language(known, compiled, english).text("locale.not_reviewed")
            assert there != english.text("locale.not_reviewed")
