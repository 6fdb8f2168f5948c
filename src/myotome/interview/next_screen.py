"""The next screen, from what was answered so far.

First the emergency screen and the fixed start. Then screens that hold a red flag which could still raise
the level, the most urgent first: the interview may not end before they are settled. Then what is worth
asking for the cause, by expected gain per effort. An ambulance level ends it at once, and any other emergency that a
red flag sets ends it when the flags are settled. Where only expected harm calls for one, what is still to be asked (how
old a sign is, a statin, a known disease) may explain it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from math import ceil

from myotome.assessment.engine import Engine
from myotome.assessment.weigh import Weighed, weigh
from myotome.inference.gain import Gain, gains
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import EMERGENCY_RANK, LEVELS, RANK, Level, highest
from myotome.knowledge.rules import could_hold, holds
from myotome.knowledge.screen import MOST_QUESTIONS, Item, Question, Screen
from myotome.triage.floor import Open, floor, open_flags
from myotome.triage.reached import NOTHING_YET, History

WORTH_BITS = 0.10  # a question that tells less than this, and avoids no harm, is not worth a person's effort
WORTH_HARM = 0.05
HARM_IN_BITS = 1.0  # one unit of harm avoided is worth as much as one bit
EFFORT = {"examination": 1.5, "measurements": 2.0}  # questions that need hands or instruments cost more
FULL = 3  # a screen of danger signs with fewer questions than this takes in the leftovers of others
MOST_DETAIL = {"person": 3, "carer": 3, "clinician": 7}  # screens asked for the cause alone


@dataclass(frozen=True, slots=True)
class Progress:
    """What was answered. skipped: asked, and no answer given. detail: screens asked for the cause alone.

    history: the highest floor that was reached and holds, whatever is answered, changed or taken back afterwards.
    """

    answers: Mapping[str, Answer]
    skipped: frozenset[str] = frozenset()
    screens: int = 0
    detail: int = 0
    history: History = NOTHING_YET

    @property
    def calls_for_ambulance(self) -> bool:
        """Whether an ambulance level was reached, now or before: it ends the interview at once."""
        return self.history.held.level == LEVELS[-1]


@dataclass(frozen=True, slots=True)
class Step:
    """screen: what to ask, or None at the end. level: the level so far. ended: "emergency" or "complete".

    left: an upper estimate of the screens that remain, this one included. why: what the screen is for.
    weighed: the answers as they were weighed for it, where they were, so that a result need not do it again.
    """

    screen: Screen | None
    level: Level
    ended: str
    left: int
    why: str
    weighed: Weighed | None = field(default=None, compare=False, repr=False)


def next_step(engine: Engine, progress: Progress, mode: str) -> Step:
    """What comes next in `mode` ("person", "carer" or "clinician")."""
    answers = progress.answers
    low = highest([floor(engine.rules, answers).level, progress.history.held.level])
    if low == "ambulance_now":
        return Step(None, low, "emergency", 0, "")
    done = answers.keys() | progress.skipped | engine.too_young(answers)
    for screen in engine.screens:
        if screen.stage in ("emergency", "start"):
            left = unanswered(screen, done, answers)
            if left is not None:
                return Step(left, low, "", _at_most_from_start(engine, progress, mode, low), screen.stage)
    weighed = weigh(engine, answers, low=low)
    post = weighed.post
    level = highest([low, weighed.level])
    askable = engine.askable(mode == "clinician", answers) - progress.skipped
    still = open_flags(engine.rules, answers, level, askable)
    if still:
        along = RANK[low] < EMERGENCY_RANK  # an emergency has no time for what is only for the cause
        screen = _flag_screen(engine, still, done, answers, along=along)
        if screen is not None:
            most = _at_most(engine, progress, mode, low, still if level == low else None)
            return Step(screen, level, "", most, "flags")
    if RANK[level] > RANK[low]:
        screen = _dating_screen(engine, engine.undated(answers, askable), done, answers)
        if screen is not None:
            return Step(screen, level, "", _at_most(engine, progress, mode, low), "flags")
    if RANK[low] >= RANK["emergency_department"]:
        return Step(None, level, "emergency", 0, "", weighed)
    if progress.detail < MOST_DETAIL[mode]:
        wanted = [name for name in engine.model.rows if name in askable and name not in answers]
        screen = detail_screen(engine, gains(engine.model, post, wanted, engine.needs(answers)))
        if screen is not None:
            most = _at_most(engine, progress, mode, low, still if level == low else None)
            return Step(screen, level, "", most, "detail")
    return Step(None, level, "complete", 0, "", weighed)


def unanswered(screen: Screen, done: Iterable[str], answers: Mapping[str, Answer]) -> Screen | None:
    """`screen` with the questions that still need an answer, or None."""
    known = set(done)
    questions = tuple(
        q
        for q in screen.questions
        if not known.issuperset(q.settles) and (q.only_if is None or holds(q.only_if, answers))
    )
    if not questions:
        return None
    idle = {item.finding for q in questions for item in q.items if not _useful(screen, item, answers)}
    return replace(screen, questions=tuple(_trim(q, known | idle) for q in questions))


def _useful(screen: Screen, item: Item, answers: Mapping[str, Answer]) -> bool:
    """Whether a line still saves a question: not where its screen asks the finding in full at once, or never will."""
    full = next((q.only_if for q in screen.questions if q.finding == item.finding), None)
    return full is None or (could_hold(full, answers) and not holds(full, answers))


def _trim(question: Question, known: set[str]) -> Question:
    """A checklist without the lines that were answered elsewhere."""
    items = tuple(item for item in question.items if item.finding not in known)
    return question if len(items) == len(question.items) else replace(question, items=items)


def _dating_screen(
    engine: Engine, undated: frozenset[str], done: Iterable[str], answers: Mapping[str, Answer]
) -> Screen | None:
    """What dates a sign, where the level rests on causes alone and these may be as old as the trouble."""
    known = set(done)
    for screen in engine.own_screens if undated else ():
        left = unanswered(screen, known, answers)
        asking = _asking(left, undated) if left is not None else None
        if asking is not None:
            return asking
    return None


def _flag_screen(
    engine: Engine, still: Sequence[Open], done: Iterable[str], answers: Mapping[str, Answer], *, along: bool
) -> Screen | None:
    """The screen that settles the most urgent open flags; loose findings become a screen of their own.

    along: whether what comes along with its questions is put too.
    """
    known = set(done)
    best: tuple[int, int] | None = None
    chosen: Screen | None = None
    for screen in engine.own_screens:
        names = {name for q in screen.questions for name in q.findings}
        open_here = [one for one in still if names.intersection(one.unasked)]
        if not open_here:
            continue
        left = unanswered(screen, known, answers)
        if left is None:
            continue
        worth = (max(RANK[one.rule.level] for one in open_here), len(open_here))
        if best is None or worth > best:
            best, chosen = worth, _only_needed(left, still)
    if chosen is not None:
        full = len(chosen.questions) >= FULL
        chosen = chosen if full else _with_leftovers(engine, chosen, still, known, answers)
        return _with_along(engine, chosen, known) if along else chosen
    loose = dict.fromkeys(name for one in still for name in one.unasked if name not in known)
    return _screen_of(engine, list(loose)[:MOST_QUESTIONS], "flags") if loose else None


def _with_leftovers(
    engine: Engine, chosen: Screen, still: Sequence[Open], known: set[str], answers: Mapping[str, Answer]
) -> Screen:
    """`chosen`, which has room, filled up with what else is left of nearly done screens, most urgent first."""
    worth = {name: RANK[one.rule.level] for one in reversed(still) for name in one.unasked}
    rests: list[tuple[int, Screen]] = []
    for screen in engine.own_screens:
        left = unanswered(screen, known, answers) if screen.id != chosen.id else None
        rest = _only_needed(left, still) if left is not None else None
        if rest is not None and worth.keys() & {name for q in rest.questions for name in q.findings}:
            rests.append((max(worth.get(name, 0) for q in rest.questions for name in q.findings), rest))
    questions = list(chosen.questions)
    for _, rest in sorted(rests, key=lambda one: -one[0]):
        if len(rest.questions) < FULL and len(questions) + len(rest.questions) <= MOST_QUESTIONS:
            questions += rest.questions
    if len(questions) == len(chosen.questions):
        return chosen
    return replace(chosen, title=MORE_SIGNS, questions=tuple(questions))


def _with_along(engine: Engine, chosen: Screen, known: set[str]) -> Screen:
    """`chosen` with what comes along with its questions, each after those it stands behind, where there is room."""
    questions = list(chosen.questions)
    for screen in engine.own_screens:
        before: list[str] = []  # the questions that stand above on the screen of its own
        for q in screen.questions:
            here = [place for place, one in enumerate(questions) if one.id in before]
            fresh = q.along and here and not known.issuperset(q.settles)
            if fresh and len(questions) < MOST_QUESTIONS and q.id not in {one.id for one in questions}:
                questions.insert(here[-1] + 1, _trim(q, known))
            before.append(q.id)
    return chosen if len(questions) == len(chosen.questions) else replace(chosen, questions=tuple(questions))


def _only_needed(screen: Screen, still: Sequence[Open]) -> Screen:
    """Without the questions that no open flag needs."""
    return _asking(screen, {name for one in still for name in one.unasked}) or screen


def _asking(screen: Screen, names: AbstractSet[str]) -> Screen | None:
    """The questions of `screen` that ask any of `names`, or None."""
    questions = tuple(q for q in screen.questions if names & set(q.findings))
    return replace(screen, questions=questions) if questions else None


def detail_screen(engine: Engine, found: Sequence[Gain]) -> Screen | None:
    """Up to four related questions, led by the one with the best gain per effort."""
    if not found:
        return None
    ranked = sorted(found, key=lambda one: (-_worth(engine, one), one.finding))
    lead = ranked[0]
    if lead.information < WORTH_BITS and lead.harm < WORTH_HARM:
        return None
    domain = engine.findings[lead.finding].domain
    related = [
        one.finding
        for one in ranked
        if engine.findings[one.finding].domain == domain
        and (one.information >= WORTH_BITS / 2 or one.harm >= WORTH_HARM / 2)
    ]
    return _screen_of(engine, related[:MOST_QUESTIONS] or [lead.finding], "detail")


def _worth(engine: Engine, one: Gain) -> float:
    effort = EFFORT.get(engine.findings[one.finding].domain, 1.0)
    return round((one.information + HARM_IN_BITS * one.harm) / effort, 9)


MORE_SIGNS = "A few more signs"
TITLES = {
    "context": "A few facts", "motor": "How the leg works", "sensory": "Feeling", "pain": "Pain",
    "cranial": "Face, eyes, speech and swallowing", "sphincter_autonomic": "Bladder, bowel and blood pressure",
    "general": "How you are otherwise", "history": "Your health so far", "examination": "Examination",
    "measurements": "Measurements",
}  # fmt: skip


def _screen_of(engine: Engine, names: Sequence[str], stage: str) -> Screen:
    """A screen made for these findings."""
    questions = tuple(Question(name, name, "", "", (), None) for name in names)
    title = TITLES[engine.findings[names[0]].domain]
    return Screen(f"{stage}:{names[0]}", stage, title, "", questions)


def _flag_screens(engine: Engine, still: Sequence[Open], answers: Mapping[str, Answer]) -> int:
    """The most screens that the open flags can take.

    More answers never open a flag that was closed, so this only falls; a question that waits for another answer
    (where the numbness is, once there is some) may bring its screen once more.
    """
    needed = {name for one in still for name in one.unasked}
    screens = 0
    for screen in engine.own_screens:
        wanted = [question for question in screen.questions if needed.intersection(question.findings)]
        waiting = sum(1 for q in wanted if q.only_if is not None and not holds(q.only_if, answers))
        screens += min(len(wanted), 1 + waiting)
        needed.difference_update(*(question.findings for question in screen.questions))
    return screens + ceil(len(needed) / MOST_QUESTIONS)


def _at_most(engine: Engine, progress: Progress, mode: str, low: Level, still: Sequence[Open] | None = None) -> int:
    """The most screens that remain after the fixed start, this one included. still: the flags open above the floor.

    Flags are counted above the floor and not above the level: the level of least harm may fall again, the floor stays.
    """
    open_ = _open(engine, progress, mode, low) if still is None else still
    return _flag_screens(engine, open_, progress.answers) + MOST_DETAIL[mode] - progress.detail


def _at_most_from_start(engine: Engine, progress: Progress, mode: str, low: Level) -> int:
    """The most screens that remain while the fixed start is not done, this one included.

    All open flags count: a harmless explanation that the start settles may still take a floor away.
    """
    answers = progress.answers
    done = answers.keys() | progress.skipped | engine.too_young(answers)
    askable = engine.askable(mode == "clinician", answers) - progress.skipped
    first = [screen for screen in engine.screens if screen.stage in ("emergency", "start")]
    fixed = sum(1 for screen in first if _may_come(screen, done, answers, askable))
    # What the start itself will settle takes no screen of its own; what is only borrowed may fall back to its own.
    soon = {
        name
        for screen in first
        for q in screen.questions
        if not screen.early or (q.only_if is not None and holds(q.only_if, answers))
        for name in q.settles
    }
    later = [
        Open(one.rule, tuple(name for name in one.unasked if name not in soon))
        for one in _open(engine, progress, mode, LEVELS[0])
    ]
    return fixed + _at_most(engine, progress, mode, low, later)


def _may_come(screen: Screen, done: Iterable[str], answers: Mapping[str, Answer], askable: frozenset[str]) -> bool:
    """Whether a screen of the start has a question to put, now or after more answers."""
    known = set(done)
    return any(
        q.only_if is None or could_hold(q.only_if, answers, askable)
        for q in screen.questions
        if not known.issuperset(q.settles)
    )


def _open(engine: Engine, progress: Progress, mode: str, above: Level) -> list[Open]:
    askable = engine.askable(mode == "clinician", progress.answers) - progress.skipped
    return open_flags(engine.rules, progress.answers, above, askable)
