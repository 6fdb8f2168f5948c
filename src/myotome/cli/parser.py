"""The grammar of the command line, with help that teaches."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from myotome import __version__
from myotome.cli.one_line import one_line

_ABOUT = """\
Myotome: a leg has gone weak. How fast is care needed, where is the lesion, what may cause it?

  myotome                          answer a few questions in this terminal
  myotome --mode carer             the same about somebody else
  myotome serve                    the same as a web page, on this machine
  myotome assess case.yaml         assess findings from a file ("-" reads standard input)
  myotome evaluate cases.yaml      score many cases against their gold answers
  myotome knowledge show als       read what the engine knows, and what each number rests on
  myotome verify                   prove the promises of triage over every set of answers

It is not a diagnosis and no replacement for care. If someone is in danger now, call your emergency number.
Nothing is stored and nothing is sent."""

_CASE = """\
A case is YAML or JSON:

  findings:
    age: 67
    leg_weakness: right        # none, left, right or both
    onset_tempo: seconds_minutes
    face_droop: none
    cancer: unknown            # asked, and the person is not sure: counts as yes for red flags

What is not listed was not mentioned. `myotome knowledge findings` lists every finding with its answers."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are safe to print: they quote what was typed."""

    def error(self, message: str) -> NoReturn:
        super().error(one_line(message))

    def parse_known_args(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, args: Any = None, namespace: Any = None
    ) -> Any:
        """Every parser complains itself of what it does not know, so that the usage shown is that of the command."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown


def build_parser(first: str = "") -> argparse.ArgumentParser:
    """The parser; each command sets `command` to the function that runs it.

    first: the first word that was typed. Where it is a command, only that one is built: a start is faster so.
    """
    parser = Parser(prog="myotome", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"myotome {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    builders = {"interview": _interview, "assess": _assess, "evaluate": _evaluate, "knowledge": _knowledge,
                "verify": _verify, "serve": _serve}  # fmt: skip
    for name, build in builders.items():
        if first == name or first not in builders:
            build(commands)
    return parser


def _lazy(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """The function `name` of `module`, imported only when it runs."""

    def command(options: argparse.Namespace) -> int:
        from importlib import import_module

        return getattr(import_module(f"myotome.cli.{module}"), name)(options)

    return command


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument("--no-color", action="store_true", help="no colours (NO_COLOR works too)")


def _interview(commands: argparse._SubParsersAction[Parser]) -> None:  # pyright: ignore[reportPrivateUsage]
    parser = commands.add_parser(
        "interview",
        help="answer a few questions in the terminal (the default)",
        description="Ask as few questions as possible; stop at once in an emergency. `b` goes back, "
        "`?` means not sure, `h` shows help, `q` leaves. With --answers a case file plays the patient and the "
        "transcript is printed.",
    )
    parser.add_argument(
        "--mode",
        choices=("person", "carer", "clinician"),
        default="person",
        help="who answers: the person, someone beside them, or a clinician (adds examination)",
    )
    parser.add_argument("--country", metavar="XX", help="two-letter country code for the emergency number (GB, US ...)")
    parser.add_argument("--answers", metavar="CASE", help="a case file that plays the patient")
    parser.add_argument("--unstated", choices=("absent", "unknown"),
                        help="with --answers: what to reply to questions the case does not answer "
                        "(default: absent)")  # fmt: skip
    _common(parser)
    parser.set_defaults(command=_lazy("interview", "run_interview"))


def _assess(commands: argparse._SubParsersAction[Parser]) -> None:  # pyright: ignore[reportPrivateUsage]
    parser = commands.add_parser(
        "assess",
        help="assess the findings in a case file",
        description="Assess one case: urgency, causes, place of the lesion, reasons and sources.\n"
        "It is taken as somebody's account: for the causes, what it does not mention is a little\n"
        "less likely to be there; how fast care is needed never rests on that.",
        epilog=_CASE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="case file (YAML or JSON), or - for standard input")
    parser.add_argument("--country", metavar="XX", help="two-letter country code for the emergency number")
    parser.add_argument("--setting", choices=("home", "primary_care", "emergency_department", "hospital"),
                        help="where the person is seen; shifts how common each cause is")  # fmt: skip
    parser.add_argument("--replies", action="store_true",
                        help="the case holds replies: nothing follows from what it leaves out")  # fmt: skip
    parser.add_argument("--clinician", action="store_true",
                        help="for a clinician: likelihood ratios, and what an examination could change")  # fmt: skip
    parser.add_argument("--handover", action="store_true", help="print a handover for a clinician (SBAR) instead")
    parser.add_argument("--pdf", metavar="FILE", help="write the result to FILE as a tagged PDF (needs the extra pdf)")
    _common(parser)
    parser.set_defaults(command=_lazy("assess", "run_assess"))


def _evaluate(commands: argparse._SubParsersAction[Parser]) -> None:  # pyright: ignore[reportPrivateUsage]
    parser = commands.add_parser(
        "evaluate",
        help="score many cases against their gold answers",
        description="Score every case in FILE that is in scope. Rates come with their 95 % Wilson intervals. "
        "Emergency: gold triage is emergency_department or ambulance_now. Missed: the answer is below "
        "emergency_department and below every defensible level.",
    )
    parser.add_argument("file", metavar="FILE", help="a list of cases (YAML or JSON)")
    parser.add_argument("--findings", choices=("history", "all"), default="all",
                        help="history: only what anyone can be asked; all: the examination too (default)")  # fmt: skip
    parser.add_argument("--interview", action="store_true", help="let each case play the interview instead")
    parser.add_argument("--unstated", choices=("absent", "unknown"),
                        help="what was not stated is taken as absent, or stays unknown "
                        "(default: unknown; with --interview: absent)")  # fmt: skip
    _common(parser)
    parser.set_defaults(command=_lazy("evaluate", "run_evaluate"))


def _knowledge(commands: argparse._SubParsersAction[Parser]) -> None:  # pyright: ignore[reportPrivateUsage]
    parser = commands.add_parser("knowledge", help="read and check what the engine knows")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    lint = actions.add_parser("lint", help="check the knowledge files; every message names file, line and field")
    lint.add_argument("--folder", default="knowledge", help="the knowledge folder (default: knowledge)")
    lint.add_argument("--quiet", action="store_true", help="print problems only")
    lint.set_defaults(command=_lazy("knowledge", "run_lint"))
    show = actions.add_parser(
        "show",
        help="everything about a condition, finding, red flag or published figure",
        description="Everything that is known under one id, and what each number rests on.",
    )
    show.add_argument(
        "id",
        metavar="ID",
        help="a condition (als), a finding (leg_weakness), a red flag (RF-CES-01) or a published figure "
        "(central-als-001); a part of an id or of a name lists those that hold it",
    )
    show.add_argument("--folder", default="knowledge", help="the knowledge folder (default: knowledge)")
    show.set_defaults(command=_lazy("knowledge", "run_show"))
    coverage = actions.add_parser("coverage", help="how much of each condition, and which red flags, rest on sources")
    coverage.add_argument("--folder", default="knowledge", help="the knowledge folder (default: knowledge)")
    coverage.add_argument("--json", action="store_true", help="print as JSON")
    coverage.set_defaults(command=_lazy("knowledge", "run_coverage"))
    fit = actions.add_parser(
        "fit",
        help="hold the compiled model against published frequencies",
        description="For each published frequency of a finding in a condition: what the model predicts, and whether "
        "that lies within the sampling error. The worst misfit stands first.",
    )
    fit.add_argument("--folder", default="knowledge", help="the knowledge folder (default: knowledge)")
    fit.add_argument("--svg", metavar="FILE", help="also draw published against predicted as a picture")
    fit.add_argument("--json", action="store_true", help="print as JSON")
    fit.set_defaults(command=_lazy("knowledge", "run_fit"))
    findings = actions.add_parser("findings", help="list every finding with its answers")
    findings.set_defaults(command=_lazy("knowledge", "run_findings"))


def _verify(commands: argparse._SubParsersAction[Parser]) -> None:  # pyright: ignore[reportPrivateUsage]
    parser = commands.add_parser(
        "verify",
        help="prove the promises of triage over every set of answers",
        description="Translate the red flags into formulas and prove the six promises of triage for every set of "
        "answers, not for samples. A broken promise is shown with a smallest counterexample, as a case file that "
        "`myotome assess` runs. Needs the solver z3 (pip install z3-solver). Exit code 1 where a promise is broken.",
    )
    parser.add_argument("--long", action="store_true", help="check twenty times as many generated results as well")
    parser.add_argument(
        "--witnesses", metavar="FILE", help="only write the smallest story that each rule alone decides"
    )
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.set_defaults(command=_lazy("verify", "run_verify"))


def _serve(commands: argparse._SubParsersAction[Parser]) -> None:  # pyright: ignore[reportPrivateUsage]
    parser = commands.add_parser(
        "serve",
        help="show the interview as a web page",
        description="Start the web page and print its address. Without options only this machine can reach it.\n"
        "The page works without scripts, sets no cookie, loads nothing from elsewhere, and keeps no answer:\n"
        "the answers travel in the form. Stop it with Ctrl-C.",
        epilog="For others to reach it, put a proxy that speaks TLS in front, on the same machine:\n\n"
        "  myotome serve --behind-tls --allow-host triage.example.org --country GB\n\n"
        "It needs the extra [web]: pip install 'myotome[web]'.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS",
                        help="address to listen on (default: 127.0.0.1, this machine only)")  # fmt: skip
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on (default: 8000; 0: any free one)")
    parser.add_argument("--country", metavar="XX", help="two-letter country code whose emergency number comes first")
    parser.add_argument("--language", metavar="XX", default="en", help="language where a browser asks for none we have")
    parser.add_argument(
        "--behind-tls", action="store_true", help="a proxy in front speaks TLS: browsers must insist on it"
    )
    parser.add_argument("--allow-host", action="append", default=[], metavar="NAME",
                        help="a name by which it may be reached; may be given again")  # fmt: skip
    parser.add_argument("--workers", type=_workers, default=1, metavar="N",
                        help="processes that share the work, one a core (default: 1)")  # fmt: skip
    parser.add_argument("--metrics", action="store_true", help="counts and latencies at /metrics; never answers")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    parser.set_defaults(command=_lazy("serve", "run_serve"))


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() and len(text) <= 5 else -1
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; use a number from 0 to 65535")
    return port


def _workers(text: str) -> int:
    count = int(text) if text.isdecimal() and len(text) <= 3 else 0
    if not 1 <= count <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of workers; use a number from 1 to 64")
    return count
