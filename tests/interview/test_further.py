"""What more answers may do after an emergency: keep an ambulance always, and end no emergency without a word."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.engine import Engine
from myotome.assessment.kept import says_of_explained
from myotome.interview.further import further_step
from myotome.interview.mistake import at_stake
from myotome.interview.next_screen import Progress
from myotome.interview.reply import with_answers
from myotome.knowledge.levels import EMERGENCY_RANK, RANK
from tests.effort import UNHURRIED, effort
from tests.generate import answers_to
from tests.triage.test_reached import JOINT, SORE_LATER, WEAK


@settings(max_examples=effort(60), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_nothing_that_is_told_ends_an_ambulance(engine: Engine, data: st.DataObject) -> None:
    progress = with_answers(engine.rules, Progress({}), WEAK)
    later = with_answers(engine.rules, progress, data.draw(answers_to(engine.findings)))
    assert later.history.held.level == "ambulance_now"


@settings(max_examples=effort(60), suppress_health_check=UNHURRIED)
@given(data=st.data())
def test_no_emergency_ends_without_a_word(engine: Engine, data: st.DataObject) -> None:
    first, more = data.draw(answers_to(engine.findings)), data.draw(answers_to(engine.findings))
    progress = with_answers(engine.rules, Progress({}), first)
    later = with_answers(engine.rules, progress, {**more, **first})
    before, after = progress.history.held.level, later.history.held.level
    if RANK[before] >= EMERGENCY_RANK and RANK[after] < RANK[before]:
        assert says_of_explained(engine, later.history, len(progress.history.falls))


def test_more_told_is_no_mistake_and_is_not_asked_about(engine: Engine) -> None:
    progress = with_answers(engine.rules, Progress({}), JOINT)
    assert at_stake(engine.rules, progress, {**JOINT, **SORE_LATER}) is None
    assert at_stake(engine.rules, progress, {**JOINT, "fever": "absent"}) == "emergency_department"
    assert at_stake(engine.rules, progress, {}) == "emergency_department"


def test_the_further_questions_end_with_the_level(engine: Engine) -> None:
    progress = with_answers(engine.rules, Progress({}), JOINT)
    assert further_step(engine, progress, "person").screen is not None
    later = with_answers(engine.rules, progress, SORE_LATER)
    assert later.history.held.level == "self_care"
    assert further_step(engine, later, "person").screen is None
