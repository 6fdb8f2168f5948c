"""The compiled knowledge: one file, read without parsing what is not needed.

Layout: the magic word, the length of the header, the header (JSON: version, hash, and for each section
its place and kind), then the sections. A JSON section is parsed when it is first asked for; an array
section is a view into the file, so that a start touches only the rows that are used.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import sys
from array import array
from collections.abc import Mapping
from typing import Any, cast

MAGIC = b"MYOTOME1"
# os.path and not pathlib: importing that would be a twentieth of a whole cold start.
DEFAULT = os.path.join(os.path.dirname(__file__), "compiled", "knowledge.bin")
_ALIGN = 8


class ArtifactError(Exception):
    """The compiled knowledge is missing or broken; the text says how to mend it."""


def write_artifact(path: str | os.PathLike[str], version: str, digest: str, sections: Mapping[str, Any]) -> None:
    """Write `sections` (array('d') or anything JSON) to `path`, in one step so that nobody reads half a file."""
    parts: list[bytes] = []
    table: dict[str, list[Any]] = {}
    offset = 0
    for name, value in sections.items():
        if isinstance(value, array):
            numbers = cast("array[float]", value)
            if sys.byteorder == "big":
                numbers.byteswap()
            kind, data = "array", numbers.tobytes()
        else:
            kind, data = "json", json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        table[name] = [kind, offset, len(data)]
        data += b"\0" * (-len(data) % _ALIGN)
        parts.append(data)
        offset += len(data)
    header = json.dumps({"version": version, "hash": digest, "sections": table}).encode()
    header += b" " * (-(len(header) + len(MAGIC) + 4 + 4) % _ALIGN)
    target = os.fspath(path)
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    with open(target + ".draft", "wb") as draft:
        draft.write(MAGIC + struct.pack("<II", len(header), 0) + header + b"".join(parts))
    os.replace(target + ".draft", target)


class Artifact:
    """Read access to a compiled knowledge file."""

    def __init__(self, path: str | os.PathLike[str] = DEFAULT) -> None:
        try:
            with open(path, "rb") as file:
                self._map: Any = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            raise ArtifactError(f"no compiled knowledge at {path}: run `make knowledge`") from None
        start = len(MAGIC) + 8
        if self._map[: len(MAGIC)] != MAGIC:
            raise ArtifactError(f"{path} is not compiled knowledge of this version: run `make knowledge`")
        (length, _) = struct.unpack("<II", self._map[len(MAGIC) : start])
        header = json.loads(self._map[start : start + length])
        self.version: str = header["version"]
        self.hash: str = header["hash"]
        self._sections: dict[str, list[Any]] = header["sections"]
        self._start = start + length
        self._parsed: dict[str, Any] = {}

    def json(self, name: str) -> Any:
        """The JSON section `name`, parsed once."""
        if name not in self._parsed:
            self._parsed[name] = json.loads(bytes(self._raw(name, "json")))
        return self._parsed[name]

    def numbers(self, name: str) -> memoryview[float]:
        """The array section `name` as a view of doubles."""
        raw = self._raw(name, "array")
        if sys.byteorder == "little":
            return raw.cast("d")
        swapped = array("d", bytes(raw))
        swapped.byteswap()
        return memoryview(swapped)

    def _raw(self, name: str, kind: str) -> memoryview:
        found, offset, length = self._sections[name]
        if found != kind:
            raise ArtifactError(f"section {name} is {found}, not {kind}")
        return memoryview(self._map)[self._start + offset : self._start + offset + length]
