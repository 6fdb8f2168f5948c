"""`make load`: record, run at the rate of the bar, raise the rate, watch memory, kill. Exit code 1 for a missed bar."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import sys
import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from statistics import mean

from scripts.load.crowd import Interviews, closed_loop, open_loop, stubborn
from scripts.load.figures import FULL, RATE, Killed, Load, Memory, Times, growth, times
from scripts.load.people import people, record_all
from scripts.load.report import page
from scripts.load.service import Service

from myotome.assessment.engine import Engine

DOCS = Path(__file__).parents[2] / "docs"
SEED = 20_240_611
AT_ONCE = 8  # people who never pause, while memory is watched
KINDS = {"first": "the first page", "question": "a question", "result": "a result"}


def main() -> int:
    """Measure, print and write."""
    parser = ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--long", action="store_true", help="10,000 interviews for memory, not 1,000 (half an hour)")
    parser.add_argument("--people", type=int, default=240, help="how many interviews are recorded")
    parser.add_argument("--seconds", type=float, default=40.0, help="of the run at the rate of the bar")
    parser.add_argument("--dry", action="store_true", help="print only, do not write docs/load.md")
    options = parser.parse_args()
    service = Service()
    try:
        load = asyncio.run(measure(service, options.people, options.seconds, 10_000 if options.long else 1_000))
    finally:
        service.stop()
    text, figures = page(load), json.dumps({**asdict(load), "missed": load.missed()}, indent=1)
    if options.dry:
        print(figures)
    else:
        (DOCS / "load.md").write_text(text, encoding="utf-8")
        (DOCS / "load.json").write_text(figures + "\n", encoding="utf-8")
    print(text)
    return 1 if load.missed() else 0


async def measure(service: Service, count: int, seconds: float, interviews: int) -> Load:
    """All figures."""
    say(f"recording {count} interviews")
    recorded = await record_all(list(people(Engine(), count, SEED)), service.port)
    say(f"{RATE:g} screens a second for {seconds:g} s")
    await open_loop(recorded, service.port, RATE, 3.0, SEED)  # what opens late is open
    at_rate = await at(service, recorded, RATE, seconds, by_kind=True)
    rising: list[Times] = []
    rate = RATE
    while not rising or rising[-1].p50 < FULL:
        rate *= 1.25
        say(f"{rate:.0f} screens a second")
        rising += await at(service, recorded, rate, 12.0)
    say(f"{interviews} interviews for memory")
    memory = await watch(service, recorded, interviews)
    say("killing it")
    killed = await kill(service, recorded)
    return Load(machine(), count, round(mean(map(len, recorded)), 1), tuple(at_rate), tuple(rising), memory, killed)


async def at(
    service: Service, recorded: Interviews, rate: float, seconds: float, *, by_kind: bool = False
) -> list[Times]:
    """A run at `rate`: all screens, and then each kind."""
    before, begin = service.processor_time(), time.monotonic()
    seen = await open_loop(recorded, service.port, rate, seconds, SEED + 1)
    busy = (service.processor_time() - before) / (time.monotonic() - begin)
    kinds = [times(words, rate, some) for kind, words in KINDS.items() if (some := [o for o in seen if o.kind == kind])]
    return [times("all", rate, seen, busy), *(kinds if by_kind else [])]


async def watch(service: Service, recorded: Interviews, interviews: int) -> Memory:
    """The memory of the workers over many interviews."""
    points: list[tuple[int, float]] = []

    def look(done: int) -> None:
        points.append((done, sum(service.own_memory()) / 1024))

    begin = time.monotonic()
    wrong = await closed_loop(recorded, service.port, interviews, AT_ONCE, max(interviews // 50, 1), look)
    screens = sum(len(recorded[number % len(recorded)]) for number in range(interviews))
    rate = screens / (time.monotonic() - begin)
    first, last = points[len(points) // 10][1], points[-1][1]
    return Memory(interviews, screens, wrong, round(rate, 1), round(first), round(last), round(growth(points)))


async def kill(service: Service, recorded: Interviews, kills: int = 3) -> Killed:
    """Kill the server in the middle, again and again, and start it."""

    async def killer() -> None:
        for _ in range(kills):
            await asyncio.sleep(1.5)
            await asyncio.to_thread(service.kill)
            await asyncio.sleep(0.5)
            await asyncio.to_thread(service.restart)

    everybody = recorded[:60]
    (lost, repeated), _ = await asyncio.gather(stubborn(everybody, service.port), killer())
    return Killed(len(everybody), kills, repeated, lost)


def machine() -> str:
    """This machine in general words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return f"{cores} cores, {platform.system()}, Python {platform.python_version()}"


def say(text: str) -> None:
    sys.stderr.write(text + " ...\n")


if __name__ == "__main__":
    sys.exit(main())
