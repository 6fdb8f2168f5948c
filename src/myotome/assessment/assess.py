"""Assess: answers in, one frozen result out. Reads like the path of the data in the design."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from myotome.assessment.ask_next import ask_next
from myotome.assessment.chance import in_words
from myotome.assessment.cite import cite
from myotome.assessment.engine import Engine
from myotome.assessment.first_aid import first_aid
from myotome.assessment.kept import says_of_falls, told_then, with_kept
from myotome.assessment.result import (
    Advice,
    Argument,
    Assessment,
    Cause,
    Certificate,
    Counterfactual,
    Disposition,
    Place,
    Reason,
    RedFlagResult,
    Said,
)
from myotome.assessment.sentences import SENTENCES
from myotome.assessment.weigh import Weighed, level_of, weigh
from myotome.explanation.arguments import Arguments
from myotome.explanation.counterfactual import mildest, raising
from myotome.inference.interval import intervals, log_variances, share_interval
from myotome.inference.model import is_other
from myotome.inference.posterior import Posterior
from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.levels import LEVELS, RANK, Level
from myotome.knowledge.rules import holds
from myotome.triage.floor import Fired, Floor, floor, open_flags
from myotome.triage.reached import NOTHING_YET, History

SHOWN_CAUSES = 10  # causes that get for and against
SHOWN_ARGUMENTS = 6
SHOWN_PLACES = 12
SHOWN_CHANGES = 12
OTHER_NAME = SENTENCES["cause.other"]
DOUBTFUL = 0.5  # above this share for the unknown cause the result says that no listed cause fits well


def assess(
    engine: Engine,
    answers: Mapping[str, Answer],
    *,
    clinician: bool = False,
    setting: str | None = None,
    story: bool = True,
    history: History = NOTHING_YET,
    weighed: Weighed | None = None,
    lowering: bool = True,
) -> Assessment:
    """The assessment of `answers`. clinician: whether examination findings could still be asked for.

    story: the answers are an account of the case, in which what is not mentioned is a little less likely to be
    there; False where they are replies and nothing follows from what was not asked. The level is the same in both.
    history: the level that an interview reached on the way. It is kept, and what happened to it is said.
    weighed: the same answers as the last step of the interview weighed them, if it did: without setting or story.
    lowering: whether to look for the answers without which the level would be lower. It takes as long as all the rest.
    """
    now = floor(engine.rules, answers)
    low = with_kept(engine, now, history)
    told = told_then(answers, low, history)
    if weighed is None or story or setting is not None:
        weighed = weigh(engine, answers, setting, story=story, low=low.level)
    post, probabilities = weighed.post, weighed.probabilities
    askable = engine.askable(clinician, answers)
    level = level_of(engine, low, weighed.level, answers, askable)
    # Where a level is kept against the answers, no answer lowers it: none is named that would.
    lowers = now if now.level == low.level else Floor(low.level, ())
    variances = log_variances(engine.model, post)
    bounds = intervals(probabilities, variances)
    return Assessment(
        disposition=_disposition(engine, level, low, weighed, told),
        red_flags=tuple(red_flag_result(engine, one, told) for one in low.fired),
        differential=_differential(engine, post, probabilities, bounds, answers, setting),
        localisation=_localisation(engine, post),
        regions=_regions(engine, post),
        counterfactuals=(
            *_raising(engine, answers, level, askable),
            *(_lowering(engine, answers, lowers, level, askable, setting) if lowering else ()),
        ),
        certificate=_certificate(engine, answers, level, askable, clinician),
        advice=_advice(engine, level, low, answers),
        notices=(*says_of_falls(engine, history, low.level), *_notices(engine, answers, post, probabilities, story)),
        ask_next=ask_next(engine, answers, post, level, askable),
        answers=tuple(
            said(engine, name, answer) for name, answer in sorted(answers.items()) if not isinstance(answer, NotSure)
        ),
        not_sure=tuple(sorted(name for name, answer in answers.items() if isinstance(answer, NotSure))),
        knowledge_version=engine.artifact.version,
        knowledge_hash=engine.artifact.hash,
    )


def said(engine: Engine, name: str, answer: Answer) -> Said:
    """An answer in words."""
    finding = engine.findings[name]
    words = SENTENCES["said.answer"].format(label=finding.label, answer=finding.says(answer))
    return Said(name, "unknown" if isinstance(answer, NotSure) else answer, words)


def _grounds(engine: Engine, fired: Fired, answers: Mapping[str, Answer]) -> tuple[Said, ...]:
    return tuple(
        said(engine, name, answers[name]) for name in fired.grounds if name in answers and name not in fired.unsure
    )


def _disposition(
    engine: Engine,
    level: Level,
    low: Floor,
    weighed: Weighed,
    answers: Mapping[str, Answer],
) -> Disposition:
    entry = engine.advice["dispositions"][level]
    reasons = [
        Reason(
            one.rule.id,
            one.rule.level,
            one.rule.says,
            _grounds(engine, one, answers),
            tuple(engine.findings[name].label for name in one.unsure),
        )
        for one in low.fired
        if one.rule.level == level
    ]
    by_flag = bool(low.fired) and RANK[low.level] >= RANK[level]
    if not by_flag:
        signs = tuple(said(engine, name, answers[name]) for name in weighed.unreassured)
        says = SENTENCES["why.never_reassures"] if signs else _why(engine, level, weighed.probabilities, answers)
        reasons.insert(0, Reason("", level, says, signs, ()))
    return Disposition(
        level=level,
        within=entry["time_limit"],
        label=entry["label"],
        means=entry["means"],
        set_by="red_flag" if by_flag else "expected_harm",
        floor=low.level,
        harm_level=weighed.level,
        reasons=tuple(reasons),
        harm=dict(zip(LEVELS, (round(value, 6) for value in weighed.decision.harm), strict=True)),
        needed=dict(zip(LEVELS, (round(value, 6) for value in weighed.decision.needed), strict=True)),
    )


def _why(engine: Engine, level: Level, probabilities: Sequence[float], answers: Mapping[str, Answer]) -> str:
    """Which causes raise the level where no red flag does. An appointment is not called urgent for its causes."""
    needed = engine.urgencies(answers)
    urgent = [
        (p, engine.conditions[name]["name"])
        for name, p in zip(engine.model.conditions, probabilities, strict=True)
        if not is_other(name) and RANK[needed[name]] >= RANK[level]
    ]
    urgent.sort(key=lambda one: (-one[0], one[1]))
    names = ", ".join(
        SENTENCES["why.cause"].format(cause=name, chance=in_words(p)) for p, name in urgent[:3] if p >= 0.01
    )
    if not names:
        told = {name: one for name, one in answers.items() if not isinstance(one, NotSure)}
        weak = holds(engine.concepts["leg_weak"], told)
        return SENTENCES["why.no_rule" if weak else "why.no_rule_trouble"]
    return SENTENCES["why.causes" if RANK[level] > RANK["routine_appointment"] else "why.look"].format(causes=names)


def red_flag_result(engine: Engine, fired: Fired, answers: Mapping[str, Answer]) -> RedFlagResult:
    rule = fired.rule
    return RedFlagResult(
        rule.id,
        rule.name,
        rule.level,
        rule.says,
        rule.rationale,
        _grounds(engine, fired, answers),
        tuple(engine.findings[name].label for name in fired.unsure),
        rule.not_meant,
        dict(rule.source),
        rule.basis,
    )


def _differential(
    engine: Engine,
    post: Posterior,
    probabilities: Sequence[float],
    bounds: Sequence[tuple[float, float]],
    answers: Mapping[str, Answer],
    setting: str | None,
) -> tuple[Cause, ...]:
    from math import exp

    model = engine.model
    age, sex = answers.get("age"), answers.get("sex")
    before = model.log_prior(age if isinstance(age, float) else None, sex if isinstance(sex, str) else None, setting)
    ranked = sorted(range(len(probabilities)), key=lambda c: (-round(probabilities[c], 9), model.conditions[c]))
    arguments = Arguments(model, post)
    causes: list[Cause] = []
    for rank, index in enumerate(ranked):
        name = model.conditions[index]
        other = is_other(name)
        raw = {} if other else engine.conditions[name]
        shown = rank < SHOWN_CAUSES and not other
        for_, against = _arguments(engine, arguments, index, answers) if shown else ((), ())
        low, high = bounds[index]
        causes.append(
            Cause(
                name,
                OTHER_NAME if other else raw["name"],
                round(probabilities[index], 6),
                (round(low, 6), round(high, 6)),
                round(exp(before[index]), 6),
                "routine_appointment" if other else raw["urgency"],
                False if other else raw["must_not_miss"],
                for_,
                against,
            )
        )
    return tuple(causes)


def _arguments(
    engine: Engine, arguments: Arguments, index: int, answers: Mapping[str, Answer]
) -> tuple[tuple[Argument, ...], tuple[Argument, ...]]:
    name = engine.model.conditions[index]
    basis, cited = engine.basis(name), engine.cited(name)
    found: list[Argument] = []
    for one in arguments.ratios(index):
        source, address = SENTENCES["source.anatomy"], ""
        if one.finding in basis:
            source, address = cite(basis[one.finding], cited)
        words = said(engine, one.finding, answers[one.finding]).words
        found.append(Argument(one.finding, words, round(one.ratio, 3), source, address))
    for_ = tuple(one for one in found if one.ratio > 1)[:SHOWN_ARGUMENTS]
    against = tuple(one for one in found if one.ratio < 1)[:SHOWN_ARGUMENTS]
    return for_, against


def _localisation(engine: Engine, post: Posterior) -> tuple[Place, ...]:
    sums: dict[tuple[str, str, str, str], float] = defaultdict(float)
    for place, weight in zip(engine.model.places, post.weights, strict=True):
        sums[place] += weight
    ranked = sorted(sums.items(), key=lambda one: (-round(one[1], 9), one[0]))[:SHOWN_PLACES]
    places: list[Place] = []
    for (site, region, side, level), p in ranked:
        low, high = share_interval(p, 20.0)
        name = engine.sites[site]["name"] if site else SENTENCES["place.unknown"]
        places.append(Place(site, name, region, side, level, round(p, 6), (round(low, 6), round(high, 6))))
    return tuple(places)


def _regions(engine: Engine, post: Posterior) -> tuple[tuple[str, float], ...]:
    sums: dict[str, float] = defaultdict(float)
    for (_, region, _, _), weight in zip(engine.model.places, post.weights, strict=True):
        sums[region] += weight
    return tuple(sorted(((r, round(p, 6)) for r, p in sums.items() if r), key=lambda one: (-one[1], one[0])))


def _raising(
    engine: Engine, answers: Mapping[str, Answer], level: Level, askable: frozenset[str]
) -> Iterator[Counterfactual]:
    for change in raising(engine.rules, answers, level, askable)[:SHOWN_CHANGES]:
        words = _wish(engine, change.finding, change.value)
        now = SENTENCES["fall.not_asked"]
        yield Counterfactual(change.finding, change.value, words, change.rule.level, now, change.rule.name)


def _lowering(
    engine: Engine,
    answers: Mapping[str, Answer],
    low: Floor,
    level: Level,
    askable: frozenset[str],
    setting: str | None,
) -> Iterator[Counterfactual]:
    for name in dict.fromkeys(name for one in low.fired if one.rule.level == low.level for name in one.grounds):
        calm = mildest(engine.findings[name])
        if calm is None or answers.get(name) == calm:
            continue
        told = {**answers, name: calm}
        milder = floor(engine.rules, told)
        if RANK[milder.level] >= RANK[level]:
            continue
        harm = weigh(engine, told, setting, low=milder.level, enough=level).level
        without = level_of(engine, milder, harm, told, askable)
        if RANK[without] < RANK[level]:
            words = said(engine, name, calm).words
            yield Counterfactual(name, calm, words, without, said(engine, name, answers[name]).words, "")


def _wish(engine: Engine, name: str, value: str | float) -> str:
    """An answer that would raise the level; a plain yes, or either side, is the sign itself."""
    finding = engine.findings[name]
    return finding.label if finding.kind in ("yes_no", "side") else said(engine, name, value).words


def _certificate(
    engine: Engine, answers: Mapping[str, Answer], level: Level, askable: frozenset[str], clinician: bool
) -> Certificate:
    still = open_flags(engine.rules, answers, level, askable)
    unasked = dict.fromkeys(name for one in still for name in one.unasked)
    return Certificate(
        not still,
        SENTENCES["informant.clinician" if clinician else "informant.person"],
        tuple(one.rule.id for one in still),
        tuple(unasked),
    )


def _advice(engine: Engine, level: Level, low: Floor, answers: Mapping[str, Answer]) -> Advice:
    entry = engine.advice["dispositions"][level]
    net = engine.advice["safety_net"]
    return Advice(
        tuple(entry["do_now"]),
        tuple(entry["do_not"]),
        entry["if_it_changes"],
        first_aid(engine, low, level, answers),
        tuple(net["SN-DANGER"]["items"]),
        net["SN-CHECK"]["says"].get(level, ""),
    )


def _notices(
    engine: Engine, answers: Mapping[str, Answer], post: Posterior, probabilities: Sequence[float], story: bool
) -> tuple[str, ...]:
    found = [
        says
        for _, when, says in (*engine.contradictions, *engine.notices)
        if holds(when, {name: one for name, one in answers.items() if not isinstance(one, NotSure)})
    ]
    if post.alone:
        found.append(SENTENCES["notice.alone"])
    elif probabilities[-1] > DOUBTFUL:
        found.append(SENTENCES["notice.doubtful"])
    if not post.used:
        found.append(SENTENCES["notice.no_answer"])
    if story and post.used:
        found.append(SENTENCES["notice.story"])
    found.append(engine.advice["safety_net"]["SN-LIMITS"]["says"])
    found.append(SENTENCES["notice.not_complete"])
    return tuple(found)
