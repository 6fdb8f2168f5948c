"""Compiling: a faulty catalogue is refused with file and id; a translation of another wording is not used."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.languages.po import Entry

from myotome.language.compile import LanguageError
from tests.language.small import SPANISH, languages, made_from


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (made_from("a.filled", "Llame a {numero}"), "a.filled has the placeholders numero"),
        (made_from("a.filled", "Llame a {number}"), "a.filled has the placeholders number, and English has"),
        (made_from("a.filled", "Llame a {number} {country.name}"), "must be a bare name"),
        (made_from("a.filled", "Llame a {number:>5} {country}"), "must be a bare name"),
        (made_from("a.filled", "Llame a {number {country}"), "a.filled"),
        (made_from("a.nowhere", "Nada", english="Nothing"), "a.nowhere is not in English"),
        (made_from("a.left", "Una", "Dos"), "3 plural forms"),
        (
            made_from("a.left", "Faltan {n}", english="{n} screen left | {n} screens left"),
            "plural forms in one language",
        ),
    ],
)
def test_a_fault_is_named(tmp_path: Path, entry: Entry, says: str) -> None:
    with pytest.raises(LanguageError) as error:
        languages(tmp_path, SPANISH, (entry,))
    assert says in str(error.value)
    assert "es/a.po" in str(error.value)


def test_an_empty_english_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"en/b\.po: b\.empty is empty"):
        languages(tmp_path, SPANISH, (), en_b=(Entry("b.empty", ("",)),))


def test_an_id_stands_in_one_area_only(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"a\.plain is also in en/a\.po"):
        languages(tmp_path, SPANISH, (), en_b=(Entry("a.plain", ("Begin",)),))


@pytest.mark.parametrize(
    "faulty", ['msgid "a"\nmsgstr "open\n', 'msgid "a"\nmsgstr "shut\\"\n', 'msgid "a"\nmsgstr "b"\nand what else\n']
)
def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path, faulty: str) -> None:
    (tmp_path / "source" / "es").mkdir(parents=True)
    (tmp_path / "source" / "es" / "b.po").write_text(faulty, encoding="utf-8")
    with pytest.raises(LanguageError, match=r"b\.po"):
        languages(tmp_path, SPANISH, ())


def test_a_translation_of_another_wording_is_not_used(tmp_path: Path) -> None:
    """English may have been mended since, and the two may now say the opposite."""
    stale = made_from("a.plain", "Empezar", english="Do not start")
    assert languages(tmp_path, SPANISH, (stale,)).text("a.plain") == "Start"


def test_a_translation_that_does_not_say_what_it_was_made_from_is_not_used(tmp_path: Path) -> None:
    assert languages(tmp_path, SPANISH, (Entry("a.plain", ("Empezar",)),)).text("a.plain") == "Start"


def test_knowledge_is_said_by_its_wording(tmp_path: Path) -> None:
    spanish = languages(
        tmp_path,
        SPANISH,
        (),
        en_knowledge=(Entry("k.1", ("Do not drive.",)), Entry("k.2", ("Drive.",)), Entry("k.3", ("TIA",))),
        es_knowledge=(
            Entry("k.1", ("No conduzca.",), english="Do not drive."),
            Entry("k.2", ("Conduzca.",), english="You may drive."),  # the wording was changed since
            Entry("k.gone", ("Adiós",), english="Goodbye"),
        ),
    )
    said = [spanish.say(one) for one in ("Do not drive.", "Drive.", "TIA", "Goodbye", "")]
    assert said == ["No conduzca.", "Drive.", "TIA", "Goodbye", ""]
