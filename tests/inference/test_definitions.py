"""What a cause is by definition (`knowledge/definitions.yaml`): who denies all of it hardly has the cause."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from myotome.assessment.engine import Engine
from myotome.inference.posterior import posterior
from myotome.knowledge.base import KnowledgeBase
from myotome.knowledge.finding import NOT_SURE, Answer

TIA = "transient_ischaemic_attack"
NEAR_FAINT: Mapping[str, Answer] = {
    "age": 22.0, "faint_on_standing": "present", "onset_tempo": "seconds_minutes", "course": "resolved",
}  # fmt: skip


def denied(engine: Engine, base: KnowledgeBase) -> dict[str, Answer]:
    """A no to every sign that an attack of the brain has by definition."""
    (signs,) = [one.one_of for one in base.definitions if TIA in one.causes]
    return {name: str(engine.findings[name].nothing) for name in signs}


def chance(engine: Engine, answers: Mapping[str, Answer]) -> float:
    return posterior(engine.model, answers).by_condition(engine.model)[engine.model.conditions.index(TIA)]


# (what changes, the answers that change it, whether the definition still speaks against the cause)
SPEC: list[tuple[str, dict[str, Answer], bool]] = [
    ("every sign was asked and denied", {}, True),
    ("of one sign somebody is not sure", {"face_droop": NOT_SURE}, False),
    ("one sign is there", {"leg_heaviness": "present"}, False),
    ("a sign is there that need not be asked", {"hand_tingling": "present"}, False),
    ("a sign that need not be asked was denied too", {"hand_tingling": "absent"}, True),
    ("an examination finds nothing", {"power_hip_flexion_left": 5.0, "plantar_left": "flexor"}, True),
    ("an examination finds a weak leg", {"power_hip_flexion_left": 3.0}, False),
]


@pytest.mark.parametrize(("what", "more", "against"), SPEC, ids=[row[0] for row in SPEC])
def test_who_denies_all_of_it(
    engine: Engine, base: KnowledgeBase, what: str, more: dict[str, Answer], against: bool
) -> None:
    used = engine.model.usable({**NEAR_FAINT, **denied(engine, base), **more})
    assert (engine.model.conditions.index(TIA) in engine.model.denied(used)) is against, what


def test_a_near_faint_without_any_loss_is_hardly_an_attack_of_the_brain(engine: Engine, base: KnowledgeBase) -> None:
    """One sign left open leaves the attack likely; the last no makes it about a hundredth as likely."""
    all_but_one = {**NEAR_FAINT, **denied(engine, base)}
    last = all_but_one.pop("vertigo")
    odds = [p / (1 - p) for p in (chance(engine, all_but_one), chance(engine, {**all_but_one, "vertigo": last}))]
    assert odds[1] < odds[0] / 5
    assert chance(engine, {**all_but_one, "vertigo": last}) < 0.2


# (cause, what is told, the sign without which it is hardly the cause)
NAMED_BY_A_SIGN: list[tuple[str, dict[str, Answer], str]] = [
    ("meralgia_paraesthetica",
     {"low_back_pain": "present", "leg_pain": "none", "leg_tingling": "absent"}, "leg_numbness"),
    ("restless_legs_syndrome", {"leg_heaviness": "present"}, "urge_to_move_legs"),
    ("benign_fasciculation", {"exhaustion": "present", "muscle_cramps": "absent"}, "muscle_twitching"),
    ("mechanical_low_back_pain",
     {"leg_heaviness": "present", "mid_back_pain": "absent", "back_pain_level_unknown": "absent"}, "low_back_pain"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "told", "sign"), NAMED_BY_A_SIGN, ids=[row[0] for row in NAMED_BY_A_SIGN])
def test_a_cause_that_is_named_by_a_sign_is_rare_without_it(
    engine: Engine, cause: str, told: dict[str, Answer], sign: str
) -> None:
    model, place = engine.model, engine.model.conditions.index(cause)
    without = {**told, sign: str(engine.findings[sign].nothing)}
    assert place in model.denied(model.usable(without))
    assert place not in model.denied(model.usable(told)), "it must have been asked"
    assert posterior(model, without).by_condition(model)[place] < 0.05
