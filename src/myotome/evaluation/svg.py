"""Small pictures as SVG: two axes with lines, points and words. No dependency; the same chart gives the same bytes.

A picture must not need eyes or colour: it has a title and a description for screen readers, points differ in
shape and lines in dashes as well as in colour (the set of Okabe and Ito, safe for the colour-blind), and each
point can say in words what it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count, takewhile
from typing import Literal

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
GREY = "#767676"
DASHES = ("", "7 4", "2 3", "9 3 2 3")
Shape = Literal["circle", "square", "triangle", "diamond"]
SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond")
LEFT, RIGHT, TOP, BOTTOM, LEGEND_ROW = 64.0, 20.0, 44.0, 56.0, 20.0


@dataclass(frozen=True, slots=True)
class Axis:
    """low, high: its ends, in the unit of the data. ticks: where it is marked; empty picks round numbers.

    percent: shares are written as per cent. logarithmic: equal factors are equal lengths; low must be above 0.
    """

    label: str
    low: float
    high: float
    ticks: tuple[float, ...] = ()
    percent: bool = False
    logarithmic: bool = False

    def place(self, value: float) -> float:
        """Where `value` lies, from 0 at low to 1 at high; what lies outside is put at the nearer end."""
        low, high = self.low, self.high
        if self.logarithmic:
            low, high, value = math.log(low), math.log(high), math.log(max(value, low))
        return min(1.0, max(0.0, (value - low) / (high - low)))

    def marks(self) -> tuple[float, ...]:
        """The ticks."""
        return self.ticks or (decades(self.low, self.high) if self.logarithmic else round_ticks(self.low, self.high))

    def words(self, value: float) -> str:
        """`value` as it stands beside a tick."""
        return f"{value * 100:.6g} %" if self.percent else f"{value:.6g}"


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined in their order. guide: a grey line of reference that takes no colour of its own."""

    points: tuple[tuple[float, float], ...]
    name: str = ""
    guide: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point, with an interval in y where known. says: what it is, read out and shown on pointing at it."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """Points of one kind, in one shape and colour. joined: whether a line runs through them."""

    dots: tuple[Dot, ...]
    name: str = ""
    joined: bool = False
    size: float = 4.0


@dataclass(frozen=True, slots=True)
class Words:
    """A short text at a place."""

    x: float
    y: float
    text: str


Mark = Line | Dots | Words


@dataclass(frozen=True, slots=True)
class Chart:
    """title: a short heading. desc: what the picture shows, for those who do not see it."""

    title: str
    desc: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    width: float = 640.0
    height: float = 480.0


def draw(chart: Chart) -> str:
    """The chart as one SVG document."""
    return "\n".join(_document(chart)) + "\n"


def round_ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """At most `most` round numbers (1, 2 or 5 times a power of ten apart) from `low` to `high`."""
    rough = (high - low) / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return tuple(takewhile(lambda tick: tick <= high + step * 1e-9, (round(n * step, 12) for n in count(first))))


def decades(low: float, high: float) -> tuple[float, ...]:
    """The powers of ten from `low` to `high`; the ends themselves where there are fewer than two."""
    found = tuple(10.0**n for n in range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1))
    return found if len(found) > 1 else (low, high)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plotting area, in units of the picture."""

    chart: Chart
    left: float
    right: float
    top: float
    bottom: float

    def x(self, value: float) -> float:
        return self.left + self.chart.x.place(value) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - self.chart.y.place(value) * (self.bottom - self.top)


def _document(chart: Chart) -> Iterator[str]:
    styled = list(_styles(chart.marks))
    legend = [(mark, index) for mark, index in styled if not isinstance(mark, Words) and mark.name]
    frame = _Frame(chart, LEFT, chart.width - RIGHT, TOP, chart.height - BOTTOM - LEGEND_ROW * len(legend))
    name = re.sub(r"[^a-z0-9]+", "-", chart.title.lower()).strip("-")
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(chart.width)} {_n(chart.height)}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc" font-family="sans-serif" font-size="13">'
    )
    yield f'<title id="{name}-title">{escape(chart.title)}</title>'
    yield f'<desc id="{name}-desc">{escape(chart.desc)}</desc>'
    yield f'<rect width="{_n(chart.width)}" height="{_n(chart.height)}" fill="#ffffff"/>'
    yield _text(frame.left, TOP - 20, chart.title, size=16, weight="bold")
    yield from _axes(frame)
    for mark, index in styled:
        yield from _mark(frame, mark, index)
    for row, (mark, index) in enumerate(legend):
        yield from _legend(frame, mark, index, frame.bottom + BOTTOM + LEGEND_ROW * row)
    yield "</svg>"


