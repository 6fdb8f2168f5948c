"""The stories behind the hazard log: for each hazard of the clinic, people who must not be sent too low.

The red flags alone must hold each story, so that no probability can undo it.
"""

from __future__ import annotations

import pytest

from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.knowledge.levels import RANK, Level
from myotome.triage.floor import floor

Told = dict[str, object]
AMBULANCE: Level = "ambulance_now"
HOSPITAL: Level = "emergency_department"
DAY: Level = "doctor_within_24h"

ADULT: Told = {"age": 60, "hours_since_onset": 3}
SUDDEN: Told = {**ADULT, "onset_tempo": "seconds_minutes"}
OLD: Told = {"age": 70, "leg_weakness": "left", "onset_tempo": "years", "hours_since_onset": 50000}
STILL: Told = {**OLD, "course": "stable"}
ASLEEP: Told = {**SUDDEN, "leg_weakness": "left", "leg_asleep_after_pressure": "present"}
MOTHER: Told = {"age": 30, "sex": "female", "pregnancy": "within_6_weeks_after_birth"}
EXPECTING: Told = {"age": 30, "sex": "female", "pregnancy": "pregnant"}
THINNER: Told = {"age": 80, "anticoagulant_or_bleeding_disorder": "present"}

# family of red flags, the story in words, what is told, the level that may not be undercut
STORIES: list[tuple[str, str, Told, Level]] = [
    ("new_on_old", "old weak leg, now cold", {**STILL, "cold_or_pale_leg": "left"}, HOSPITAL),
    ("new_on_old", "old weak leg, now the face droops", {**STILL, "face_droop": "left"}, HOSPITAL),
    ("new_on_old", "an old weak leg, and now the face droops and words fail",
     {**OLD, "course": "stable", "face_droop": "left", "speech_slurred": "present"}, AMBULANCE),
    ("danger_signs", "an old weak leg, and now a pain that struck all at once",
     {**OLD, "course": "stable", "chest_or_belly_pain_sudden_severe": "present"}, AMBULANCE),
    ("new_on_old", "heavy legs on a blood thinner",
     {**ADULT, **THINNER, "low_back_pain": "present", "leg_heaviness": "present", "onset_tempo": "hours"}, AMBULANCE),
    ("beside_the_leg", "sciatica for weeks, and the first fit yesterday",
     {"age": 52, "leg_weakness": "none", "leg_pain": "left", "seizure": "present", "onset_tempo": "weeks"}, HOSPITAL),
    ("beside_the_leg", "an old weak leg, and eight breaths a minute", {**STILL, "respiratory_rate": 8}, AMBULANCE),
    ("beside_the_leg", "heavy legs, and a pulse of 36",
     {"age": 74, "leg_heaviness": "present", "heart_rate": 36}, HOSPITAL),
    ("beside_the_leg", "an old weak leg, and five values a little off",
     {**STILL, "respiratory_rate": 23, "oxygen_saturation": 94, "systolic_pressure": 104, "heart_rate": 112,
      "temperature": 38.2}, HOSPITAL),
    ("beside_the_leg", "an old weak leg, a headache, and a wide pupil",
     {**STILL, "headache": "gradual", "pupils_fixed_or_dilated": "present"}, AMBULANCE),
    ("beside_the_leg", "weak for weeks, and words are lost on testing",
     {"age": 70, "leg_weakness": "left", "onset_tempo": "weeks", "neglect_or_aphasia_or_field_cut": "present"},
     HOSPITAL),
    ("beside_the_leg", "stiff, shaky and sweating after a second medicine",
     {"age": 29, "leg_stiffness": "present", "sweating_or_clammy": "present",
      "antipsychotic_or_new_drug": "present", "onset_tempo": "hours"}, HOSPITAL),
    ("beside_the_leg", "stiff, hot and sweating on a new medicine",
     {"age": 34, "leg_stiffness": "present", "fever": "present", "sweating_or_clammy": "present",
      "antipsychotic_or_new_drug": "present", "onset_tempo": "days"}, AMBULANCE),
    ("beside_the_leg", "pregnant, with a headache and swollen legs",
     {**EXPECTING, "headache": "gradual", "leg_swelling": "both"}, HOSPITAL),
    ("beside_the_leg", "pregnant, with a headache and a pressure of 165",
     {**EXPECTING, "headache": "gradual", "systolic_pressure": 165}, HOSPITAL),
    ("beside_the_leg", "pregnant, with tummy pain", {**EXPECTING, "abdominal_pain": "present"}, DAY),
    ("beside_the_leg", "tummy pain and a faint at 24",
     {"age": 24, "sex": "female", "abdominal_pain": "present", "fainted": "present", "onset_tempo": "hours"}, HOSPITAL),
    ("beside_the_leg", "a bite on the leg, vomiting and faint",
     {"age": 40, "animal_bite": "present", "vomiting": "present", "faint_on_standing": "present"}, HOSPITAL),
    ("beside_the_leg", "stiff shoulders for weeks, a headache, and now one eye is dim",
     {"age": 78, "shoulder_hip_morning_stiffness": "present", "headache": "gradual", "vision_loss": "one_eye",
      "onset_tempo": "weeks"}, HOSPITAL),
    ("beside_the_leg", "stiff legs from birth, and now headache, vomiting and sleepiness",
     {"age": 19, "leg_weakness": "both", "onset_tempo": "years", "present_since_birth_or_childhood": "present",
      "headache": "gradual", "vomiting": "present", "daytime_sleepiness": "present"}, HOSPITAL),
    ("beside_the_leg", "an old weak leg, and sees double", {**STILL, "double_vision": "present"}, DAY),
    ("beside_the_leg", "an old weak leg, fever and confusion",
     {**STILL, "fever": "present", "confusion": "present"}, AMBULANCE),
    ("beside_the_leg", "a child who hurt the neck and has tingling hands",
     {"age": 8, "injury": "minor", "neck_pain": "present", "hand_tingling": "present", "onset_tempo": "hours"},
     HOSPITAL),
    ("beside_the_leg", "steroids for long, and vomiting",
     {"age": 55, "long_term_steroids": "present", "vomiting": "present", "onset_tempo": "days"}, HOSPITAL),
    ("beside_the_leg", "muscle disease in the family, a faint and a racing heart",
     {"age": 41, "family_neuromuscular_disease": "present", "fainted": "present", "palpitations": "present",
      "onset_tempo": "years"}, DAY),
    ("beside_the_leg", "brown pee on a statin", {"age": 71, "dark_urine": "present", "statin": "present"}, HOSPITAL),
    ("beside_the_leg", "legs that give out on walking, and leaks pee",
     {"age": 70, "walking_limited_relieved_sitting": "present", "urinary_incontinence": "present",
      "onset_tempo": "months"}, DAY),
    ("beside_the_leg", "a thirsty child who grows thin",
     {"age": 8, "thirst_or_much_urine": "present", "weight_loss": "present", "onset_tempo": "weeks"}, HOSPITAL),
    ("beside_the_leg", "a child of four whose lids droop",
     {"age": 4, "drooping_eyelids": "present", "constipation_new": "present", "onset_tempo": "days"}, HOSPITAL),
    ("beside_the_leg", "pregnant, and one leg swells", {**EXPECTING, "leg_swelling": "left"}, HOSPITAL),
    ("beside_the_leg", "pain in the thigh that is very bad at rest, for weeks",
     {"age": 45, "thigh_pain_severe": "present", "onset_tempo": "weeks"}, DAY),
    ("beside_the_leg", "cancer, and pain in the hip",
     {"age": 60, "cancer": "present", "groin_or_hip_pain": "present", "onset_tempo": "months"}, DAY),
    ("beside_the_leg", "weak legs for years, short of breath on stairs, and sleepy by day",
     {"age": 39, "leg_weakness": "both", "onset_tempo": "years", "breathing_difficulty": "on_effort_or_lying",
      "breathless_lying_flat": "absent", "daytime_sleepiness": "present"}, HOSPITAL),
    ("second_look", "leg and arm numb on one side since hours, said to have come over days",
     {"age": 66, "leg_numbness": "left", "arm_numbness": "left", "onset_tempo": "days", "hours_since_onset": 5,
      "course": "stable"}, HOSPITAL),
    ("second_look", "an old stroke, and now slurred speech, slowly worse",
     {**OLD, "previous_stroke_or_tia": "present", "speech_slurred": "present", "course": "worsening_slowly"}, HOSPITAL),
    ("second_look", "an ache in the back and a cold sweat at 74",
     {"age": 74, "low_back_pain": "present", "sweating_or_clammy": "present", "hours_since_onset": 5}, AMBULANCE),
    ("second_look", "chest pain and short breath after an operation",
     {"age": 55, "chest_pain": "present", "breathing_difficulty": "on_effort_or_lying",
      "recent_other_surgery": "present"}, AMBULANCE),
    ("second_look", "a smoker of 70 with a sudden pain in the calf",
     {"age": 70, "smoker": "present", "calf_pain": "present", "onset_tempo": "hours", "hours_since_onset": 8},
     HOSPITAL),
    ("second_look", "a blood thinner, a sore groin and a numb thigh",
     {**THINNER, "groin_or_hip_pain": "present", "leg_numbness": "left", "hours_since_onset": 48}, HOSPITAL),
    ("second_look", "a child with bruises and sore legs",
     {"age": 6, "leg_pain": "both", "easy_bruising": "present", "onset_tempo": "weeks"}, HOSPITAL),
    ("second_look", "potassium of 1.9", {"age": 58, "potassium": 1.9}, HOSPITAL),
    ("second_look", "no feeling at the anus, a back bad for years",
     {"age": 50, "low_back_pain": "present", "perianal_sensation_reduced": "present", "onset_tempo": "years",
      "course": "worsening_slowly"}, HOSPITAL),
    ("second_look", "a numb saddle, a back bad for years",
     {"age": 46, "low_back_pain": "present", "saddle_numbness": "present", "onset_tempo": "years",
      "course": "comes_and_goes"}, HOSPITAL),
    ("second_look", "well two hours ago, though said to have come over years",
     {"age": 70, "leg_weakness": "both", "onset_tempo": "years", "hours_since_onset": 2, "course": "stable"}, HOSPITAL),
    ("second_look", "both legs weak and tingling for weeks, and no worse now",
     {"age": 50, "leg_weakness": "both", "leg_tingling": "present", "leg_weakness_severity": "needs_support",
      "onset_tempo": "weeks", "hours_since_onset": 500, "course": "stable"}, HOSPITAL),
    ("stroke", "young, and one leg weak at once", {**SUDDEN, "age": 22, "leg_weakness": "left"}, AMBULANCE),
    ("stroke", "found weak on waking", {"age": 60, "weak_on_waking": "present", "leg_weakness": "left"}, AMBULANCE),
    ("stroke", "gone again within the day", {**SUDDEN, "leg_weakness": "left", "course": "resolved"}, AMBULANCE),
    ("stroke", "sickle cell and a limp", {"age": 20, "sickle_cell_disease": "present", "limp": "present"}, AMBULANCE),
    ("cauda_equina", "no pain, numb saddle", {"leg_weakness": "left", "saddle_numbness": "present"}, HOSPITAL),
    ("cauda_equina", "both legs at once", {**SUDDEN, "leg_weakness": "both"}, AMBULANCE),
    ("cord", "numb legs and a band", {"leg_numbness": "both", "trunk_band_or_level": "present"}, HOSPITAL),
    ("cord", "both legs weak and numb, slowly worse",
     {"leg_weakness": "both", "leg_tingling": "present", "course": "worsening_slowly"}, HOSPITAL),
    ("cancer", "cancer long cured, leg weak for weeks",
     {"age": 60, "cancer": "present", "leg_weakness": "left", "onset_tempo": "weeks"}, HOSPITAL),
    ("infection", "back pain, fever, weak leg",
     {"age": 60, "low_back_pain": "present", "fever": "present", "leg_weakness": "left"}, AMBULANCE),
    ("infection", "injected drugs, very bad back pain, no fever",
     {"low_back_pain": "present", "back_pain_severe": "present", "intravenous_drug_use": "present"}, HOSPITAL),
    ("gbs_breathing", "climbing weakness, and trouble to swallow",
     {"leg_tingling": "present", "onset_tempo": "days", "swallowing_difficulty": "present"}, AMBULANCE),
    ("gbs_breathing", "weak leg, cough without force", {"leg_weakness": "left", "weak_cough": "present"}, AMBULANCE),
    ("junction", "known myasthenia, chokes",
     {"myasthenia_known": "present", "swallowing_difficulty": "present"}, AMBULANCE),
    ("botulism_tick_toxins", "from the eyes down to the legs",
     {"leg_weakness": "both", "double_vision": "present", "weakness_descending": "present"}, AMBULANCE),
    ("vascular", "dead, cold and painful leg", {**SUDDEN, "leg_pain": "left", "cold_or_pale_leg": "left"}, AMBULANCE),
    ("vascular", "thought asleep after sitting, but cold",
     {**ASLEEP, "leg_pain": "left", "cold_or_pale_leg": "left"}, AMBULANCE),
    ("vascular", "thought asleep, not sure whether it is cold",
     {**ASLEEP, "course": "resolved", "cold_or_pale_leg": "unknown"}, AMBULANCE),
    ("vascular", "swollen calf and chest pain", {"leg_swelling": "left", "chest_pain": "present"}, AMBULANCE),
    ("vascular", "chest pain that struck, leg tingles",
     {"chest_pain": "present", "chest_or_belly_pain_sudden_severe": "present", "leg_tingling": "present"}, AMBULANCE),
    ("haematoma", "blood thinner, back pain, weak leg",
     {**THINNER, "low_back_pain": "present", "leg_weakness": "left"}, AMBULANCE),
    ("haematoma", "weak again after a spinal block",
     {"recent_spine_procedure": "present", "weak_after_spinal_block": "present"}, AMBULANCE),
    ("head_and_falls", "blood thinner and a knock to the head", {**THINNER, "head_injury_recent": "present"}, HOSPITAL),
    ("head_and_falls", "a knock to the head, not sure about blood thinners",
     {"age": 80, "head_injury_recent": "present", "anticoagulant_or_bleeding_disorder": "unknown"}, HOSPITAL),
    ("trauma", "a crash and weak legs", {"injury": "major", "leg_weakness": "both"}, AMBULANCE),
    ("musculoskeletal", "fell, hip hurts, cannot stand",
     {"age": 85, "falls": "present", "groin_or_hip_pain": "present", "pain_prevents_use": "present"}, AMBULANCE),
    ("musculoskeletal", "hurt leg, very bad pain", {"injury": "major", "leg_pain_severe": "present"}, AMBULANCE),
    ("metabolic", "diabetes, clammy, confused",
     {"diabetes": "present", "sweating_or_clammy": "present", "confusion": "present"}, AMBULANCE),
    ("metabolic", "missed dialysis and weak legs",
     {"kidney_failure": "present", "dialysis_missed": "present", "leg_weakness": "both"}, HOSPITAL),
    ("botulism_tick_toxins", "a floppy baby", {"age": 0.5, "trunk_weakness": "present"}, AMBULANCE),
    ("children", "a child with a weak leg and a weak neck",
     {"age": 8, "leg_weakness": "left", "neck_weakness": "present"}, AMBULANCE),
    ("children", "a child newly walks oddly", {"age": 5, "limp": "present", "onset_tempo": "days"}, HOSPITAL),
    ("children", "a baby with bruises", {"age": 0.4, "easy_bruising": "present"}, HOSPITAL),
    ("children", "seventeen and suddenly weak",
     {"age": 17, "leg_weakness": "left", "onset_tempo": "hours", "hours_since_onset": 2}, AMBULANCE),
    ("pregnancy", "pregnant with a numb saddle", {**EXPECTING, "saddle_numbness": "present"}, HOSPITAL),
    ("pregnancy", "pregnant with a fit", {**EXPECTING, "seizure": "present"}, AMBULANCE),
    ("pregnancy", "a leg weak after birth", {**MOTHER, "leg_weakness": "left"}, DAY),
    ("known_disease", "known panic, leg suddenly weak",
     {**SUDDEN, "anxiety_or_panic": "present", "psychiatric_history": "present", "leg_weakness": "left"}, AMBULANCE),
    ("known_disease", "known MS, both legs worse over days",
     {"age": 40, "multiple_sclerosis_known": "present", "leg_weakness": "both", "onset_tempo": "days",
      "course": "worsening"}, HOSPITAL),
    ("nerve", "weak for years, now quickly worse", {**OLD, "course": "worsening_fast"}, HOSPITAL),
    ("nerve", "weak for years, not sure whether worse, cold leg",
     {**OLD, "course": "unknown", "cold_or_pale_leg": "left"}, HOSPITAL),
    ("known_disease", "weak since a stroke, now the arm at once",
     {**SUDDEN, "previous_stroke_or_tia": "present", "leg_weakness": "left", "arm_weakness": "left"}, AMBULANCE),
    ("nerve", "a foot that newly drops", {"leg_weakness": "left", "leg_weakness_part": "foot_ankle"}, DAY),
    ("nerve", "worse over hours", {"leg_weakness": "left", "course": "worsening_fast"}, HOSPITAL),
    ("gait", "unsteady for weeks and worse",
     {"age": 60, "unsteadiness": "present", "onset_tempo": "weeks", "course": "worsening"}, DAY),
    ("danger_signs", "a weak leg, slowly worse",
     {"age": 60, "leg_weakness": "left", "onset_tempo": "months", "course": "worsening_slowly"}, DAY),
    ("danger_signs", "no leg trouble, chest pain that struck",
     {"chest_or_belly_pain_sudden_severe": "present"}, AMBULANCE),
    ("danger_signs", "no leg trouble, fever and a stiff neck",
     {"fever": "present", "neck_stiffness": "present"}, AMBULANCE),
    ("general", "no leg trouble, breathless at rest", {"breathing_difficulty": "at_rest"}, AMBULANCE),
    ("general", "cannot be woken", {"drowsy_or_unconscious": "present"}, AMBULANCE),
]  # fmt: skip


@pytest.mark.parametrize(("family", "words", "told", "least"), STORIES, ids=[f"{f}: {w}" for f, w, _, _ in STORIES])
def test_the_story_is_held(engine: Engine, family: str, words: str, told: Told, least: Level) -> None:
    answers = read_answers(engine.findings, told)
    assert RANK[floor(engine.rules, answers).level] >= RANK[least]
    assert RANK[assess(engine, answers).disposition.level] >= RANK[least]


def test_every_family_of_red_flags_has_a_story_in_which_it_speaks(engine: Engine) -> None:
    """A story that names a family sets off a rule of it; no family is without a story."""
    for family, words, told, _ in STORIES:
        fired = {one.rule.family for one in floor(engine.rules, read_answers(engine.findings, told)).fired}
        assert family in fired, words
    assert {family for family, _, _, _ in STORIES} == {rule.family for rule in engine.rules}
