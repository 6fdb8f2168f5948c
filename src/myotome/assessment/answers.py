"""Answers: a validated set of findings with their values. Nothing is guessed; what is not there is unasked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from myotome.knowledge.finding import Answer, Finding

MOST_FINDINGS = 1000


class AnswerError(ValueError):
    """The answers can not be used; the text names the place and the mend."""


def read_answers(findings: Mapping[str, Finding], raw: object, place: str = "findings") -> dict[str, Answer]:
    """`raw` (a mapping finding -> value) as answers. None means not stated.

    AnswerError names the first faulty entry, with the nearest known ids for a misspelt one.
    """
    if not isinstance(raw, Mapping):
        raise AnswerError(f"{place}: must be a mapping of finding to value, not {type(raw).__name__}")
    entries = cast(Mapping[Any, Any], raw)
    if len(entries) > MOST_FINDINGS:
        raise AnswerError(f"{place}: {len(entries)} entries are more than the vocabulary has")
    answers: dict[str, Answer] = {}
    for name, value in entries.items():
        if not isinstance(name, str) or name not in findings:
            raise AnswerError(f"{place}: no finding {str(name)[:60]!r}{_hint(str(name), findings)}")
        if value is None:
            continue
        try:
            answers[name] = findings[name].read(value)
        except ValueError as error:
            raise AnswerError(f"{place}.{name}: {error}") from None
    return answers


def _hint(name: str, findings: Mapping[str, Finding]) -> str:
    from difflib import get_close_matches  # only a message needs it

    near = get_close_matches(name[:60], findings, n=2)
    return f"; did you mean {' or '.join(near)}?" if near else "; `myotome knowledge findings` lists all"
