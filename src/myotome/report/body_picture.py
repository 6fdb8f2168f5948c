"""The body, front and back, with what is weak, numb or painful: drawn, and the same as a table.

Each kind has its own pattern (hatch, dots, waves) and its own words, so that no colour is needed to read it. Left
and right are always those of the person, and are written beside the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from myotome.report.body_shape import DETAILS, SHAPES, View, mirrored, outline, polygon
from myotome.report.body_table import KINDS, Kind, Mark, Side, drawn, marks
from myotome.report.picture import Picture, Svg, fitted, n, opening, text
from myotome.report.words import Words

NAME = "body"
WIDTH, TOP, LEGEND, LEGEND_ROW = 440.0, 40.0, 552.0, 32.0
MIDDLE: Mapping[View, float] = {"front": 112.0, "back": 328.0}
COLOUR: Mapping[Kind, str] = {"weak": "#005f9e", "numb": "#b34700", "pain": "#9b2a73"}
SKIN, EDGE = "#f1ece4", "#7d756b"
VIEWS: tuple[View, View] = ("front", "back")


def body_picture(told: Mapping[str, str | float], said: Mapping[str, str], words: Words) -> Picture:
    """told: finding -> answer. said: finding -> the answer in words, for the table."""
    found = marks(told)
    title, desc = words.text("result.body.title"), _desc(found, words)
    svg = Svg("".join(_draw(found, title, desc, words)))
    columns = tuple(words.text(f"result.body.column.{name}") for name in ("what", "where", "side", "told"))
    rows = tuple(_rows(found, said, words))
    note = "" if all(drawn(found).values()) else words.text("result.body.untold")
    return Picture(svg, title, desc, words.text("result.body.caption"), columns, rows, note)


def _rows(found: tuple[Mark, ...], said: Mapping[str, str], words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each kind, place and side; answers that mark the same share it."""
    told: dict[tuple[Kind, tuple[str, ...], str], list[str]] = {}
    for mark in found:
        told.setdefault((mark.kind, mark.names, mark.where), []).append(said.get(mark.finding, mark.finding))
    for (kind, names, where), answers in told.items():
        yield (
            words.text(f"result.body.{kind}"),
            ", ".join(words.text(f"result.area.{area}") for area in names),
            words.text(f"result.side.{where}"),
            "; ".join(answers),
        )


def _desc(found: tuple[Mark, ...], words: Words) -> str:
    if not found:
        return words.text("result.body.nothing")
    parts = [
        f"{words.text(f'result.body.{kind}')}: " + "; ".join(dict.fromkeys(_place(mark, words) for mark in chosen))
        for kind in KINDS
        if (chosen := [mark for mark in found if mark.kind == kind])
    ]
    return ". ".join([words.text("result.body.desc"), *parts]) + "."


def _place(mark: Mark, words: Words) -> str:
    places = ", ".join(words.text(f"result.area.{area}") for area in mark.names)
    return f"{places} ({words.text(f'result.side.{mark.where}')})"


def _draw(found: tuple[Mark, ...], title: str, desc: str, words: Words) -> Iterator[str]:
    where = drawn(found)
    height = LEGEND + LEGEND_ROW * (len(KINDS) + (not all(where.values())))
    yield opening(NAME, WIDTH, height, title, desc)
    yield "<defs>" + _patterns() + "".join(_clip(view) for view in VIEWS) + "</defs>"
    for view in VIEWS:
        yield from _figure(view, where, words)
    yield from _legend(where, words)
    yield "</svg>"


def _patterns() -> str:
    weak, numb, pain = (COLOUR[kind] for kind in KINDS)
    return (
        f'<pattern id="{NAME}-weak" width="8" height="8" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M1,0 V8" class="ink-weak" stroke="{weak}" stroke-width="2"/></pattern>'
        f'<pattern id="{NAME}-numb" width="9" height="9" patternUnits="userSpaceOnUse">'
        f'<circle cx="2.2" cy="2.2" r="1.6" class="dot-numb" fill="{numb}"/>'
        f'<circle cx="6.7" cy="6.7" r="1.6" class="dot-numb" fill="{numb}"/></pattern>'
        f'<pattern id="{NAME}-pain" width="12" height="10" patternUnits="userSpaceOnUse">'
        f'<path d="M0,5 C2,1 4,1 6,5 C8,9 10,9 12,5" class="ink-pain" fill="none" stroke="{pain}" '
        'stroke-width="1.5"/></pattern>'
    )


