"""Files that pages use: style sheets, scripts, pictures. Read once, small, and ours alone.

The address holds a piece of the hash of the content, so that a browser may keep a file for ever and still gets a
changed one at once.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "static"
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


class Asset(NamedTuple):
    """content: the bytes. kind: the media type. tag: a piece of the hash."""

    content: bytes
    kind: str
    tag: str


@cache
def assets() -> dict[str, Asset]:
    """Every file that is served, by name."""
    found: dict[str, Asset] = {}
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in KINDS:
            content = path.read_bytes()
            found[path.name] = Asset(content, KINDS[path.suffix], sha256(content).hexdigest()[:10])
    return found


def asset_address(name: str) -> str:
    """The address of a file in `static/`. KeyError for a file that is not there."""
    return f"/static/{name}?v={assets()[name].tag}"
