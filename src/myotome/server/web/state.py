"""The state of an interview, as text that travels in the form: the server stores nothing.

The text is base64url over zlib over JSON, with a version, the hash of the knowledge and a checksum. It comes back
from anybody's browser, so reading trusts nothing: sizes are limited before anything is unpacked, and every name and
value is held against the vocabulary. The checksum is against accidents (a cut-off copy), not against people: who
forges a state only changes the advice to themselves.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NoReturn, TypeVar, cast

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress
from myotome.knowledge.finding import NOT_SURE, Answer, Finding, NotSure
from myotome.knowledge.levels import LEVELS
from myotome.knowledge.screen import MOST_QUESTIONS
from myotome.triage.reached import Changed, Fall, History, Reached

VERSION = 1
MODES = ("person", "carer", "clinician")
LONGEST_TEXT = 32_000  # characters of the encoded state; a whole interview takes about 3,000
LONGEST_JSON = 200_000  # bytes once unpacked
MOST_SCREENS = 500
MOST_FALLS = 100
MOST_HINTS = 20
REASONS = ("", "emergency", "start", "flags", "detail", "words", "revisit")  # what a screen is for
OUTCOMES = ("kept", "mistake", "explained")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
_COUNTRY = re.compile(r"([A-Z]{2})?")
_T = TypeVar("_T")


class StateError(ValueError):
    """The state can not be used. Its text says in kind words what to do; message: the id of these words."""

    def __init__(self, message: str, words: str) -> None:
        super().__init__(words)
        self.message = message


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put. screen: the number of its screen, from 0. question: its id.

    findings: what it asked, whether or not an answer came. detail: it was asked for the cause alone.
    """

    screen: int
    question: str
    findings: tuple[str, ...]
    detail: bool = False


@dataclass(frozen=True, slots=True)
class WebState:
    """An interview under way. mode: "person", "carer" or "clinician". country: two-letter code, or "".

    asked: every question put so far, in order. hints: findings that the person's own words suggest, to be asked.
    further: the person chose to answer more after an emergency had ended the interview.
    put, why: the questions of the screen that carries this state, and what the screen is for, so that its reply can
    be read without working them out again; empty where it carries none.
    """

    mode: str
    country: str
    language: str
    progress: Progress
    asked: tuple[Asked, ...] = ()
    hints: tuple[str, ...] = ()
    further: bool = False
    put: tuple[Asked, ...] = ()
    why: str = ""


