"""What a person takes along: print page, PDF, JSON, FHIR, handover, and the code for another device.

Each is the answer to a form with the state; nothing is stored, no file name says anything about anybody, and no answer
ever stands in an address that is sent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from myotome.assessment.engine import Engine
from myotome.assessment.json_form import dumps, to_json
from myotome.interop.fhir import fhir_bundle
from myotome.language import Language, open_language
from myotome.report.handover import handover, handover_text
from myotome.report.pdf import PdfError
from myotome.report.pdf.render import draw
from myotome.report.sheet import sheet
from myotome.report.sheet_values import Sheet
from myotome.report.style import SYMBOL
from myotome.server.settings import Settings
from myotome.server.web.call import call_for
from myotome.server.web.carry import carry, origin_of
from myotome.server.web.carry_code import CodeError, read_code
from myotome.server.web.forms import read_form
from myotome.server.web.pages import CACHE, render
from myotome.server.web.problems import language_of
from myotome.server.web.result_page import assessed
from myotome.server.web.state import StateError, WebState, decode, encode


def takeaway_routes(engine: Engine, settings: Settings) -> list[Route]:
    """Every page of this module, by its address."""
    return TakeAway(engine, settings).routes()


class TakeAway:
    """It holds the engine and the settings, and nothing of anybody."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine, self.settings = engine, settings

    def routes(self) -> list[Route]:
        pages = {
            "/print": self.print, "/handover": self.handover, "/carry": self.carry, "/result.pdf": self.pdf,
            "/result.json": self.json, "/result.fhir.json": self.fhir,
        }  # fmt: skip
        posts = [Route(path, page, methods=["POST"]) for path, page in pages.items()]
        return [*posts, Route("/open", self.open, methods=["GET"]), Route("/open", self.opened, methods=["POST"])]

    async def print(self, request: Request) -> Response:
        """The result as a page for paper."""
        state, language = await self._state(request)
        return self._page(request, state, language, "print.html", sheet=self._sheet(state, language), no_pdf=False)

    async def pdf(self, request: Request) -> Response:
        """The result as a tagged PDF; the print page where none can be made here."""
        state, language = await self._state(request)
        paper = self._sheet(state, language)
        try:
            made = await run_in_threadpool(draw, paper, language)
        except PdfError:
            return self._page(request, state, language, "print.html", status=501, sheet=paper, no_pdf=True)
        return _file(made, "application/pdf", "myotome-result.pdf")

    async def json(self, request: Request) -> Response:
        """The assessment as JSON, as the command prints it."""
        state, _ = await self._state(request)
        text = dumps(to_json(assessed(self.engine, state)))
        return _file(text.encode(), "application/json", "myotome-result.json")

    async def fhir(self, request: Request) -> Response:
        """The assessment as a FHIR R4 Bundle."""
        state, _ = await self._state(request)
        result = assessed(self.engine, state)
        bundle = fhir_bundle(self.engine, result, state.progress.answers, recorded=datetime.now(UTC))
        return _file(dumps(bundle).encode(), "application/fhir+json", "myotome-result.fhir.json")

    async def handover(self, request: Request) -> Response:
        """The handover for clinicians, to read and to copy."""
        state, language = await self._state(request)
        report = handover(self.engine, assessed(self.engine, state), mode=state.mode, language=language)
        return self._page(request, state, language, "handover.html", report=report, text=handover_text(report))

    async def carry(self, request: Request) -> Response:
        """The picture and the code that carry the answers to another device."""
        state, language = await self._state(request)
        origin = origin_of(request, self.settings)
        case = carry(self.engine, state, origin, language.text("carry.picture"))
        return self._page(request, state, language, "carry.html", case=case)

    async def open(self, request: Request) -> Response:
        """The form for a code; the script fills it from the address."""
        return self._form(request, "")

    async def opened(self, request: Request) -> Response:
        """What was in a code, to be checked before it is used."""
        form = await read_form(request)
        try:
            state = read_code(self.engine, form.one("state"))
        except CodeError as error:
            return self._form(request, error.message)
        except StateError as error:
            return self._form(request, "open.other_version" if error.message == "state.old" else "open.not_a_code")
        language = open_language(state.language)
        result = assessed(self.engine, state)
        level = result.disposition.level
        as_clinician = "" if state.mode == "clinician" else encode(self.engine, replace(state, mode="clinician"))
        paper = self._sheet(state, language)
        answers = next((one for one in paper.sections if one.id == "answers"), None)
        return self._page(
            request,
            state,
            language,
            "open.html",
            found=True,
            fault="",
            symbol=SYMBOL[level],
            level=level,
            label=result.disposition.label,
            within=result.disposition.within,
            count=len(state.progress.answers),
            answers=answers,
            as_clinician=as_clinician,
        )

    # -- what they share ------------------------------------------------------------------------------------------

    async def _state(self, request: Request) -> tuple[WebState, Language]:
        form = await read_form(request)
        state = decode(self.engine, form.one("state"))
        return state, open_language(state.language)

    def _sheet(self, state: WebState, language: Language) -> Sheet:
        result = assessed(self.engine, state)
        return sheet(self.engine, result, country=state.country or None, mode=state.mode, language=language)

    def _form(self, request: Request, fault: str) -> Response:
        call = call_for(self.engine, self.settings.country)
        status = 400 if fault else 200
        language = language_of(request, self.settings)
        return render(request, "open.html", language, status=status, call=call, found=False, fault=fault)

    def _page(
        self, request: Request, state: WebState, language: Language, name: str, *, status: int = 200, **context: Any
    ) -> Response:
        call = call_for(self.engine, state.country)
        text = encode(self.engine, state)
        return render(request, name, language, status=status, call=call, state=text, **context)


def _file(content: bytes, kind: str, name: str) -> Response:
    """A file to save."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": CACHE}
    return Response(content, media_type=kind, headers=headers)
