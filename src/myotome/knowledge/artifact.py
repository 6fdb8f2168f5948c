"""The compiled knowledge: one file, read without parsing what is not needed.

Layout: the magic word, the length of the header, the header (JSON: version, hash, and for each section
its place, kind and checksums), then the sections. A JSON section is parsed when it is first asked for; an array
section is a view into the file, so that a start touches only the rows that are used.

Every byte that is used was checked first: the header and each JSON section as a whole, an array row by row, each
when it is first read. A damaged file is refused and never gives a wrong answer, and a start need not read it all.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
from array import array
from binascii import crc32
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

MAGIC = b"MYOTOME2"
# os.path and not pathlib: importing that would be a twentieth of a whole cold start.
DEFAULT = os.path.join(os.path.dirname(__file__), "compiled", "knowledge.bin")
_ALIGN = 8


class ArtifactError(Exception):
    """The compiled knowledge is missing or broken; the text says how to mend it."""


class Rows(NamedTuple):
    """Numbers that are read a row at a time. width: how many stand in a row."""

    numbers: array[float]
    width: int


class _Section(NamedTuple):
    """Where a section stands. size: its bytes. row: the bytes that one checksum covers. sums: one for each row."""

    kind: str
    offset: int
    size: int
    row: int
    sums: list[int]


class _Array(NamedTuple):
    """An opened array section. sound: for each row, whether its checksum was found right."""

    view: memoryview
    row: int
    sums: list[int]
    sound: bytearray


def write_artifact(path: str | os.PathLike[str], version: str, digest: str, sections: Mapping[str, Any]) -> None:
    """Write `sections` (Rows, array('d') or anything JSON) to `path`, in one step so that nobody reads half a file."""
    parts: list[bytes] = []
    table: dict[str, _Section] = {}
    offset = 0
    for name, value in sections.items():
        if isinstance(value, Rows | array):
            one_row = not isinstance(value, Rows)
            numbers = array("d", cast("array[float]", value) if one_row else value.numbers)
            if sys.byteorder == "big":
                numbers.byteswap()
            kind, data, row = "array", numbers.tobytes(), numbers.itemsize * (len(numbers) if one_row else value.width)
        else:
            kind, data = "json", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
            row = len(data)
        sums = [crc32(data[at : at + row]) for at in range(0, len(data), row)]
        table[name] = _Section(kind, offset, len(data), row, sums)
        data += b"\0" * (-len(data) % _ALIGN)
        parts.append(data)
        offset += len(data)
    header = json.dumps({"version": version, "hash": digest, "size": offset, "sections": table}).encode()
    header += b" " * (-(len(header) + len(MAGIC) + 4 + 4) % _ALIGN)
    target = os.fspath(path)
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    with open(target + ".draft", "wb") as draft:
        draft.write(MAGIC + struct.pack("<II", len(header), crc32(header)) + header + b"".join(parts))
    os.replace(target + ".draft", target)


class Artifact:
    """Read access to a compiled knowledge file."""

    def __init__(self, path: str | os.PathLike[str] = DEFAULT) -> None:
        try:
            with open(path, "rb") as file:
                self._map: Any = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            raise ArtifactError(f"no compiled knowledge at {path}: run `make knowledge`") from None
        self._path = os.fspath(path)
        start = len(MAGIC) + 8
        if self._map[: len(MAGIC)] != MAGIC or len(self._map) < start:
            raise ArtifactError(f"{path} is not compiled knowledge of this version: run `make knowledge`")
        length, total = struct.unpack("<II", self._map[len(MAGIC) : start])
        raw = self._map[start : start + length]
        if len(raw) != length or crc32(raw) != total:
            raise self._damaged("its header")
        header = json.loads(raw)
        self.version: str = header["version"]
        self.hash: str = header["hash"]
        self._sections: dict[str, list[Any]] = header["sections"]
        self._start = start + length
        if len(self._map) != self._start + header["size"]:
            raise self._damaged("its length")
        self._parsed: dict[str, Any] = {}
        self._arrays: dict[str, _Array] = {}

    def json(self, name: str) -> Any:
        """The JSON section `name`, parsed once."""
        if name not in self._parsed:
            section = self._section(name, "json")
            data = self._map[self._start + section.offset : self._start + section.offset + section.size]
            if crc32(data) != section.sums[0]:
                raise self._damaged(name)
            self._parsed[name] = json.loads(data)
        return self._parsed[name]

    def row(self, name: str, index: int) -> memoryview[float]:
        """The row at `index` of the array section `name`, as a view of doubles."""
        one = self._arrays[name] if name in self._arrays else self._array(name)
        found = one.view[index * one.row : (index + 1) * one.row]
        if not one.sound[index]:
            if crc32(found) != one.sums[index]:
                raise self._damaged(name)
            one.sound[index] = True
        if sys.byteorder == "little":
            return found.cast("d")
        swapped = array("d", bytes(found))
        swapped.byteswap()
        return memoryview(swapped)

    def bounds(self, name: str) -> tuple[int, int]:
        """Where the section `name` stands in the file, and how many bytes it has."""
        section = _Section(*self._sections[name])
        return self._start + section.offset, section.size

    def _array(self, name: str) -> _Array:
        section = self._section(name, "array")
        start = self._start + section.offset
        view = memoryview(self._map)[start : start + section.size]
        self._arrays[name] = _Array(view, section.row, section.sums, bytearray(len(section.sums)))
        return self._arrays[name]

    def _section(self, name: str, kind: str) -> _Section:
        section = _Section(*self._sections[name])
        if section.kind != kind:
            raise ArtifactError(f"section {name} is {section.kind}, not {kind}")
        return section

    def _damaged(self, what: str) -> ArtifactError:
        return ArtifactError(f"{self._path} is damaged ({what}): run `make knowledge`, or install Myotome again")
