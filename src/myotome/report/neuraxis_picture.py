"""The way from the brain to the muscle, and how likely the problem is to sit at each stage of it.

Each region is drawn, shaded by its probability, and says it again with a bar and in words. The likeliest places
have a number in the drawing, on their side and at their level of the cord, and a row of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from myotome.assessment.chance import in_words
from myotome.assessment.result import Place
from myotome.report.neuraxis_table import BESIDE, CORD_END, CORD_TOP, MIDDLE, PATHWAY, Row, level_y, points
from myotome.report.picture import Picture, Svg, fitted, n, opening, text
from myotome.report.words import Words

NAME = "neuraxis"
WIDTH, HEIGHT, LABELS, BAR = 384.0, 762.0, 134.0, 54.0
INK, EDGE, BASE = "#005f9e", "#7d756b", "#f1ece4"
NONE = "–"  # an empty cell reads as one that was forgotten
NAMED_FROM = 0.01  # a region below this is drawn, and named quietly
PIN = 18.0  # how far apart numbers stand
PLACES, PLACED_FROM = 3, 0.03  # so many places get a number, from this probability on

_BRAIN = (
    "M58,22 C52,10 30,10 24,22 C12,24 8,40 15,48 C12,60 24,72 36,68 C42,76 54,74 58,66 "
    "C62,74 74,76 80,68 C92,72 104,60 101,48 C108,40 104,24 92,22 C86,10 64,10 58,22 Z"
)
_FOLDS = (
    "M58,22 L58,66",
    "M30,24 C32,32 26,36 20,36",
    "M42,20 C40,28 46,32 42,40",
    "M24,50 C32,46 36,52 34,60",
    "M46,48 C42,54 48,60 46,66",
)
_CEREBELLUM = "M52,78 C42,70 26,76 28,86 C30,96 46,94 53,88 Z"
_BRAINSTEM = "M50,70 C50,82 46,90 51,112 L65,112 C70,90 66,82 66,70 C62,74 54,74 50,70 Z"
_CORD = (
    "M51,112 C49,124 49,136 52,146 C53,168 53,190 52,206 C50,218 50,236 53,246 "
    "L63,246 C66,236 66,218 64,206 C63,190 63,168 64,146 C67,136 67,124 65,112 Z"
)
_HORN = "M57,208 C53,208 51.5,213 52.5,219 C53.5,224 56,226 57,222 Z"
_CONUS = "M53,246 C54,256 56,264 58,270 C60,264 62,256 63,246 Z"
_CAUDA = (
    "M57,262 C54,276 49,292 44,310",
    "M57.5,266 C56,282 53,300 50,314",
    "M58,268 L58,320",
    "M58.5,266 C60,282 63,300 66,314",
    "M59,262 C62,276 67,292 72,310",
)
_ROOT = "M72,310 C78,318 84,326 92,340"
_PLEXUS = (
    "M88,344 C96,352 92,366 100,384",
    "M96,340 C90,354 104,362 100,384",
    "M92,340 C102,350 96,370 100,384",
)
_NERVE = "M100,384 L100,446"
_JUNCTION = ("M100,446 L94,456", "M100,446 L100,458", "M100,446 L106,456")
_MUSCLE = "M100,462 C112,470 114,508 100,524 C86,508 88,470 100,462 Z"


def neuraxis_picture(
    regions: Sequence[tuple[str, float]], places: Sequence[Place], unplaced: float, words: Words
) -> Picture:
    """regions: with their probabilities. places: the likeliest first. unplaced: what is at no known place."""
    shares = dict(regions)
    numbered = [one for one in places if one.site and one.probability >= PLACED_FROM][:PLACES]
    title, desc = words.text("result.neuraxis.title"), _desc(regions, words)
    svg = Svg("".join(_draw(shares, numbered, title, desc, words)))
    columns = tuple(words.text(f"result.neuraxis.column.{name}") for name in ("place", "side", "level", "likely"))
    return Picture(
        svg,
        title,
        desc,
        words.text("result.neuraxis.caption"),
        columns,
        tuple(_rows(shares, numbered, unplaced, words)),
    )


def _desc(regions: Sequence[tuple[str, float]], words: Words) -> str:
    named = [
        f"{words.text(f'result.region.{name}')}: {words.say(in_words(p))}" for name, p in regions if p >= NAMED_FROM
    ]
    return f"{words.text('result.neuraxis.desc')} {'; '.join(named)}."


def _rows(
    shares: Mapping[str, float], numbered: Sequence[Place], unplaced: float, words: Words
) -> Iterator[tuple[str, ...]]:
    for row in sorted((*PATHWAY, *BESIDE), key=lambda row: -shares.get(row.region, 0.0)):
        p = shares.get(row.region, 0.0)
        if p >= NAMED_FROM:
            yield words.text(f"result.region.{row.region}"), NONE, NONE, words.say(in_words(p))
            for number, place in enumerate(numbered, 1):
                if place.region == row.region:
                    yield (
                        words.text("result.neuraxis.numbered", number=number, place=words.say(place.name)),
                        words.text(f"result.side.{place.side}") if place.side else NONE,
                        place.level or NONE,
                        words.say(in_words(place.probability)),
                    )
    if unplaced >= NAMED_FROM:
        yield words.text("result.region.unknown"), NONE, NONE, words.say(in_words(unplaced))


def _draw(shares: Mapping[str, float], numbered: Sequence[Place], title: str, desc: str, words: Words) -> Iterator[str]:
    yield opening(NAME, WIDTH, HEIGHT, title, desc)
    for side, x, anchor in (("right", 2.0, "start"), ("left", 114.0, "end")):
        name = words.text(f"result.side.{side}")
        yield text(x, 11, name, size=fitted(name, 52, 13), anchor=anchor, kind="quiet")
    for row in (*PATHWAY, *BESIDE):
        yield from _words(row, shares.get(row.region, 0.0), words)
    yield from _anatomy(shares)
    yield from _levels()
    yield text(2, 544, words.text("result.neuraxis.beside"), size=15, bold=True)
    yield from _beside(shares)
    taken: list[tuple[float, float]] = []
    for number, place in enumerate(numbered, 1):
        for wanted in points(place.site, place.side, place.level):
            x, y = _free(wanted, taken)
            taken.append((x, y))
            yield (
                f'<circle cx="{n(x)}" cy="{n(y)}" r="8.5" class="pin" fill="#ffffff" stroke="{INK}" stroke-width="2"/>'
                f'<text x="{n(x)}" y="{n(y + 4.4)}" font-size="12.5" font-weight="700" text-anchor="middle" '
                f'class="pin-words" fill="{INK}">{number}</text>'
            )
    yield "</svg>"


def _free(wanted: tuple[float, float], taken: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The place for a number: as wanted, or beside those that are there. It stays on its side, and at its level."""
    x, y = wanted
    step = -PIN if x < MIDDLE else PIN
    while any(abs(x - other_x) < PIN and abs(y - other_y) < PIN for other_x, other_y in taken):
        x += step
        if not PIN / 2 < x < 2 * MIDDLE - PIN / 2:
            x, y = wanted[0], y + PIN
    return x, y


