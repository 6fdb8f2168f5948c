"""The shape of a body from the front and from the back: one half is drawn, the other is its mirror image.

A place of the body is a rough polygon; it is cut to the outline of the body when drawn, so that edges meet.
Coordinates: the middle of the body is x = 0, the drawn half lies at x > 0, the crown is near y = 12.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

View = Literal["front", "back"]
Half = tuple[tuple[float, float], ...]

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

#: The outline of one half, from the crown down the arm and the leg to the crotch, as cubic curves.
_HALF_OUTLINE = (
    "C14,12 24,24 24,42 C24,54 19,64 12,71 L12,83 C13,90 22,94 34,98 C49,102 57,110 59,124 "
    "C61,150 69,174 74,197 C80,220 87,238 91,256 C96,262 99,274 98,286 C97,296 92,303 88,301 "
    "C84,299 82,293 81,285 C78,287 75,281 76,272 C77,266 79,262 79,258 C73,240 66,222 61,205 "
    "C56,187 50,169 45,150 C43,166 37,178 36,193 C36,209 42,221 45,238 C48,260 47,290 43,318 "
    "C41,334 37,344 37,355 C40,373 41,390 38,409 C35,428 29,441 27,457 {foot} "
    "C14,436 11,420 10,402 C9,384 12,370 11,354 C10,330 6,300 3,274 L0,269"
)
_FOOT: Mapping[View, str] = {
    "front": "C29,465 36,473 39,481 C40,488 33,491 25,490 C17,489 12,485 12,476 C12,467 14,461 14,455",
    "back": "C28,464 30,471 29,478 C28,485 23,488 19,487 C13,486 11,480 12,472 C13,465 14,460 14,455",
}

#: Places seen from each view: rough polygons over the drawn half.
SHAPES: Mapping[View, Mapping[str, Half]] = {
    "front": {
        "head": ((0, 0), (40, 0), (40, 40), (0, 40)),
        "face": ((0, 40), (40, 40), (40, 74), (0, 76)),
        "neck": ((0, 76), (40, 74), (30, 96), (0, 101)),
        "chest": ((0, 101), (30, 96), (44, 90), (46, 120), (45, 168), (0, 168)),
        "belly": ((0, 168), (45, 168), (45, 218), (50, 226), (0, 226)),
        "hip": ((0, 226), (52, 226), (52, 252), (34, 250), (12, 262), (0, 256)),
        "saddle": ((0, 256), (12, 262), (11, 286), (0, 292)),
        "upper_arm": ((44, 90), (110, 90), (110, 187), (48, 205), (45, 160), (46, 120)),
        "forearm": ((48, 205), (110, 187), (110, 246), (60, 264)),
        "hand": ((60, 264), (110, 246), (110, 320), (60, 320)),
        "outer_thigh": ((34, 250), (52, 252), (52, 334), (29, 334)),
        "front_thigh": ((34, 250), (29, 334), (0, 334), (0, 292), (11, 286), (12, 262)),
        "knee": ((0, 334), (52, 334), (52, 372), (0, 372)),
        "inner_shin": ((0, 372), (24, 372), (20, 458), (0, 458)),
        "outer_calf": ((24, 372), (52, 372), (52, 458), (20, 458)),
        "foot": ((0, 458), (52, 458), (52, 500), (0, 500)),
    },
    "back": {
        "head": ((0, 0), (40, 0), (40, 66), (0, 66)),
        "nape": ((0, 66), (40, 66), (30, 96), (0, 101)),
        "mid_back": ((0, 101), (30, 96), (44, 90), (46, 120), (45, 178), (0, 178)),
        "low_back": ((0, 178), (45, 178), (45, 210), (50, 222), (0, 226)),
        "upper_arm": ((44, 90), (110, 90), (110, 187), (48, 205), (45, 160), (46, 120)),
        "forearm": ((48, 205), (110, 187), (110, 246), (60, 264)),
        "hand": ((60, 264), (110, 246), (110, 320), (60, 320)),
        "buttock": ((0, 226), (50, 222), (52, 274), (36, 281), (14, 279), (13, 250), (0, 243)),
        "saddle": ((0, 243), (13, 250), (14, 279), (10, 296), (0, 296)),
        "back_thigh": ((14, 279), (36, 281), (52, 274), (52, 354), (0, 354), (0, 296), (10, 296)),
        "back_calf": ((0, 354), (52, 354), (52, 455), (0, 455)),
        "sole": ((0, 455), (52, 455), (52, 500), (0, 500)),
    },
}

#: Thin lines that make it read as a body: a face, a collar bone, kneecaps; shoulder blades, the spine, folds.
DETAILS: Mapping[View, tuple[str, ...]] = {
    "front": (
        "M5,108 C16,104 28,104 38,106",
        "M3,214 C2,217 1,217 0,217",
        "M16,342 C20,338 28,338 31,343",
        "M16,364 C20,368 28,368 31,364",
        "M7,42 C9,40 12,40 14,42",
        "M0,59.5 C3,59.5 5,59 7,58.5",
        "M2,140 C14,150 30,150 38,138",
    ),
    "back": (
        "M14,118 C22,124 26,136 23,150 C18,152 13,148 11,142",
        "M0,104 L0,226",
        "M5,279 C14,286 28,286 37,279",
        "M16,354 C21,357 28,357 33,354",
        "M0,236 L0,270",
    ),
}


def outline(view: View) -> str:
    """The closed outline of the whole body as path data."""
    half = _HALF_OUTLINE.format(foot=_FOOT[view])
    return f"M0,12 {half} {_backwards(mirrored(half), (0.0, 12.0))} Z"


def mirrored(data: str) -> str:
    """Path data with the other half of the body: every x changes its sign."""
    numbers = iter(range(10_000))
    return _NUMBER.sub(lambda found: _signed(found[0], next(numbers) % 2 == 0), data)


def polygon(half: Half, *, mirror: bool) -> str:
    """The points of a place, on the drawn half or on the other."""
    return " ".join(f"{-x if mirror and x else x:g},{y:g}" for x, y in half)


def _signed(number: str, is_x: bool) -> str:
    if not is_x or float(number) == 0:
        return number
    return number[1:] if number.startswith("-") else f"-{number}"


def _backwards(data: str, start: tuple[float, float]) -> str:
    """Absolute path data (curves and lines) drawn from its end to its start."""
    pieces = re.findall(r"[CL][^CL]+", data)
    points: list[tuple[str, list[str]]] = [(piece[0], piece[1:].split()) for piece in pieces]
    ends = [f"{start[0]:g},{start[1]:g}", *(one[-1] for _, one in points)]
    result: list[str] = []
    for index in range(len(points) - 1, -1, -1):
        letter, one = points[index]
        middle = " ".join(reversed(one[:-1]))
        result.append(f"{letter}{middle} {ends[index]}" if middle else f"{letter}{ends[index]}")
    return " ".join(result)
