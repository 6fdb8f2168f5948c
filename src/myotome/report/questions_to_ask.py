"""Questions to take to the doctor, made from what the assessment holds and from nothing else.

Each question names where it comes from:

- `looks_like`: the leading cause, where it is likely enough to be explained (`text.ABOUT_FROM`);
- `rule_out`: causes that must not be missed and are not negligible, or that the red flags suspect;
- `where`: the likeliest place of the lesion;
- `could_it_be_from`: an answer about the person's history that speaks for the leading cause;
- `treatment`: the treatments on the card of the leading cause, but for an emergency, where help comes first;
- `please_check`: what the person was asked and was not sure of, where a red flag depends on it;
- `not_asked`: findings of the open certificate (no answer yet, and one could raise the advice);
- `how_soon`: the level, and the list of signs to watch for that every result carries.

The wording is a frame with the knowledge's own words in it: nothing clinical is added here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment, Cause
from myotome.knowledge.levels import EMERGENCY_RANK, RANK
from myotome.language import Language
from myotome.report.shown_causes import DANGEROUS_FROM, named_causes
from myotome.report.text import ABOUT_FROM

MOST = 8
FEW = 3  # names in one question: more can not be said in one breath


@dataclass(frozen=True, slots=True)
class ToAsk:
    """origin: one of the kinds above. words: English knowledge texts that fill the frame; for `where` a region's id."""

    origin: str
    words: tuple[str, ...] = ()

    def in_words(self, language: Language) -> str:
        """The question in the reader's language."""
        of_place = self.origin == "where"
        what = "; ".join(language.text(f"result.region.{one}") if of_place else language.say(one) for one in self.words)
        return language.text(f"doctor.{self.origin}", what=what)


def questions_to_ask(engine: Engine, result: Assessment) -> tuple[ToAsk, ...]:
    """At most eight questions, the most important first."""
    return tuple(islice(_all(engine, result), MOST))


def _all(engine: Engine, result: Assessment) -> Iterator[ToAsk]:
    named = named_causes(result)
    lead = named[0] if named and named[0].probability >= ABOUT_FROM else None
    if lead is not None:
        yield ToAsk("looks_like", (lead.name,))
    dangerous = _to_rule_out(engine, result, named, lead)
    if dangerous:
        yield ToAsk("rule_out", dangerous)
    if result.regions:
        yield ToAsk("where", (result.regions[0][0],))
    unsure = _of_red_flags(engine, result)
    if unsure:
        yield ToAsk("please_check", unsure)
    if not result.certificate.complete:
        yield ToAsk("not_asked", tuple(engine.findings[name].label for name in result.certificate.unasked[:FEW]))
    if lead is not None:
        told = {one.finding: one.value for one in result.answers}
        habits = [
            one
            for one in lead.for_
            if engine.findings[one.finding].domain == "history"
            and told.get(one.finding) != engine.findings[one.finding].nothing
        ]
        if habits:
            yield ToAsk("could_it_be_from", tuple(engine.findings[one.finding].label for one in habits[:FEW]))
        treatments = tuple(str(one) for one in engine.card(lead.condition)["treatments"][:FEW])
        if treatments and RANK[result.disposition.level] < EMERGENCY_RANK:
            yield ToAsk("treatment", treatments)
    yield ToAsk("how_soon")


def _to_rule_out(engine: Engine, result: Assessment, named: Sequence[Cause], lead: Cause | None) -> tuple[str, ...]:
    """Names of what must be ruled out: what the red flags behind the level suspect, then what is likely enough."""
    behind = {reason.rule for reason in result.disposition.reasons}
    suspected = {name for rule in engine.rules if rule.id in behind for name in rule.suspects[:FEW]}
    found = [
        cause.name
        for cause in named
        if cause is not lead
        and cause.must_not_miss
        and (cause.probability >= DANGEROUS_FROM or cause.condition in suspected)
    ]
    return tuple(found[:FEW])


def _of_red_flags(engine: Engine, result: Assessment) -> tuple[str, ...]:
    used = {name for rule in engine.rules for name in rule.findings}
    return tuple(engine.findings[name].label for name in result.not_sure if name in used)[:FEW]
