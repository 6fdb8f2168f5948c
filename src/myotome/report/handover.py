"""A handover to a clinician in SBAR form: Situation, Background, Assessment, Recommendation.

It says what was told and found in the clinician's words (the `clinician` wording of each finding), keeps what was
denied apart from what nobody asked, and gives for each red flag its id and source. Nothing here decides anything:
every level, probability and reason is the assessment's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from myotome import __version__
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment, Cause, RedFlagResult, Said
from myotome.inference.model import is_other
from myotome.knowledge.finding import Finding
from myotome.language import Language, open_language
from myotome.report.sheet import chance, in_order, suspected, time_ago
from myotome.report.style import SYMBOL, WIDTH, wrap
from myotome.report.text import DANGEROUS_FROM, LAST_WELL, SHOWN

WHO = ("age", "sex", "pregnancy")
SITUATION = ("leg_weakness", "leg_weakness_severity", "leg_weakness_part", LAST_WELL, "onset_tempo", "course")
POSITIVE = ("motor", "sensory", "pain", "sphincter_autonomic", "cranial", "general")
MOST_OPEN = 12
ARGUED = 3  # causes with what speaks for and against them
SIDES = ("left", "right")


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
    parts = (
        Part("S", t("handover.situation"), _some(_situation(engine, assessment, mode, words))),
        Part("B", t("handover.background"), _some(_background(engine, assessment, words))),
        Part("A", t("handover.assessment"), _some(_assessment(engine, assessment, words))),
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
    who = [_plain(engine, told[name], language) for name in WHO if name in told and not _denied(engine, told[name])]
    yield Group(t("handover.who"), tuple(who), run=True)
    yield Group(t("handover.source"), (t(f"handover.told_by_{mode}"),), run=True)
    lines = [_plain(engine, told[name], language) for name in SITUATION if name in told]
    yield Group("", tuple(lines))
    level = t("handover.level", level=say(result.disposition.label), within=say(result.disposition.within))
    by = t(f"handover.set_by_{result.disposition.set_by}")
    yield Group("", (f"{level} {by}",))


def _background(engine: Engine, result: Assessment, language: Language) -> Iterator[Group]:
    t = language.text
    history = [one for one in in_order(engine, result) if engine.findings[one.finding].domain == "history"]
    yield Group(t("handover.history"), _positive(engine, history, language))
    yield Group(t("handover.denied"), _negative(engine, history, language), run=True)
    unsure = [name for name in result.not_sure if engine.findings[name].domain == "history"]
    yield Group(t("handover.not_sure"), _named(engine, unsure, language), run=True)


def _assessment(engine: Engine, result: Assessment, language: Language) -> Iterator[Group]:
    t = language.text
    placed = {*WHO, *SITUATION}
    rest = [one for one in in_order(engine, result) if one.finding not in placed]
    for domain in POSITIVE:
        here = [one for one in rest if engine.findings[one.finding].domain == domain]
        yield Group(t(f"handover.{domain}"), _positive(engine, here, language))
    examined = [one for one in rest if engine.findings[one.finding].domain == "examination"]
    yield Group(t("handover.examination"), _examination(engine, examined, language))
    measured = [one for one in rest if engine.findings[one.finding].domain == "measurements"]
    yield Group(t("handover.measurements"), tuple(_plain(engine, one, language) for one in measured))
    yield from _negatives(engine, rest, language)
    unsure = [name for name in result.not_sure if engine.findings[name].domain != "history"]
    yield Group(t("handover.not_sure"), _named(engine, unsure, language), run=True)
    yield Group(t("handover.localisation"), tuple(_places(result, language)))
    yield Group(t("handover.differential"), tuple(_causes(engine, result, language)))
    level = result.disposition.level
    first = [one for one in result.red_flags if one.level == level]
    yield Group(t("handover.red_flags"), tuple(_red_flag(engine, one, language) for one in first))
    lower = [f"{one.id} {language.say(one.name)}" for one in result.red_flags if one.level != level]
    yield Group(t("handover.lower_flags"), tuple(lower), run=True)
    yield Group(t("handover.clock"), tuple(_clock(result, language)))


def _negatives(engine: Engine, rest: Iterable[Said], language: Language) -> Iterator[Group]:
    """What was asked and denied: first what a red flag depends on, then the rest."""
    t = language.text
    asked = [one for one in rest if engine.findings[one.finding].domain in POSITIVE]
    used = {name for rule in engine.rules for name in rule.findings}
    flags = [one for one in asked if one.finding in used]
    others = [one for one in asked if one.finding not in used]
    yield Group(t("handover.pertinent_negatives"), _negative(engine, flags, language), run=True)
    yield Group(t("handover.other_negatives"), _negative(engine, others, language), run=True)


def _recommendation(engine: Engine, result: Assessment, mode: str, language: Language) -> Iterator[Group]:
    t, say = language.text, language.say
    level = t("handover.level", level=say(result.disposition.label), within=say(result.disposition.within))
    yield Group("", (level, say(result.disposition.means)))
    yield Group(t("handover.rule_out"), tuple(_rule_out(engine, result, language)))
    todo = t("handover.to_do" if mode == "clinician" else "handover.told_to_do")
    yield Group(todo, tuple(say(one) for one in result.advice.do_now))
    if result.certificate.complete:
        yield Group(t("handover.open"), (t("handover.nothing_open"),), run=True)
    else:
        unasked = list(result.certificate.unasked)
        more = len(unasked) - MOST_OPEN
        rest = (language.plural("handover.more_open", more, n=more),) if more > 0 else ()
        yield Group(t("handover.open"), (*_named(engine, unasked[:MOST_OPEN], language), *rest))
    yield Group(t("handover.notices"), tuple(say(one) for one in result.notices))


def _denied(engine: Engine, one: Said) -> bool:
    return one.value == engine.findings[one.finding].nothing


def _name(finding: Finding, language: Language) -> str:
    return language.say(finding.clinician or finding.label)


def _plain(engine: Engine, one: Said, language: Language) -> str:
    finding = engine.findings[one.finding]
    if one.finding == LAST_WELL:
        return f"{_name(finding, language)}: {time_ago(language, float(one.value))}"
    name = _name(finding, language)
    if isinstance(one.value, float) and ("(" in name or finding.unit in name):
        return f"{name}: {language.number(one.value)}"  # the name has the unit
    return f"{name}: {language.say(finding.says(one.value))}"


def _positive(engine: Engine, told: Iterable[Said], language: Language) -> tuple[str, ...]:
    """What is there; a plain yes is the name alone."""
    found: list[str] = []
    for one in told:
        finding = engine.findings[one.finding]
        if not _denied(engine, one):
            plain_yes = finding.kind == "yes_no" and "present" not in finding.options
            found.append(_name(finding, language) if plain_yes else _plain(engine, one, language))
    return tuple(found)


def _negative(engine: Engine, told: Iterable[Said], language: Language) -> tuple[str, ...]:
    return tuple(_name(engine.findings[one.finding], language) for one in told if _denied(engine, one))


def _named(engine: Engine, names: Iterable[str], language: Language) -> tuple[str, ...]:
    return tuple(_name(engine.findings[name], language) for name in names)


def _examination(engine: Engine, told: Iterable[Said], language: Language) -> tuple[str, ...]:
    """Every sign that was examined, present or not, with left and right of one sign in one line."""
    by_name = {one.finding: one for one in told}
    lines: list[str] = []
    for name, one in by_name.items():
        stem, _, side = name.rpartition("_")
        pair = [by_name.get(f"{stem}_{other}") for other in SIDES] if side in SIDES else []
        if side == "right" and pair[0] is not None:
            continue  # stands with the left one
        if not pair:
            lines.append(_plain(engine, one, language))
            continue
        finding = engine.findings[name]
        label = language.say((finding.clinician or finding.label).replace(f", {side}", "").replace(f"{side} ", ""))
        values = [
            f"{language.text(f'handover.{which}')} {_value(engine, found, language)}"
            for which, found in zip(SIDES, pair, strict=True)
            if found is not None
        ]
        lines.append(f"{label}: {', '.join(values)}")
    return tuple(lines)


def _value(engine: Engine, one: Said, language: Language) -> str:
    """An answer without its unit, which the label of a side by side line has."""
    return (
        language.number(one.value)
        if isinstance(one.value, float)
        else language.say(engine.findings[one.finding].says(one.value))
    )


def _share(language: Language, p: float, interval: tuple[float, float]) -> str:
    whole, low, high = (language.number(one * 100, 0) for one in (p, *interval))
    return language.text("handover.share", p=whole, low=low, high=high)


def _places(result: Assessment, language: Language) -> Iterator[str]:
    say = language.say
    if result.regions:
        yield "; ".join(f"{say(name.replace('_', ' '))}: {chance(language, p)}" for name, p in result.regions[:4])
    for place in result.localisation[:3]:
        where = " ".join(word for word in (say(place.side) if place.side else "", say(place.name), place.level) if word)
        yield f"{where}: {_share(language, place.probability, place.interval)}"


def _causes(engine: Engine, result: Assessment, language: Language) -> Iterator[str]:
    told = {one.finding: one for one in result.answers}
    named = [cause for cause in result.differential if not is_other(cause.condition)]
    kept = named[:SHOWN] + [c for c in named[SHOWN:] if c.must_not_miss and c.probability >= DANGEROUS_FROM][:4]
    kept += [cause for cause in result.differential if is_other(cause.condition)]
    for rank, cause in enumerate(kept):
        must = f" [{language.text('paper.must')}]" if cause.must_not_miss else ""
        why = "".join(_ratios(engine, cause, told, language)) if rank < ARGUED else ""
        yield f"{language.say(cause.name)}: {_share(language, cause.probability, cause.interval)}{must}{why}"


def _ratios(engine: Engine, cause: Cause, told: Mapping[str, Said], language: Language) -> Iterator[str]:
    for key, arguments in (("handover.for", cause.for_[:3]), ("handover.against", cause.against[:2])):
        if arguments:
            said = (
                f"{_plain(engine, told[one.finding], language)} (LR {language.number(float(f'{one.ratio:.2g}'))})"
                for one in arguments
            )
            yield "; " + language.text(key, what=", ".join(said))


def _red_flag(engine: Engine, flag: RedFlagResult, language: Language) -> str:
    t, say = language.text, language.say
    grounds = ", ".join(_plain(engine, one, language) for one in flag.because)
    parts = [flag.source.get(key) for key in ("title", "org", "year", "url")]
    source = ", ".join(str(one) for one in parts if one)
    level = say(engine.advice["dispositions"][flag.level]["label"])
    unsure = f" {t('handover.unsure', what=', '.join(say(one) for one in flag.not_sure))}" if flag.not_sure else ""
    because = f" {t('handover.because', what=grounds)}" if grounds else ""
    why = f"{say(flag.rationale)}{because}{unsure}"
    return f"{flag.id} {say(flag.name)} ({level}). {why} {t('handover.from', what=source)}"


def _clock(result: Assessment, language: Language) -> Iterator[str]:
    told = next((one for one in result.answers if one.finding == LAST_WELL), None)
    if told is not None:
        yield language.text("handover.last_well", ago=time_ago(language, float(told.value)))
    elif LAST_WELL in result.not_sure:
        yield language.text("handover.last_well_unsure")


def _rule_out(engine: Engine, result: Assessment, language: Language) -> Iterator[str]:
    """Causes that must not be missed: what the red flags suspect first, then those likely enough."""
    say = language.say
    named = [cause for cause in result.differential if not is_other(cause.condition)]
    first = suspected(engine, result)
    wanted = [c.condition for c in named if c.must_not_miss and c.probability >= DANGEROUS_FROM]
    if first is not None and engine.conditions[first]["must_not_miss"]:
        wanted.insert(0, first)
    for name in list(dict.fromkeys(wanted))[:SHOWN]:
        entry = engine.conditions[name]
        yield f"{say(entry['name'])}: {say(entry['urgency_reason'])}"
