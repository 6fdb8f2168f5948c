"""`myotome knowledge lint | show | coverage | fit | findings`: reading and checking what the engine knows."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from myotome.assessment.answers import AnswerError

if TYPE_CHECKING:
    from myotome.knowledge.base import KnowledgeBase

MOST_HINTS = 5


def run_lint(options: Namespace) -> int:
    """Check the knowledge folder. 0 when nothing is wrong, 1 when something is."""
    from myotome.knowledge.lint import lint

    report = lint(_folder(options.folder))
    for line in report.errors:
        sys.stdout.write(f"error: {line}\n")
    if not options.quiet:
        for line in report.warnings:
            sys.stdout.write(f"warning: {line}\n")
    if report.base is not None and not options.quiet:
        base = report.base
        sys.stdout.write(
            f"{len(base.conditions)} conditions, {len(base.findings)} findings, {len(base.red_flags)} red flags, "
            f"{len(base.evidence)} published figures: {len(report.errors)} errors, {len(report.warnings)} warnings\n"
        )
    return 1 if report.errors else 0


def run_show(options: Namespace) -> int:
    """Everything about one id."""
    from myotome.knowledge.base import read_knowledge
    from myotome.knowledge.source import KnowledgeError
    from myotome.report.knowledge_text import describe

    try:
        base = read_knowledge(_folder(options.folder))
    except KnowledgeError as error:
        raise AnswerError(str(error)) from None
    try:
        text = describe(base, options.id)
    except KeyError:
        near = _near(base, str(options.id))
        hint = f"did you mean {', '.join(near)}?" if near else "`myotome knowledge findings` lists the findings"
        raise AnswerError(f"nothing is known under {options.id!r}; {hint}") from None
    sys.stdout.write(text + "\n")
    return 0


def _near(base: KnowledgeBase, wanted: str) -> list[str]:
    """The ids that `wanted` may have meant: the same but for case, those that begin with it or hold it, those whose
    name holds it, and those that are spelt nearly so."""
    from difflib import get_close_matches

    names = {
        **{one.id: one.name for one in base.conditions.values()},
        **{name: entry.finding.label for name, entry in base.findings.items()},
        **{rule.id: rule.name for rule in base.red_flags.values()},
        **dict.fromkeys(base.evidence, ""),
    }
    by_case = {name.lower(): name for name in names}
    small = " ".join(wanted.lower().split())
    word = small.replace(" ", "_")
    if not word:
        return []
    steps = (
        [name for low, name in by_case.items() if low == word],
        [name for low, name in by_case.items() if low.startswith(word)],
        [name for low, name in by_case.items() if word in low],
        [name for name, says in names.items() if small in says.lower()],
        [by_case[low] for low in get_close_matches(word, by_case, n=3)],
    )
    return list(dict.fromkeys(name for step in steps for name in step))[:MOST_HINTS]


def run_coverage(options: Namespace) -> int:
    """The sourced share of each condition and of all, and how the sources of the red flags were read."""
    from myotome.knowledge.base import read_knowledge
    from myotome.knowledge.coverage import coverage, overall, overall_worded
    from myotome.knowledge.rule_sources import readings, readings_in_words
    from myotome.knowledge.source import KnowledgeError

    try:
        base = read_knowledge(_folder(options.folder))
        found = coverage(base)
    except KnowledgeError as error:
        raise AnswerError(str(error)) from None
    if options.json:
        from myotome.assessment.json_form import dumps

        rows = {
            name: {
                "sourced_share": round(c.share, 4),
                "worded_share": round(c.worded_share, 4),
                "sourced": c.sourced_numbers,
                "judgement": c.judgement_numbers,
            }
            for name, c in found.items()
        }
        shares = {"overall": round(overall(found), 4), "overall_worded": round(overall_worded(found), 4)}
        rules = readings(base.red_flags.values())
        sys.stdout.write(dumps({**shares, "red_flags": rules, "conditions": rows}) + "\n")
        return 0
    from myotome.report.style import bar

    for name, one in sorted(found.items(), key=lambda pair: -pair[1].share):
        sys.stdout.write(
            f"{name:38s} {bar(one.share, 15)} {one.share * 100:3.0f} %"
            f"  {one.sourced_numbers} sourced, {one.judgement_numbers} judged\n"
        )
    worded = overall_worded(found)
    sys.stdout.write(
        f"\nOf all likelihood weight {overall(found) * 100:.0f} % rests on published sources: "
        f"{(overall(found) - worded) * 100:.0f} % on counts, {worded * 100:.0f} % on definitions and descriptions.\n"
        f"{readings_in_words(base.red_flags.values())}\n"
    )
    return 0


def run_fit(options: Namespace) -> int:
    """The compiled model beside every published frequency that is mapped to a finding."""
    from myotome.evaluation.literature import compare
    from myotome.knowledge.lint import lint
    from myotome.report.literature_text import literature_json, literature_text

    report = lint(_folder(options.folder))
    if report.base is None or report.errors:
        raise AnswerError(report.errors[0])
    found = compare(report.base)
    if options.svg is not None:
        from myotome.report.literature_picture import literature_picture

        try:
            Path(options.svg).write_text(literature_picture(found), encoding="utf-8")
        except OSError as error:
            raise AnswerError(f"--svg {options.svg}: {error.strerror or error}") from None
    if options.json:
        from myotome.assessment.json_form import dumps

        sys.stdout.write(dumps(literature_json(found)) + "\n")
    else:
        sys.stdout.write(literature_text(found) + "\n")
    return 0


def run_findings(options: Namespace) -> int:
    """The vocabulary, from the compiled knowledge."""
    from myotome.assessment.engine import Engine

    for one in Engine().findings.values():
        sys.stdout.write(f"{one.id:36s} {one.legal}\n")
    return 0


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise AnswerError(f"--folder {text}: no such folder; run this where `knowledge/` is, or name it")
    return folder
