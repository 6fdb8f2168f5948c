"""The people: simulated patients who answer the real pages, and what they send, recorded to be sent again.

The server keeps nothing and answers the same form with the same page. So a recorded form can be sent at any time, and
whether it was answered rightly is seen from a checksum: a page carries all answers given before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

from scripts.load.client import Request, ask
from tests.server.html import FormView, Page
from tests.server.player import Patient

from myotome.assessment.engine import Engine
from myotome.evaluation.simulate import patients

MODES = {"For me": 0.6, "For someone else": 0.25, "I am a clinician": 0.15}
LANGUAGES = {"en": 0.8, "es": 0.2}
MOST_SCREENS = 150


class Screen(NamedTuple):
    """A request with the checksum of the page that answers it. kind: "first", "question" or "result"."""

    request: Request
    sum: int
    kind: str


class Person(NamedTuple):
    """mode: the place of the button on the first page. patient: what is answered."""

    mode: int
    language: str
    patient: Patient


def people(engine: Engine, count: int, seed: int) -> Iterator[Person]:
    """`count` people; the same seed gives the same."""
    rng = Random(seed)
    for drawn in patients(engine.model, count, seed, examination=True):
        mode = rng.choices(range(len(MODES)), list(MODES.values()))[0]
        language = rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
        yield Person(mode, language, Patient(engine, drawn.answers))


async def record(person: Person, port: int) -> list[Screen]:
    """The screens of a whole interview, played on the server at `port`. RuntimeError where it fails."""
    screens: list[Screen] = []
    request = Request(f"/?country=GB&language={person.language}", None)
    while len(screens) < MOST_SCREENS:
        answer = await ask(request, port)
        if answer.status != 200:
            raise RuntimeError(f"{request.path} was answered with {answer.status}")
        page = Page(answer.page.decode())
        asking = next((form for form in page.forms if form.action == "/next"), None)
        kind = "first" if not screens else "question" if asking is not None else "result"
        screens.append(Screen(request, answer.sum, kind))
        if kind == "first":
            form = page.form("/start")
            request = _sent(form, person.mode)
        elif asking is not None:
            person.patient.fill(asking)
            request = _sent(asking, 0)
        else:
            return screens
    raise RuntimeError("an interview must end")


def _sent(form: FormView, button: int) -> Request:
    pressed = form.buttons[button]
    return Request(pressed.action, urlencode(form.data(pressed)).encode())


async def record_all(crowd: list[Person], port: int, at_once: int = 3) -> list[list[Screen]]:
    """The interviews of all, some at a time."""
    free = asyncio.Semaphore(at_once)

    async def one(person: Person) -> list[Screen]:
        async with free:
            return await record(person, port)

    return list(await asyncio.gather(*map(one, crowd)))