def _clip(view: View) -> str:
    return f'<clipPath id="{NAME}-{view}"><path d="{outline(view)}"/></clipPath>'


def _figure(view: View, where: Mapping[tuple[Kind, str, Side], bool], words: Words) -> Iterator[str]:
    middle = MIDDLE[view]
    yield text(middle, 18, words.text(f"result.body.{view}"), size=19, anchor="middle", bold=True)
    # Facing the person, their left is on the right of the drawing; from behind it is on the left.
    left_at, right_at = (middle + 66, middle - 66) if view == "front" else (middle - 66, middle + 66)
    for side, x in (("left", left_at), ("right", right_at)):
        name = words.text(f"result.side.{side}")
        yield text(x, TOP + 34, name, size=fitted(name, 80, 17), anchor="middle", kind="quiet")
    yield f'<g transform="translate({n(middle)} {n(TOP)})">'
    yield f'<path d="{outline(view)}" class="skin" fill="{SKIN}"/>'
    yield f'<g clip-path="url(#{NAME}-{view})">'
    for kind in KINDS:
        for area, half in SHAPES[view].items():
            for side in ("left", "right"):
                told = where.get((kind, area, side))
                if told is not None:
                    mirror = (side == "right") == (view == "front")
                    yield _area(kind, area, side, polygon(half, mirror=mirror), told, words)
    yield "</g>"
    for line in DETAILS[view]:
        for data in (line, mirrored(line)):
            yield f'<path d="{data}" class="edge" fill="none" stroke="{EDGE}" stroke-width="1" opacity="0.55"/>'
    yield f'<path d="{outline(view)}" class="edge" fill="none" stroke="{EDGE}" stroke-width="1.6"/></g>'


def _area(kind: Kind, area: str, side: str, points: str, told: bool, words: Words) -> str:
    dashes = "" if told else ' stroke-dasharray="4 3"'
    side_words = words.text(f"result.side.{side if told else 'untold'}")
    says = f"{words.text(f'result.body.{kind}')}: {words.text(f'result.area.{area}')} ({side_words})"
    depth = 0.14 if told else 0.04
    return (
        f'<g class="mark" data-mark="{kind} {area} {side}"><title>{escape(says)}</title>'
        f'<polygon points="{points}" class="tint-{kind}" fill="{COLOUR[kind]}" fill-opacity="{depth}"/>'
        f'<polygon points="{points}" fill="url(#{NAME}-{kind})" class="line-{kind}" '
        f'stroke="{COLOUR[kind]}" stroke-width="1" stroke-opacity="{0.3 if told else 1}"{dashes}/></g>'
    )


def _legend(where: Mapping[tuple[Kind, str, Side], bool], words: Words) -> Iterator[str]:
    y = LEGEND
    for kind in KINDS:
        yield (
            f'<rect x="14" y="{n(y)}" width="34" height="22" rx="4" fill="url(#{NAME}-{kind})" '
            f'class="line-{kind}" stroke="{COLOUR[kind]}" stroke-width="1"/>'
        )
        yield _legend_words(y, words.text(f"result.body.{kind}"))
        y += LEGEND_ROW
    if not all(where.values()):
        yield (
            f'<rect x="14" y="{n(y)}" width="34" height="22" rx="4" fill="none" class="edge" stroke="{EDGE}" '
            'stroke-width="1.4" stroke-dasharray="4 3"/>'
        )
        yield _legend_words(y, words.text("result.body.dashed"))


def _legend_words(y: float, says: str) -> str:
    return text(58, y + 17, says, size=fitted(says, WIDTH - 64, 18))