def encode(engine: Engine, state: WebState) -> str:
    """`state` as text for a hidden field or an address of nothing: letters, digits, "-" and "_"."""
    progress = state.progress
    raw = {
        "v": VERSION,
        "k": engine.artifact.hash[:16],
        "m": state.mode,
        "c": state.country,
        "l": state.language,
        "a": {name: _plain(answer) for name, answer in progress.answers.items()},
        "s": sorted(progress.skipped),
        "n": progress.screens,
        "d": progress.detail,
        "h": _plain_history(progress.history),
        "q": [_plain_asked(one) for one in state.asked],
        "w": list(state.hints),
        "f": int(state.further),
        "p": [_plain_asked(one) for one in state.put],
        "y": state.why,
    }
    data = json.dumps(raw, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode()
    return base64.urlsafe_b64encode(_checksum(data) + zlib.compress(data, 6)).decode().rstrip("=")


def decode(engine: Engine, text: str) -> WebState:
    """The state in `text`; StateError where it is damaged, forged or of other knowledge."""
    raw = _unpack(text)
    if raw.get("v") != VERSION or raw.get("k") != engine.artifact.hash[:16]:
        raise StateError("state.old", "The questions have changed since you began. Please start again.")
    try:
        return _Reader(engine).read(raw)
    except (KeyError, TypeError, ValueError, OverflowError):
        _bad()


def _bad() -> NoReturn:
    raise StateError(
        "state.bad", "Your answers did not arrive whole. Please go back once and try again, or start anew."
    )


def _checksum(data: bytes) -> bytes:
    return sha256(data).digest()[:6]


def _unpack(text: str) -> dict[str, Any]:
    """The mapping inside; nothing of it is believed yet."""
    if not 0 < len(text) <= LONGEST_TEXT:
        _bad()
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(packed[6:], LONGEST_JSON)
        if unpacker.unconsumed_tail or unpacker.unused_data or not unpacker.eof or _checksum(data) != packed[:6]:
            _bad()
        raw = json.loads(data, parse_constant=_no_constant)
    except (binascii.Error, zlib.error, UnicodeError, RecursionError, ValueError):
        _bad()
    if not isinstance(raw, dict):
        _bad()
    return cast(dict[str, Any], raw)


def _no_constant(text: str) -> NoReturn:
    raise ValueError(text)


def _plain(answer: Answer | None) -> Any:
    """An answer as JSON. "Not sure" is true, which no answer is; None stays None."""
    return True if isinstance(answer, NotSure) else answer


def _plain_asked(asked: Asked) -> list[Any]:
    """A question by its id; what it asks is left out where it asks itself."""
    own = asked.findings == (asked.question,)
    return [asked.screen, asked.question, [] if own else list(asked.findings), int(asked.detail)]


def _plain_history(history: History) -> list[Any]:
    falls = [
        [fall.level, fall.outcome, [[c.finding, _plain(c.before), _plain(c.after)] for c in fall.changed]]
        for fall in history.falls
    ]
    return [_plain_reached(history.held), falls, _plain_reached(history.kept)]


def _plain_reached(reached: Reached) -> list[Any]:
    return [reached.level, list(reached.rules), [[name, _plain(answer)] for name, answer in reached.told]]


class _Reader:
    """Reads a state that somebody sent. Whatever is not as it must be raises one of the errors of bad data."""

    def __init__(self, engine: Engine) -> None:
        self.findings: Mapping[str, Finding] = engine.findings
        self.rules = {rule.id for rule in engine.rules}
        self.questions = questions_by_id(engine)

    def read(self, raw: Mapping[str, Any]) -> WebState:
        answers = {self._name(name): self._answer(name, value) for name, value in _mapping(raw["a"]).items()}
        skipped = frozenset(self._names(raw["s"]))
        _demand(not skipped & answers.keys())
        screens, detail = _count(raw["n"]), _count(raw["d"])
        _demand(detail <= screens)
        return WebState(
            _one_of(raw["m"], MODES),
            _match(raw["c"], _COUNTRY),
            _match(raw["l"], _LANGUAGE),
            Progress(answers, skipped, screens, detail, self._history(raw["h"])),
            tuple(self._asked(one) for one in _list(raw["q"], len(self.findings))),
            self._names(raw["w"], MOST_HINTS),
            _one_of(raw["f"], (0, 1)) == 1,
            tuple(self._asked(one) for one in _list(raw["p"], MOST_QUESTIONS)),
            _one_of(raw["y"], REASONS),
        )

    def _name(self, raw: object) -> str:
        _demand(isinstance(raw, str) and raw in self.findings)
        return cast(str, raw)

    def _names(self, raw: object, most: int = 1000) -> tuple[str, ...]:
        names = tuple(self._name(one) for one in _list(raw, most))
        _demand(len(set(names)) == len(names))
        return names

    def _answer(self, name: object, raw: object) -> Answer:
        finding = self.findings[self._name(name)]
        return NOT_SURE if raw is True else finding.read(None if raw is False else raw)

    def _history(self, raw: object) -> History:
        held, falls, kept = _list(raw, 3)
        return History(
            self._reached(held), tuple(self._fall(one) for one in _list(falls, MOST_FALLS)), self._reached(kept)
        )

    def _reached(self, raw: object) -> Reached:
        level, rules, told = _list(raw, 3)
        rules = _list(rules, len(self.rules))
        _demand(self.rules.issuperset(rules))
        pairs = [_list(one, 2) for one in _list(told, len(self.findings))]
        return Reached(
            _one_of(level, LEVELS), tuple(rules), tuple((self._name(n), self._answer(n, one)) for n, one in pairs)
        )

    def _fall(self, raw: object) -> Fall:
        level, outcome, changed = _list(raw, 3)
        return Fall(
            _one_of(level, LEVELS),
            _one_of(outcome, OUTCOMES),
            tuple(self._changed(one) for one in _list(changed, len(self.findings))),
        )

    def _changed(self, raw: object) -> Changed:
        name, before, after = _list(raw, 3)
        return Changed(self._name(name), self._maybe(name, before), self._maybe(name, after))

    def _maybe(self, name: object, raw: object) -> Answer | None:
        return None if raw is None else self._answer(name, raw)

    def _asked(self, raw: object) -> Asked:
        screen, question, findings, detail = _list(raw, 4)
        _demand(isinstance(question, str))
        names = self._names(findings) or (self._name(question),)
        _demand(bool(names) and set(names) <= set(self.questions.get(question, (question,))))
        return Asked(_count(screen), question, names, _one_of(detail, (0, 1)) == 1)


def questions_by_id(engine: Engine) -> dict[str, tuple[str, ...]]:
    """What each question of the fixed screens asks, by its id."""
    return {question.id: question.findings for screen in engine.screens for question in screen.questions}


def _demand(condition: bool) -> None:
    if not condition:
        raise ValueError


def _one_of(raw: object, legal: Iterable[_T]) -> _T:
    for one in legal:
        if raw == one and type(raw) is type(one):
            return one
    raise ValueError


def _match(raw: object, pattern: re.Pattern[str]) -> str:
    _demand(isinstance(raw, str) and pattern.fullmatch(raw) is not None)
    return cast(str, raw)


def _count(raw: object) -> int:
    _demand(type(raw) is int and 0 <= raw <= MOST_SCREENS)
    return cast(int, raw)


def _list(raw: object, most: int) -> list[Any]:
    _demand(isinstance(raw, list) and len(cast(list[Any], raw)) <= most)
    return cast(list[Any], raw)


def _mapping(raw: object) -> dict[str, Any]:
    _demand(isinstance(raw, dict))
    return cast(dict[str, Any], raw)
