"""`myotome interview`: the interview in a terminal, by keyboard alone, or played by a case file."""

from __future__ import annotations

import sys
from argparse import Namespace

from myotome.assessment.engine import Engine
from myotome.cli.clashes import PLAYED, Clash, refuse


def run_interview(options: Namespace) -> int:
    """Interview a person, or let a case play the patient and print the transcript."""
    check_country(options.country)
    if options.answers is None and options.unstated is not None:
        raise Clash("--unstated says what a played case replies; add --answers CASE, or leave it out")
    if options.answers is not None:
        refuse(options, PLAYED)
    engine = Engine()
    if options.answers is not None:
        from myotome.cli.transcript import run_transcript

        return run_transcript(engine, options)
    if not sys.stdin.isatty() and options.json:
        sys.stderr.write("myotome: --json needs --answers CASE when nobody is at the keyboard\n")
        return 2
    from myotome.cli.terminal import Terminal
    from myotome.report.style import Style, detect

    style = Style() if options.no_color else detect()
    return Terminal(engine, options.mode, options.country, style, options.json).run()


def check_country(country: str | None) -> None:
    """AnswerError unless `country` is a two-letter code or None."""
    if country is not None and not (len(country) == 2 and country.isalpha()):
        from myotome.assessment.answers import AnswerError

        raise AnswerError(f"--country {country!r}: use a two-letter country code such as GB or US")
