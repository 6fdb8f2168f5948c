"""Free text and suggestions: what may be worth asking. Nothing here is an answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from myotome.assessment.ask_next import most_telling
from myotome.assessment.weigh import weigh
from myotome.interview.wording import asked_alone
from myotome.knowledge.levels import highest
from myotome.server.rest import results, views
from myotome.server.rest.desk import Desk
from myotome.server.rest.questions import Wording, choices_of
from myotome.server.rest.requests import Parse, Suggest
from myotome.triage.floor import open_flags
from myotome.words import suggest

RISK_DOMAINS = ("context", "history")
Most = Annotated[int, Query(ge=1, le=50, description="At most so many.")]


def words_routes(desk: Desk) -> APIRouter:
    """/suggest and /parse."""
    routes = APIRouter(tags=["words"])
    engine = desk.engine

    @routes.post("/suggest", summary="Findings that are worth asking about")
    def suggested(person: Suggest, max_results: Most = 8) -> list[results.Suggestion]:
        """By `suggest_method`, or from the person's own words with `text`. Ask each before you send it as evidence."""
        words = desk.wording(person.extras)
        progress = desk.told(person)[0].progress
        if person.text is not None:
            found = suggest(engine, person.text, most=max_results, carer=person.extras.mode == "carer")
            names = [one.finding for one in found if one.finding not in progress.answers]
            return [_suggestion(desk, name, words) for name in names]
        askable = engine.askable(person.extras.mode == "clinician", progress.answers)
        held = progress.history.held.level
        weighed = weigh(engine, progress.answers, person.extras.setting, low=held)
        if person.suggest_method == "red_flags":
            level = highest([held, weighed.level])
            still = open_flags(engine.rules, progress.answers, level, askable)
            names = list(dict.fromkeys(name for one in still for name in one.unasked))
        else:
            risk = person.suggest_method == "risk_factors"
            wanted = [
                name
                for name in engine.model.rows
                if name in askable
                and name not in progress.answers
                and (engine.findings[name].domain in RISK_DOMAINS) == risk
            ]
            names = most_telling(engine, progress.answers, weighed.post, wanted)
        return [_suggestion(desk, name, words) for name in names[:max_results]]

    @routes.post("/parse", summary="Findings that a text may tell of")
    def parse(body: Parse, max_results: Most = 8) -> results.Parsed:
        """Every mention is to be confirmed. What the text denies is left out and never becomes a no."""
        words = desk.wording(body.extras)
        found = suggest(engine, body.text, most=max_results, carer=body.extras.mode == "carer")
        mentions = [
            results.Mention(
                **views.named(engine, one.finding, words),
                question=words.say(one.question),
                choices=choices_of(engine.findings[one.finding], words),
                orth=one.words,
                choice_id=one.value,
                type="risk_factor" if engine.findings[one.finding].domain in RISK_DOMAINS else "symptom",
            )
            for one in found
        ]
        return results.Parsed(mentions=mentions, obvious=False)

    _ = suggested, parse
    return routes


def _suggestion(desk: Desk, name: str, words: Wording) -> results.Suggestion:
    finding = desk.engine.findings[name]
    return results.Suggestion(
        **views.named(desk.engine, name, words),
        question=words.say(asked_alone(finding, words.mode)),
        choices=choices_of(finding, words),
    )
