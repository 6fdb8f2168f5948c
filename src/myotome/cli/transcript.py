"""A played interview in print: every screen, question and reply, then the result."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Any

from myotome.assessment.engine import Engine
from myotome.evaluation.case import read_one
from myotome.evaluation.play import Played, Turn, play
from myotome.interview.wording import wording
from myotome.knowledge.finding import Answer
from myotome.knowledge.screen import Question


def run_transcript(engine: Engine, options: Namespace) -> int:
    """Let the case in `options.answers` play the patient."""
    from myotome.report.style import Style, detect
    from myotome.report.text import render

    case = read_one(options.answers, engine.findings)
    played = play(engine, case.answers, options.mode, options.unstated or "absent")
    result = played.result
    if result is None:
        raise AssertionError("a played interview always has a result")
    if options.json:
        from myotome.assessment.json_form import dumps, to_json

        turns = [_turn_json(turn) for turn in played.turns]
        interview = {"screens": turns, "questions": played.questions, "ended": played.ended}
        sys.stdout.write(dumps({**to_json(result), "interview": interview}) + "\n")
        return 0
    style = Style() if options.no_color else detect()
    lines = [line for number, turn in enumerate(played.turns, 1) for line in _turn(engine, number, turn, options.mode)]
    lines.append(_end(played))
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.write(
        render(engine, result, country=options.country, style=style, clinician=options.mode == "clinician")
    )
    return 0


def _end(played: Played) -> str:
    why = "an emergency ended it" if played.ended == "emergency" else "nothing more was worth asking"
    return f"\n({played.questions} questions on {played.screens} screens; {why})"


def _turn(engine: Engine, number: int, turn: Turn, mode: str) -> list[str]:
    from myotome.report.style import wrap

    lines = ["", f"Screen {number}: {turn.screen.title}"]
    for question in turn.screen.questions:
        if not any(name in turn.replies for name in question.findings):
            continue
        lines.append(wrap(wording(engine, question, mode), "  ", "  "))
        for name in question.findings:
            if name in turn.replies:
                lines.append(
                    wrap(
                        f"{_name(engine, question, name)}: {_says(engine, name, turn.replies[name])}",
                        "    > ",
                        "      ",
                    )
                )
    return lines


def _name(engine: Engine, question: Question, name: str) -> str:
    return next((item.text for item in question.items if item.finding == name), engine.findings[name].label)


def _says(engine: Engine, name: str, reply: Answer | None) -> str:
    return "(no reply)" if reply is None else engine.findings[name].says(reply)


def _turn_json(turn: Turn) -> dict[str, Any]:
    from myotome.knowledge.finding import NotSure

    return {
        "id": turn.screen.id,
        "title": turn.screen.title,
        "replies": {
            name: None if reply is None else "unknown" if isinstance(reply, NotSure) else reply
            for name, reply in turn.replies.items()
        },
    }
