"""Promise 6: an emergency ends the interview at once and stays, whatever is answered, changed or taken back.

`triage.reached.follow` looks at nothing but the level that is held, the floors before and after, which answers
changed, and whether that was called a mistake. So a small world of five rules, one for each level, and a guard that
switches all of them off, has every case that the real rules can make. All its states are walked through, from the
empty interview until nothing new is found.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import NamedTuple

from myotome.assessment.assess import assess
from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import taken_back, with_answers
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import LEVELS, RANK
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import AllOf, Among, NoneOf
from myotome.triage.floor import floor
from myotome.triage.reached import History, Reached, changes, follow
from myotome.verification.proof import Broken, Part
from myotome.verification.states import UNASKED, State
from myotome.verification.subject import Answers, Subject
from myotome.verification.unasked_proof import MODES

SIGN, EXPLAINED = "sign", "explained"  # the two findings of the small world


class _Held(NamedTuple):
    held: Reached
    kept: Reached
    answers: tuple[tuple[str, Answer], ...]


def every_history(subject: Subject) -> Part:
    """The whole small world: no level falls unsaid, and none is below what the answers call for now."""
    rules = _small_world(subject.rules[0])
    start = _Held(Reached(), Reached(), ())
    seen, edge = {start}, [start]
    moves = 0
    broken: list[Broken] = []
    worlds = [_answers(sign, explained) for sign, explained in product((UNASKED, *LEVELS), (UNASKED, "no", "yes"))]
    while edge:
        here = edge.pop()
        for after, mistake in product(worlds, (False, True)):
            moves += 1
            history = follow(rules, History(here.held, (), here.kept), dict(here.answers), after, mistake=mistake)
            wrong = _wrong(rules, here, history, after, mistake)
            if wrong:
                broken.append(Broken(f"{wrong}: {dict(here.answers)} -> {after}", {}))
            there = _Held(history.held, history.kept, tuple(sorted(after.items(), key=lambda one: one[0])))
            if there not in seen:
                seen.add(there)
                edge.append(there)
    return Part(
        f"{len(seen)} states of held and kept levels and answers, {moves} changes: no level falls unsaid",
        tuple(broken),
        moves,
    )


def emergencies_end_it(subject: Subject, witnesses: dict[str, Answers]) -> Part:
    """With each emergency's witness: the interview is over at once; each answer is then changed to every other one."""
    engine = subject.engine
    broken: list[Broken] = []
    tried = 0
    for rule in (one for one in subject.rules if RANK[one.level] >= RANK["emergency_department"]):
        answers = witnesses.get(rule.id, {})
        progress = with_answers(subject.rules, Progress({}), answers)
        ended = rule.level != "ambulance_now" or all(
            next_step(engine, progress, mode).ended == "emergency" for mode in MODES
        )
        if not ended:
            broken.append(Broken(f"{rule.id} holds and the interview goes on", answers))
        for changed in _every_change(subject, answers):
            tried += 1
            later = taken_back(subject.rules, progress, Progress(changed))
            if RANK[later.history.held.level] < RANK[rule.level]:
                broken.append(Broken(f"{rule.id} falls when an answer changes", answers))
            elif rule.level == "ambulance_now" and next_step(engine, later, "person").ended != "emergency":
                broken.append(Broken(f"{rule.id}: the interview goes on after a change", answers))
    return Part(f"{tried} changes of one answer in the story of an emergency: the level stays", tuple(broken), tried)


def results_say_it(subject: Subject, witnesses: dict[str, Answers]) -> Part:
    """The result after everything was taken back: the level is kept and the change is named; a mistake is named."""
    engine = subject.engine
    broken: list[Broken] = []
    for rule in (one for one in subject.rules if RANK[one.level] >= RANK["emergency_department"]):
        answers = witnesses.get(rule.id, {})
        progress = with_answers(subject.rules, Progress({}), answers)
        for mistake in (False, True):
            later = taken_back(subject.rules, progress, Progress({}), mistake=mistake)
            result = assess(engine, later.answers, story=False, history=later.history)
            kept = RANK[result.disposition.floor] >= RANK[rule.level]
            named = [text for text in result.notices if "answer was" in text]
            above = RANK[result.disposition.level] >= RANK[result.disposition.floor]
            if not named or not above or kept is mistake:
                broken.append(Broken(f"{rule.id} is taken back and the result does not say so", answers))
    return Part("each emergency taken back: the result keeps it, or names the mistake", tuple(broken))


def _small_world(real: RedFlag) -> tuple[RedFlag, ...]:
    """A rule for each level above the mildest: it holds for that sign or a worse one, unless it is explained."""
    return tuple(
        replace(
            real,
            id=level,
            level=level,
            when=AllOf((Among(SIGN, frozenset({level})), NoneOf((Among(EXPLAINED, frozenset({"yes"})),)))),
        )
        for level in LEVELS[1:]
    )


def _answers(sign: State, explained: State) -> Answers:
    return {name: one for name, one in ((SIGN, sign), (EXPLAINED, explained)) if one is not None}


def _wrong(rules: tuple[RedFlag, ...], here: _Held, history: History, after: Answers, mistake: bool) -> str:
    """What is wrong with a change, or an empty text. The promise, written down apart from the code that keeps it."""
    held, before = history.held.level, here.held.level
    if RANK[held] < RANK[floor(rules, after).level]:
        return "the held level is below the floor"
    if RANK[held] < RANK[history.kept.level] or RANK[history.kept.level] < RANK[here.kept.level]:
        return "a level that was kept is released"
    told_more = all(one.before is UNASKED for one in changes(dict(here.answers), after))
    fell = RANK[held] < RANK[before]
    if fell and not history.falls:
        return "the level fell unsaid"
    if fell and not mistake and (before == "ambulance_now" or not told_more):
        return "the level fell, and nobody called it a mistake or told more"
    if fell and not history.falls[-1].changed:
        return "the level fell, and no change is named"
    return ""


def _every_change(subject: Subject, answers: Answers) -> list[Answers]:
    """`answers` with one of them changed to every other state, or taken back."""
    found: list[Answers] = []
    for name, given in answers.items():
        for state in subject.translation.states[name]:
            if state != given:
                rest = {one: answer for one, answer in answers.items() if one != name}
                found.append(rest if state is None else {**rest, name: state})
    return found
