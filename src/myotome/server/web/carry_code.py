"""The answers as a short code, for a picture that a phone scans or a line that a person pastes.

The state of the form (`state.py`) names every finding and takes thousands of characters. Here each is a number: its
place in the vocabulary, and the place of its answer. Such numbers mean something only with the same knowledge, so the
code carries a piece of its hash and is refused by any other. What was reached (`triage/reached.py`) is carried too: a
level that was kept against changed answers stays kept on the other device.

Reading trusts nothing: whatever comes out must pass the same checks as a state from a form.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress
from myotome.knowledge.finding import NOT_SURE, Answer, Finding, NotSure
from myotome.knowledge.levels import LEVELS
from myotome.server.web.bits import BitError, Reader, Writer, letters, unlettered
from myotome.server.web.state import MODES, OUTCOMES, Asked, StateError, WebState, decode, encode, questions_by_id
from myotome.triage.reached import NOTHING_YET, Changed, Fall, History, Reached, follow

VERSION = 1
LONGEST = 8_000  # characters, spaces included; a whole interview takes about 300
CHECKSUM = 4  # bytes
SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
FINE = 100  # numbers with at most two digits after the point take 25 bits, others 65
_STATE = re.compile(r"[A-Za-z0-9_-]{100,}")
_T = TypeVar("_T")


class CodeError(StateError):
    """The code can not be used. message: the id of the words that say what to do."""


def carry_code(engine: Engine, state: WebState) -> str:
    """`state` as a code of letters and digits."""
    data = _Packer(engine).pack(state)
    return letters(sha256(data).digest()[:CHECKSUM] + data)


def read_code(engine: Engine, text: str) -> WebState:
    """The state in a code, or in the text of the form's field. CodeError or StateError where it is neither."""
    of_form = _STATE.fullmatch(text) is not None
    if len(text) > LONGEST and not of_form:
        raise CodeError("open.too_long", "This is too long to be a code.")
    try:
        data = unlettered(text[:LONGEST])
        packed = data[CHECKSUM:]
        if not packed or sha256(packed).digest()[:CHECKSUM] != data[:CHECKSUM]:
            raise BitError
        state = _Packer(engine).unpack(packed)
        return decode(engine, encode(engine, state))
    except CodeError:
        raise
    except (ValueError, IndexError, KeyError, OverflowError):
        if of_form:
            return decode(engine, text)
        raise CodeError("open.not_a_code", "This is not a whole code.") from None


