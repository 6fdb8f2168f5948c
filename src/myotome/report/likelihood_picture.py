"""How likely each cause is: a bar with its interval, and the same in words.

People read bars on an even scale from none to ten in ten. Those who weigh rare dangers take equal factors as equal
lengths instead: there it is a point with its interval, as a bar that starts nowhere would mislead.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from myotome.assessment.chance import bounds, in_words
from myotome.report.picture import Picture, Svg, fitted, n, opening, text
from myotome.report.words import Words

NAME = "likelihood"
WIDTH, LEFT, RIGHT, AXIS = 380.0, 10.0, 370.0, 34.0
LINE, BAR = 20.0, 32.0  # heights: of a line of words, of a bar with the space below it
LINE_LENGTH = 40  # characters of a name
INK, EDGE, BASE = "#005f9e", "#7d756b", "#f1ece4"
LEAST = 0.001  # the left end of the scale of equal factors


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A cause. interval: its 90 % interval. danger: it must be ruled out even when unlikely."""

    name: str
    probability: float
    interval: tuple[float, float]
    danger: bool = False


def likelihood_picture(causes: Sequence[Likelihood], words: Words, *, factors: bool = False) -> Picture:
    """`causes` in their order. factors: a scale of equal factors instead of an even one."""
    title = words.text("result.likelihood.title")
    desc = words.text("result.likelihood.desc", causes="; ".join(_says(one, words) for one in causes))
    columns = tuple(words.text(f"result.likelihood.column.{name}") for name in ("cause", "likely", "interval"))
    rows = tuple(
        (_marked(one, words), words.say(in_words(one.probability)), range_in_words(one, words)) for one in causes
    )
    return Picture(
        Svg("".join(_draw(causes, title, desc, words, factors))),
        title, desc, words.text("result.likelihood.caption"), columns, rows,
    )  # fmt: skip


def range_in_words(one: Likelihood, words: Words) -> str:
    """The interval as counts in a hundred people."""
    low, high = bounds(one.interval)
    return words.text("result.likelihood.range", low=f"{low}", high=f"{high}")


def _marked(one: Likelihood, words: Words) -> str:
    return f"{one.name} ({words.text('result.danger.mark')})" if one.danger else one.name


def _says(one: Likelihood, words: Words) -> str:
    return f"{_marked(one, words)}: {words.say(in_words(one.probability))}"


def _draw(causes: Sequence[Likelihood], title: str, desc: str, words: Words, factors: bool) -> Iterator[str]:
    names = [textwrap.wrap(one.name, LINE_LENGTH) or [""] for one in causes]
    bottom = 4 + sum(LINE * (len(lines) + 1) + BAR for lines in names)
    yield opening(NAME, WIDTH, bottom + AXIS, title, desc)
    yield from _axis(bottom, words, factors)
    y = 0.0
    for one, lines in zip(causes, names, strict=True):
        for line in lines:
            y += LINE
            yield text(LEFT, y, line, size=fitted(line, RIGHT - LEFT, 15), bold=True)
        y += LINE
        likely = words.say(in_words(one.probability))
        yield text(LEFT, y, likely, size=fitted(likely, 190, 15))
        if one.danger:
            mark = f"! {words.text('result.danger.mark')}"
            yield text(RIGHT, y, mark, size=fitted(mark, 160, 15), anchor="end", kind="warn")
        yield from _bar(one, y + 6, factors)
        y += BAR
    yield "</svg>"


def _axis(bottom: float, words: Words, factors: bool) -> Iterator[str]:
    ticks = (0.001, 0.01, 0.1, 1.0) if factors else (0.0, 0.25, 0.5, 0.75, 1.0)
    for tick in ticks:
        x = _x(tick, factors)
        yield f'<path d="M{n(x)},4 V{n(bottom)}" class="grid" stroke="{EDGE}" stroke-width="0.7" opacity="0.35"/>'
        if not factors and tick in (0.25, 0.75):
            continue  # a line is enough: the words would touch
        label = f"{tick * 100:g} %" if factors else words.text("result.likelihood.tick", count=f"{tick * 100:g}")
        anchor = "start" if tick == ticks[0] else "end" if tick == ticks[-1] else "middle"
        yield text(x, bottom + 17, label, size=12.5, anchor=anchor, kind="quiet")


def _bar(one: Likelihood, y: float, factors: bool) -> Iterator[str]:
    low, high = (_x(value, factors) for value in one.interval)
    at, below = _x(one.probability, factors), y + 6 if factors else y + 15
    if not factors:
        yield (
            f'<rect x="{n(LEFT)}" y="{n(y)}" width="{n(RIGHT - LEFT)}" height="10" rx="3" class="track" fill="{BASE}"/>'
            f'<rect x="{n(LEFT)}" y="{n(y)}" width="{n(max(2.0, at - LEFT))}" height="10" rx="3" class="ink" '
            f'fill="{INK}"/>'
        )
    yield (
        f'<path d="M{n(low)},{n(below)} H{n(high)} M{n(low)},{n(below - 3)} v6 M{n(high)},{n(below - 3)} v6" '
        f'class="whisker" fill="none" stroke="{EDGE}" stroke-width="1.6"/>'
    )
    if factors:
        yield f'<circle cx="{n(at)}" cy="{n(below)}" r="5" class="ink" fill="{INK}"/>'


def _x(p: float, factors: bool) -> float:
    share = math.log(min(1.0, max(p, LEAST)) / LEAST) / -math.log(LEAST) if factors else p
    return LEFT + (RIGHT - LEFT) * share
