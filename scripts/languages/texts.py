"""Every text of the knowledge that a person or clinician can see, with a stable id, the most urgent first.

The order is the order of the work: what to do in an emergency comes before what a doctor may like to read. A text that
stands in several places is listed once, under the first of them. What only reviewers of the knowledge read (why a
number is judged so, how a rule was adapted, where guidelines differ, titles of what was published) stays English and is
not here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from myotome.anatomy.muscles import ACTIONS
from myotome.assessment.cite import without_rows
from myotome.assessment.engine import Engine
from myotome.assessment.sentences import SENTENCES
from myotome.interview.next_screen import MORE_SIGNS, TITLES
from myotome.knowledge.condition import CARD_LISTS, CARD_TEXTS
from myotome.knowledge.finding import NOT_SURE, Finding
from myotome.knowledge.levels import LEVELS, RANK
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.screen import Screen
from myotome.knowledge.time_spans import UNITS
from myotome.report.source_words import FIELDS, is_published

NET = ("SN-DANGER", "SN-SUDDEN", "SN-UNSURE", "SN-WATCH", "SN-CARD", "SN-CHECK", "SN-LIMITS")


class Text(NamedTuple):
    """id: stable, dotted. kind: the group it is counted and worked in. note: what a translator must know of its use."""

    id: str
    english: str
    kind: str
    note: str = ""


def texts(engine: Engine) -> list[Text]:
    """All of them, each wording once."""
    found: dict[str, Text] = {}
    for one in _all(engine):
        if one.english:
            found.setdefault(one.english, one)
    return list(found.values())


def _all(engine: Engine) -> Iterator[Text]:
    yield from _advice(engine.advice)
    yield from _first_aid(engine.advice["first_aid"])
    yield from _safety_net(engine.advice["safety_net"])
    yield from _answers()
    yield from _sentences()
    yield from _screens(one for one in engine.screens if one.stage == "emergency")
    yield from _rules(engine.rules, ("says", "name", "not_meant"), "danger signs")
    yield from _screens(one for one in engine.screens if one.stage != "emergency")
    yield from (Text(f"title.{name}", text, "screens", "heading of a screen") for name, text in TITLES.items())
    yield Text("title.more_signs", MORE_SIGNS, "screens", "heading of a screen")
    for name, _, says in (*engine.contradictions, *engine.notices):
        yield Text(f"contradiction.{name}", says, "screens", "said where two answers cannot both be so")
    yield from _findings(one for one in engine.findings.values() if one.ask == "anyone")
    yield from _places(engine)
    dangerous = [name for name, one in engine.conditions.items() if one["must_not_miss"]]
    others = [name for name in engine.conditions if name not in dangerous]
    for name in (*dangerous, *others):
        yield Text(f"condition.{name}.name", engine.conditions[name]["name"], "names of conditions")
    for name in dangerous:
        yield from _card(name, engine, "cards of dangerous conditions")
    for name in others:
        yield from _card(name, engine, "cards of other conditions")
    yield from _regions(engine.advice["regions"])
    yield from _findings(one for one in engine.findings.values() if one.ask == "clinician")
    for one in engine.findings.values():
        yield Text(f"finding.{one.id}.clinician", one.clinician, "for clinicians", "short wording for doctors")
    yield from _rules(engine.rules, ("rationale",), "for clinicians")
    yield from _own_sources(engine.rules)
    for name, raw in engine.conditions.items():
        yield Text(f"condition.{name}.summary", raw["summary"], "summaries of conditions", "for clinicians")
        why = without_rows(raw["urgency_reason"])
        yield Text(f"condition.{name}.urgency_reason", why, "summaries of conditions", "why so urgent")
    yield from _anatomy()


def _lines(name: str, value: Any, make: Callable[[str, str], Text]) -> Iterator[Text]:
    """A text, or the lines of a list, numbered from 1."""
    if isinstance(value, str):
        yield make(name, value)
    else:
        for number, line in enumerate(value or (), 1):
            yield make(f"{name}.{number}", str(line))


def _advice(advice: dict[str, Any]) -> Iterator[Text]:
    notes = {"time_limit": "how soon: stands alone, after 'When:'", "label": "the advice itself, as a heading"}
    for level in reversed(LEVELS):
        raw = advice["dispositions"][level]
        for field in ("label", "time_limit", "means", "do_now", "do_not", "if_it_changes"):
            note = notes.get(field, f"advice at the level: {raw['label']}")
            yield from _lines(f"advice.{level}.{field}", raw[field], lambda n, t, note=note: Text(n, t, "advice", note))
        for rule, text in raw.get("do_first", {}).items():
            yield Text(f"advice.{level}.do_first.{rule}", text, "advice", "comes before all other advice")


def _first_aid(kits: dict[str, Any]) -> Iterator[Text]:
    notes = {
        "for": "stands after 'First aid:'",
        "do_at_ambulance": "what to do, while an ambulance is on its way",
        "do": "what to do",
        "dont_at_ambulance": "what NOT to do (shown with a cross), while an ambulance is on its way",
        "dont": "what NOT to do (shown with a cross)",
    }
    for name, raw in kits.items():
        for field, note in notes.items():
            yield from _lines(
                f"first_aid.{name}.{field}", raw.get(field), lambda n, t, note=note: Text(n, t, "first aid", note)
            )


def _safety_net(net: dict[str, Any]) -> Iterator[Text]:
    for name in NET:
        raw = net[name]
        for field in ("title", "items", "text"):
            yield from _lines(f"safety_net.{name}.{field}", raw.get(field), lambda n, t: Text(n, t, "advice"))
        for level, text in raw.get("next_check", {}).items():
            yield Text(f"safety_net.{name}.next_check.{level}", text, "advice")
        said = raw.get("says", {})
        for level, text in ({"": said} if isinstance(said, str) else said).items():
            yield Text(f"safety_net.{name}.says{level and '.' + level}", text, "advice")


def _answers() -> Iterator[Text]:
    yes_no = Finding("", "context", "yes_no", ("absent", "present"), "anyone", "", "")
    for name, answer in (("yes", "present"), ("no", "absent"), ("not_sure", NOT_SURE)):
        yield Text(
            f"answer.{name}", yes_no.says(answer), "answers", "an answer, in lower case: it stands after a colon"
        )
    for name in UNITS:
        yield Text(f"answer.{name}", name, "answers", "a span of time: stands after its number")
        yield Text(f"answer.{name.removesuffix('s')}", name.removesuffix("s"), "answers", "a span of time: after '1'")
    for name in ("left", "right", "both", "none"):
        yield Text(f"answer.{name}", name, "answers", "a side (of the body, of a leg), in lower case: after a colon")


def _sentences() -> Iterator[Text]:
    notes = {
        "why.causes": "{causes} is a list of causes with their chance",
        "why.look": "{causes} is a list of causes with their chance",
        "why.cause": "one entry of the list {causes} above",
        "said.answer": "an answer in words; keep the colon unless your language writes it otherwise",
        "said.changed": "an answer before and after it was changed",
    }
    for name, text in SENTENCES.items():
        yield Text(f"sentence.{name}", text, "sentences of the result", notes.get(name, ""))


def _own_sources(rules: Iterable[RedFlag]) -> Iterator[Text]:
    """What stands for a source where nothing published does."""
    for rule in rules:
        if not is_published(rule.source):
            for field in FIELDS:
                said = str(rule.source.get(field, ""))
                name = "_".join(re.findall("[a-z]+", said.lower()))
                yield Text(f"source.{name}", said, "for clinicians", "stands where the title of a source would")


def _rules(rules: Iterable[RedFlag], fields: Iterable[str], kind: str) -> Iterator[Text]:
    notes = {
        "says": "said to the person because this danger sign is there",
        "name": "short name of the danger sign",
        "not_meant": "the harmless look-alike that this danger sign does not mean",
        "rationale": "for doctors",
    }
    fields = tuple(fields)
    for rule in sorted(rules, key=lambda one: -RANK[one.level]):
        for field in fields:
            note = f"{notes[field]}; level: {rule.level.replace('_', ' ')}"
            yield Text(f"rule.{rule.id}.{field}", getattr(rule, field), kind, note)


def _screens(screens: Iterable[Screen]) -> Iterator[Text]:
    for screen in screens:
        yield Text(f"screen.{screen.id}.title", screen.title, "screens", "heading of a screen")
        yield Text(f"screen.{screen.id}.intro", screen.intro, "screens", "below the heading")
        for question in screen.questions:
            name = f"screen.{screen.id}.{question.id}"
            yield Text(f"{name}.text", question.text, "screens", "question over a checklist, to the person")
            yield Text(f"{name}.carer", question.carer, "screens", "the same, to someone who answers for the person")
            for item in question.items:
                yield Text(
                    f"{name}.{item.finding}",
                    item.text,
                    "screens",
                    "line of a checklist; it may be about the reader or about someone else: no person, no gender",
                )


def _findings(findings: Iterable[Finding]) -> Iterator[Text]:
    notes = {
        "label": "short name, in lower case; it stands after 'because of' and before ': yes'",
        "question": "to the person (usted)",
        "carer": "to someone who answers for the person: 'they' is that person, man or woman",
        "again": "the same question in other words, after 'not sure'",
        "means": "what is meant by it",
        "example": "an example of what is meant",
        "not_meant": "what is NOT meant: the harmless look-alike",
        "unit": "unit after a number",
    }
    for one in findings:
        kind = "questions" if one.ask == "anyone" else "for clinicians"
        for field, note in notes.items():
            shown = note.replace("to the person (usted)", "to a doctor") if one.ask == "clinician" else note
            yield Text(f"finding.{one.id}.{field}", getattr(one, field), kind, shown)
        if one.kind != "number":
            for value in one.values:
                note = f"an answer to: {one.question}"
                yield Text(f"finding.{one.id}.answer.{value}", one.says(value), "answers", note)


def _places(engine: Engine) -> Iterator[Text]:
    for name, raw in engine.sites.items():
        yield Text(f"site.{name}", raw["name"], "places", "where the problem may sit, in plain words")
    for region in dict.fromkeys(raw["region"] for raw in engine.sites.values()):
        yield Text(f"region.{region}", region.replace("_", " "), "places", "part of the body")
    for group in dict.fromkeys(raw["group"] for raw in engine.conditions.values()):
        yield Text(f"group.{group}", group.replace("_", " "), "places", "group of conditions")


def _card(name: str, engine: Engine, kind: str) -> Iterator[Text]:
    card, called = engine.card(name), engine.conditions[name]["name"]
    notes = {
        "what": "what it is",
        "emergency_if": "after 'It is an emergency if:'",
        "symptoms": "its signs, as a list",
        "treatments": "what may be done, as a list",
        "course": "how it goes",
        "outlook": "what to expect",
        "who_to_see": "who to see",
        "self_care": "what one can do oneself, as a list",
        "misunderstood": "what is often taken wrongly, as a list",
    }
    if missing := {*CARD_LISTS, *CARD_TEXTS} - notes.keys():
        raise ValueError(f"cards have fields that nobody translates: {', '.join(sorted(missing))}")
    for field, note in notes.items():
        yield from _lines(
            f"condition.{name}.card.{field}",
            card.get(field),
            lambda n, t, note=note: Text(n, t, kind, f"{called}: {note}"),
        )


def _regions(regions: dict[str, Any]) -> Iterator[Text]:
    for code, raw in regions.items():
        yield Text(f"country.{code}.name", raw["name"], "countries")
        yield Text(f"country.{code}.notes", raw.get("notes", ""), "countries", "beside the emergency number")
        if not str(raw["ambulance"]).isdigit():
            yield Text(f"country.{code}.ambulance", raw["ambulance"], "countries", "in place of a number: 'call ...'")


def _anatomy() -> Iterator[Text]:
    for muscle in (one for muscles in ACTIONS.values() for one in muscles):
        name = muscle.name.replace(",", "").replace(" ", "_")
        yield Text(f"muscle.{name}", muscle.name, "for clinicians", "name of a muscle")
