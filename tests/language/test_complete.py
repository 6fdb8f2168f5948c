"""A language that is offered has every text, and each was made from the English that stands there now."""

from __future__ import annotations

import pytest
from scripts.languages.faults import faults

from myotome.language import LANGUAGES
from myotome.language.compile import HERE, forms, is_stale, key, messages, read_area_files, wording

OTHERS = [code for code in LANGUAGES if code != "en"]
COMPLETE = [code for code in OTHERS if LANGUAGES[code].complete]


def missing(code: str) -> list[str]:
    """The ids without a translation of today's English."""
    there = {key(one): one for area in read_area_files(HERE / code).values() for one in messages(area)}
    return [
        key(one)
        for area in read_area_files(HERE / "english").values()
        for one in messages(area)
        if key(one) not in there or not all(forms(there[key(one)])) or is_stale(there[key(one)], wording(one))
    ]


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_is_called_complete_when_it_is(code: str) -> None:
    left = missing(code)
    assert LANGUAGES[code].complete == (not left), f"{len(left)} texts wait: {left[:10]}"


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_has_a_fault_that_a_program_can_see(code: str) -> None:
    english = {key(o): o for area in read_area_files(HERE / "english").values() for o in messages(area)}
    found: dict[str, list[str]] = {}
    for area in read_area_files(HERE / code).values():
        for one in messages(area):
            source = english.get(key(one))
            if source is None or is_stale(one, wording(source)) or source.pluralizable:
                continue
            if text := forms(one)[0]:
                wrong = list(faults(forms(source)[0], text, code))
                if wrong:
                    found[key(one)] = wrong
    assert found == {}
