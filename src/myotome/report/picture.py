"""A picture and the table that says the same: nothing is told by a drawing alone."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

LETTER = 0.62  # the width of a letter of a wide font, in sizes


class Svg(str):
    """A drawing that was made here, so that a template may show it as it is: every text in it is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """The habit by which templates know markup from text."""
        return str(self)


@dataclass(frozen=True, slots=True)
class Picture:
    """svg: the drawing, with title and description. columns, rows: the same as a table. caption: of the table.

    note: what must be said with it, or empty.
    """

    svg: Svg
    title: str
    desc: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def opening(name: str, width: float, height: float, title: str, desc: str) -> str:
    """The start of a drawing. name: makes its ids and its class unique on a page.

    Left stays left in every language: a body does not turn round where the text runs the other way.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture picture-{name}" viewBox="0 0 {n(width)} {n(height)}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc" direction="ltr" font-family="system-ui, sans-serif">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(desc)}</desc>'
    )


def text(
    x: float, y: float, words: str, *, size: float = 14.0, anchor: str = "start", kind: str = "", bold: bool = False
) -> str:
    """Words at a place. kind: a class by which the page may colour them."""
    more = "".join([
        f' text-anchor="{anchor}"' if anchor != "start" else "",
        f' class="{kind}"' if kind else "",
        ' font-weight="600"' if bold else "",
    ])  # fmt: skip
    return f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}" fill="currentColor"{more}>{escape(words)}</text>'


def fitted(words: str, room: float, size: float) -> float:
    """The size of letters at which `words` stay within `room`: at most `size`. Languages differ in length."""
    return min(size, room / (max(1, len(words)) * LETTER))


def n(value: float) -> str:
    """A number, short and the same everywhere."""
    short = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
