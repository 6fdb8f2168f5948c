"""Forms as they arrive: names and values, limited before they are believed.

Read here and not by a library: only the plain encoding of a form is taken, so that no upload and no deep structure
can ever come in.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

KIND = "application/x-www-form-urlencoded"
MOST_FIELDS = 1000


class Form:
    """The fields of one form, in the order in which they came; a name may come more than once."""

    def __init__(self, pairs: list[tuple[str, str]] | None = None) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs or []:
            self._values.setdefault(name, []).append(value)

    def one(self, name: str) -> str:
        """The value of `name`, without white space around it; "" where there is none."""
        return self._values.get(name, [""])[0].strip()

    def all(self, name: str) -> list[str]:
        """Every value of `name`."""
        return list(self._values.get(name, []))

    def has(self, name: str) -> bool:
        return name in self._values

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Everything, to send it along once more."""
        for name, values in self._values.items():
            for value in values:
                yield name, value


async def read_form(request: Request) -> Form:
    """The form in a request. HTTPException 415 or 400 where it is none."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    body = await request.body()
    if kind != KIND and body:
        raise HTTPException(415)
    try:
        return Form(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise HTTPException(400) from None
