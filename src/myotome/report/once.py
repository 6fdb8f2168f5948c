"""What to do, each thing once: a line that already stands above is not said again further down.

The advice of a level and several kits of first aid may hold the same line. Who reads in a hurry should not have to
read it twice, and two wordings of one order (when the person was last well) would look like two orders.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

#: The wordings by which the advice speaks of the time that treatment depends on.
CLOCK_WORDS = ("last fully well", "time last well")


class Kit(NamedTuple):
    """First aid. id, for_: which, and for what."""

    id: str
    for_: str
    do: tuple[str, ...]
    dont: tuple[str, ...]


def asks_the_time(line: str) -> bool:
    """Whether a line of the advice asks when the person was last well."""
    return any(word in line for word in CLOCK_WORDS)


def kits_once(
    do_now: Iterable[str], do_not: Iterable[str], first_aid: Sequence[Mapping[str, object]]
) -> tuple[Kit, ...]:
    """The kits without the lines that stand in `do_now`, in `do_not` or in a kit before. An empty kit is left out."""
    said, clock = {_key(line) for line in (*do_now, *do_not)}, any(asks_the_time(line) for line in do_now)
    kits: list[Kit] = []
    for raw in first_aid:
        parts: list[tuple[str, ...]] = []
        for part in ("do", "dont"):
            new: list[str] = []
            for line in _lines(raw.get(part)):
                if _key(line) in said or (clock and asks_the_time(line)):
                    continue
                said.add(_key(line))
                clock = clock or asks_the_time(line)
                new.append(line)
            parts.append(tuple(new))
        if any(parts):
            kits.append(Kit(str(raw.get("id", "")), str(raw["for"]), parts[0], parts[1]))
    return tuple(kits)


def _key(line: str) -> str:
    return line.strip().rstrip(".").casefold()


def _lines(value: object) -> list[str]:
    return [str(one) for one in cast("list[Any]", value)] if isinstance(value, list | tuple) else []
