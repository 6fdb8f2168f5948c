"""A crowd in mid-interview, and what it sends when: an open loop.

When a screen is sent is fixed before the run, by chance (Poisson) as people who know nothing of each other come. It
is sent then, however slow the server is, and its time counts from then on: a server that falls behind is not given
time to recover, and what waited is not left out.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from math import ceil
from random import Random
from typing import NamedTuple

from scripts.load.client import NOTHING, Answer, ask
from scripts.load.people import Screen

Interviews = Sequence[Sequence[Screen]]
PAUSE = 10.0  # seconds between two screens of one person


class Seen(NamedTuple):
    """A screen and how it was answered. seconds: from when it was to be sent. late: how much later it was sent."""

    kind: str
    seconds: float
    late: float
    right: bool


def crowd(interviews: Interviews, size: int, rng: Random) -> Iterator[Screen]:
    """What `size` people send, in turn, each from where he is in his interview; who ends makes room for another."""

    def from_the_middle(first: Sequence[Screen]) -> Iterator[Screen]:
        yield from first[rng.randrange(len(first)) :]
        while True:
            yield from rng.choice(interviews)

    # At any moment the long interviews are under way more often than the short.
    under_way = rng.choices(interviews, [len(one) for one in interviews], k=size)
    everybody = [from_the_middle(one) for one in under_way]
    while True:
        rng.shuffle(everybody)
        for one in everybody:
            yield next(one)


async def open_loop(interviews: Interviews, port: int, rate: float, seconds: float, seed: int) -> list[Seen]:
    """Send `rate` screens a second for `seconds`, as a crowd in which each person pauses for `PAUSE` would."""
    rng = Random(seed)
    screens = crowd(interviews, ceil(rate * PAUSE), rng)
    seen: list[Seen] = []
    tasks: set[asyncio.Task[None]] = set()

    async def one(screen: Screen, planned: float) -> None:
        late = time.perf_counter() - planned
        answer = await ask(screen.request, port)
        seen.append(Seen(screen.kind, time.perf_counter() - planned, late, is_right(screen, answer)))

    begin = time.perf_counter()
    planned = begin
    while (planned := planned + rng.expovariate(rate)) < begin + seconds:
        await asyncio.sleep(max(planned - time.perf_counter(), 0.0))
        task = asyncio.create_task(one(next(screens), planned))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)
    return seen


def is_right(screen: Screen, answer: Answer) -> bool:
    """Whether the page is the one that was recorded, to the byte."""
    return answer.status == 200 and answer.sum == screen.sum


async def closed_loop(
    interviews: Interviews, port: int, count: int, at_once: int, every: int, look: Callable[[int], None]
) -> int:
    """Send `count` whole interviews as fast as they are answered, and say how many screens were wrong.

    look: called with the number of interviews that are done, after each `every` of them.
    """
    left = iter(range(count))
    wrong = done = 0

    async def person() -> None:
        nonlocal wrong, done
        for number in left:
            for screen in interviews[number % len(interviews)]:
                wrong += not is_right(screen, await ask(screen.request, port))
            done += 1
            if done % every == 0:
                look(done)

    await asyncio.gather(*(person() for _ in range(at_once)))
    return wrong


async def stubborn(interviews: Interviews, port: int, again: float = 0.25, most: int = 200) -> tuple[int, int]:
    """People who send a screen again when nothing came back. (screens lost or wrong, screens sent more than once)."""
    lost = repeated = 0

    async def person(interview: Sequence[Screen]) -> None:
        nonlocal lost, repeated
        for screen in interview:
            answer, tries = await ask(screen.request, port), 1
            while answer == NOTHING and tries < most:
                await asyncio.sleep(again)
                answer, tries = await ask(screen.request, port), tries + 1
            lost += not is_right(screen, answer)
            repeated += tries > 1
            await asyncio.sleep(0.05)

    await asyncio.gather(*map(person, interviews))
    return lost, repeated
