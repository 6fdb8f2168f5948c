"""The command `myotome`. Commands import what they need when they run, so that each starts fast."""

from __future__ import annotations

import os
import sys
from typing import Any

from myotome.cli.one_line import one_line


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 0 for success, 2 for input that can not be used."""
    from myotome.cli.parser import build_parser

    given = with_command(sys.argv[1:] if arguments is None else arguments)
    options = build_parser(given[0]).parse_args(given)
    return run(options)


def with_command(given: list[str]) -> list[str]:
    """What was typed, with the command that is meant where none is named: the interview."""
    named = bool(given) and (not given[0].startswith("-") or given[0] in ("-h", "--help", "--version"))
    return given if named else ["interview", *given]


def run(options: Any) -> int:
    """Run the chosen command and turn every expected error into one line on standard error."""
    from myotome.assessment.answers import AnswerError
    from myotome.cli.clashes import Clash
    from myotome.knowledge.artifact import ArtifactError

    expected: list[type[Exception]] = [AnswerError, ArtifactError, Clash]
    try:
        status: int = options.command(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`myotome evaluate ... | head`): not an error.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was stored.\n")
        return 130
    except OSError as error:
        if error.filename is not None:
            sys.stderr.write(f"myotome: can not open or write {one_line(str(error.filename))}: {error.strerror}\n")
            return 2
        # A full disk or a closed device: say so in one line, and do not let the exit flush say it again.
        sys.stderr.write(f"myotome: can not write: {error.strerror or error}\n")
        os._exit(2)
    except tuple(expected) as error:
        sys.stderr.write(f"myotome: {one_line(str(error))}\n")
        return 2
    except ValueError as error:
        from myotome.evaluation.case import CaseError

        if not isinstance(error, CaseError):
            raise
        sys.stderr.write(f"myotome: {one_line(str(error))}\n")
        return 2
