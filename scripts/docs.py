"""`make docs`: the reference pages, generated from the knowledge and from the spec tables of the tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from myotome.assessment.engine import Engine
from myotome.knowledge.base import read_knowledge
from myotome.knowledge.coverage import coverage, overall, overall_worded
from myotome.knowledge.rule_sources import readings_in_words
from myotome.report.condition_page import page

ROOT = Path(__file__).parent.parent


def conditions(folder: Path) -> int:
    """A page for each condition and an index; returns how many."""
    base, engine = read_knowledge(ROOT / "knowledge"), Engine()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = coverage(base)
    sourced, worded = overall(found) * 100, overall_worded(found) * 100
    lines = [
        "# Conditions",
        "",
        f"Knowledge {base.model.version}. Of all likelihood weight {sourced:.0f} % rests on published sources:",
        f"{sourced - worded:.0f} % on counts, {worded:.0f} % on definitions and descriptions.",
        "Every other number is a judgement with its reason.",
        "",
        "| condition | usual urgency | must not be missed | sourced weight |",
        "|---|---|---|---|",
    ]
    for one in sorted(base.conditions.values(), key=lambda one: (one.group, one.name)):
        (folder / f"{one.id}.md").write_text(page(base, engine, one), encoding="utf-8")
        flag = "yes" if one.must_not_miss else ""
        lines.append(f"| [{one.name}]({one.id}.md) | {one.urgency} | {flag} | {found[one.id].share * 100:.0f} % |")
    (folder / "index.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(base.conditions)


def red_flags(path: Path) -> int:
    """All red flags as one table, and what must never be undercut in words; returns how many rules."""
    from tests.triage.test_red_flags import CALM, SPEC

    base = read_knowledge(ROOT / "knowledge")
    lines = [
        "# Red flags",
        "",
        "Each sets a floor that nothing lowers. `myotome knowledge show ID` tells all of it.",
        "",
        f"{readings_in_words(base.red_flags.values())} The last column says which: the word in brackets is the kind of",
        "basis, and `engine_judgement` means that the step from the source to the rule is ours, or all of it.",
        "",
    ]
    lines += ["| rule | level | what it says | not meant | source |", "|---|---|---|---|---|"]
    for rule in base.red_flags.values():
        source = ", ".join(rule.source[key] for key in ("title", "org", "year") if key in rule.source)
        cells = (rule.id, rule.level, rule.says, rule.not_meant, f"{source} ({rule.basis})")
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    lines += ["", "## Never below", "", "| told | floor |", "|---|---|"]
    lines += [f"| {words} | {level} |" for words, _, level in SPEC]
    lines += ["", "## Not sent to hospital", "", "| told | at most |", "|---|---|"]
    lines += [f"| {words} | {level} |" for words, _, level in CALM]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(base.red_flags)


if __name__ == "__main__":
    print(
        f"{conditions(ROOT / 'docs' / 'conditions')} conditions, {red_flags(ROOT / 'docs' / 'red_flags.md')} red flags"
    )
