"""The interview as pages: every page is the answer to a form, and the state travels in it.

All are POST with the whole page as the answer (no redirect: the answers would stand in the address), so Reload sends
the same form again and gets the same page, and Back shows the page before from the browser's own store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from myotome.assessment.engine import Engine
from myotome.assessment.kept import says_of_explained
from myotome.interview.next_screen import Progress, Step
from myotome.interview.wording import wording
from myotome.knowledge.levels import Level
from myotome.language import Language, open_language
from myotome.server.settings import Settings
from myotome.server.web.call import call_for, regions
from myotome.server.web.examination import examination_context, read_examination
from myotome.server.web.fields import Drawer, Field
from myotome.server.web.forms import Form, read_form
from myotome.server.web.own_words import emergency_signs, hints
from myotome.server.web.pages import render
from myotome.server.web.replies import SECOND, Reply, name_of, read_reply
from myotome.server.web.result_page import result_response
from myotome.server.web.state import MODES, Asked, StateError, WebState, decode, encode
from myotome.server.web.steps import (
    OWN_WORDS,
    REVISIT,
    Change,
    change_to,
    changed,
    changes_of,
    current_step,
    earlier,
    put_by,
    question_of,
    retake,
    revisited,
    take,
)

BUTTONS = ("state", "mistake")  # fields that a page makes anew, and never sends along


@dataclass(frozen=True, slots=True)
class Turn:
    """One request of an interview under way. falls: how often a level had fallen when the request came.

    signs: what the own words may tell of that is a sign to call for. It is shown once, and stands in no state.
    """

    request: Request
    form: Form
    state: WebState
    language: Language
    falls: int = 0
    signs: tuple[str, ...] = ()


class Interview:
    """The pages of the interview. It holds the engine and the settings, and nothing of anybody."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine, self.settings = engine, settings

    def routes(self) -> list[Route]:
        """Every page of the interview, by its address."""
        pages = {
            "/start": self.start, "/next": self.next, "/back": self.back, "/continue": self.go_on,
            "/summary": self.summary, "/change": self.change, "/changed": self.changed, "/result": self.result,
            "/further": self.further, "/examination": self.examination, "/examined": self.examined,
        }  # fmt: skip
        return [Route(path, page, methods=["POST"]) for path, page in pages.items()]

    # -- requests -------------------------------------------------------------------------------------------------

    async def start(self, request: Request) -> Response:
        """From the first page: a new interview."""
        form = await read_form(request)
        mode = form.one("mode")
        country = form.one("country").upper()
        language = open_language(form.one("language") or self.settings.language)
        state = WebState(
            mode if mode in MODES else "person",
            country if country in regions(self.engine) else "",
            language.code,
            Progress({}),
            hints=hints(self.engine, form.one("words"), mode, language.code),
        )
        signs = emergency_signs(self.engine, form.one("words"), state.mode, language.code)
        return self._show(Turn(request, form, state, language, signs=signs))

    async def next(self, request: Request) -> Response:
        """The answers of a screen."""
        turn = await self._turn(request)
        if not turn.state.put:
            return self._show(turn)  # a state that came from elsewhere: it is only shown
        if turn.state.why == REVISIT:
            return self._retaken(turn)
        taken = take(self.engine, turn.state, turn.form)
        if taken.state is not None:
            return self._show(self._with(turn, taken.state))
        step = current_step(self.engine, turn.state)
        if step.screen is None:
            return self._show(turn)
        return self._again(turn, step, taken.replies)

    async def back(self, request: Request) -> Response:
        """The screen before, with what was said there. What stands on this one is sent along and kept."""
        turn = await self._turn(request)
        before = earlier(turn.state)
        if not before:
            return self._show(turn, turn.form)
        turn = self._with(turn, replace(turn.state, put=before, why=REVISIT))
        screen = revisited(self.engine, turn.state)
        draw = Drawer(self.engine, turn.language, turn.state.mode, answers=turn.state.progress.answers)
        fields = draw.fields(screen.questions)
        return self._screen(turn, self._revisit(turn), fields, hidden=self._hidden(turn.form, fields, ()))

    def _retaken(self, turn: Turn) -> Response:
        """The answers of an earlier screen. They are changes, and then it goes on where it was."""
        change, replies = retake(self.engine, turn.state, turn.form)
        if any(one.faults or one.unsure for one in replies):
            return self._again(turn, self._revisit(turn), replies)
        return self._change_to(turn, turn.state, change, "/next")

    def _revisit(self, turn: Turn) -> Step:
        return Step(revisited(self.engine, turn.state), turn.state.progress.history.held.level, "", 0, REVISIT)

    def _again(self, turn: Turn, step: Step, replies: Sequence[Reply]) -> Response:
        """The screen once more: with its errors, or with what was not sure in other words."""
        answers = turn.state.progress.answers if step.why == REVISIT else None
        draw = Drawer(self.engine, turn.language, turn.state.mode, turn.form, answers)
        second = turn.form.all(SECOND)
        faulty = any(one.faults for one in replies)
        if faulty:
            fields = draw.faulty(replies, second)
        else:
            fields = draw.other_words(replies)
            second = [*second, *(one.question.id for one in replies if one.unsure)]
        hidden = self._hidden(turn.form, fields, second)
        return self._screen(turn, step, fields, hidden=hidden, again=not faulty)

    async def go_on(self, request: Request) -> Response:
        """The screen, or the result, to which the state has come."""
        return self._show(await self._turn(request))

    async def summary(self, request: Request) -> Response:
        """The answers so far, each with a way to change it."""
        turn = await self._turn(request)
        rows = [self._row(turn, place, one) for place, one in enumerate(turn.state.asked)]
        return self._page(turn, "summary.html", rows=rows)

    async def change(self, request: Request) -> Response:
        """One earlier question again."""
        turn = await self._turn(request)
        asked = self._place(turn)
        if asked is None:
            return await self.summary(request)
        question = question_of(self.engine, asked)
        draw = Drawer(self.engine, turn.language, turn.state.mode, answers=turn.state.progress.answers)
        return self._change_page(turn, draw.fields([question]), [("place", turn.form.one("place"))])

    async def changed(self, request: Request) -> Response:
        """The new answer to an earlier question."""
        turn = await self._turn(request)
        asked = self._place(turn)
        if asked is None:
            return await self.summary(request)
        reply = read_reply(self.engine, question_of(self.engine, asked), turn.form)
        draw = Drawer(self.engine, turn.language, turn.state.mode, turn.form)
        second = turn.form.all(SECOND)
        if reply.faults:
            fields = draw.faulty([reply], second)
            return self._change_page(turn, fields, self._hidden(turn.form, fields, second))
        if reply.unsure:
            fields = draw.other_words([reply])
            hidden = self._hidden(turn.form, fields, [*second, reply.question.id])
            return self._change_page(turn, fields, hidden, again=True)
        return self._change_to(turn, turn.state, changes_of(self.engine, turn.state, [reply]), "/changed")

    async def result(self, request: Request) -> Response:
        """The result of the answers so far."""
        turn = await self._turn(request)
        return self._result(turn, current_step(self.engine, turn.state))

    async def further(self, request: Request) -> Response:
        """More questions after an emergency: because the person wants it."""
        turn = await self._turn(request)
        return self._show(self._with(turn, replace(turn.state, further=True)))

    async def examination(self, request: Request) -> Response:
        """The sheet of the examination and the measurements, for clinicians."""
        turn = await self._turn(request)
        return self._examination(turn, {})

    async def examined(self, request: Request) -> Response:
        """The sheet as it was filled in. Empty fields were not tested."""
        turn = await self._turn(request)
        given, faults = read_examination(self.engine, turn.form)
        if faults:
            return self._examination(turn, faults)
        known = turn.state.progress.answers
        new = {name: one for name, one in given.items() if known.get(name) != one}
        number = turn.state.progress.screens
        asked = tuple(Asked(number, name, (name,)) for name in new if name not in known)
        progress = replace(turn.state.progress, screens=number + bool(asked))
        state = replace(turn.state, asked=(*turn.state.asked, *asked), progress=progress)
        return self._change_to(turn, state, change_to(self.engine, turn.state, new), "/examined")

    # -- what they share ------------------------------------------------------------------------------------------

    async def _turn(self, request: Request) -> Turn:
        form = await read_form(request)
        try:
            state = decode(self.engine, form.one("state"))
        except StateError as error:
            request.state.problem = error.message
            raise
        return Turn(request, form, state, open_language(state.language), len(state.progress.history.falls))

    @staticmethod
    def _with(turn: Turn, state: WebState) -> Turn:
        return replace(turn, state=state)

    def _place(self, turn: Turn) -> Asked | None:
        """The question of the state that the form names."""
        place = turn.form.one("place")
        asked = turn.state.asked
        return asked[int(place)] if place.isdecimal() and len(place) < 5 and int(place) < len(asked) else None

    def _change_to(self, turn: Turn, state: WebState, change: Change, path: str) -> Response:
        """Earlier answers change; where that would lower the level, it is asked whether it was a mistake."""
        if change.stake is not None and not turn.form.has("mistake"):
            return self._ask_mistake(turn, path, change.stake)
        mistake = turn.form.one("mistake") == "yes"
        # What stood on the screen that was left stands there again; what belongs to the earlier one does not.
        mine = {name for one in turn.state.put for name in (f"c.{one.question}", *map(name_of, one.findings))}
        revisit = turn.state.why == REVISIT
        typed = Form([one for one in turn.form.pairs() if one[0] not in mine]) if revisit else None
        state = changed(self.engine, state, change, mistake=mistake)
        return self._show(self._with(turn, state), typed, kept=change.stake if not mistake else None)

    def _show(self, turn: Turn, typed: Form | None = None, *, kept: Level | None = None) -> Response:
        """The next screen, or the result. typed: what stood there before. kept: a level that stays, to say so."""
        step = current_step(self.engine, turn.state)
        if step.screen is None:
            return self._result(turn, step, kept)
        draw = Drawer(self.engine, turn.language, turn.state.mode, typed)
        return self._screen(turn, step, draw.fields(step.screen.questions), kept=kept)

    def _screen(
        self,
        turn: Turn,
        step: Step,
        fields: Sequence[Field],
        *,
        hidden: Sequence[tuple[str, str]] = (),
        again: bool = False,
        kept: Level | None = None,
    ) -> Response:
        assert step.screen is not None
        if step.why != REVISIT:
            turn = self._with(turn, put_by(turn.state, step))
        return self._page(
            turn,
            "screen.html",
            screen=step.screen,
            number=turn.state.put[0].screen + 1,
            revisit=step.why == REVISIT,
            first=not earlier(turn.state),
            asked=bool(turn.state.asked),
            left=max(step.left, 1),
            fields=fields,
            hidden=hidden,
            again=again,
            own_words=step.screen.id == OWN_WORDS,
            kept=self._label(kept),
            explained=self._explained(turn),
            can_examine=turn.state.mode == "clinician" and step.why not in ("emergency", "start"),
            further=turn.state.further,
            wrote_of=[turn.language.say(one) for one in turn.signs],
        )

    def _result(self, turn: Turn, step: Step, kept: Level | None = None) -> Response:
        label = self._label(kept)
        said = self._explained(turn)
        return result_response(
            turn.request, self.engine, turn.state, turn.language, step=step, kept=label, explained=said
        )

    def _explained(self, turn: Turn) -> tuple[str, ...]:
        """What this request explained away, so that it is said at once."""
        return says_of_explained(self.engine, turn.state.progress.history, turn.falls)

    def _change_page(
        self, turn: Turn, fields: Sequence[Field], hidden: Sequence[tuple[str, str]], *, again: bool = False
    ) -> Response:
        return self._page(turn, "change.html", fields=fields, hidden=hidden, again=again)

    def _examination(self, turn: Turn, faults: Mapping[str, Any]) -> Response:
        form = turn.form if faults else None
        context = examination_context(self.engine, turn.language, turn.state.progress.answers, form, faults)
        return self._page(turn, "examination.html", **context)

    def _ask_mistake(self, turn: Turn, path: str, stake: Level) -> Response:
        hidden = [one for one in turn.form.pairs() if one[0] not in BUTTONS]
        return self._page(turn, "mistake.html", path=path, hidden=hidden, level=self._label(stake))

    def _label(self, level: Level | None) -> str:
        return "" if level is None else str(self.engine.advice["dispositions"][level]["label"])

    def _page(self, turn: Turn, name: str, **context: Any) -> Response:
        call = call_for(self.engine, turn.state.country)
        state = encode(self.engine, turn.state)
        return render(turn.request, name, turn.language, call=call, state=state, mode=turn.state.mode, **context)

    @staticmethod
    def _hidden(form: Form, fields: Sequence[Field], second: Iterable[str]) -> list[tuple[str, str]]:
        """What a page must send along: everything that it does not show itself."""
        shown = {name for one in fields for name in (one.name, f"{one.name}.unit", f"{one.name}.unsure")}
        kept = [one for one in form.pairs() if one[0] not in (*shown, *BUTTONS, SECOND)]
        return [*kept, *((SECOND, name) for name in dict.fromkeys(second))]

    def _row(self, turn: Turn, place: int, asked: Asked) -> dict[str, Any]:
        """A line of the summary: the question, and what was said."""
        question = question_of(self.engine, asked)
        say, known = turn.language.say, turn.state.progress.answers
        said: list[str] = []
        for name in asked.findings:
            finding = self.engine.findings[name]
            if name in known and (question.finding or known[name] not in ("absent", "none")):
                words = finding.says(known[name])
                said.append(say(words) if question.finding else say(f"{finding.label}: {words}"))
        return {
            "place": place,
            "question": say(wording(self.engine, question, turn.state.mode)),
            "said": said,
            "answered": any(name in known for name in asked.findings),
        }
