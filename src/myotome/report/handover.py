"""A handover to a clinician in SBAR form: Situation, Background, Assessment, Recommendation.

It says what was told and found in the clinician's words (the `clinician` wording of each finding), keeps what was
denied apart from what nobody asked, and gives for each red flag its id and source. Nothing here decides anything:
every level, probability and reason is the assessment's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from myotome import __version__
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import RANK
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import holds
from myotome.language import Language, open_language
from myotome.report.clock import LAST_WELL
from myotome.report.handover_lines import (
    causes,
    clock,
    examination,
    is_denied,
    names_of,
    negative,
    places,
    plain,
    positive,
    red_flag,
    rule_out,
)
from myotome.report.sheet import in_order
from myotome.report.style import SYMBOL, WIDTH, wrap

WHO = ("age", "sex", "pregnancy")
SITUATION = ("leg_weakness", "leg_weakness_severity", "leg_weakness_part", LAST_WELL, "onset_tempo", "course")
POSITIVE = ("motor", "sensory", "pain", "sphincter_autonomic", "cranial", "general")
MOST_OPEN = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one small heading; an empty heading needs none. run: short items that may stand in one line."""

    heading: str
    lines: tuple[str, ...]
    run: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four parts. letter: S, B, A or R."""

    letter: str
    heading: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """title, level (with its symbol) and four parts, in words. foot: what it is, and from which knowledge."""

    title: str
    level: str
    headline: str
    parts: tuple[Part, ...]
    foot: tuple[str, ...]


def handover(engine: Engine, assessment: Assessment, *, mode: str, language: Language | None = None) -> Handover:
    """The handover of `assessment`, whose answers came in `mode` ("person", "carer" or "clinician")."""
    words = language or open_language("en")
    t = words.text
    disposition = assessment.disposition
    flags = _would_raise(engine, assessment)
    parts = (
        Part("S", t("handover.situation"), _some(_situation(engine, assessment, mode, words))),
        Part("B", t("handover.background"), _some(_background(engine, assessment, flags, words))),
        Part("A", t("handover.assessment"), _some(_assessment(engine, assessment, flags, words))),
        Part("R", t("handover.recommendation"), _some(_recommendation(engine, assessment, mode, words))),
    )
    version = t(
        "paper.version",
        myotome=__version__,
        knowledge=assessment.knowledge_version,
        hash=assessment.knowledge_hash[:12],
    )
    reviewed = () if words.reviewed else (t("paper.not_reviewed"),)
    headline = f"{SYMBOL[disposition.level]} {words.say(disposition.label)} ({words.say(disposition.within)})"
    return Handover(t("handover.title"), disposition.level, headline, parts, (t("handover.not"), *reviewed, version))


def handover_text(report: Handover) -> str:
    """`report` as text of at most 80 columns, to copy and paste into a record."""
    lines = [wrap(report.title.upper()), wrap(report.headline)]
    for part in report.parts:
        heading = f"{part.letter}  {part.heading.upper()}"
        lines += ["", heading, "-" * min(len(heading), WIDTH)]
        for group in part.groups:
            lines += _group_text(group)
    lines += ["", *(wrap(one) for one in report.foot)]
    return "\n".join(lines) + "\n"


def _group_text(group: Group) -> Iterator[str]:
    if group.run:
        yield wrap(f"{group.heading}: " + "; ".join(group.lines), "", "  ")
        return
    if group.heading:
        yield wrap(f"{group.heading}:")
    for line in group.lines:
        yield wrap(line, "  - " if group.heading else "", "    " if group.heading else "  ")


def _some(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.lines)


def _situation(engine: Engine, result: Assessment, mode: str, language: Language) -> Iterator[Group]:
    t, say = language.text, language.say
    told = {one.finding: one for one in result.answers}
    who = [plain(engine, told[name], language) for name in WHO if name in told and not is_denied(engine, told[name])]
    yield Group(t("handover.who"), tuple(who), run=True)
    yield Group(t("handover.source"), (t(f"handover.told_by_{mode}"),), run=True)
    lines = [plain(engine, told[name], language) for name in SITUATION if name in told]
    yield Group("", tuple(lines))
    level = t("handover.level", level=say(result.disposition.label), within=say(result.disposition.within))
    by = t(f"handover.set_by_{result.disposition.set_by}")
    yield Group("", (f"{level} {by}",))


def _background(engine: Engine, result: Assessment, flags: frozenset[str], language: Language) -> Iterator[Group]:
    t = language.text
    history = [one for one in in_order(engine, result) if engine.findings[one.finding].domain == "history"]
    yield Group(t("handover.history"), positive(engine, history, language))
    pertinent = _against(result) - flags
    absent = [one for one in history if one.finding in pertinent]
    yield Group(t("handover.denied"), negative(engine, absent, language), run=True)
    unsure = [name for name in result.not_sure if engine.findings[name].domain == "history"]
    yield Group(t("handover.not_sure"), names_of(engine, unsure, language), run=True)


def _assessment(engine: Engine, result: Assessment, flags: frozenset[str], language: Language) -> Iterator[Group]:
    t = language.text
    placed = {*WHO, *SITUATION}
    rest = [one for one in in_order(engine, result) if one.finding not in placed]
    for domain in POSITIVE:
        here = [one for one in rest if engine.findings[one.finding].domain == domain]
        yield Group(t(f"handover.{domain}"), positive(engine, here, language))
    examined = [one for one in rest if engine.findings[one.finding].domain == "examination"]
    yield Group(t("handover.examination"), examination(engine, examined, language))
    measured = [one for one in rest if engine.findings[one.finding].domain == "measurements"]
    yield Group(t("handover.measurements"), tuple(plain(engine, one, language) for one in measured))
    against = _against(result)
    absent = [one for one in rest if one.finding in flags]
    yield Group(t("handover.absent_flags"), negative(engine, absent, language), run=True)
    told = [one for one in rest if engine.findings[one.finding].domain in POSITIVE and one.finding not in flags]
    absent = [one for one in told if one.finding in against]
    yield Group(t("handover.pertinent_negatives"), negative(engine, absent, language), run=True)
    unsure = [name for name in result.not_sure if engine.findings[name].domain != "history"]
    yield Group(t("handover.not_sure"), names_of(engine, unsure, language), run=True)
    yield Group(t("handover.localisation"), tuple(places(result, language)))
    yield Group(t("handover.differential"), tuple(causes(engine, result, language)))
    level = result.disposition.level
    first = [one for one in result.red_flags if one.level == level]
    yield Group(t("handover.red_flags"), tuple(red_flag(engine, one, language) for one in first))
    lower = [f"{one.id} {language.say(one.name)}" for one in result.red_flags if one.level != level]
    yield Group(t("handover.lower_flags"), tuple(lower), run=True)
    yield Group(t("handover.clock"), tuple(clock(result, language)))
    others = [one for one in rest if engine.findings[one.finding].domain in (*POSITIVE, "history")]
    others = [one for one in others if one.finding not in flags and one.finding not in against]
    yield Group(t("handover.other_negatives"), negative(engine, others, language), run=True)


def _against(result: Assessment) -> frozenset[str]:
    """Findings whose answer speaks against a cause that is shown."""
    return frozenset(one.finding for cause in result.differential for one in cause.against)


def _would_raise(engine: Engine, result: Assessment) -> frozenset[str]:
    """Findings that were denied and whose worst answer would have raised the advice: the red flags that are absent."""
    answers: dict[str, Answer] = {one.finding: one.value for one in result.answers}
    answers |= dict.fromkeys(result.not_sure, NOT_SURE)
    asking: dict[str, list[RedFlag]] = {}
    for rule in engine.rules:
        if RANK[rule.level] > RANK[result.disposition.level]:
            for name in rule.findings:
                asking.setdefault(name, []).append(rule)
    found: set[str] = set()
    for one in result.answers:
        if one.finding in asking and is_denied(engine, one):
            finding = engine.findings[one.finding]
            told = {**answers, one.finding: finding.order[-1][-1] if finding.order else finding.values[-1]}
            if any(holds(rule.when, told) for rule in asking[one.finding]):
                found.add(one.finding)
    return frozenset(found)


def _recommendation(engine: Engine, result: Assessment, mode: str, language: Language) -> Iterator[Group]:
    t, say = language.text, language.say
    level = t("handover.level", level=say(result.disposition.label), within=say(result.disposition.within))
    yield Group("", (level, say(result.disposition.means)))
    yield Group(t("handover.rule_out"), tuple(rule_out(engine, result, language)))
    todo = t("handover.to_do" if mode == "clinician" else "handover.told_to_do")
    yield Group(todo, tuple(say(one) for one in (*result.advice.do_now, result.advice.next_check) if one))
    if result.certificate.complete:
        yield Group(t("handover.open"), (t("handover.nothing_open"),), run=True)
    else:
        unasked = list(result.certificate.unasked)
        more = len(unasked) - MOST_OPEN
        rest = (language.plural("handover.more_open", more, n=more),) if more > 0 else ()
        yield Group(t("handover.open"), (*names_of(engine, unasked[:MOST_OPEN], language), *rest))
    yield Group(t("handover.notices"), tuple(say(one) for one in result.notices))
