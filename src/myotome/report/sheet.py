"""What goes on paper: an assessment as headed sections, in the order of `text.py`, with every word in place.

The print page and the PDF draw the same sheet, so that they can not say different things. A sheet holds plain values
(no markup of any kind): whoever draws it decides how a list or a bar looks, and never what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from myotome import __version__
from myotome.assessment.chance import bounds, in_words
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment, Cause, Said
from myotome.inference.model import is_other
from myotome.knowledge.finding import Domain
from myotome.knowledge.time_spans import in_units
from myotome.language import Language
from myotome.report.card_sources import first_sources
from myotome.report.changes import lowering, raising
from myotome.report.clock import LAST_WELL, hours_since_well
from myotome.report.once import kits_once
from myotome.report.questions_to_ask import questions_to_ask
from myotome.report.quoting import may_speak_of_care
from myotome.report.sheet_values import Block, Mark, Row, Section, Sheet
from myotome.report.shown_causes import shown_causes
from myotome.report.source_words import source_words
from myotome.report.style import SYMBOL
from myotome.report.text import (
    ABOUT_FROM,
    EMERGENCY,
    emergency_number,
    suspected,
)

MOST_REASONS = 6
MOST_CHANGES = 5
MOST_LOWER = 3
MOST_SOURCES = 12


def sheet(engine: Engine, result: Assessment, *, country: str | None, mode: str, language: Language) -> Sheet:
    """The sheet of `result`. mode: "clinician" adds likelihood ratios with their sources."""
    t, say = language.text, language.say
    disposition = result.disposition
    clinician = mode == "clinician"
    about = _warning_card if disposition.level in EMERGENCY else _card
    sections = (
        Section("do", t("paper.do"), _do(engine, result, language)),
        Section("dont", t("paper.dont"), (Block(mark="dont", items=_said(say, result.advice.do_not)),)),
        Section("why", t("paper.why"), _why(result, language)),
        Section("changes", t("paper.changes"), _changes(engine, result, country, language, clinician)),
        Section("causes", t("paper.causes"), _causes(result, language, clinician)),
        Section("places", t("paper.places"), _places(result, language)),
        about(engine, result, language),
        Section("questions", t("paper.questions"), _questions(engine, result, language)),
        Section("answers", t("paper.answers"), _answers(engine, result, language)),
        Section("notices", t("paper.notices"), (Block(mark="note", items=_said(say, result.notices)),)),
        Section("sources", t("paper.sources"), (Block(items=_sources(engine, result, language)),)),
    )
    digest = result.knowledge_hash[:12]
    version = t("paper.version", myotome=__version__, knowledge=result.knowledge_version, hash=digest)
    reviewed = () if language.reviewed else (t("paper.not_reviewed"),)
    return Sheet(
        code=language.code,
        direction=language.direction,
        title=t("paper.title"),
        level=disposition.level,
        symbol=SYMBOL[disposition.level],
        label=say(disposition.label),
        number=t("paper.number", number=say(emergency_number(engine, country))),
        when=t("paper.when", within=say(disposition.within)),
        means=(say(disposition.means), *_for_whom(mode, language), *_last_well(result, language)),
        sections=tuple(one for one in sections if any(_full(block) for block in one.blocks)),
        foot=(t("paper.not"), *reviewed, version),
    )


def _full(block: Block) -> bool:
    return bool(block.text or block.items or block.rows or block.pairs)


def _said(say: Any, texts: Iterable[object]) -> tuple[str, ...]:
    return tuple(say(str(one)) for one in texts)


def _for_whom(mode: str, language: Language) -> tuple[str, ...]:
    """Whom the advice speaks to, where the reader is somebody else."""
    return (language.text(f"result.for_whom_{mode}"),) if mode in ("carer", "clinician") else ()


def _last_well(result: Assessment, language: Language) -> tuple[str, ...]:
    """The time that treatment depends on, as it was told, so that it can be passed on."""
    hours = hours_since_well(result)
    return () if hours is None else (language.text("paper.last_well", ago=time_ago(language, hours)),)


def time_ago(language: Language, hours: float) -> str:
    """A time in hours in the unit that people use for it."""
    unit, amount = in_units(hours)
    number = language.number(amount) if unit == "hours" else language.number(amount, 0)
    return language.plural(f"paper.{unit}", round(amount), n=number)


def _do(engine: Engine, result: Assessment, language: Language) -> tuple[Block, ...]:
    say = language.say
    first: Mapping[str, str] = engine.advice["dispositions"][result.disposition.level].get("do_first", {})
    before = [first[flag.id] for flag in result.red_flags if flag.id in first]
    blocks = [Block(mark="do", items=_said(say, (*before, *result.advice.do_now)))]
    for kit in kits_once(result.advice.do_now, result.advice.do_not, result.advice.first_aid):
        blocks.append(Block(text=language.text("paper.first_aid", what=say(kit.for_))))
        blocks.append(Block(mark="do", items=_said(say, kit.do)))
        blocks.append(Block(mark="dont", items=_said(say, kit.dont)))
    return tuple(blocks)


def _why(result: Assessment, language: Language) -> tuple[Block, ...]:
    t, say = language.text, language.say
    blocks: list[Block] = []
    for reason in result.disposition.reasons[:MOST_REASONS]:
        mark = f" [{reason.rule}]" if reason.rule else ""
        blocks.append(Block(mark="note", items=(say(reason.says) + mark,)))
        if reason.because:
            because = "; ".join(say(one.words) for one in reason.because)
            blocks.append(Block(text=t("paper.because", what=because), mark="note"))
        if reason.not_sure:
            blocks.append(
                Block(text=t("paper.unsure", what=", ".join(say(one) for one in reason.not_sure)), mark="note")
            )
    more = len(result.disposition.reasons) - MOST_REASONS
    if more > 0:
        blocks.append(Block(text=language.plural("paper.more_signs", more, n=more)))
    return tuple(blocks)


def _changes(
    engine: Engine, result: Assessment, country: str | None, language: Language, clinician: bool
) -> tuple[Block, ...]:
    t, say = language.text, language.say
    labels = {name: say(entry["label"]) for name, entry in engine.advice["dispositions"].items()}
    higher, lower = raising(result)[:MOST_CHANGES], lowering(result, clinician)[:MOST_LOWER]
    net = engine.advice["safety_net"]
    number = say(emergency_number(engine, country))
    unsure = say(net["SN-UNSURE"]["text"]).replace("{number}", number)
    open_ = () if result.certificate.complete else (t("paper.not_all_asked"),)
    watch = t("paper.watch_for", what="; ".join(say(one) for one in result.advice.watch_for))
    return (
        Block(
            mark="note",
            items=_said(say, (one for one in (result.advice.if_it_changes, result.advice.next_check) if one)),
        ),
        Block(
            mark="raises",
            items=tuple(t("paper.raises", what=say(one.words), level=labels[one.level]) for one in higher),
        ),
        Block(
            mark="lowers",
            items=tuple(
                t("paper.lowers", what=say(one.words), now=say(one.now), level=labels[one.level]) for one in lower
            ),
        ),
        Block(mark="note", items=(*open_, watch, say(net["SN-SUDDEN"]["text"]), unsure)),
    )


def _causes(result: Assessment, language: Language, clinician: bool) -> tuple[Block, ...]:
    t, say = language.text, language.say
    shown = shown_causes(result)
    blocks = [Block(rows=tuple(_cause(cause, language, clinician) for cause in shown.likeliest))]
    if shown.dangerous:
        less = tuple(f"{say(one.name)}: {chance(language, one.probability)}" for one in shown.dangerous)
        blocks += [Block(text=t("paper.less_likely")), Block(mark="note", items=less)]
    if shown.other is not None:
        blocks.append(Block(text=f"{say(shown.other.name)}: {chance(language, shown.other.probability)}"))
    return tuple(blocks)


def _cause(cause: Cause, language: Language, clinician: bool) -> Row:
    notes: list[tuple[Mark, str]] = []
    marks: tuple[Mark, Mark] = ("for", "against")
    for mark, arguments in zip(marks, (cause.for_, cause.against), strict=True):
        for one in arguments[: 4 if clinician else 3]:
            shown = (
                f"{language.say(one.words)} (x{language.number(float(f'{one.ratio:.2g}'))})"
                if clinician
                else language.say(one.words)
            )
            notes.append((mark, f"{shown} [{one.source}]" if clinician else shown))
    return Row(
        language.say(cause.name),
        cause.probability,
        f"{chance(language, cause.probability)} ({_interval(cause, language)})",
        language.text("paper.must") if cause.must_not_miss else "",
        tuple(notes),
    )


def chance(language: Language, p: float) -> str:
    """A probability as a count of people, in the reader's language."""
    return language.say(in_words(p))


