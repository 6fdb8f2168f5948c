"""The values of a sheet of paper: headed sections of paragraphs, bullets, bars and pairs. Words only, no markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["do", "dont", "raises", "lowers", "note", "for", "against", "plain"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a bar. p: its length, 0 to 1; said: the same in words; notes: (mark, words) below it."""

    label: str
    p: float
    said: str
    flag: str = ""
    notes: tuple[tuple[Mark, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`text`), bullets with one mark, rows with bars, or label and value in columns (`pairs`).

    A paragraph with the mark "note" belongs to the line above it.
    """

    text: str = ""
    mark: Mark = "plain"
    items: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """id: stable, for styling and tests. A section without blocks is left out."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """symbol: the level as signs that need no colour. foot: what it is not, and the version of the knowledge."""

    code: str
    direction: str
    title: str
    level: str
    symbol: str
    label: str
    number: str
    when: str
    means: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