def _words(row: Row, p: float, words: Words) -> Iterator[str]:
    x, y = row.anchor
    yield (
        f'<path d="M{n(x)},{n(y)} L{n(LABELS - 16)},{n(row.y)} L{n(LABELS - 6)},{n(row.y)}" fill="none" '
        f'class="edge" stroke="{EDGE}" stroke-width="1" opacity="0.6"/>'
    )
    name = words.text(f"result.region.{row.region}")
    if p < NAMED_FROM:
        yield text(LABELS, row.y + 5, name, size=fitted(name, WIDTH - LABELS, 15), kind="quiet")
        return
    yield text(LABELS, row.y - 2, name, size=fitted(name, (WIDTH - LABELS) * 0.95, 15), bold=p >= 0.1)
    yield (
        f'<rect x="{n(LABELS)}" y="{n(row.y + 5)}" width="{n(BAR)}" height="10" rx="3" class="track" fill="{BASE}" '
        f'stroke="{EDGE}" stroke-width="0.6"/>'
        f'<rect x="{n(LABELS)}" y="{n(row.y + 5)}" width="{n(max(3.0, BAR * p))}" height="10" rx="3" class="ink" '
        f'fill="{INK}"/>'
    )
    likely = words.say(in_words(p))
    yield text(LABELS + BAR + 8, row.y + 15, likely, size=fitted(likely, WIDTH - LABELS - BAR - 8, 14))


