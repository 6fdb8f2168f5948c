"""`myotome evaluate FILE`."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Any

from myotome.assessment.engine import Engine
from myotome.evaluation.case import read_many
from myotome.evaluation.score import IN_WORDS, RATES, Row, knowledge_of, report, score_case, summarise


def run_evaluate(options: Namespace) -> int:
    """Score every case of a file and print the figures."""
    engine = Engine()
    cases = read_many(options.file, engine.findings)
    unstated = options.unstated or ("absent" if options.interview else "unknown")
    rows: list[Row] = []
    live = sys.stderr.isatty()
    for index, case in enumerate(cases):
        if live:
            sys.stderr.write(f"\r{index + 1} of {len(cases)} cases")
        rows.append(score_case(engine, case, options.findings, unstated, options.interview))
    if live:
        sys.stderr.write("\r" + " " * 40 + "\r")
    if options.json:
        from myotome.assessment.json_form import dumps

        sys.stdout.write(dumps({**report(rows), "knowledge": knowledge_of(engine)}) + "\n")
        return 0
    sys.stdout.write(text(rows) + "\n")
    return 0


def text(rows: list[Row]) -> str:
    """The figures as a table, then the cases that went wrong."""
    found: dict[str, Any] = summarise(rows)
    lines = [f"{found['n']} cases in scope, {found['out_of_scope']} out of scope"]
    if found["unknown_condition"]:
        lines.append(f"{found['unknown_condition']} have a cause that the model does not hold")
    for name, _, _ in RATES:
        hits, n = found["counts"][name]
        low, high = found["intervals"][name]
        value = "   -  " if found[name] is None else f"{found[name] * 100:5.1f}%"
        lines.append(f"  {IN_WORDS[name]:40s} {value}  ({hits} of {n}; {low * 100:.0f} to {high * 100:.0f})")
    for name in ("questions", "screens", "screens_to_emergency"):
        if found[name]["median"] is not None:
            spread = f"median {found[name]['median']:g}, 95th percentile {found[name]['p95']:g}"
            lines.append(f"  {name.replace('_', ' '):40s} {spread}")
    for row in rows:
        if row.in_scope and (row.under or row.over):
            what = "MISSED" if row.missed_emergency else "under " if row.under else "over  "
            lines.append(
                f"  {what} {row.id}: {row.level}, should be {' or '.join(row.defensible)} ({row.gold_condition})"
            )
    return "\n".join(lines)
