"""Pieces of the result that other pages need too: whom to call, the card of a condition, a source as a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from myotome.assessment.engine import Engine
from myotome.knowledge.levels import EMERGENCY_RANK, RANK, Level
from myotome.report.quoting import may_speak_of_care
from myotome.report.result_values import CallView, CardView, LinkView
from myotome.report.source_words import source_words
from myotome.report.words import Words


def call_view(engine: Engine, country: str | None, language: Words) -> CallView:
    """The ambulance number of a country; words, and nothing to dial, where none is known."""
    regions = engine.advice["regions"]
    known = (country or "").upper()
    entry = regions[known] if known in regions and known != "default" else regions["default"]
    number = str(entry["ambulance"])
    tel = "".join(one for one in number if one.isdecimal())
    return CallView(number, tel) if number[:1].isdecimal() else CallView(language.say(number), "")


def card_view(engine: Engine, condition: str, language: Words, *, under: Level | None) -> CardView:
    """The card of a condition. under: the level of the result that it stands in, or None where there is no result.

    An emergency shows only what it is and its signs, nothing that could be done instead of help; whom to see and
    self-care never stand under a level that is more urgent than the condition.
    """
    card = engine.card(condition)
    name = language.say(engine.conditions[condition]["name"])
    what, symptoms, danger = (
        language.say(str(card["what"])),
        said_all(card["symptoms"], language),
        said_all(card["emergency_if"], language),
    )
    if under is not None and RANK[under] >= EMERGENCY_RANK:
        return CardView(condition, name, what, symptoms, danger)
    care = under is None or may_speak_of_care(engine, condition, under)
    return CardView(
        condition,
        name,
        what,
        symptoms,
        danger,
        said_all(card.get("treatments", ()), language),
        language.say(str(card["course"])),
        language.say(str(card.get("outlook", ""))),
        language.say(str(card["who_to_see"])) if care else "",
        said_all(card["self_care"], language) if care else (),
    )


def link(text: str, address: str) -> LinkView:
    """A text with its address, if that is one of the web: no other kind becomes a link."""
    return LinkView(text, address if address.startswith(("https://", "http://")) else "")


def source_link(source: Mapping[str, Any], language: Words, before: str = "") -> LinkView:
    """A source as "title, organisation, year"."""
    return link(before + source_words(source, language.say), str(source.get("url", "")))


def said_all(texts: Iterable[Any], language: Words) -> tuple[str, ...]:
    return tuple(language.say(str(one)) for one in texts)