def _anatomy(shares: Mapping[str, float]) -> Iterator[str]:
    yield _shape(_BRAIN, shares.get("brain", 0.0))
    for fold in _FOLDS:
        for data in (fold, *(() if fold == _FOLDS[0] else (_mirror(fold),))):
            yield f'<path d="{data}" fill="none" class="edge" stroke="{EDGE}" stroke-width="0.9" opacity="0.6"/>'
    for data in (_CEREBELLUM, _mirror(_CEREBELLUM)):
        yield _shape(data, shares.get("cerebellum", 0.0))
    yield _shape(_BRAINSTEM, shares.get("brainstem", 0.0))
    yield _shape(_CORD, shares.get("spinal_cord", 0.0))
    for data in (_HORN, _mirror(_HORN)):
        yield _shape(data, shares.get("anterior_horn", 0.0))
    yield from (_strand(data, shares.get("cauda_equina", 0.0), 2.0) for data in _CAUDA)
    yield _shape(_CONUS, shares.get("conus", 0.0))
    for half in (str, _mirror):
        yield _strand(half(_ROOT), shares.get("root", 0.0), 5.0)
        yield from (_strand(half(data), shares.get("plexus", 0.0), 2.4) for data in _PLEXUS)
        yield _strand(half(_NERVE), shares.get("nerve", 0.0), 5.0)
        yield from (_strand(half(data), shares.get("neuromuscular_junction", 0.0), 2.6) for data in _JUNCTION)
        yield _shape(half(_MUSCLE), shares.get("muscle", 0.0))


def _levels() -> Iterator[str]:
    """The scale of the cord: where neck, chest and low back begin."""
    for first, last, letter in (("C1", "C8", "C"), ("T1", "T12", "T"), ("L1", "L5", "L")):
        top, end = level_y(first) or CORD_TOP, level_y(last) or CORD_END
        yield (
            f'<path d="M46,{n(top)} L43,{n(top)} L43,{n(end)} L46,{n(end)}" fill="none" class="edge" stroke="{EDGE}" '
            'stroke-width="1"/>'
        )
        yield text(38, (top + end) / 2 + 4, letter, size=12, anchor="end", kind="quiet")


def _beside(shares: Mapping[str, float]) -> Iterator[str]:
    """Small signs for what lies beside the pathway."""
    p = shares.get("vascular", 0.0)
    yield _strand("M50,560 C44,568 52,576 46,586", p, 5.0)
    yield _strand("M66,560 C72,568 64,576 70,586", p, 5.0)
    p = shares.get("musculoskeletal", 0.0)
    yield _shape(
        "M42,606 C38,600 46,598 48,603 L68,603 C70,598 78,600 74,606 L74,618 C78,624 70,626 68,621 L48,621 "
        "C46,626 38,624 42,618 C45,616 45,608 42,606 Z",
        p,
    )
    p = shares.get("spine", 0.0)
    yield from (_shape(_box(44, y, 28, 9), p) for y in (638.0, 656.0))
    yield _shape(_box(46, 648.5, 24, 6), p)
    p = shares.get("systemic", 0.0)
    yield _shape("M58,676 C64,686 69,692 69,698 C69,705 64,709 58,709 C52,709 47,705 47,698 C47,692 52,686 58,676 Z", p)
    p = shares.get("functional", 0.0)
    yield _strand("M50,741 C43,730 49,719 58,719 C67,719 73,730 66,741", p, 4.0)
    yield _strand("M59,739 L66,741.5 L68,734", p, 4.0)


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{n(x)},{n(y)} h{n(width)} v{n(height)} h{n(-width)} Z"


def _shape(data: str, p: float) -> str:
    return (
        f'<path d="{data}" class="base" fill="{BASE}"/>'
        f'<path d="{data}" class="shade" fill="{INK}" fill-opacity="{_depth(p)}"/>'
        f'<path d="{data}" fill="none" class="edge" stroke="{EDGE}" stroke-width="1.2" stroke-linejoin="round"/>'
    )


def _strand(data: str, p: float, width: float) -> str:
    return (
        f'<path d="{data}" fill="none" class="edge" stroke="{EDGE}" stroke-width="{n(width + 1.6)}" '
        'stroke-linecap="round"/>'
        f'<path d="{data}" fill="none" class="base-line" stroke="{BASE}" stroke-width="{n(width)}" '
        'stroke-linecap="round"/>'
        f'<path d="{data}" fill="none" class="shade-line" stroke="{INK}" stroke-opacity="{_depth(p)}" '
        f'stroke-width="{n(width)}" stroke-linecap="round"/>'
    )


def _depth(p: float) -> str:
    """How dark a probability is: the root, so that one in ten can be told from none."""
    return f"{min(1.0, p**0.5):.2f}" if p >= NAMED_FROM else "0"


def _mirror(data: str) -> str:
    """Path data with absolute coordinates, mirrored at the middle."""
    parts: list[str] = []
    for piece in data.replace(",", " , ").split():
        parts.append(piece)
    joined = " ".join(parts).replace(" , ", ",")
    return " ".join(_mirrored_point(point) for point in joined.split())


def _mirrored_point(point: str) -> str:
    if "," not in point:
        return point
    letter = point[0] if point[0].isalpha() else ""
    x, y = point[len(letter) :].split(",")
    return f"{letter}{n(2 * MIDDLE - float(x))},{y}"
