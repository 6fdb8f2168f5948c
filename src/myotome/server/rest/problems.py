"""Problems: every error is an RFC 9457 problem that names the field and says how to mend it.

A problem never repeats what was sent beyond a short id: answers do not belong in an error log.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

MEDIA = "application/problem+json"
MOST_ERRORS = 20
MOST_DETAIL = 300
SHORTEST_PART = 3  # letters of an id that are enough to name the ids that hold them


class Fault(BaseModel):
    """One thing that is wrong."""

    detail: str = Field(description="What is wrong and how to mend it.")
    pointer: str | None = Field(default=None, description="JSON pointer to the field of the body, as a URI fragment.")
    parameter: str | None = Field(
        default=None, description="Name of the parameter of the address, where it is that one."
    )


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str = Field(description="What kind of problem it is; the address explains it.")
    title: str
    status: int
    detail: str
    errors: list[Fault] = Field(default_factory=list[Fault])

    model_config = {
        "json_schema_extra": {
            "examples": [
                {
                    "type": "/v1/docs#unknown-id",
                    "title": "There is no such id",
                    "status": 422,
                    "detail": "no finding 'face_drop'; did you mean face_droop?",
                    "errors": [
                        {"detail": "no finding 'face_drop'; did you mean face_droop?", "pointer": "#/evidence/0/id"}
                    ],
                }
            ]
        }
    }


class Kind(NamedTuple):
    """A kind of problem: its name in the address, status, title and meaning."""

    name: str
    status: int
    title: str
    means: str


KINDS = {
    one.name: one
    for one in (
        Kind("bad-json", 400, "The body is not JSON", "The body must be one JSON value in UTF-8, without NaN."),
        Kind("too-deep", 400, "The body is nested too deeply", "The documented shapes are shallow."),
        Kind("not-found", 404, "There is no such thing", "No such address, or no condition, finding ... of that id."),
        Kind("method-not-allowed", 405, "This method is not for this address", "The Allow header names what is."),
        Kind("too-large", 413, "The body is too large", "Send evidence only; an interview has far less."),
        Kind("media-type", 415, "The body must be JSON", "Send Content-Type: application/json."),
        Kind("invalid", 422, "The request is not valid", "A field is missing, of the wrong type or out of range."),
        Kind("unknown-id", 422, "There is no such id", "GET /v1/findings and /v1/conditions list the ids."),
        Kind("bad-answer", 422, "That is not an answer to this finding", "GET /v1/findings/{id} lists its answers."),
        Kind("bad-token", 422, "The interview token can not be read", "Send it as received, or leave it out."),
        Kind("too-many", 429, "Too many calls", "Wait as long as the Retry-After header says."),
        Kind("internal", 500, "Something failed here", "It is our fault. If it is urgent, call the emergency number."),
    )
}


class ApiError(Exception):
    """A request that can not be answered."""

    def __init__(self, kind: str, detail: str, *, pointer: str | None = None, parameter: str | None = None) -> None:
        super().__init__(detail)
        self.kind = KINDS[kind]
        self.detail = short(detail)
        at_fault = pointer is not None or parameter is not None
        self.errors = [Fault(detail=self.detail, pointer=pointer, parameter=parameter)] if at_fault else []


def short(text: str) -> str:
    """`text` on one line of bounded length, printable."""
    line = "".join(c if c.isprintable() else "?" for c in text)
    return line if len(line) <= MOST_DETAIL else line[: MOST_DETAIL - 3] + "..."


def nearest(name: str, known: Iterable[str], what: str) -> str:
    """What to say of an unknown id: the nearest ones, or where the list is."""
    names = list(known)
    near = get_close_matches(name[:60], names, n=3)
    if not near and len(name) >= SHORTEST_PART:
        near = [one for one in names if name[:60] in one][:3]
    hint = f"did you mean {' or '.join(near)}?" if near else f"GET /v1/{what}s lists all"
    return f"no {what} {name[:60]!r}; {hint}"


def problem(
    kind: Kind, detail: str, errors: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The response for a problem."""
    body = Problem(
        type=f"/v1/docs#{kind.name}", title=kind.title, status=kind.status, detail=detail, errors=list(errors)
    )
    return JSONResponse(body.model_dump(exclude_none=True), kind.status, dict(headers or {}), MEDIA)


def add_handlers(app: FastAPI) -> None:
    """Every error of `app` becomes a problem."""

    async def api_error(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ApiError)
        return problem(error.kind, error.detail, error.errors)

    async def invalid(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        faults = [_fault(one) for one in error.errors()[:MOST_ERRORS]]
        return problem(KINDS["invalid"], faults[0].detail if faults else "not valid", faults)

    async def http(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        kind = next((one for one in KINDS.values() if one.status == error.status_code), None)
        if kind is None:
            title = HTTPStatus(error.status_code).phrase
            kind = Kind("http", error.status_code, title, title)
        return problem(kind, kind.means, headers=error.headers)

    app.add_exception_handler(ApiError, api_error)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)


def _fault(raw: Mapping[str, Any]) -> Fault:
    """A fault that the schema found, with the pointer to its field."""
    place, *path = raw["loc"]
    if place == "body":
        return Fault(detail=short(raw["msg"]), pointer=pointer(path), parameter=None)
    return Fault(detail=short(raw["msg"]), pointer=None, parameter=str(path[0]) if path else str(place))


def pointer(path: Iterable[object]) -> str:
    """A JSON pointer (RFC 6901) as a URI fragment."""
    return "#" + "".join("/" + str(one)[:60].replace("~", "~0").replace("/", "~1") for one in path)
