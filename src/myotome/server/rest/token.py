"""The interview token: what one call must know of the calls before it. JSON in base64url, kept by the client only.

It is no secret and not signed: whoever changes it changes only the own result. So everything in it is checked, and
what it can do is bounded: it can raise a level and never lower what the evidence itself calls for.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, NoReturn, cast, get_args

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress
from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.levels import read_level
from myotome.knowledge.screen import Item, Question
from myotome.server.rest.problems import ApiError
from myotome.server.rest.requests import MOST_TOKEN
from myotome.triage.reached import Changed, Fall, History, Reached

VERSION = 1
MOST_FALLS = 30
MOST_COUNT = 1000
Stage = Literal["", "emergency", "start", "flags", "detail"]
OUTCOMES = ("kept", "mistake", "explained")


class Pending(NamedTuple):
    """The screen under way. questions: what is left of it, as it was asked. left: screens that remain at most."""

    id: str = ""
    title: str = ""
    intro: str = ""
    why: Stage = ""
    left: int = 0
    questions: tuple[Question, ...] = ()


class Token(NamedTuple):
    progress: Progress
    pending: Pending


NO_TOKEN = Token(Progress({}), Pending())


def encode(token: Token) -> str:
    """`token` as text."""
    progress, pending = token
    raw = {
        "v": VERSION,
        "answers": {name: _plain(one) for name, one in progress.answers.items()},
        "skipped": sorted(progress.skipped),
        "screens": min(progress.screens, MOST_COUNT),
        "detail": min(progress.detail, MOST_COUNT),
        "held": _reached(progress.history.held),
        "kept": _reached(progress.history.kept),
        "falls": [
            [one.level, one.outcome, [[c.finding, _plain(c.before), _plain(c.after)] for c in one.changed]]
            for one in progress.history.falls[-MOST_FALLS:]
        ],
        "screen": [pending.id, pending.why, pending.left],
        "questions": [[one.id, [item.finding for item in one.items]] for one in pending.questions],
    }
    text = json.dumps(raw, ensure_ascii=True, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(engine: Engine, text: str | None) -> Token:
    """The token that `text` holds; none gives the beginning. ApiError for anything that is not one."""
    if not text:
        return NO_TOKEN
    try:
        body = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        raw = json.loads(body.decode("utf-8")) if len(text) <= MOST_TOKEN else None
    except (ValueError, RecursionError, binascii.Error):
        _refuse("it is not base64url of JSON")
    if not isinstance(raw, dict) or cast(dict[str, Any], raw).get("v") != VERSION:
        _refuse("it is of another version")
    try:
        return _token(engine, cast(dict[str, Any], raw))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        _refuse("its content is not valid")


def _refuse(why: str) -> NoReturn:
    detail = f"{why}; send the token as received, or leave it out and send all evidence"
    raise ApiError("bad-token", detail, pointer="#/interview_token")


def _token(engine: Engine, raw: Mapping[str, Any]) -> Token:
    answers = {name: engine.findings[name].read(value) for name, value in raw["answers"].items()}
    skipped = frozenset(one for one in _list(raw["skipped"]) if engine.findings[one])
    history = History(
        _read_reached(engine, raw["held"]),
        tuple(_read_fall(engine, one) for one in _list(raw["falls"], MOST_FALLS)),
        _read_reached(engine, raw["kept"]),
    )
    progress = Progress(answers, skipped, _count(raw["screens"]), _count(raw["detail"]), history)
    return Token(progress, _pending(engine, raw))


def _pending(engine: Engine, raw: Mapping[str, Any]) -> Pending:
    name, why, left = _list(raw["screen"], 3)
    questions = tuple(_question(engine, one) for one in _list(raw["questions"], 8))
    if why not in get_args(Stage):
        raise ValueError
    screen = next((one for one in engine.screens if one.id == name), None)
    title, intro = (screen.title, screen.intro) if screen is not None else ("", "")
    return Pending(_text(name), title, intro, why, _count(left), questions)


def _question(engine: Engine, raw: Any) -> Question:
    """A question of a screen with the lines that it had, or one made for a single finding."""
    name, lines = _list(raw, 2)
    for screen in engine.screens:
        for question in screen.questions:
            if question.id == name:
                wanted = set(_list(lines))
                items: tuple[Item, ...] = tuple(one for one in question.items if one.finding in wanted)
                if question.items and not items:
                    raise ValueError
                return Question(question.id, question.finding, question.text, question.carer, items, None)
    return Question(engine.findings[name].id, name, "", "", (), None)


def _read_reached(engine: Engine, raw: Any) -> Reached:
    level, rules, told = _list(raw, 3)
    known = tuple((name, engine.findings[name].read(value)) for name, value in (_list(one, 2) for one in _list(told)))
    return Reached(read_level(level), tuple(_text(one) for one in _list(rules)), known)


def _read_fall(engine: Engine, raw: Any) -> Fall:
    level, outcome, changed = _list(raw, 3)
    if outcome not in OUTCOMES:
        raise ValueError
    return Fall(read_level(level), outcome, tuple(_read_changed(engine, one) for one in _list(changed)))


def _read_changed(engine: Engine, raw: Any) -> Changed:
    name, before, after = _list(raw, 3)
    finding = engine.findings[name]
    return Changed(name, *(None if one is None else finding.read(one) for one in (before, after)))


def _reached(one: Reached) -> list[Any]:
    return [one.level, list(one.rules), [[name, _plain(answer)] for name, answer in one.told]]


def _plain(answer: Answer | None) -> str | float | None:
    return "unknown" if isinstance(answer, NotSure) else answer


def _list(raw: Any, most: int = MOST_COUNT) -> list[Any]:
    if not isinstance(raw, list) or len(cast(list[Any], raw)) > most:
        raise ValueError
    return cast(list[Any], raw)


def _count(raw: Any) -> int:
    if type(raw) is not int or not 0 <= raw <= MOST_COUNT:
        raise ValueError
    return raw


def _text(raw: Any) -> str:
    if not isinstance(raw, str) or len(raw) > 80 or not raw.isprintable():
        raise ValueError
    return raw


def stage_of(why: str) -> Stage:
    """`why` of a step as a stage."""
    for stage in get_args(Stage):
        if stage == why:
            return stage
    raise ValueError(why)
