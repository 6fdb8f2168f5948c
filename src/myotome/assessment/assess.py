"""Assess: answers in, one frozen result out. Reads like the path of the data in the design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from myotome.assessment.ask_next import ask_next
from myotome.assessment.chance import in_words
from myotome.assessment.changes import lowered_by, raised_by
from myotome.assessment.differential import differential
from myotome.assessment.engine import Engine
from myotome.assessment.first_aid import first_aid
from myotome.assessment.kept import says_of_falls, told_then, with_kept
from myotome.assessment.localisation import localisation, regions
from myotome.assessment.result import (
    Advice,
    Assessment,
    Certificate,
    Disposition,
    Reason,
    RedFlagResult,
    Said,
)
from myotome.assessment.said import said
from myotome.assessment.sentences import SENTENCES
from myotome.assessment.weigh import Weighed, level_of, weigh
from myotome.inference.interval import intervals, log_variances
from myotome.inference.model import is_other
from myotome.inference.posterior import Posterior
from myotome.knowledge.finding import Answer, NotSure
from myotome.knowledge.levels import LEVELS, RANK, Level
from myotome.knowledge.rules import holds
from myotome.triage.floor import Fired, Floor, floor, open_flags
from myotome.triage.reached import NOTHING_YET, History

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
        differential=differential(engine, post, probabilities, bounds, answers, setting),
        localisation=localisation(engine, post),
        regions=regions(engine, post),
        counterfactuals=(
            *raised_by(engine, answers, level, askable),
            *(lowered_by(engine, answers, lowers, level, askable, setting) if lowering else ()),
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
    """A red flag that fired, as the result shows it: with its source and the answers that made it hold."""
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
