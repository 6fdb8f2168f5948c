"""What goes on paper says the same as the text report, in the same order."""

from __future__ import annotations

import re

import pytest

from myotome.assessment.result import Assessment
from myotome.knowledge.levels import LEVELS, Level
from myotome.language import open_language
from myotome.report.sheet import sheet
from myotome.report.sheet_values import Sheet
from myotome.report.style import SYMBOL
from myotome.report.text import render
from tests.report.cases import EXAMPLES, at, example, the_engine


def made(result: Assessment, mode: str = "person", country: str | None = "GB") -> Sheet:
    return sheet(the_engine(), result, country=country, mode=mode, language=open_language("en"))


def words(page: Sheet) -> str:
    """Every word of the sheet in its order."""
    found = [page.label, page.number, page.when, *page.means]
    for section in page.sections:
        found.append(section.heading)
        for block in section.blocks:
            found += [block.text, *block.items, *(one for pair in block.pairs for one in pair)]
            for row in block.rows:
                found += [row.label, row.said, row.flag, *(note for _, note in row.notes)]
    return " ".join([*found, *page.foot])


def flat(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_sections_stand_in_the_order_of_the_text(name: str) -> None:
    text = render(the_engine(), example(name), country="GB")
    headings = [one.heading for one in made(example(name)).sections if one.id not in ("questions", "answers")]
    places = [text.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_of_the_text_is_lost(name: str) -> None:
    """Each sentence of the text report (less its bars, marks and arrows) is on the sheet."""
    on_sheet = flat(words(made(example(name))))
    text = render(the_engine(), example(name), country="GB")
    joined = re.sub(r"\n {3,}(?=[^ +\-!x^v])(?!and \d)", " ", text)
    for line in joined.splitlines():
        bare = flat(re.sub(r"^ *(?:[-+!x^v*]|[#.]{20}) ", "", line).replace(" (not ", " not ")).strip()
        bare = bare.replace("1 more danger signs", "1 more danger sign")
        otherwise = "knowledge" in bare or "->" in line or "must be ruled out" in bare  # said in other words
        if bare and not otherwise:
            assert bare in on_sheet, line


def test_nobody_is_shown_how_to_talk_an_ambulance_down() -> None:
    result = example("sudden_leg.json")
    assert any(one.now != "not asked" for one in result.counterfactuals)
    changes = next(one for one in made(result).sections if one.id == "changes")
    assert not [block for block in changes.blocks if block.mark == "lowers" and block.items]


@pytest.mark.parametrize("level", LEVELS)
def test_the_level_has_a_symbol_words_and_a_number(level: Level) -> None:
    page = made(at(level))
    assert page.symbol == SYMBOL[level]
    assert page.label
    assert page.number.endswith("999")
    assert made(at(level), country=None).number.endswith("your local emergency number")


def test_a_clinician_sees_ratios_and_a_person_does_not() -> None:
    result = example("sciatica_with_numb_saddle.yaml")
    assert "(x" in words(made(result, "clinician"))
    assert "(x" not in words(made(result))
