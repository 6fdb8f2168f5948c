"""The last step of an interview has weighed the answers; a result that takes that is the same result."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import with_answers
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to


@settings(max_examples=effort(30), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_a_result_is_the_same_with_what_the_last_step_weighed(engine: Engine, data: st.DataObject) -> None:
    before = data.draw(answers_to(engine.findings, most=15))
    told = data.draw(answers_to(engine.findings, most=15))
    progress = with_answers(engine.rules, with_answers(engine.rules, Progress({}), before), told)
    rest = frozenset(engine.findings.keys() - progress.answers.keys())  # nothing is left to ask
    step = next_step(engine, Progress(progress.answers, rest, 1, 0, progress.history), "person")
    assert step.screen is None
    if step.weighed is None:
        assert step.level == "ambulance_now", "everything else was weighed"
    plain = assess(engine, progress.answers, story=False, history=progress.history)
    assert assess(engine, progress.answers, story=False, history=progress.history, weighed=step.weighed) == plain
    story = assess(engine, progress.answers, history=progress.history)
    assert assess(engine, progress.answers, history=progress.history, weighed=step.weighed) == story
