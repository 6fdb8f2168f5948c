"""Public ids: what was once published stays, with its answers; words are plain enough for frightened people."""

from __future__ import annotations

import re

import pytest
import yaml

from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.finding import SIDES, YES_NO
from tests.conftest import ROOT

PUBLISHED = yaml.safe_load((ROOT / "knowledge/vocabulary/public_findings.yaml").read_text(encoding="utf-8"))
# Questions that must name medicines: their names are long words, and no plainer ones exist.
NAMES_DRUGS = {"antiplatelet", "potassium_raising_drug", "other_nerve_toxic_drug"}
GRADE = 6.5  # the target is 6; a rough count of syllables is off by half a grade


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_published_finding_keeps_its_id_and_answers(base: KnowledgeBase, name: str) -> None:
    finding = base.findings[name].finding
    values = PUBLISHED[name]
    if isinstance(values, list):
        assert set(map(str, values)) <= set(finding.values)  # pyright: ignore[reportUnknownArgumentType]
    else:
        assert finding.kind == values
        assert {"yes_no": YES_NO, "side": SIDES}.get(values, finding.values) == finding.values


def test_every_condition_of_the_model_is_in_the_vocabulary(base: KnowledgeBase) -> None:
    known = yaml.safe_load((ROOT / "knowledge/vocabulary/conditions.yaml").read_text(encoding="utf-8"))
    assert set(base.conditions) <= set(known)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade (Kincaid 1975) with a rough count of syllables."""
    words = re.findall(r"[a-z']+", text.lower())
    sentences = max(1, len(re.findall(r"[.?!]+", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)


def test_questions_to_lay_people_are_plain(base: KnowledgeBase) -> None:
    hard = [
        f"{entry.finding.id}: {text} ({grade(text):.1f})"
        for entry in base.findings.values()
        if entry.finding.ask == "anyone"
        for text in (entry.finding.question, entry.finding.carer)
        if entry.finding.id not in NAMES_DRUGS and grade(text) > GRADE
    ]
    assert hard == []


def test_every_side_and_choice_has_words_for_its_answers(base: KnowledgeBase) -> None:
    for entry in base.findings.values():
        if entry.finding.kind in ("side", "choice") and entry.finding.ask == "anyone":
            assert set(entry.finding.options) == set(entry.finding.values), entry.finding.id
