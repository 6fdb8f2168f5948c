"""Every number that cites a published figure is that figure, or is listed with what was made of it."""

from __future__ import annotations

from myotome.knowledge.base import KnowledgeBase
from tests.knowledge.copied_figures import broken, read_adjusted


def test_copied_figures_are_copied(base: KnowledgeBase) -> None:
    adjusted = read_adjusted()
    wrong = [
        line
        for condition in base.conditions.values()
        for name, given in condition.findings.items()
        for line in broken(condition.id, name, given, base.evidence, adjusted)
    ]
    assert not wrong, "\n".join(wrong[:10]) + "\nIf the change was meant: python -m tests.knowledge.copied_figures"


def test_every_listed_number_still_cites_its_row(base: KnowledgeBase) -> None:
    for condition, numbers in read_adjusted().items():
        for name, listed in numbers.items():
            assert base.conditions[condition].findings[name].basis.ref == listed["row"], (condition, name)