def _interval(cause: Cause, language: Language) -> str:
    low, high = (language.number(bound, 0) for bound in bounds(cause.interval))
    return language.text("paper.interval", low=low, high=high)


def _places(result: Assessment, language: Language) -> tuple[Block, ...]:
    say = language.say
    rows = tuple(Row(say(name.replace("_", " ")), p, chance(language, p)) for name, p in result.regions[:4])
    finer: list[str] = []
    for place in result.localisation[:3]:
        where = " ".join(word for word in (say(place.side) if place.side else "", say(place.name), place.level) if word)
        finer.append(f"{where}: {chance(language, place.probability)}")
    return (Block(rows=rows), Block(items=tuple(finer)))


def _card(engine: Engine, result: Assessment, language: Language) -> Section:
    t, say = language.text, language.say
    first = next((c for c in result.differential if not is_other(c.condition)), None)
    if first is None or first.probability < ABOUT_FROM:
        return Section("about", "", ())
    card = engine.card(first.condition)
    blocks = [Block(text=say(str(card["what"]))), Block(text=t("paper.course", text=say(str(card["course"]))))]
    if may_speak_of_care(engine, first.condition, result.disposition.level):
        blocks += [
            Block(text=t("paper.who", text=say(str(card["who_to_see"])))),
            Block(text=t("paper.self_care")),
            Block(mark="do", items=_said(say, card["self_care"])),
        ]
    return Section("about", t("paper.about", name=say(first.name)), tuple(blocks))


