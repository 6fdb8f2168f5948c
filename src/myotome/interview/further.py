"""Further questions after an emergency has ended the interview: offered, never required.

While help is on the way, what was cut short may still be told (when it began, which medicines), and it makes the
result better to hand over. It goes on only where a red flag holds the level (`triage.reached`):

- an ambulance is kept whatever is said here: nobody can talk themselves out of one;
- below it (the emergency department), a changed answer keeps the level too, but a harmless explanation that is told
  here for the first time may end it, as it does before the end. The interview then goes on as any other, the
  interface says at once that the level fell and why, and the result says it again.
"""

from __future__ import annotations

from myotome.assessment.engine import Engine
from myotome.assessment.weigh import weigh
from myotome.inference.gain import gains
from myotome.interview.next_screen import MOST_DETAIL, Progress, Step, detail_screen, unanswered
from myotome.knowledge.levels import EMERGENCY_RANK, RANK


def further_step(engine: Engine, progress: Progress, mode: str) -> Step:
    """What may still be asked in `mode` after an emergency; no screen where nothing is worth it."""
    level = progress.history.held.level
    over = Step(None, level, "emergency", 0, "")
    if RANK[level] < EMERGENCY_RANK:
        return over
    done = progress.answers.keys() | progress.skipped | engine.too_young(progress.answers)
    # The early screens look for a harmless cause before help is called; here it is on its way.
    fixed = [screen for screen in engine.own_screens if screen.stage in ("emergency", "start")]
    open_ = [left for screen in fixed if (left := unanswered(screen, done, progress.answers)) is not None]
    more = MOST_DETAIL[mode] - progress.detail
    if open_:
        return Step(open_[0], level, "", len(open_) + more, open_[0].stage)
    if more <= 0:
        return over
    wanted = [
        name
        for name in engine.model.rows
        if name in engine.askable(mode == "clinician", progress.answers) and name not in done
    ]
    post, needs = weigh(engine, progress.answers).post, engine.needs(progress.answers)
    screen = detail_screen(engine, gains(engine.model, post, wanted, needs))
    return over if screen is None else Step(screen, level, "", more, "detail")
