"""An assessment as text: what to do first, then why, then what may cause it, then where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from myotome.assessment.chance import bounds, in_words
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment, Cause
from myotome.inference.model import is_other
from myotome.knowledge.time_spans import span_in_words
from myotome.report.card_sources import first_sources
from myotome.report.changes import lowering, raising
from myotome.report.clock import hours_since_well
from myotome.report.once import kits_once
from myotome.report.quoting import may_speak_of_care
from myotome.report.shown_causes import is_dangerous, shown_causes
from myotome.report.style import COLOUR, SYMBOL, Style, bar, bullets, wrap

ABOUT_FROM = 0.25  # a leading cause is explained from this probability on
EMERGENCY = ("ambulance_now", "emergency_department")


def emergency_number(engine: Engine, country: str | None) -> str:
    """The ambulance number of a country (ISO code); words where none is known."""
    regions = engine.advice["regions"]
    entry = regions.get((country or "").upper()) or regions["default"]
    return str(entry["ambulance"])


def render(
    engine: Engine,
    result: Assessment,
    *,
    country: str | None = None,
    style: Style | None = None,
    clinician: bool = False,
) -> str:
    """The whole result as text of at most 80 columns."""
    look = style or Style()
    lines = [
        *_what_to_do(engine, result, country, look),
        *_why(result, look),
        *_changes(engine, result, country, look, clinician),
    ]
    lines += _causes(engine, result, look, clinician)
    lines += _places(result, look)
    if result.disposition.level in EMERGENCY:
        lines += _warning_card(engine, result, look)
    else:
        lines += _card(engine, result, look)
    lines += _notices(result, look)
    lines += _sources(engine, result, look)
    return "\n".join(lines) + "\n"


def _what_to_do(engine: Engine, result: Assessment, country: str | None, look: Style) -> list[str]:
    disposition = result.disposition
    title = f"{SYMBOL[disposition.level]} {disposition.label.upper()}"
    lines = [
        "",
        look.paint("=" * 78, COLOUR[disposition.level]),
        look.paint(title, COLOUR[disposition.level]),
    ]
    lines.append(look.paint(f"       Emergency number: {emergency_number(engine, country)}", "bold"))
    lines += [f"       When: {disposition.within}", look.paint("=" * 78, COLOUR[disposition.level])]
    lines += [wrap(disposition.means), *_last_well(result), look.heading("What to do now")]
    lines += bullets(_first_of_all(engine, result))
    lines += bullets(result.advice.do_now)
    for kit in kits_once(result.advice.do_now, result.advice.do_not, result.advice.first_aid):
        lines.append(wrap(f"First aid ({kit.for_}):", "  "))
        lines += bullets(kit.do, "-", "    ")
        lines += bullets(kit.dont, "x", "    ")
    lines.append(look.heading("What not to do"))
    lines += bullets(result.advice.do_not, "x")
    return lines


def _last_well(result: Assessment) -> list[str]:
    """The time that treatment depends on, as it was told, so that it can be passed on."""
    hours = hours_since_well(result)
    if hours is None:
        return []
    return [wrap(f"Last fully well, as told: {span_in_words(hours)} ago. Give the clock time to the crew or the desk.")]


def _first_of_all(engine: Engine, result: Assessment) -> list[str]:
    """What comes before everything else at this level when a certain red flag holds."""
    first: Mapping[str, str] = engine.advice["dispositions"][result.disposition.level].get("do_first", {})
    return [first[flag.id] for flag in result.red_flags if flag.id in first]


def _why(result: Assessment, look: Style) -> list[str]:
    lines = [look.heading("Why")]
    for reason in result.disposition.reasons[:6]:
        mark = f" [{reason.rule}]" if reason.rule else ""
        lines += bullets([reason.says + mark])
        if reason.because:
            lines.append(wrap("because of " + "; ".join(one.words for one in reason.because), "      ", "      "))
        if reason.not_sure:
            unsure = ", ".join(reason.not_sure)
            lines.append(
                wrap(
                    f"you were not sure about: {unsure}. Not sure counts as the worse answer here.", "      ", "      "
                )
            )
    more = len(result.disposition.reasons) - 6
    if more > 0:
        lines.append(f"    and {more} more danger signs of the same level")
    return lines


def _changes(engine: Engine, result: Assessment, country: str | None, look: Style, clinician: bool) -> list[str]:
    lines = [look.heading("What would change this")]
    lines += bullets([one for one in (result.advice.if_it_changes, result.advice.next_check) if one])
    labels = engine.advice["dispositions"]
    lines += bullets([f"{one.words} -> {labels[one.level]['label'].lower()}" for one in raising(result)[:5]], "^")
    lines += bullets(
        [
            f"If it were '{one.words}' (not '{one.now}') -> {labels[one.level]['label'].lower()}"
            for one in lowering(result, clinician)[:3]
        ],
        "v",
    )
    if not result.certificate.complete:
        lines += bullets(["Not everything was asked: some danger signs could still raise this advice."], "!")
    watch = "; ".join(result.advice.watch_for)
    lines.append(wrap(f"Get emergency care at once if any of these is new or gets worse: {watch}.", "  "))
    net = engine.advice["safety_net"]
    number = emergency_number(engine, country)
    lines += bullets([net["SN-SUDDEN"]["text"], net["SN-UNSURE"]["text"].replace("{number}", number)], "!")
    return lines


def _causes(engine: Engine, result: Assessment, look: Style, clinician: bool) -> list[str]:
    lines = [look.heading("What may cause it (this list is not complete)")]
    shown = shown_causes(result)
    for cause in shown.likeliest:
        lines += _cause(cause, look, clinician)
    if shown.dangerous:
        lines.append(wrap("Less likely, but must be ruled out:", "  "))
        lines += bullets([f"{one.name}: {in_words(one.probability)}" for one in shown.dangerous], "!", "    ")
    if shown.other is not None:
        lines.append(wrap(f"{shown.other.name}: {in_words(shown.other.probability)}", "  "))
    return lines


def _cause(cause: Cause, look: Style, clinician: bool) -> list[str]:
    low, high = bounds(cause.interval)
    flag = "  ! must be ruled out" if cause.must_not_miss else ""
    lines = [
        f"  {bar(cause.probability)} {look.paint(cause.name, 'bold')}{flag}",
        f"    {in_words(cause.probability)} (90 % interval {low} to {high} in 100)",
    ]
    for mark, arguments in (("+", cause.for_), ("-", cause.against)):
        for one in arguments[: 4 if clinician else 3]:
            shown = f"{one.words} (x{one.ratio:.2g})" if clinician else one.words
            cited = f" [{one.source}]" if clinician else ""
            lines.append(wrap(shown + cited, f"      {mark} ", "        "))
    return lines


def _places(result: Assessment, look: Style) -> list[str]:
    lines = [look.heading("Where the problem may sit")]
    for region, p in result.regions[:4]:
        lines.append(f"  {bar(p)} {region.replace('_', ' ')}: {in_words(p)}")
    for place in result.localisation[:3]:
        where = " ".join(word for word in (place.side, place.name, place.level) if word)
        lines.append(f"      {where}: {in_words(place.probability)}")
    return lines


def _card(engine: Engine, result: Assessment, look: Style) -> list[str]:
    first = next((c for c in result.differential if not is_other(c.condition)), None)
    if first is None or first.probability < ABOUT_FROM:
        return []
    card = engine.card(first.condition)
    lines = [look.heading(f"About: {first.name}"), wrap(str(card["what"]))]
    lines.append(wrap("How it goes: " + str(card["course"])))
    if may_speak_of_care(engine, first.condition, result.disposition.level):
        lines.append(wrap("Who to see: " + str(card["who_to_see"])))
        lines += ["What you can do:", *bullets(card["self_care"])]
    return lines


def _warning_card(engine: Engine, result: Assessment, look: Style) -> list[str]:
    """What an emergency may be, in short, with its warning signs: to read on the way and to show at the desk."""
    name = suspected(engine, result)
    if name is None:
        return []
    card = engine.card(name)
    lines = [look.heading(f"What must not be missed: {engine.conditions[name]['name']}"), wrap(str(card["what"]))]
    lines += ["Its warning signs, to know and to show:", *bullets(card["symptoms"], "!")]
    lines += ["It is an emergency if:", *bullets(card["emergency_if"], "!")]
    return lines


def suspected(engine: Engine, result: Assessment) -> str | None:
    """The likeliest of the dangerous conditions that the red flags behind the level are there for, or else a leading
    cause."""
    suspects = {rule.id: rule.suspects for rule in engine.rules}
    chance = {cause.condition: cause.probability for cause in result.differential if is_dangerous(cause)}
    named = [name for one in result.disposition.reasons for name in suspects.get(one.rule, ())]
    behind = [name for name in dict.fromkeys(named) if name in chance]
    if behind:
        return max(behind, key=lambda name: chance[name])  # of two that tie, the first that a rule names
    first = next((c for c in result.differential if not is_other(c.condition)), None)
    return first.condition if first is not None and first.probability >= ABOUT_FROM else None


def _notices(result: Assessment, look: Style) -> list[str]:
    return [look.heading("Please note"), *bullets(result.notices, "*")]


def _sources(engine: Engine, result: Assessment, look: Style) -> list[str]:
    lines = [look.heading("Sources")]
    seen: dict[str, None] = {}
    for flag in result.red_flags[:6]:
        source = flag.source
        parts = [source.get("title"), source.get("org"), source.get("year")]
        seen[f"{flag.id}: " + ", ".join(str(one) for one in parts if one)] = None
    for cause in result.differential[:3]:
        for one in (*cause.for_[:3], *cause.against[:2]):
            if one.address:
                seen[f"{one.source} {one.address}"] = None
    lines += bullets(list(seen)[:12])
    lines += bullets(first_sources(engine, result, str))
    lines.append(f"  Knowledge {result.knowledge_version} ({result.knowledge_hash[:12]})")
    return lines