def _styles(marks: Iterable[Mark]) -> Iterator[tuple[Mark, int]]:
    """Each mark with the number of its style; guides and words have none, so that they use none up."""
    index = 0
    for mark in marks:
        if isinstance(mark, Dots) or (isinstance(mark, Line) and not mark.guide):
            yield mark, index
            index += 1
        else:
            yield mark, -1


def _axes(frame: _Frame) -> Iterator[str]:
    chart = frame.chart
    for tick in chart.x.marks():
        x = frame.x(tick)
        yield _line(x, frame.top, x, frame.bottom, "#e0e0e0")
        yield _text(x, frame.bottom + 18, chart.x.words(tick), anchor="middle")
    for tick in chart.y.marks():
        y = frame.y(tick)
        yield _line(frame.left, y, frame.right, y, "#e0e0e0")
        yield _text(frame.left - 8, y + 4, chart.y.words(tick), anchor="end")
    yield _line(frame.left, frame.bottom, frame.right, frame.bottom, "#222222")
    yield _line(frame.left, frame.top, frame.left, frame.bottom, "#222222")
    yield _text((frame.left + frame.right) / 2, frame.bottom + 38, chart.x.label, anchor="middle")
    middle = (frame.top + frame.bottom) / 2
    yield _text(14, middle, chart.y.label, anchor="middle", turn=f"rotate(-90 14 {_n(middle)})")


def _mark(frame: _Frame, mark: Mark, index: int) -> Iterator[str]:
    match mark:
        case Line(points):
            yield _path([(frame.x(x), frame.y(y)) for x, y in points], index)
        case Dots(dots, _, joined, size):
            if joined:
                yield _path([(frame.x(dot.x), frame.y(dot.y)) for dot in dots], index)
            for dot in dots:
                yield from _dot(frame, dot, index, size)
        case Words(x, y, text):
            yield _text(frame.x(x) + 8, frame.y(y) - 8, text)


def _dot(frame: _Frame, dot: Dot, index: int, size: float) -> Iterator[str]:
    x, y = frame.x(dot.x), frame.y(dot.y)
    if dot.low is not None and dot.high is not None:
        yield _line(x, frame.y(dot.low), x, frame.y(dot.high), _colour(index))
    yield _shape(x, y, index, size, dot.says)


def _legend(frame: _Frame, mark: Mark, index: int, y: float) -> Iterator[str]:
    if isinstance(mark, Words):
        return
    x = frame.left
    if isinstance(mark, Line) or mark.joined:
        yield _path([(x, y), (x + 28, y)], index)
    if isinstance(mark, Dots):
        yield _shape(x + 14, y, index, 4.0, "")
    yield _text(x + 38, y + 4, mark.name)


def _shape(x: float, y: float, index: int, size: float, says: str) -> str:
    title = f"<title>{escape(says)}</title>" if says else ""
    colour = f'fill="{_colour(index)}"'
    match SHAPES[index % len(SHAPES)]:
        case "circle":
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}" {colour}>{title}</circle>'
        case "square":
            corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
        case "triangle":
            corners = [(0, -1.2), (1.1, 0.9), (-1.1, 0.9)]
        case "diamond":
            corners = [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
    points = " ".join(f"{_n(x + size * a)},{_n(y + size * b)}" for a, b in corners)
    return f'<polygon points="{points}" {colour}>{title}</polygon>'


def _path(points: Sequence[tuple[float, float]], index: int) -> str:
    dash = "4 4" if index < 0 else DASHES[index % len(DASHES)]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    places = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polyline points="{places}" fill="none" stroke="{_colour(index)}" stroke-width="1.6"{dashes}/>'


def _line(x: float, y: float, to_x: float, to_y: float, colour: str) -> str:
    return f'<line x1="{_n(x)}" y1="{_n(y)}" x2="{_n(to_x)}" y2="{_n(to_y)}" stroke="{colour}"/>'


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", size: float = 0.0, weight: str = "", turn: str = ""
) -> str:
    more = "".join(
        f' {name}="{value}"'
        for name, value in (
            ("text-anchor", "" if anchor == "start" else anchor),
            ("font-size", _n(size) if size else ""),
            ("font-weight", weight),
            ("transform", turn),
        )
        if value
    )
    return f'<text x="{_n(x)}" y="{_n(y)}" fill="#222222"{more}>{escape(words)}</text>'


def _colour(index: int) -> str:
    return GREY if index < 0 else COLOURS[index % len(COLOURS)]


def _n(value: float) -> str:
    """A number, short and the same everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
