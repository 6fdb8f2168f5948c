"""The figures as a page of the docs."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.load.figures import FULL, MOST_GROWTH, MOST_P99, RATE, Load, Memory, Times

HEADS = ("screens", "a second", "sent", "errors", "p50 ms", "p90 ms", "p99 ms", "worst ms", "cores busy")


def page(load: Load) -> str:
    """`docs/load.md`."""
    memory, killed, full = load.memory, load.killed, load.rising[-1]
    missed = load.missed()
    verdict = "All bars are met." if not missed else "Missed: " + "; ".join(missed) + "."
    return f"""# Load: how many people one machine serves

Written by `make load`; the figures are also in [load.json](load.json). They are of one machine ({load.machine}), on
which the people were simulated as well: the driver takes a share of the same cores. {verdict}

## {RATE:g} screens a second, about {RATE * 10:g} people in mid-interview

{_table(load.at_rate)}

Bar: p99 at most {MOST_P99:g} ms over all screens, no error.

{load.recorded} people are drawn from the model (`evaluation/simulate.py`), in all three modes and both languages, and
play the real pages once; an interview has {load.mean_screens} screens on average, from the first page to the result.
What they sent is then sent again. The loop is open: when each screen is sent is fixed before the run, by chance, as
people come who know nothing of each other, and its time counts from then, not from when a connection was free. Each
screen comes on a connection of its own, since people think for longer than a server keeps an idle one. A page counts
as an error unless it is the recorded one to the byte: the server keeps nothing, so the same form always gets the same
page.

## A rising rate

{_table(load.rising)}

The bar on time holds up to {load.keeps_up:g} screens a second. At {full.rate:g} more than half of all wait for longer
than {FULL:g} ms: there it is full. What limits it is the processor: a question takes some milliseconds of one core, a
result some tens, and nothing waits for a disk or a network.

## Memory

| interviews | screens | errors | screens a second | at first | at the end | growth in 1,000 interviews |
|---:|---:|---:|---:|---:|---:|---:|
{_memory(memory)}

What the two workers have of their own, together, while interviews are sent as fast as they are answered. The growth is
that of the second half, once every table that a worker opens late is open. Bar: at most {MOST_GROWTH:g} kB.
`make load ARGS=--long` plays 10,000 interviews.

## Killed in mid-interview

{killed.people} people are in mid-interview when every process of the server is killed at one stroke, and started again;
{killed.kills} times. {killed.repeated} screens got no answer and were sent again, as people do who press the button
again. Screens that were lost, or whose page lacked an answer given before: **{killed.lost}**.
"""


def _memory(one: Memory) -> str:
    sizes = f"{one.first / 1024:.1f} MB | {one.last / 1024:.1f} MB | {one.growth:g} kB"
    return f"| {one.interviews:,} | {one.screens:,} | {one.errors} | {one.rate:g} | {sizes} |"


def _table(rows: Iterable[Times]) -> str:
    lines = ["| " + " | ".join(HEADS) + " |", "|---|" + "---:|" * (len(HEADS) - 1)]
    for one in rows:
        busy = f"{one.busy:g}" if one.busy else ""
        cells = (one.kind, f"{one.rate:g}", one.screens, one.errors, one.p50, one.p90, one.p99, one.worst, busy)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)
