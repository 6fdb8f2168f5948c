"""A red flag as its keepers read it."""

from __future__ import annotations

from myotome.knowledge.base import KnowledgeBase
from myotome.report.rule_lines import rule_lines


def test_a_rule_reads_like_its_file(base: KnowledgeBase) -> None:
    assert list(rule_lines(base.red_flags["RF-BESIDE-46"].when)) == [
        "all of:",
        "  fainted: present",
        "  palpitations: present",
    ]
    lines = [line.strip() for line in rule_lines(base.red_flags["RF-SORE-01"].when)]
    assert "hours_since_onset: at most 120" in lines
    assert "is sore_after_exercise" in lines


def test_every_rule_can_be_read(base: KnowledgeBase) -> None:
    for rule in base.red_flags.values():
        lines = list(rule_lines(rule.when))
        assert lines
        assert all(line.strip() for line in lines), rule.id
