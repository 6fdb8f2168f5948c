"""Reliability: how often a loss is reported or found, and how often without any loss.

Columns: background, top, half (see ``reading``). All are judgement with the reason beside
them; a condition that has a published frequency overrides what follows from them.
"""

from __future__ import annotations

from myotome.anatomy.signs.reading import Reading

READINGS: dict[str, Reading] = {
    # What the person says.
    "leg_weakness": Reading(0.04, 0.97, 0.13, "a weak leg shows in walking early; the other leg is seldom blamed"),
    "arm_weakness": Reading(0.02, 0.95, 0.2, "hands are used all day, but the question is about the leg"),
    "hand_clumsiness": Reading(0.04, 0.85, 0.3, "buttons and writing; some age or arthritis"),
    "face_droop": Reading(0.012, 0.9, 0.35, "seen by others or in the mirror; slight droop is missed"),
    "neck_weakness": Reading(0.02, 0.75, 0.35, "seldom volunteered"),
    "trunk_weakness": Reading(0.03, 0.8, 0.45, "sitting up takes little strength, so half loss may pass"),
    "leg_numbness": Reading(0.06, 0.86, 0.3, "words for numb differ; some deny it and are found numb"),
    "arm_numbness": Reading(0.03, 0.85, 0.3, "as in the leg"),
    "face_numbness": Reading(0.012, 0.85, 0.3, "noticed on shaving, washing, eating"),
    "saddle_numbness": Reading(0.02, 0.85, 0.4, "must be asked for; embarrassment"),
    "trunk_band_or_level": Reading(0.02, 0.7, 0.4, "a band is felt by many, not by all with a level"),
    "other_leg_no_hot_cold": Reading(0.01, 0.55, 0.3, "found by chance in the bath; most have not tried"),
    "speech_slurred": Reading(0.025, 0.86, 0.33, "heard by others; tired or dentures otherwise"),
    "speech_wrong_or_missing_words": Reading(0.02, 0.8, 0.35, "the person may not know; carers tell"),
    "swallowing_difficulty": Reading(0.03, 0.75, 0.4, "slight trouble is not called so"),
    "breathing_difficulty": Reading(0.06, 0.95, 0.45, "breathing has reserve; lungs and heart as background"),
    "vertigo": Reading(0.04, 0.88, 0.4, "dizzy means many things"),
    "double_vision": Reading(0.015, 0.85, 0.4, "obvious when present"),
    "drooping_eyelids": Reading(0.015, 0.85, 0.4, "others see it; age as background"),
    "urinary_retention": Reading(0.02, 0.82, 0.45, "late and plain, but a numb bladder does not hurt"),
    "urinary_hesitancy": Reading(0.07, 0.7, 0.4, "prostate and age as background"),
    "urinary_incontinence": Reading(0.06, 0.7, 0.4, "age and childbirth as background"),
    "bladder_feeling_reduced": Reading(0.02, 0.75, 0.4, "an absence is hard to notice"),
    "urinary_urgency": Reading(0.1, 0.75, 0.35, "common without any lesion"),
    "bowel_incontinence": Reading(0.015, 0.55, 0.5, "constipation hides it in the first days"),
    "bowel_feeling_reduced": Reading(0.012, 0.6, 0.45, "an absence is hard to notice"),
    "constipation_new": Reading(0.08, 0.6, 0.4, "pain drugs and bed rest as background"),
    "sexual_dysfunction_new": Reading(0.05, 0.65, 0.45, "not tried, or not told, at first contact"),
    "leg_stiffness": Reading(0.08, 0.75, 0.4, "stiff joints as background"),
    "unsteadiness": Reading(0.15, 0.92, 0.3, "anyone with a bad leg may call it so"),
    # What the examiner finds.
    "reflex_low_knee": Reading(0.07, 0.96, 0.35, "one in fourteen healthy knee jerks is hard to get"),
    "reflex_low_ankle": Reading(0.17, 0.96, 0.35, "lost or small in many healthy people over 70"),
    "reflex_low_arm": Reading(0.05, 0.93, 0.4, "as the knee"),
    "reflex_high": Reading(0.04, 0.85, 0.33, "lively without disease in the young and anxious"),
    "plantar_extensor": Reading(0.02, 0.83, 0.38, "the sign is missed in a fifth even of clear cord lesions"),
    "plantar_mute": Reading(0.05, 0.62, 0.75, "cold or numb feet, or a weak toe"),
    "tone_flaccid": Reading(0.02, 0.85, 0.68, "tone is felt in gross loss only"),
    "tone_spastic": Reading(0.02, 0.78, 0.42, "takes days to weeks to appear"),
    "tone_rigid": Reading(0.015, 0.8, 0.5, "part of the disease rather than of its first day"),
    "hoffmann_sign": Reading(0.04, 0.65, 0.4, "also in some healthy people"),
    "sensory_level": Reading(0.012, 0.86, 0.38, "found when looked for on the trunk"),
    "pinprick_loss_leg": Reading(0.04, 0.88, 0.33, "subjective; better than the person's own word"),
    "vibration_position_loss_leg": Reading(0.1, 0.88, 0.33, "vibration fades at the toes with age"),
    "light_touch_loss_leg": Reading(0.04, 0.85, 0.33, "as pinprick"),
    "sensory_loss_leg": Reading(0.06, 0.92, 0.3, "any of the three"),
    "perianal_sensation_reduced": Reading(0.03, 0.86, 0.38, "examined with care when suspected"),
    "anal_tone_reduced": Reading(0.05, 0.75, 0.45, "a finger judges poorly"),
    "romberg_positive": Reading(0.06, 0.85, 0.35, "age as background"),
    "limb_ataxia": Reading(0.02, 0.88, 0.35, "weakness mimics a little of it"),
    "gowers_sign": Reading(0.02, 0.75, 0.5, "needs both hips and thighs"),
    "facial_weakness_exam": Reading(0.012, 0.92, 0.3, "better than the person's own word"),
    "ptosis_or_ophthalmoplegia": Reading(0.012, 0.87, 0.35, "age as background"),
    "tongue_wasting_or_bulbar_signs": Reading(0.012, 0.75, 0.4, "wasting comes late, palate weakness early"),
    "neglect_or_aphasia_or_field_cut": Reading(0.012, 0.85, 0.35, "missed when slight"),
    "nystagmus": Reading(0.015, 0.75, 0.4, "end-point nystagmus as background"),
    "bladder_distended": Reading(0.02, 0.7, 0.5, "obesity hides it"),
}

#: Signs of an irritated root, by site: straight leg raise, femoral stretch; full and mild alike,
#: since a mild palsy may hurt more. Judgement: the sign of the root's own stretch, often missing.
TENSION: dict[str, tuple[float, float]] = {
    "root_l2": (0.08, 0.45),
    "root_l3": (0.1, 0.55),
    "root_l4": (0.35, 0.5),
    "root_l5": (0.7, 0.08),
    "root_s1": (0.75, 0.06),
    "polyradiculopathy": (0.3, 0.15),
    "cauda_equina": (0.5, 0.12),
    "vertebra_disc": (0.35, 0.1),
    "lumbar_plexus": (0.1, 0.35),
    "sacral_plexus": (0.35, 0.06),
    "sciatic_nerve": (0.3, 0.04),
    "femoral_nerve": (0.06, 0.35),
    "psoas_retroperitoneum": (0.12, 0.5),
    "hip_knee_bone_joint_tendon": (0.15, 0.18),
    "polyneuropathy_demyelinating": (0.2, 0.06),
}
#: A tight hamstring or thigh hurts without any root.
TENSION_ELSEWHERE = (0.07, 0.04)
