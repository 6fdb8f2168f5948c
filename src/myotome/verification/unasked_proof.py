"""Promise 4: no unasked emergency. When the certificate says that nothing is open, no further answer raises the floor.

Two sets of answers are held against each other: what was answered, and any completion of it in which only what can
still be asked was added. Which findings can be asked is left free, so that the proof holds for every informant and
for whatever was skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from myotome.assessment.assess import assess
from myotome.evaluation.play import MOST_SCREENS, Turn, play
from myotome.interview.next_screen import Progress, next_step
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import RANK
from myotome.knowledge.rules import Condition, findings_of, holds
from myotome.verification.proof import Broken, Part
from myotome.verification.sample import answer_sets
from myotome.verification.subject import Subject
from myotome.verification.translate import Formula, Translation

MODES = ("person", "carer", "clinician")


def no_completion_raises(subject: Subject) -> Part:
    """Rule by rule: what holds after a completion could hold before it."""
    later, z3 = subject.translate(" later"), subject.z3
    completion = _Completion(subject, later)
    broken: list[Broken] = []
    for rule in (one for one in subject.rules if one.level != "self_care"):
        names = sorted(rule.findings)
        after = later.holds(rule.when)
        before = subject.translation.could_hold(rule.when)
        found = subject.smallest(*completion.of(names), after, z3.Not(before))
        if found is not None:
            broken.append(Broken(f"{rule.id} can still come to hold, and the certificate does not say so", found))
    return Part("what holds after any completion could hold before, for every rule and every informant", tuple(broken))


def no_question_returns(subject: Subject) -> Part:
    """A finding that makes no sense to ask never comes to make sense by further answers."""
    later, z3 = subject.translate(" later"), subject.z3
    completion = _Completion(subject, later)
    broken: list[Broken] = []
    for name, when in subject.engine.only_if.items():
        names = [atom for atom in subject.translation.states if atom in _reads(when)]
        open_all = [subject.translation.askable[one] for one in names] + [later.askable[one] for one in names]
        before, after = subject.translation.could_hold(when), later.could_hold(when)
        found = subject.smallest(*completion.of(names), *open_all, after, z3.Not(before))
        if found is not None:
            broken.append(Broken(f"{name} was left out and can be asked after more answers", found))
    conditional = len(subject.engine.only_if)
    return Part(f"the {conditional} questions with a condition never come back once it is gone", tuple(broken))


def open_means_askable(subject: Subject) -> Part:
    """While a rule is open there is something left to ask: so the interview can not end on it."""
    read, z3 = subject.translation, subject.z3
    broken: list[Broken] = []
    for rule in (one for one in subject.rules if one.level != "self_care"):
        left = [z3.And(read.unasked(name), read.askable[name]) for name in sorted(rule.findings)]
        opened = [read.could_hold(rule.when), z3.Not(read.holds(rule.when)), subject.none(left)]
        found = subject.smallest(*opened)
        if found is not None:
            broken.append(Broken(f"{rule.id} stays open with nothing left to ask", found))
    return Part("an open rule always has an unasked finding that can be asked", tuple(broken))


def certificates(subject: Subject, many: int) -> Part:
    """Certificates of real results on generated answers, each put to the solver: can a completion go above?"""
    later = subject.translate(" later")
    completion = _Completion(subject, later)
    broken: list[Broken] = []
    complete = 0
    for clinician in (False, True):
        for answers in answer_sets(subject.engine, many, seed=4 + clinician, clinician=clinician):
            result = assess(subject.engine, answers, clinician=clinician)
            if not result.certificate.complete:
                continue
            complete += 1
            askable = subject.engine.askable(clinician, answers)
            above = [later.holds(one.when) for one in subject.at_least(RANK[result.disposition.level] + 1)]
            if _raised(subject, completion, answers, askable, above):
                broken.append(Broken("the certificate is complete, and an answer still raises the level", answers))
    says = f"{2 * many} results of generated answers: each of {complete} complete certificates is right"
    return Part(says, tuple(broken))


def interviews(subject: Subject, many: int) -> Part:
    """Interviews played by generated people: they end, and none ends while a danger sign is open."""
    engine = subject.engine
    broken: list[Broken] = []
    screens = 0
    for seed, mode in enumerate(MODES):
        for answers in answer_sets(engine, many, seed=40 + seed, clinician=mode == "clinician"):
            played = play(engine, answers, mode)
            screens += played.screens
            if played.screens >= MOST_SCREENS:
                broken.append(Broken(f"the interview does not end ({mode})", answers))
            elif played.result is None or not (played.result.certificate.complete or _skipped(played.turns)):
                broken.append(Broken(f"the interview ends with an open danger sign ({mode})", answers))
    return Part(
        f"{3 * many} interviews of generated people end with every danger sign settled ({screens} screens)",
        tuple(broken),
    )


def screens_in_order(subject: Subject) -> Part:
    """The emergency screen comes first, then the start, in every mode; nothing else before them."""
    engine = subject.engine
    order = [screen.stage for screen in engine.screens]
    broken: list[Broken] = []
    if order != sorted(order, key=("emergency", "start", "flags", "detail", "examination").index):
        broken.append(Broken(f"the screens are out of order: {', '.join(order)}", {}))
    seen = 0
    for mode in MODES:
        progress = Progress({})
        for screen in (one for one in engine.screens if one.stage in ("emergency", "start")):
            if not any(q.only_if is None or holds(q.only_if, progress.answers) for q in screen.questions):
                continue  # it is for people with an answer that these have not given
            step = next_step(engine, progress, mode)
            seen += 1
            if step.screen is None or step.screen.id != screen.id:
                broken.append(Broken(f"{screen.id} does not come in its turn ({mode})", dict(progress.answers)))
                break
            names = {name for question in screen.questions for name in question.findings}
            progress = Progress(progress.answers, progress.skipped | names, progress.screens + 1)
    return Part("the emergency screen comes first, then the start, in every mode", tuple(broken), seen)


class _Completion:
    """A later set of answers that keeps every answer, and adds only to what was unasked and can be asked.

    What is said of a finding is written once: some hundred rules read the same ones.
    """

    def __init__(self, subject: Subject, later: Translation) -> None:
        self._subject, self._later = subject, later
        self._of: dict[str, list[Formula]] = {}

    def of(self, names: Iterable[str]) -> list[Formula]:
        """The formulas that tie the later answers to `names` to those of now."""
        return [formula for name in names for formula in self._tied(name)]

    def _tied(self, name: str) -> list[Formula]:
        if name not in self._of:
            z3, now, later = self._subject.z3, self._subject.translation, self._later
            same = z3.And([a == b for a, b in zip(now.bits[name], later.bits[name], strict=True)])
            self._of[name] = [*later.legal([name]), z3.Or(same, z3.And(now.unasked(name), now.askable[name]))]
        return self._of[name]


def _raised(
    subject: Subject, completion: _Completion, answers: dict[str, Answer], askable: frozenset[str], above: list[Formula]
) -> bool:
    """Whether a completion of these answers makes one of `above` hold."""
    z3, now = subject.z3, subject.translation
    can = [flag if name in askable else z3.Not(flag) for name, flag in now.askable.items()]
    return subject.possible(*now.same(answers), *can, *completion.of(now.states), z3.Or(above))


def _reads(condition: Condition) -> frozenset[str]:
    return frozenset(findings_of(condition))


def _skipped(turns: Sequence[Turn]) -> bool:
    """Whether a question got no reply: what a person will not say stays open, and the certificate says so."""
    return any(reply is None for turn in turns for reply in turn.replies.values())
