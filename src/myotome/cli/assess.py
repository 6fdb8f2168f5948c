"""`myotome assess CASE`."""

from __future__ import annotations

import sys
from argparse import Namespace

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.cli.clashes import ASSESS, refuse
from myotome.cli.interview import check_country
from myotome.evaluation.case import read_one


def run_assess(options: Namespace) -> int:
    """Assess one case file and print the result."""
    refuse(options, ASSESS)
    check_country(options.country)
    engine = Engine()
    case = read_one(options.case, engine.findings)
    told = not options.replies
    result = assess(engine, case.answers, clinician=options.clinician, setting=options.setting, story=told)
    if options.json:
        from myotome.assessment.json_form import dumps, to_json

        sys.stdout.write(dumps(to_json(result)) + "\n")
        return 0
    if options.pdf is not None:
        return _write_pdf(engine, result, options)
    if options.handover:
        from myotome.report.handover import handover, handover_text

        sys.stdout.write(handover_text(handover(engine, result, mode=_mode(options))))
        return 0
    from myotome.report.style import Style, detect
    from myotome.report.text import render

    style = Style() if options.no_color else detect()
    text = render(engine, result, country=options.country, style=style, clinician=options.clinician)
    sys.stdout.write(text)
    return 0


def _mode(options: Namespace) -> str:
    return "clinician" if options.clinician else "person"


def _write_pdf(engine: Engine, result: Assessment, options: Namespace) -> int:
    from pathlib import Path

    from myotome.language import open_language
    from myotome.report.pdf import PdfError, render_pdf

    language = open_language("en")
    try:
        made = render_pdf(engine, result, country=options.country, mode=_mode(options), language=language)
    except PdfError as error:
        sys.stderr.write(f"myotome: {error}\n")
        return 2
    Path(options.pdf).write_bytes(made)
    return 0
