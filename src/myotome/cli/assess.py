"""`myotome assess CASE`."""

from __future__ import annotations

import sys
from argparse import Namespace

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.cli.interview import check_country
from myotome.evaluation.case import read_one


def run_assess(options: Namespace) -> int:
    """Assess one case file and print the result."""
    check_country(options.country)
    engine = Engine()
    case = read_one(options.case, engine.findings)
    result = assess(engine, case.answers, clinician=True, setting=options.setting, story=not options.replies)
    if options.json:
        from myotome.assessment.json_form import dumps, to_json

        sys.stdout.write(dumps(to_json(result)) + "\n")
        return 0
    from myotome.report.style import Style, detect
    from myotome.report.text import render

    style = Style() if options.no_color else detect()
    text = render(engine, result, country=options.country, style=style, clinician=options.clinician)
    sys.stdout.write(text)
    return 0