class _Packer:
    """Both ways for one engine. The order of findings, rules and questions is that of the knowledge."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.names: Sequence[str] = tuple(engine.findings)
        self.place: Mapping[str, int] = {name: number for number, name in enumerate(self.names)}
        self.rules: Sequence[str] = tuple(rule.id for rule in engine.rules)
        self.fixed = questions_by_id(engine)
        self.questions: Sequence[str] = tuple(self.fixed)
        self.wide = len(self.names).bit_length()
        self.hash = int(engine.artifact.hash[:6], 16)

    # -- writing --------------------------------------------------------------------------------------------------

    def pack(self, state: WebState) -> bytes:
        out, progress = Writer(), state.progress
        out.put(VERSION, 4)
        out.put(self.hash, 24)
        out.put(MODES.index(state.mode), 2)
        self._put_text(out, state.country)
        self._put_text(out, state.language)
        out.put(int(state.further), 1)
        answered = [name for name in self.names if name in progress.answers]
        self._put_names(out, answered)
        for name in answered:
            self._put_answer(out, name, progress.answers[name])
        self._put_names(out, [name for name in self.names if name in progress.skipped])
        out.put(progress.screens, 9)
        out.put(progress.detail, 9)
        self._put_history(out, progress)
        self._put_asked(out, state.asked)
        self._put_list(out, state.hints, lambda name: out.put(self.place[name], self.wide))
        return out.data()

    def _put_text(self, out: Writer, text: str) -> None:
        out.put(len(text), 5)
        for sign in text:
            out.put(SIGNS.index(sign), 6)

    def _put_names(self, out: Writer, names: Sequence[str]) -> None:
        """Findings in the order of the vocabulary: one by one, or where there are many a yes or no for each."""
        many = len(names) * self.wide > len(self.names)
        out.put(int(many), 1)
        if many:
            for name in self.names:
                out.put(int(name in names), 1)
            return
        self._put_list(out, names, lambda name: out.put(self.place[name], self.wide))

    def _put_list(self, out: Writer, items: Sequence[_T], put: Callable[[_T], None]) -> None:
        out.put(len(items), self.wide)
        for one in items:
            put(one)

    def _put_answer(self, out: Writer, name: str, answer: Answer) -> None:
        finding = self.engine.findings[name]
        if isinstance(answer, str):
            out.put(finding.values.index(answer), _width(finding))
        elif finding.kind != "number":
            out.put(len(finding.values), _width(finding))
        elif isinstance(answer, NotSure):
            out.put(0, 2)
        elif answer == round(answer * FINE) / FINE and 0 <= round(answer * FINE) < 1 << 23:
            out.put(1, 2)
            out.put(round(answer * FINE), 23)
        else:
            out.put(2, 2)
            out.put(int.from_bytes(struct.pack(">d", answer), "big"), 64)

    def _put_maybe(self, out: Writer, name: str, answer: Answer | None) -> None:
        out.put(int(answer is not None), 1)
        if answer is not None:
            self._put_answer(out, name, answer)

    def _put_history(self, out: Writer, progress: Progress) -> None:
        plain = progress.history == self._followed(progress.answers)
        out.put(int(plain), 1)
        if plain:
            return
        history = progress.history
        self._put_reached(out, history.held)
        self._put_list(out, history.falls, lambda fall: self._put_fall(out, fall))
        self._put_reached(out, history.kept)

    def _followed(self, answers: Mapping[str, Answer]) -> History:
        """What the answers reach by themselves, told in the order of the vocabulary."""
        return follow(self.engine.rules, NOTHING_YET, {}, answers)

    def _put_reached(self, out: Writer, reached: Reached) -> None:
        out.put(LEVELS.index(reached.level), 3)
        self._put_list(out, reached.rules, lambda rule: out.put(self.rules.index(rule), self.wide))

        def told(one: tuple[str, Answer]) -> None:
            out.put(self.place[one[0]], self.wide)
            self._put_answer(out, *one)

        self._put_list(out, reached.told, told)

    def _put_fall(self, out: Writer, fall: Fall) -> None:
        out.put(LEVELS.index(fall.level), 3)
        out.put(OUTCOMES.index(fall.outcome), 2)

        def changed(one: Changed) -> None:
            out.put(self.place[one.finding], self.wide)
            self._put_maybe(out, one.finding, one.before)
            self._put_maybe(out, one.finding, one.after)

        self._put_list(out, fall.changed, changed)

    def _put_asked(self, out: Writer, asked: Sequence[Asked]) -> None:
        before = 0

        def one(question: Asked) -> None:
            nonlocal before
            step = question.screen - before
            out.put(step if step in (0, 1) else 2, 2)
            if step not in (0, 1):
                out.put(question.screen, 9)
            before = question.screen
            out.put(int(question.detail), 1)
            known = question.question in self.fixed
            out.put(int(known), 1)
            place = self.questions.index(question.question) if known else self.place[question.question]
            out.put(place, self.wide)
            whole = self._of(question.question)
            plain = question.findings == whole
            out.put(int(plain), 1)
            if not plain:
                self._put_list(out, question.findings, lambda name: out.put(whole.index(name), 5))

        self._put_list(out, asked, one)

    def _of(self, question: str) -> tuple[str, ...]:
        """The findings of a question: of a fixed screen, or the one finding whose id it has."""
        return self.fixed.get(question, (question,))

    # -- reading --------------------------------------------------------------------------------------------------

    def unpack(self, data: bytes) -> WebState:
        read = Reader(data)
        if read.take(4) != VERSION or read.take(24) != self.hash:
            raise CodeError("open.other_version", "This code was made with another version of the knowledge.")
        mode = MODES[read.take(2)]
        country, language = self._text(read), self._text(read)
        further = read.take(1) == 1
        answers = {name: self._answer(read, name) for name in self._names(read)}
        skipped = frozenset(self._names(read))
        progress = Progress(answers, skipped, read.take(9), read.take(9))
        history = self._followed(answers) if read.take(1) else self._history(read)
        asked = self._asked(read)
        hints = tuple(self._list(read, lambda: self.names[read.take(self.wide)]))
        read.end()
        return WebState(mode, country, language, replace(progress, history=history), asked, hints, further)

    def _text(self, read: Reader) -> str:
        return "".join(SIGNS[read.take(6)] for _ in range(read.take(5)))

    def _names(self, read: Reader) -> list[str]:
        if read.take(1):
            return [name for name in self.names if read.take(1)]
        return self._list(read, lambda: self.names[read.take(self.wide)])

    def _list(self, read: Reader, take: Callable[[], _T]) -> list[_T]:
        return [take() for _ in range(read.take(self.wide))]

    def _answer(self, read: Reader, name: str) -> Answer:
        finding = self.engine.findings[name]
        if finding.kind != "number":
            value = read.take(_width(finding))
            return NOT_SURE if value == len(finding.values) else finding.values[value]
        kind = read.take(2)
        if kind == 0:
            return NOT_SURE
        if kind == 1:
            return read.take(23) / FINE
        return struct.unpack(">d", read.take(64).to_bytes(8, "big"))[0]

    def _maybe(self, read: Reader, name: str) -> Answer | None:
        return self._answer(read, name) if read.take(1) else None

    def _history(self, read: Reader) -> History:
        return History(self._reached(read), tuple(self._list(read, lambda: self._fall(read))), self._reached(read))

    def _reached(self, read: Reader) -> Reached:
        level = LEVELS[read.take(3)]
        rules = tuple(self._list(read, lambda: self.rules[read.take(self.wide)]))
        return Reached(level, rules, tuple(self._list(read, lambda: self._told(read))))

    def _told(self, read: Reader) -> tuple[str, Answer]:
        name = self.names[read.take(self.wide)]
        return name, self._answer(read, name)

    def _fall(self, read: Reader) -> Fall:
        level, outcome = LEVELS[read.take(3)], OUTCOMES[read.take(2)]
        return Fall(level, outcome, tuple(self._list(read, lambda: self._changed(read))))

    def _changed(self, read: Reader) -> Changed:
        name = self.names[read.take(self.wide)]
        return Changed(name, self._maybe(read, name), self._maybe(read, name))

    def _asked(self, read: Reader) -> tuple[Asked, ...]:
        before, found = 0, list[Asked]()
        for _ in range(read.take(self.wide)):
            step = read.take(2)
            before = read.take(9) if step > 1 else before + step
            detail, known = read.take(1) == 1, read.take(1)
            question = (self.questions if known else self.names)[read.take(self.wide)]
            whole = self._of(question)
            plain = read.take(1)
            names: Iterable[str] = whole if plain else self._list(read, lambda of=whole: of[read.take(5)])
            found.append(Asked(before, question, tuple(names), detail))
        return tuple(found)


def _width(finding: Finding) -> int:
    """Bits for the place of an answer that is no number; the place after the last is "not sure"."""
    return len(finding.values).bit_length()
