"""The lines of a handover: findings in the clinician's words, the examination side by side, causes, red flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from myotome.assessment.chance import bounds
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment, Cause, RedFlagResult, Said
from myotome.knowledge.finding import Finding
from myotome.language import Language
from myotome.report.clock import LAST_WELL
from myotome.report.sheet import chance, time_ago
from myotome.report.shown_causes import SHOWN, is_dangerous, named_causes, shown_causes
from myotome.report.source_words import source_words
from myotome.report.text import suspected

ARGUED = 3  # causes with what speaks for and against them
SIDES = ("left", "right")


def is_denied(engine: Engine, one: Said) -> bool:
    """Whether an answer says that there is nothing."""
    return one.value == engine.findings[one.finding].nothing


def _name(finding: Finding, language: Language) -> str:
    return language.say(finding.clinician or finding.label)


def plain(engine: Engine, one: Said, language: Language) -> str:
    """An answer as a clinician reads it: the name of the finding, and its value where that is more than a yes."""
    finding = engine.findings[one.finding]
    if one.finding == LAST_WELL:
        return f"{_name(finding, language)}: {time_ago(language, float(one.value))}"
    name = _name(finding, language)
    if isinstance(one.value, float) and ("(" in name or finding.unit in name):
        return f"{name}: {language.number(one.value)}"  # the name has the unit
    return f"{name}: {language.value(finding.says(one.value))}"


def positive(engine: Engine, told: Iterable[Said], language: Language) -> tuple[str, ...]:
    """What is there; a plain yes is the name alone."""
    found: list[str] = []
    for one in told:
        finding = engine.findings[one.finding]
        if not is_denied(engine, one):
            plain_yes = finding.kind == "yes_no" and "present" not in finding.options
            found.append(_name(finding, language) if plain_yes else plain(engine, one, language))
    return tuple(found)


def negative(engine: Engine, told: Iterable[Said], language: Language) -> tuple[str, ...]:
    """What was asked and is not there."""
    return tuple(_name(engine.findings[one.finding], language) for one in told if is_denied(engine, one))


def names_of(engine: Engine, names: Iterable[str], language: Language) -> tuple[str, ...]:
    """The findings `names` in the words of a clinician."""
    return tuple(_name(engine.findings[name], language) for name in names)


def examination(engine: Engine, told: Iterable[Said], language: Language) -> tuple[str, ...]:
    """Every sign that was examined, present or not, with left and right of one sign in one line.

    The name without its side is made from the English one: in another language each side keeps its own line.
    """
    if language.code != "en":
        return tuple(plain(engine, one, language) for one in told)
    by_name = {one.finding: one for one in told}
    lines: list[str] = []
    for name, one in by_name.items():
        stem, _, side = name.rpartition("_")
        pair = [by_name.get(f"{stem}_{other}") for other in SIDES] if side in SIDES else []
        if side == "right" and pair[0] is not None:
            continue  # stands with the left one
        if not pair:
            lines.append(plain(engine, one, language))
            continue
        finding = engine.findings[name]
        label = _name(finding, language).replace(f", {side}", "").replace(f"{side} ", "")
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
        else language.value(engine.findings[one.finding].says(one.value))
    )


def _share(language: Language, p: float, interval: tuple[float, float]) -> str:
    low, high = (language.number(one, 0) for one in bounds(interval))
    return language.text("handover.share", chance=chance(language, p), low=low, high=high)


def places(result: Assessment, language: Language) -> Iterator[str]:
    """Where the lesion may sit, a line for each place."""
    say = language.say
    if result.regions:
        yield "; ".join(f"{say(name.replace('_', ' '))}: {chance(language, p)}" for name, p in result.regions[:4])
    for place in result.localisation[:3]:
        where = " ".join(word for word in (say(place.side) if place.side else "", say(place.name), place.level) if word)
        yield f"{where}: {_share(language, place.probability, place.interval)}"


def causes(engine: Engine, result: Assessment, language: Language) -> Iterator[str]:
    """What may be the cause: the likeliest, then the dangerous ones, and what remains for an unknown one."""
    told = {one.finding: one for one in result.answers}
    shown = shown_causes(result)
    kept = [*shown.likeliest, *shown.dangerous, *([shown.other] if shown.other else [])]
    for rank, cause in enumerate(kept):
        must = f" [{language.text('paper.must')}]" if cause.must_not_miss else ""
        why = "".join(_ratios(engine, cause, told, language)) if rank < ARGUED else ""
        yield f"{language.say(cause.name)}: {_share(language, cause.probability, cause.interval)}{must}{why}"


def _ratios(engine: Engine, cause: Cause, told: Mapping[str, Said], language: Language) -> Iterator[str]:
    for key, arguments in (("handover.for", cause.for_[:3]), ("handover.against", cause.against[:2])):
        if arguments:
            said = (
                f"{plain(engine, told[one.finding], language)} (LR {language.number(float(f'{one.ratio:.2g}'))})"
                for one in arguments
            )
            yield "; " + language.text(key, what=", ".join(said))


def red_flag(engine: Engine, flag: RedFlagResult, language: Language) -> str:
    """A red flag in one line, with its source."""
    t, say = language.text, language.say
    grounds = ", ".join(plain(engine, one, language) for one in flag.because)
    source = source_words(flag.source, say, "url")
    level = say(engine.advice["dispositions"][flag.level]["label"])
    unsure = f" {t('handover.unsure', what=', '.join(say(one) for one in flag.not_sure))}" if flag.not_sure else ""
    because = f" {t('handover.because', what=grounds)}" if grounds else ""
    why = f"{say(flag.rationale)}{because}{unsure}"
    return f"{flag.id} {say(flag.name)} ({level}). {why} {t('handover.from', what=source)}"


def clock(result: Assessment, language: Language) -> Iterator[str]:
    """When the person was last well, where a treatment hangs on it."""
    told = next((one for one in result.answers if one.finding == LAST_WELL), None)
    if told is not None:
        yield language.text("handover.last_well", ago=time_ago(language, float(told.value)))
    elif LAST_WELL in result.not_sure:
        yield language.text("handover.last_well_unsure")


def rule_out(engine: Engine, result: Assessment, language: Language) -> Iterator[str]:
    """Causes that must not be missed: what the red flags suspect first, then those likely enough."""
    say = language.say
    first = suspected(engine, result)
    wanted = [one.condition for one in named_causes(result) if is_dangerous(one)]
    if first is not None and engine.conditions[first]["must_not_miss"]:
        wanted.insert(0, first)
    for name in list(dict.fromkeys(wanted))[:SHOWN]:
        entry = engine.conditions[name]
        yield f"{say(entry['name'])}: {say(entry['urgency_reason'])}"
