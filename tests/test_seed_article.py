"""Every statement of the article that the project grew from is shown: see the table in seed_table.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import RANK
from tests import seed_checks as say
from tests.generate import answers_to
from tests.seed_table import CAUDA, POISONED, SCIATICA, SEED, SLOW_LEG, SORE, SUDDEN_LEG, TIRED, VERY_BAD_PAIN


@pytest.mark.parametrize("row", SEED, ids=lambda row: row.id)
def test_the_article_is_shown(engine: Engine, row: say.Row) -> None:
    for check in row.checks:
        check(engine)


def test_every_statement_has_a_row() -> None:
    assert [row.id for row in SEED] == [f"SEED-{number:03}" for number in range(1, 90)]
    assert all(row.says and row.checks for row in SEED)


@given(data=st.data(), leg=st.sampled_from(["left", "right", "both", NOT_SURE]))
def test_no_weak_leg_ends_in_self_care(engine: Engine, data: st.DataObject, leg: Answer) -> None:
    """SEED-071, SEED-081: whatever else is said."""
    answers = {**data.draw(answers_to(engine.findings, most=12)), "leg_weakness": leg}
    assert RANK[assess(engine, answers).disposition.level] >= RANK["routine_appointment"]


@given(data=st.data(), sign=st.sampled_from(["leg_tingling", "limp", "unsteadiness", "slowness_shuffling"]))
def test_no_tingling_and_no_changed_walk_ends_in_self_care(engine: Engine, data: st.DataObject, sign: str) -> None:
    """SEED-082, SEED-083."""
    answers = {**data.draw(answers_to(engine.findings, most=12)), sign: "present"}
    assert RANK[assess(engine, answers).disposition.level] >= RANK["routine_appointment"]


@pytest.mark.parametrize("pain", VERY_BAD_PAIN)
def test_no_very_bad_pain_ends_in_self_care(engine: Engine, pain: str) -> None:
    """SEED-041, where the causes by themselves would allow self-care."""
    say.advises("routine_appointment", {**SORE, pain: "present"})(engine)


# A leg that is well again, with face, arms and speech asked: here a harmless cause that is told does lower the advice.
PASSED: say.Told = {
    **SUDDEN_LEG, "course": "resolved", "face_droop": "none", "arm_weakness": "none", "speech_slurred": "absent",
    "speech_wrong_or_missing_words": "absent", "cold_or_pale_leg": "none", "hand_clumsiness": "none",
    "arm_numbness": "none", "face_numbness": "none", "leg_numbness": "none", "vision_loss": "none",
    "double_vision": "absent", "vertigo": "absent", "atrial_fibrillation": "absent",
    "previous_stroke_or_tia": "absent",
}  # fmt: skip
WALKS_AGAIN: say.Told = {**PASSED, "leg_weakness_severity": "walks_unaided", "dark_urine": "absent", "fever": "absent"}

# Each kind of check, asked for something that is not so. A check that cannot fail proves nothing.
NOT_SO: list[tuple[str, say.Check]] = [
    ("advises", say.advises("ambulance_now", SORE)),
    ("floors", say.floors("doctor_within_24h", SORE)),
    ("fires", say.fires("RF-STROKE-01", SORE)),
    ("fires_none", say.fires_none(SUDDEN_LEG)),
    ("self_care", say.self_care(SLOW_LEG)),
    (
        "never_lowers",
        say.never_lowers("leg_asleep_after_pressure", WALKS_AGAIN),
    ),
    ("argues", say.argues(SCIATICA, "toxin_exposure")),
    ("not_among_the_first", say.not_among_the_first("lumbar_disc_radiculopathy", SCIATICA)),
    ("card", say.card("primary_spinal_tumour", "outlook", "usually restores walking")),
    ("cards_never", say.cards_never(("primary_spinal_tumour",), "weakness or numbness may stay")),
    ("cards_never of all", say.cards_never((), "emergency")),
    ("nothing_says", say.nothing_says("when wiping")),
    ("as_deep_as_the_seed", say.as_deep_as_the_seed("als", "RF-CES-01")),
    ("asks", say.asks("face_droop", "knee")),
    ("explains", say.explains("face_droop", "knee")),
    ("helper_asks", say.helper_asks("face_droop", "Look in a mirror")),
    ("screen", say.screen("leg_pain", "blame nobody")),
    ("first_screen_asks", say.first_screen_asks("cancer")),
    ("asked", say.asked(SLOW_LEG, "vital_capacity")),
    ("asked_of_all", say.asked_of_all("vital_capacity", [SLOW_LEG, SORE, POISONED])),
    ("own_question", say.own_question("fever")),
    ("different_questions", say.different_questions("fever", "fever")),
    ("stops_after: no emergency", say.stops_after(["0", "60"], "no such words")),
    ("stops_after: too late", say.stops_after(["1", "60"], "no such words")),
    ("page", say.page(CAUDA, "CARE FOR YOURSELF")),
    ("page_never", say.page_never(CAUDA, "cauda equina")),
    ("first_instruction", say.first_instruction(CAUDA, "Stop the contact")),
    ("every_page: level", say.every_page({"self_care": TIRED}, "")),
    ("every_page: words", say.every_page({"self_care": SORE}, "ambulance is on its way")),
    ("two_sentences", say.two_sentences("ischaemic_stroke")),
    ("numbers", say.numbers(GB="911")),
    ("level_says", say.level_says(("self_care",), "nothing to fear")),
]


@pytest.mark.parametrize(("name", "check"), NOT_SO, ids=[row[0] for row in NOT_SO])
def test_checks_can_fail(engine: Engine, name: str, check: say.Check) -> None:
    with pytest.raises(AssertionError):
        check(engine)
