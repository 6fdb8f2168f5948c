"""The command `myotome`. Commands import what they need when they run, so that each starts fast."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status is 0 for success, 2 for input that can not be used."""
    from myotome.cli.parser import build_parser

    given = sys.argv[1:] if arguments is None else arguments
    parser = build_parser()
    options = parser.parse_args(given or ["interview"])
    return run(options)


def run(options: object) -> int:
    """Run the chosen command and turn every expected error into one line on standard error."""
    from myotome.assessment.answers import AnswerError
    from myotome.knowledge.artifact import ArtifactError

    expected: list[type[Exception]] = [AnswerError, ArtifactError]
    try:
        return options.command(options)  # type: ignore[attr-defined,no-any-return]
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`myotome evaluate ... | head`): not an error.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Nothing was stored.\n")
        return 130
    except tuple(expected) as error:
        sys.stderr.write(f"myotome: {error}\n")
        return 2
    except ValueError as error:
        from myotome.evaluation.case import CaseError

        if not isinstance(error, CaseError):
            raise
        sys.stderr.write(f"myotome: {error}\n")
        return 2
