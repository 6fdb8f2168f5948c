"""Early screens: a harmless explanation is heard before help is called, and none that is not so is believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from myotome.assessment.engine import Engine
from myotome.evaluation.play import play
from myotome.interview.further import further_step
from myotome.interview.next_screen import Progress, next_step, unanswered
from myotome.interview.reply import after_screen, ticked, with_answers
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import EMERGENCY_RANK, RANK, Level
from myotome.knowledge.screen import Question, Screen
from myotome.server.web.state import Asked, WebState
from myotome.server.web.steps import revisited

Story = dict[str, Answer]

WALKS: Story = {"leg_weakness_severity": "walks_unaided"}
ASLEEP: Story = {
    **WALKS, "age": 45.0, "sex": "male", "hours_since_onset": 8.0, "onset_tempo": "seconds_minutes",
    "leg_weakness": "left", "leg_asleep_after_pressure": "present", "leg_pressure_or_crossing": "present",
    "leg_tingling": "present", "weak_on_waking": "present", "course": "resolved",
}  # fmt: skip
TWISTED: Story = {
    "age": 34.0, "sex": "male", "hours_since_onset": 5.0, "onset_tempo": "seconds_minutes", "leg_weakness": "left",
    "knee_gives_way": "present", "knee_pain": "left", "injury": "minor", "pain_prevents_use": "present",
    "course": "stable", "leg_weakness_severity": "walks_with_difficulty", "limp": "present",
}  # fmt: skip
SORE: Story = {
    **WALKS, "age": 26.0, "sex": "male", "hours_since_onset": 48.0, "onset_tempo": "days", "course": "stable",
    "leg_weakness": "both", "leg_weakness_part": "hip_thigh", "soreness_after_unusual_exercise": "present",
    "muscle_pain": "present", "unaccustomed_exertion_or_long_lie": "present", "pain_worse_on_movement": "present",
}  # fmt: skip
PATCH: Story = {
    **WALKS, "age": 43.0, "sex": "male", "hours_since_onset": 10.0, "onset_tempo": "hours", "leg_weakness": "none",
    "leg_numbness": "left", "leg_numbness_area": "outer_thigh", "leg_tingling": "present", "obesity": "present",
    "course": "stable",
}  # fmt: skip
FAINT: Story = {
    **WALKS, "age": 31.0, "sex": "female", "pregnancy": "not_pregnant", "hours_since_onset": 3.0,
    "leg_weakness": "both", "onset_tempo": "seconds_minutes", "faint_on_standing": "present",
    "falls": "present", "course": "resolved",
}  # fmt: skip

HARMLESS: list[tuple[str, Story]] = [
    ("the leg fell asleep and is well again", ASLEEP),
    ("a twisted knee, and pain holds the leg back", TWISTED),
    ("sore thighs two days after exercise", SORE),
    ("a numb patch on the outer thigh since today", PATCH),
    ("a numb patch, and pain stops the leg", {**PATCH, "pain_prevents_use": "present"}),
    ("legs that folded in a near-faint", FAINT),
    ("legs that folded in a near-faint, and all went black", {**FAINT, "vision_loss": "both_eyes"}),
]

DANGEROUS: list[tuple[str, Level, Story]] = [
    ("asleep, with an uneven heartbeat", "ambulance_now", {**ASLEEP, "atrial_fibrillation": "present"}),
    ("asleep, after an earlier stroke", "ambulance_now", {**ASLEEP, "previous_stroke_or_tia": "present"}),
    ("asleep, and the arm is numb", "ambulance_now", {**ASLEEP, "arm_numbness": "left"}),
    ("asleep, and half the sight is gone", "ambulance_now", {**ASLEEP, "vision_loss": "one_side"}),
    ("asleep, and the leg is cold", "ambulance_now", {**ASLEEP, "cold_or_pale_leg": "left"}),
    ("asleep, and still weak", "ambulance_now", {**ASLEEP, "course": "stable"}),
    ("a knee that hurts from the fall of a stroke", "ambulance_now", {
        "age": 72.0, "sex": "male", "hours_since_onset": 3.0, "onset_tempo": "seconds_minutes",
        "leg_weakness": "left", "injury": "minor", "leg_weakness_severity": "needs_support", "course": "stable",
        "falls": "present", "knee_pain": "left",
    }),
    ("a twisted knee, and the leg is cold", "ambulance_now", {**TWISTED, "cold_or_pale_leg": "left"}),
    ("a twisted knee, and the face droops", "ambulance_now", {**TWISTED, "face_droop": "left"}),
    ("a twisted knee, and the leg can not walk", "emergency_department",
     {**TWISTED, "leg_weakness_severity": "cannot_walk"}),
    ("sore, with dark pee", "emergency_department", {**SORE, "dark_urine": "present"}),
    ("sore, and pins and needles that get worse", "emergency_department",
     {**SORE, "leg_tingling": "present", "course": "worsening"}),
    ("a numb patch, and the leg is weak", "ambulance_now", {**PATCH, "leg_weakness": "left"}),
    ("a near-faint, and sight is lost to one side", "ambulance_now", {**FAINT, "vision_loss": "one_side"}),
    ("a near-faint, and one leg is weak", "ambulance_now", {**FAINT, "leg_weakness": "left"}),
    ("a near-faint, and the legs are still weak", "ambulance_now", {**FAINT, "course": "stable"}),
    ("a near-faint with belly pain", "ambulance_now", {**FAINT, "abdominal_pain": "present"}),
    ("a near-faint with a racing heart", "ambulance_now", {**FAINT, "palpitations": "present"}),
]  # fmt: skip


def level_of(engine: Engine, story: Story) -> Level:
    played = play(engine, story, "person", "absent")
    assert played.result is not None
    return played.result.disposition.level


@pytest.mark.parametrize(("name", "story"), HARMLESS, ids=[row[0] for row in HARMLESS])
def test_a_harmless_cause_is_heard_in_time(engine: Engine, name: str, story: Story) -> None:
    assert RANK[level_of(engine, story)] < EMERGENCY_RANK


@pytest.mark.parametrize(("name", "level", "story"), DANGEROUS, ids=[row[0] for row in DANGEROUS])
def test_its_dangerous_twin_is_not(engine: Engine, name: str, level: Level, story: Story) -> None:
    assert RANK[level_of(engine, story)] >= RANK[level]


def early(engine: Engine) -> list[Screen]:
    return [screen for screen in engine.screens if screen.early]


def test_nobody_else_sees_an_early_screen(engine: Engine) -> None:
    plain: Story = {"onset_tempo": "seconds_minutes", "leg_weakness": "none", "leg_heaviness": "present"}
    ids = {screen.id for screen in early(engine)}
    assert ids
    assert not ids & {turn.screen.id for turn in play(engine, plain).turns}
    assert not ids & {turn.screen.id for turn in play(engine, {**SORE, "onset_tempo": "months"}).turns}


def test_what_was_borrowed_can_be_asked_of_everybody(engine: Engine) -> None:
    borrowed = {name for screen in early(engine) for question in screen.questions for name in question.findings}
    assert borrowed <= engine.askable(clinician=False, answers={"leg_asleep_after_pressure": "absent"})


def test_what_was_asked_early_is_not_asked_again(engine: Engine) -> None:
    for story in (ASLEEP, TWISTED, SORE, FAINT):
        asked = [name for turn in play(engine, story).turns for name in turn.replies]
        assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    "story", [ASLEEP, TWISTED, SORE, PATCH, FAINT], ids=["asleep", "twisted", "sore", "patch", "faint"]
)
def test_the_screens_that_are_left_only_get_fewer(engine: Engine, story: Story) -> None:
    progress = Progress({})
    left: list[int] = []
    turns = play(engine, story).turns
    for turn in turns:
        step = next_step(engine, progress, "person")
        left.append(step.left)
        told = {name: one for name, one in turn.replies.items() if one is not None}
        skipped = [name for name, one in turn.replies.items() if one is None]
        progress = after_screen(with_answers(engine.rules, progress, told, skipped), step.why)
    assert all(most >= len(turns) - place for place, most in enumerate(left))
    assert left == sorted(left, reverse=True)


FEELING = "bladder_and_feeling"


def questions(screen: Screen | None) -> dict[str, Question]:
    return {question.id: question for question in screen.questions} if screen is not None else {}


def test_a_line_stands_only_where_its_screen_does_not_ask_the_same_in_full(engine: Engine) -> None:
    screen = next(one for one in engine.screens if one.id == FEELING)

    def lines(answers: Story) -> tuple[set[str], set[str]]:
        asked = questions(unanswered(screen, answers, answers))
        return {item.finding for item in asked["feeling"].items}, set(asked)

    line = "leg_numbness_area"
    cases: list[tuple[Story, bool, bool]] = [
        ({}, True, False),
        ({"leg_numbness": "left"}, False, True),
        ({"leg_numbness": "none"}, False, False),
        ({line: "outer_thigh"}, False, False),
    ]
    for answers, stands, in_full in cases:
        items, asked = lines(answers)
        assert (line in items, line in asked) == (stands, in_full)


def test_an_unticked_line_leaves_the_place_to_be_asked(engine: Engine) -> None:
    screen = next(one for one in engine.screens if one.id == FEELING)
    told = ticked(questions(screen)["feeling"], [])
    assert "leg_numbness_area" not in told
    later: Story = {**told, "leg_numbness": "left"}
    assert "leg_numbness_area" in questions(unanswered(screen, later, later))


def test_no_early_screen_comes_after_an_ambulance_was_called(engine: Engine) -> None:
    """What it would explain is kept whatever is said, and the signs that matter are asked in their own place."""
    called = with_answers(engine.rules, Progress({}), {"drowsy_or_unconscious": "present", **ASLEEP})
    assert called.history.held.level == "ambulance_now"
    later = Progress({**ASLEEP, "face_droop": "none"}, history=called.history)
    screen = further_step(engine, later, "person").screen
    assert screen is not None and not screen.early


def test_a_page_that_is_seen_again_has_its_own_title(engine: Engine) -> None:
    """A question that stands early too is shown under the heading where it was put."""
    for screen in engine.screens:
        put = tuple(Asked(3, question.id, question.findings) for question in screen.questions)
        state = WebState("person", "GB", "en", Progress({}), put=put, why="revisit")
        assert revisited(engine, state).title == screen.title
        if not screen.early:
            assert revisited(engine, replace(state, put=put[:1])).title == screen.title
