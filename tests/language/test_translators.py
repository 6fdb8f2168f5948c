"""The way of a translation: out in parts, checked, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.languages.faults import doubts, faults
from scripts.languages.parts import merge, update_area, write_parts
from scripts.languages.po import Entry, read, write
from scripts.languages.texts import Text, texts

from myotome.assessment.engine import Engine

THREE = [
    Text("k.1", "Do not drive.", "advice", "what NOT to do"),
    Text("k.2", "Wait 2 hours.", "advice"),
    Text("k.3", "Call {number}.", "advice"),
]
SPANISH = {"Do not drive.": "No conduzca.", "Wait 2 hours.": "Espere 2 horas.", "Call {number}.": "Llame al {number}."}


def filled(paths: list[Path], said: dict[str, str]) -> list[Path]:
    for path in paths:
        write(path, "es", "", [one._replace(forms=(said.get(one.english, ""),)) for one in read(path)])
    return paths


def test_out_and_back(tmp_path: Path) -> None:
    parts = write_parts(tmp_path, "es", THREE, [], 2)
    assert [path.name for path in parts] == ["PART-01.po", "PART-02.po"]
    merged = merge(THREE, [], filled(parts, SPANISH), "es")
    assert [one.text for one in merged.entries] == list(SPANISH.values())
    assert (merged.taken, merged.faults) == (3, {})


def test_all_of_the_knowledge_goes_out_and_comes_back(tmp_path: Path, engine: Engine) -> None:
    found = texts(engine)
    parts = write_parts(tmp_path, "en", found, [], 350)
    assert sum(len(read(path)) for path in parts) == len(found)
    merged = merge(found, [], filled(parts, {one.english: one.english for one in found}), "en")
    assert [(one.id, one.text) for one in merged.entries] == [(one.id, one.english) for one in found]


def test_only_what_is_left_goes_out(tmp_path: Path) -> None:
    done = [Entry("k.2", ("Espere 2 horas.",), english="Wait 2 hours.")]
    (part,) = write_parts(tmp_path, "es", THREE, done, 10)
    assert [one.id for one in read(part)] == ["k.1", "k.3"]


def test_a_fault_stays_out_and_the_rest_comes_in(tmp_path: Path) -> None:
    parts = write_parts(tmp_path, "es", THREE, [], 10)
    merged = merge(THREE, [], filled(parts, {**SPANISH, "Wait 2 hours.": "Espere 3 horas."}), "es")
    assert [one.text for one in merged.entries] == ["No conduzca.", "", "Llame al {number}."]
    assert list(merged.faults) == ["PART-01.po k.2"]


def test_a_wording_that_changed_is_asked_again(tmp_path: Path) -> None:
    parts = filled(write_parts(tmp_path, "es", THREE, [], 10), SPANISH)
    now = [THREE[0]._replace(english="Drive with care."), *THREE[1:]]
    merged = merge(now, [], parts, "es")
    assert merged.entries[0].text == ""
    assert merged.faults == {"PART-01.po k.1": ["English says something else now"]}


def test_a_translation_follows_its_wording_to_another_id(tmp_path: Path) -> None:
    before = [Entry("k.old", ("No conduzca.",), english="Do not drive.")]
    assert merge(THREE, before, [], "es").entries[0] == Entry(
        "k.1", ("No conduzca.",), ("advice: what NOT to do",), "Do not drive."
    )


def test_an_area_is_brought_up_to_english(tmp_path: Path) -> None:
    english, spanish = tmp_path / "en.po", tmp_path / "es.po"
    write(english, "en", "", [Entry("a.1", ("Start",)), Entry("a.2", ("{n} left", "{n} are left"))])
    assert update_area(english, spanish, "es") == 2
    found = read(spanish)
    assert [len(one.forms) for one in found] == [1, 3]
    write(
        spanish,
        "es",
        "",
        [found[0]._replace(forms=("Empezar",)), found[1]._replace(forms=("queda", "quedan", "quedan"))],
    )
    assert update_area(english, spanish, "es") == 0
    write(english, "en", "", [Entry("a.1", ("Stop",))])
    assert update_area(english, spanish, "es") == 1
    assert [one.id for one in read(spanish)] == ["a.1"]


@pytest.mark.parametrize(
    ("english", "translation", "says"),
    [
        ("Do not drive.", "No conduzca.", None),
        ("Do not drive.", " ", "empty"),
        ("Do not drive.", "No conduzca. ", "spaces"),
        ("Wait 24 hours.", "Espere 48 horas.", "numbers"),
        ("Below 0.5", "Menos de 0,5", None),
        ("5 of 10", "10 de cada 5", None),  # order is for people to check
        ("Call {number}.", "Llame.", "placeholders"),
        ("Call {number}.", "Llame al {numero}.", "placeholders"),
        ("Is it numb?", "¿Está adormecido?", None),
        ("Is it numb?", "Está adormecido.", "question"),
        ("Is it numb?", "Está adormecido?", "pair"),
        ("You can walk and the leg is weak.", "Puede caminar and the pierna es débil.", "English"),
        ("Can you walk?", "¿Puedes caminar?", "usted"),
    ],
)
def test_faults(english: str, translation: str, says: str | None) -> None:
    found = list(faults(english, translation, "es"))
    assert found == [] if says is None else any(says in one for one in found), found


@pytest.mark.parametrize(
    ("english", "translation", "says"),
    [
        ("You do not feel it.", "Lo siente.", "negation"),
        ("You do not feel it.", "No lo siente.", None),
        ("Both legs are weak", "Las piernas están débiles", "both"),
        ("The left leg", "La pierna derecha", "left"),
        ("Numb between legs", "Dolor entre las piernas", "numb"),
        ("Call an ambulance", "Llame a un médico", "ambulance"),
        ("weakness", "weakness", "same"),
    ],
)
def test_doubts(english: str, translation: str, says: str | None) -> None:
    found = list(doubts(english, translation, "es"))
    assert found == [] if says is None else any(says in one for one in found), found