def _warning_card(engine: Engine, result: Assessment, language: Language) -> Section:
    """What an emergency may be, in short, with its warning signs: to read on the way and to show at the desk."""
    t, say = language.text, language.say
    name = suspected(engine, result)
    if name is None:
        return Section("about", "", ())
    card = engine.card(name)
    return Section(
        "about",
        t("paper.may_be", name=say(engine.conditions[name]["name"])),
        (
            Block(text=say(str(card["what"]))),
            Block(text=t("paper.signs")),
            Block(mark="note", items=_said(say, card["symptoms"])),
            Block(text=t("paper.emergency_if")),
            Block(mark="note", items=_said(say, card["emergency_if"])),
        ),
    )


def _questions(engine: Engine, result: Assessment, language: Language) -> tuple[Block, ...]:
    return (Block(items=tuple(one.in_words(language) for one in questions_to_ask(engine, result))),)


def _answers(engine: Engine, result: Assessment, language: Language) -> tuple[Block, ...]:
    say = language.say
    told: list[tuple[str, str]] = []
    denied: list[str] = []
    for one in in_order(engine, result):
        finding = engine.findings[one.finding]
        if one.value == finding.nothing:
            denied.append(say(finding.label))
        else:
            is_time = one.finding == LAST_WELL
            words = time_ago(language, float(one.value)) if is_time else language.value(finding.says(one.value))
            told.append((say(finding.label), words))
    unsure = [say(engine.findings[name].label) for name in result.not_sure]
    return (
        Block(pairs=tuple(told)),
        Block(text=language.text("paper.denied", what="; ".join(denied)) if denied else ""),
        Block(text=language.text("paper.not_sure", what="; ".join(unsure)) if unsure else ""),
    )


def in_order(engine: Engine, result: Assessment) -> list[Said]:
    """The answers by domain (who, motor, sensory ...), so that what belongs together stands together."""
    domains = get_args(Domain)
    place = {name: (domains.index(one.domain), rank) for rank, (name, one) in enumerate(engine.findings.items())}
    return sorted(result.answers, key=lambda one: place[one.finding])


def _sources(engine: Engine, result: Assessment, language: Language) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for flag in result.red_flags[:MOST_REASONS]:
        seen[f"{flag.id}: {source_words(flag.source, language.say, 'url')}"] = None
    for cause in result.differential[:3]:
        for one in (*cause.for_[:3], *cause.against[:2]):
            if one.address:
                seen[f"{one.source} {one.address}".strip()] = None
    return (*list(seen)[:MOST_SOURCES], *first_sources(engine, result, language.say))
