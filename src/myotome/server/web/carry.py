"""Carrying a case to a second device: a picture to scan and a code to paste, which hold the answers themselves.

The picture is an address of this server with the code behind the `#`. A browser never sends that part, so the answers
reach no log on the way; a small script on `/open` puts them into a form, and clears the address. Without scripts the
code is pasted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno
from starlette.requests import Request

from myotome.assessment.engine import Engine
from myotome.server.settings import Settings
from myotome.server.web.bits import grouped
from myotome.server.web.carry_code import carry_code
from myotome.server.web.state import WebState

DENSEST = 25  # QR version; a denser picture is hard to scan from a screen
_HOST = re.compile(r"([A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(:\d{1,5})?")
_LOCAL = re.compile(r"(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Carry:
    """code: in groups, to read. page: where to paste it, or "" where the host is not known.

    picture: the QR code as SVG (ours alone, safe to draw as it is), or "" where it would be too dense. version: its
    density, 1 to 40. local: the address works on this machine only.
    """

    code: str
    page: str
    picture: str
    version: int
    local: bool


def carry(engine: Engine, state: WebState, origin: str, title: str) -> Carry:
    """The code and the picture of `state`. origin: of this server ("https://host"), or "". title: of the picture."""
    code = carry_code(engine, state)
    page = f"{origin}/open" if origin else ""
    version, picture = _picture(f"{page}#{code}", title) if page else (0, "")
    return Carry(grouped(code), page, picture, version, _LOCAL.fullmatch(origin.partition("//")[2]) is not None)


def origin_of(request: Request, settings: Settings) -> str:
    """The origin under which the browser reached us, from its own Host header; "" where that is no host."""
    host = request.headers.get("host", "")
    if _HOST.fullmatch(host) is None:
        return ""
    return f"{'https' if settings.behind_tls else request.url.scheme}://{host}"


def _picture(text: str, title: str) -> tuple[int, str]:
    try:
        made = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError:
        return 0, ""
    version = int(made.version)
    if version > DENSEST:
        return version, ""
    # No size and no style: the style sheet sets the size. Black on white in dark pages too, or it can not be scanned.
    return version, made.svg_inline(
        title=title, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
    )
