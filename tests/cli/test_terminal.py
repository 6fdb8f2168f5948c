"""The interview at a real terminal (a pseudo-terminal), by keyboard alone."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import time

import pytest

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


class Session:
    """A running interview: type to it, and wait for what it says."""

    def __init__(self, *arguments: str, colour: bool = False) -> None:
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
        environment.pop("NO_COLOR", None)
        if not colour:
            environment["NO_COLOR"] = "1"
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "myotome", *arguments], environment)
        self.said = ""

    def wait_for(self, words: str, seconds: float = 20) -> None:
        """Read until `words` were said since the last reply."""
        end = time.monotonic() + seconds
        while words not in self.said:
            if time.monotonic() > end:
                raise AssertionError(f"never said {words!r}; said: {self.said[-1500:]}")
            if select.select([self.terminal], [], [], 0.2)[0]:
                self.said += self._read()

    def _read(self) -> str:
        try:
            return os.read(self.terminal, 65536).decode("utf-8", "replace").replace("\r", "")
        except OSError:
            return ""

    def type(self, text: str) -> None:
        self.said = ""
        os.write(self.terminal, (text + "\n").encode())

    def end(self) -> tuple[str, int]:
        """Everything said until the command ended, and its exit code."""
        while True:
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            self.said += piece.decode("utf-8", "replace").replace("\r", "")
        _, status = os.waitpid(self.pid, 0)
        return self.said, os.waitstatus_to_exitcode(status)


def test_an_emergency_ends_it_and_shows_the_number() -> None:
    session = Session("interview", "--country", "GB")
    session.wait_for("Which fit?")
    session.type("1")  # can not be woken
    text, code = session.end()
    assert code == 0
    assert "The questions end here" in text
    assert "CALL AN AMBULANCE NOW" in text
    assert "999" in text
    assert "last fully well" in text


def test_not_sure_asks_again_in_other_words() -> None:
    session = Session("interview")
    session.wait_for("Which fit?")
    session.type("0")
    session.wait_for("(years) > ")
    session.type("60")
    session.wait_for("> ")
    session.type("?")
    session.wait_for("In other words")
    session.type("q")
    _, code = session.end()
    assert code == 0


def test_back_takes_the_last_answer_and_says_when_a_danger_sign_goes() -> None:
    session = Session("interview")
    session.wait_for("Which fit?")
    session.type("7")  # in a cold sweat: a danger sign, not yet an ambulance by itself
    session.wait_for("> ")
    session.type("b")
    session.wait_for("Which fit?")
    session.type("h")
    session.wait_for("Not meant")
    session.type("wrong")
    session.wait_for("Please type numbers")
    session.type("q")
    session.end()


@pytest.mark.parametrize(("reply", "says"), [("2", "The advice stays at least"), ("1", "as a mistake")])
def test_a_danger_sign_taken_back_is_kept_unless_it_was_a_mistake(reply: str, says: str) -> None:
    session = Session("interview", "--mode", "carer")
    session.wait_for("Which fit?")
    session.type("3")  # short of breath when lying flat
    session.wait_for("(years) > ")
    session.type("b")
    session.wait_for("Was that answer a mistake")
    assert "Your earlier answer called for" in session.said
    session.type(reply)
    session.wait_for("Which fit?")
    kept = session.said
    session.type("0")
    session.wait_for("(years) > ")
    session.type("q")
    text, _ = session.end()
    assert says in (kept if reply == "2" else " ".join(text.split()))


def test_leaving_stores_nothing_and_says_so() -> None:
    session = Session("interview")
    session.wait_for("Which fit?")
    session.type("q")
    text, code = session.end()
    assert code == 0
    assert "Nothing was stored" in text


@pytest.mark.parametrize("colour", [False, True])
def test_readable_at_80_columns_with_and_without_colour(colour: bool) -> None:
    session = Session("interview", colour=colour)
    session.wait_for("Which fit?")
    session.type("1")
    text, _ = session.end()
    assert (ESCAPES.search(text) is not None) is colour
    too_long = [line for line in ESCAPES.sub("", text).splitlines() if len(line) > 80]
    assert too_long == []
