"""The load run: its figures are those of what happened, its loop is open, and what is wrong is seen."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from random import Random

import pytest
from scripts.load.client import NOTHING, Answer, Request, read, wire
from scripts.load.crowd import Seen, crowd, is_right, open_loop
from scripts.load.figures import Killed, Load, Memory, Times, growth, quantile, times
from scripts.load.people import Screen
from scripts.load.report import page

PAGE = b"<p>hello</p>"
RIGHT = Answer(200, PAGE)


def reply(content: bytes = PAGE, length: int | None = None) -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Length: {len(PAGE) if length is None else length}\r\n\r\n".encode() + content


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        (reply(), RIGHT),
        (reply(PAGE[:-1]), NOTHING),
        (b"", NOTHING),
        (b"HTTP/1.1 200 OK\r\n\r\n" + PAGE, NOTHING),
        (b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", Answer(503, b"")),
    ],
    ids=["whole", "cut off", "nothing", "no length", "an error"],
)
def test_an_answer_counts_only_where_it_came_whole(raw: bytes, answer: Answer) -> None:
    assert read(raw) == answer


def test_a_form_is_sent_with_its_length() -> None:
    raw = wire(Request("/next", b"a=1"), 80)
    assert raw.startswith(b"POST /next HTTP/1.1\r\n")
    assert b"\r\nContent-Length: 3\r\n" in raw
    assert raw.endswith(b"\r\n\r\na=1")


def test_another_page_is_wrong() -> None:
    screen = Screen(Request("/", None), RIGHT.sum, "first")
    assert is_right(screen, RIGHT)
    assert not is_right(screen, Answer(200, PAGE + b" "))
    assert not is_right(screen, Answer(500, PAGE))


@pytest.mark.parametrize(("q", "value"), [(0.0, 1), (0.5, 50), (0.99, 99), (0.991, 100), (1.0, 100)])
def test_quantiles(q: float, value: int) -> None:
    assert quantile(range(1, 101), q) == value


def test_memory_that_grows_is_seen_and_a_warm_start_is_not() -> None:
    assert growth([(n, 5000.0 + 3 * n) for n in range(0, 1000, 20)]) == pytest.approx(3000)
    assert growth([(n, min(n, 300) * 100.0) for n in range(0, 1000, 20)]) == pytest.approx(0, abs=1e-6)


def interview(name: str, length: int) -> list[Screen]:
    return [Screen(Request(f"/{name}/{place}", None), RIGHT.sum, "question") for place in range(length)]


def test_everybody_goes_through_the_interview_in_its_order() -> None:
    screens = crowd([interview("a", 5)], 1, Random(1))
    seen = [int(next(screens).request.path[-1]) for _ in range(40)]
    assert all(after == (before + 1) % 5 for before, after in pairwise(seen))


def test_time_counts_from_when_a_screen_was_to_be_sent() -> None:
    """A server that stops for a while makes everybody late who was to be served then, not one."""
    stop, rate, length = 0.5, 40.0, 1.5

    async def run() -> list[Seen]:
        began = asyncio.get_running_loop().time()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(max(began + stop - asyncio.get_running_loop().time(), 0.0))
            writer.write(reply())
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            return await open_loop([interview("a", 3)], server.sockets[0].getsockname()[1], rate, length, 1)

    seen = asyncio.run(run())
    assert all(one.right for one in seen)
    assert len(seen) > rate * length / 2
    waited = [one for one in seen if one.seconds > stop / 4]
    assert len(waited) > rate * stop / 3


def load(at_rate: Times, memory: Memory, killed: Killed) -> Load:
    return Load("a machine", 1, 10.0, (at_rate,), (at_rate,), memory, killed)


GOOD = (
    Times("all", 40.0, 100, 0, 5.0, 20.0, 90.0, 110.0, 0.5, 1.0),
    Memory(1000, 10_000, 0, 80.0, 80_000.0, 80_100.0, 100.0),
    Killed(60, 3, 9, 0),
)


def test_a_run_that_meets_its_bars_says_so() -> None:
    good = load(*GOOD)
    assert good.missed() == []
    assert good.keeps_up == 40.0
    assert "All bars are met." in page(good)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ((Times("all", 40.0, 100, 0, 5.0, 20.0, 121.0, 130.0, 0.5, 1.0), *GOOD[1:]), "p99"),
        ((Times("all", 40.0, 100, 1, 5.0, 20.0, 90.0, 110.0, 0.5, 1.0), *GOOD[1:]), "errors"),
        ((GOOD[0], Memory(1000, 10_000, 0, 80.0, 80_000.0, 90_000.0, 9000.0), GOOD[2]), "memory"),
        ((*GOOD[:2], Killed(60, 3, 9, 1)), "lost"),
    ],
    ids=["slow", "an error", "memory", "lost"],
)
def test_a_bar_that_is_missed_is_named(bad: tuple[Times, Memory, Killed], words: str) -> None:
    (missed,) = load(*bad).missed()
    assert words in missed
    assert missed in page(load(*bad))


def test_times_are_in_milliseconds() -> None:
    seen = [Seen("question", n / 1000, 0.0, n != 7) for n in range(1, 101)]
    found = times("all", 40.0, seen)
    assert (found.screens, found.errors, found.p50, found.p99, found.worst) == (100, 1, 50.0, 99.0, 100.0)
