"""What should be expected of classical lesions, in the words of the vocabulary.

``Chance(lesion, severity, finding, values, least, most)``: the chance of any of the values
lies between the two bounds. Bounds are wide: they state what a neurologist would insist on.
"""

from __future__ import annotations

from typing import NamedTuple

from myotome.anatomy import Lesion, Severity, lesion


class Chance(NamedTuple):
    """One bound."""

    lesion: Lesion
    severity: Severity
    finding: str
    values: str
    least: float
    most: float = 1.0


def rows(one: Lesion, severity: Severity, **bounds: str) -> list[Chance]:
    """Rows from ``finding="value|value >0.6 <0.9; value <0.1"``."""
    result: list[Chance] = []
    for finding, text in bounds.items():
        for part in text.split("; "):
            words = part.split(" ")
            limits = {word[0]: float(word[1:]) for word in words[1:]}
            result.append(Chance(one, severity, finding, words[0], limits.get(">", 0.0), limits.get("<", 1.0)))
    return result


T4 = lesion("thoracic_cord", pattern="complete", level="T4")
T4_SHOCK = lesion("thoracic_cord", pattern="complete", level="T4", shock=True)
T10_PRESSED = lesion("thoracic_cord", pattern="compressive", level="T10")
HALF = lesion("thoracic_cord", pattern="hemicord", level="T6", side="left")
CENTRAL = lesion("cervical_cord", pattern="central", level="C5")
CAUDA = lesion("cauda_equina", pattern="bilateral")
CAUDA_CENTRAL = lesion("cauda_equina", pattern="central")
L5 = lesion("root_l5", side="left")
S1 = lesion("root_s1", side="right")
L3 = lesion("root_l3", side="left")
PERONEAL = lesion("common_peroneal_nerve", side="left")
FEMORAL = lesion("femoral_nerve", side="right")
THIGH_SKIN = lesion("lateral_cutaneous_nerve_of_thigh", side="left")
LENGTH = lesion("polyneuropathy_length_dependent")
DEMYELINATING = lesion("polyneuropathy_demyelinating")
HORN = lesion("anterior_horn", side="both")
JUNCTION = lesion("neuromuscular_junction")
PROXIMAL = lesion("muscle_proximal")
ACA = lesion("cortex_leg_area", side="left")
BOTH_ACA = lesion("cortex_leg_area", side="both")
MCA = lesion("cortex_face_arm_area", side="left")
CAPSULE = lesion("internal_capsule_corona", side="right")
MEDULLA = lesion("brainstem", pattern="lateral_medulla", side="left")
FRONTAL = lesion("frontal_gait_periventricular")
GANGLIA = lesion("basal_ganglia", side="both")
CEREBELLUM = lesion("cerebellum", side="left")
ARTERY = lesion("leg_artery", side="left")
JOINT = lesion("hip_knee_bone_joint_tendon", side="right")
FUNCTIONAL = lesion("functional", side="left")

TABLE: list[Chance] = [
    *rows(
        T4,
        "full",
        leg_weakness="both >0.9",
        leg_weakness_severity="cannot_walk|cannot_move_leg >0.8; walks_unaided <0.05",
        plantar_left="extensor >0.6",
        plantar_right="extensor >0.6",
        reflex_knee_left="brisk|clonus >0.6",
        tone_leg="spastic >0.6",
        power_hip_flexion_left="<1 >0.8",
        power_arm_distal_left=">=5 >0.85",
        arm_weakness="none >0.9",
        sensory_level="t1_t6 >0.55; none <0.25",
        pinprick_loss_leg="both >0.7",
        sensory_loss_pattern="whole_leg >0.5",
        trunk_band_or_level="present >0.5",
        urinary_retention="present >0.3 <0.7",
        bowel_incontinence="present >0.25",
        face_droop="none >0.95",
        gait="unable >0.6",
    ),
    *rows(
        T4,
        "mild",
        leg_weakness="both >0.7",
        leg_weakness_severity="cannot_walk|cannot_move_leg <0.3",
        plantar_left="extensor >0.3 <0.7",
        power_hip_flexion_left="4-5 >0.4; <1 <0.05",
        sensory_level="none >0.3; t1_t6 >0.2",
        urinary_retention="present <0.25",
    ),
    *rows(
        T4_SHOCK,
        "full",
        reflex_knee_left="absent >0.7; brisk|clonus <0.05",
        reflex_ankle_right="absent >0.7",
        reflex_arm="normal >0.7",
        tone_leg="flaccid >0.7",
        plantar_left="mute >0.4; extensor <0.4",
        urinary_retention="present >0.6",
        anal_tone_reduced="present >0.6",
        post_void_residual="200-500|>=500 >0.6",
        leg_stiffness="present <0.15",
    ),
    *rows(
        T10_PRESSED,
        "full",
        plantar_left="extensor >0.55",
        reflex_ankle_left="brisk|clonus >0.5",
        sensory_level="t7_t12 >0.4",
        leg_weakness="both >0.85",
        urinary_urgency="present >0.3",
    ),
    *rows(
        T10_PRESSED,
        "mild",
        leg_weakness="none <0.2",
        sensory_level="none >0.5; t7_t12 >0.08",
        urinary_retention="present <0.12",
    ),
    *rows(
        HALF,
        "full",
        leg_weakness="left >0.85",
        plantar_left="extensor >0.6",
        plantar_right="flexor >0.85",
        pinprick_loss_leg="right >0.6",
        vibration_position_loss_leg="left >0.6",
        other_leg_no_hot_cold="present >0.4",
        urinary_retention="present <0.15",
    ),
    *rows(
        CENTRAL,
        "full",
        arm_weakness="both >0.75",
        hand_clumsiness="both >0.6",
        power_arm_distal_left="<1|1-3 >0.4",
        power_knee_extension_left="<1|1-3 <0.2",
        perianal_sensation_reduced="present <0.2",
        face_droop="none >0.95",
    ),
    *rows(
        CAUDA,
        "full",
        saddle_numbness="present >0.7",
        perianal_sensation_reduced="present >0.7",
        anal_tone_reduced="present >0.55",
        urinary_retention="present >0.6",
        reflex_ankle_left="absent >0.6",
        plantar_left="extensor <0.06",
        post_void_residual=">=500 >0.25; <100 <0.3",
        leg_weakness="both >0.85",
        straight_leg_raise_positive="present >0.3",
        arm_weakness="none >0.9",
    ),
    *rows(
        CAUDA,
        "mild",
        urinary_retention="present <0.5",
        saddle_numbness="present >0.2 <0.6",
        post_void_residual="<100 >0.5",
    ),
    *rows(
        CAUDA_CENTRAL,
        "full",
        saddle_numbness="present >0.7",
        sensory_loss_pattern="saddle >0.35",
        power_knee_extension_left=">=5 >0.85",
    ),
    *rows(
        L5,
        "full",
        power_ankle_dorsiflexion_left=">=5 <0.1",
        power_toe_extension_left=">=5 <0.05",
        power_ankle_inversion_left=">=5 <0.1",
        power_ankle_eversion_left=">=5 <0.1",
        power_hip_abduction_left=">=5 <0.15",
        power_knee_extension_left=">=5 >0.85",
        power_ankle_dorsiflexion_right=">=5 >0.85",
        reflex_ankle_left="absent|reduced <0.25",
        reflex_knee_left="normal >0.8",
        plantar_left="extensor <0.05; mute <0.35",
        leg_weakness="left >0.85",
        leg_weakness_part="foot_ankle >0.5",
        leg_numbness="left >0.6",
        leg_numbness_area="outer_calf_top_of_foot >0.6",
        sensory_loss_pattern="l5 >0.3; s1 <0.1",
        straight_leg_raise_positive="present >0.5",
        urinary_retention="present <0.05",
        sensory_level="none >0.95",
    ),
    *rows(
        L5,
        "mild",
        leg_weakness="left >0.7",
        power_ankle_dorsiflexion_left="4-5 >0.5; <1|1-3 <0.05",
        leg_numbness="none >0.3",
    ),
    *rows(
        S1,
        "full",
        reflex_ankle_right="absent >0.55; normal <0.15",
        reflex_ankle_left="normal >0.7",
        power_ankle_plantarflexion_right=">=5 <0.15",
        power_ankle_dorsiflexion_right=">=5 >0.6",
        sensory_loss_pattern="s1 >0.3",
        leg_numbness_area="back_of_leg_sole|toes_and_feet >0.7",
    ),
    *rows(
        L3,
        "full",
        reflex_knee_left="absent|reduced >0.35",
        reflex_ankle_left="normal >0.7",
        femoral_stretch_positive="present >0.4",
        straight_leg_raise_positive="present <0.2",
        leg_weakness_part="hip_thigh >0.7",
        leg_numbness_area="front_thigh|outer_thigh >0.5",
    ),
    *rows(
        PERONEAL,
        "full",
        power_ankle_dorsiflexion_left=">=5 <0.05",
        power_ankle_eversion_left=">=5 <0.05",
        power_ankle_inversion_left=">=5 >0.5; <1|1-3|3-4 <0.1",
        power_hip_abduction_left=">=5 >0.85",
        reflex_ankle_left="absent|reduced <0.25",
        sensory_loss_pattern="peroneal|l5 >0.5",
        gait="steppage >0.3",
        leg_weakness_part="foot_ankle >0.8",
        straight_leg_raise_positive="present <0.12",
    ),
    *rows(
        FEMORAL,
        "full",
        power_knee_extension_right=">=5 <0.05",
        power_ankle_dorsiflexion_right=">=5 >0.85",
        reflex_knee_right="absent >0.6",
        sensory_loss_pattern="femoral >0.3",
        leg_weakness_part="hip_thigh >0.8",
    ),
    *rows(
        THIGH_SKIN,
        "full",
        leg_numbness="left >0.6",
        leg_numbness_area="outer_thigh >0.6",
        power_hip_flexion_left=">=5 >0.85",
        reflex_knee_left="normal >0.8",
    ),
    *rows(
        LENGTH,
        "full",
        leg_weakness_part="foot_ankle >0.6",
        reflex_ankle_left="absent|reduced >0.8",
        reflex_knee_left="normal >0.5",
        sensory_loss_pattern="stocking >0.5",
        leg_numbness_area="toes_and_feet >0.5",
        romberg_positive="present >0.5",
        plantar_left="extensor <0.05",
        power_hip_flexion_left=">=5 >0.85",
    ),
    *rows(
        DEMYELINATING,
        "full",
        reflex_knee_left="absent >0.6",
        reflex_ankle_left="absent >0.6",
        reflex_arm="absent|reduced >0.7",
        arm_weakness="both >0.6",
        facial_weakness_exam="bilateral >0.3",
        sensory_level="none >0.93",
        plantar_left="extensor <0.05",
        urinary_retention="present <0.15",
        tone_leg="spastic <0.05",
    ),
    *rows(
        HORN,
        "full",
        pinprick_loss_leg="none >0.85",
        vibration_position_loss_leg="none >0.75",
        reflex_knee_left="absent|reduced >0.6",
        leg_weakness="both >0.85",
    ),
    *rows(
        JUNCTION,
        "full",
        ptosis_or_ophthalmoplegia="present >0.6",
        drooping_eyelids="present >0.5",
        double_vision="present >0.5",
        reflex_knee_left="normal >0.7",
        pinprick_loss_leg="none >0.85",
        plantar_left="flexor >0.85",
        leg_weakness_part="foot_ankle <0.2",
    ),
    *rows(
        PROXIMAL,
        "full",
        leg_weakness="both >0.85",
        leg_weakness_part="hip_thigh >0.6",
        gowers_sign="present >0.4",
        gait="waddling >0.25",
        reflex_ankle_left="normal >0.65",
        sensory_loss_leg="none >0.8",
        ptosis_or_ophthalmoplegia="present <0.03",
    ),
    *rows(
        ACA,
        "full",
        leg_weakness="right >0.85",
        arm_weakness="right <0.6; left <0.05",
        plantar_right="extensor >0.6",
        plantar_left="flexor >0.85",
        face_droop="none >0.9",
        gait="hemiparetic >0.25",
        sensory_level="none >0.95",
    ),
    *rows(
        BOTH_ACA,
        "full",
        leg_weakness="both >0.9",
        urinary_incontinence="present >0.35",
        urinary_retention="present <0.06",
        sensory_level="none >0.95",
    ),
    *rows(
        MCA,
        "full",
        arm_weakness="right >0.8",
        face_droop="right >0.65",
        facial_weakness_exam="upper_motor_right >0.6",
        speech_wrong_or_missing_words="present >0.6",
        neglect_or_aphasia_or_field_cut="present >0.7",
        power_arm_distal_right="<1|1-3 >0.7",
    ),
    *rows(
        CAPSULE,
        "full",
        leg_weakness="left >0.85",
        arm_weakness="left >0.8",
        facial_weakness_exam="upper_motor_left >0.55",
        pinprick_loss_leg="none >0.55",
        neglect_or_aphasia_or_field_cut="present <0.03",
        urinary_retention="present <0.05",
    ),
    *rows(
        MEDULLA,
        "full",
        vertigo="present >0.7",
        swallowing_difficulty="present >0.4",
        pinprick_loss_leg="right >0.6",
        face_numbness="left >0.6",
        limb_ataxia="present >0.6",
        power_hip_flexion_right=">=5 >0.8",
    ),
    *rows(
        FRONTAL,
        "full",
        gait="parkinsonian >0.3",
        urinary_incontinence="present >0.25",
        urinary_retention="present <0.06",
        pinprick_loss_leg="none >0.85",
    ),
    *rows(
        GANGLIA,
        "full",
        tone_leg="rigid >0.5",
        gait="parkinsonian >0.5",
        plantar_left="flexor >0.85",
        leg_stiffness="present >0.4",
    ),
    *rows(
        CEREBELLUM,
        "full",
        limb_ataxia="present >0.75",
        unsteadiness="present >0.8",
        gait="ataxic >0.5",
        power_hip_flexion_left=">=5 >0.85",
        nystagmus="present >0.4",
        leg_weakness="none >0.3",
    ),
    *rows(
        ARTERY,
        "full",
        leg_weakness="left >0.5",
        reflex_knee_left="normal >0.8",
        plantar_left="flexor >0.85",
        urinary_retention="present <0.05",
    ),
    *rows(
        JOINT,
        "full",
        leg_weakness="right >0.4 <0.97",
        gait="antalgic >0.3",
        reflex_knee_right="normal >0.8",
        sensory_loss_leg="none >0.8",
    ),
    *rows(
        FUNCTIONAL,
        "full",
        leg_weakness="left >0.85",
        reflex_knee_left="normal >0.8",
        plantar_left="flexor >0.85",
        gait="inconsistent >0.3",
        sensory_loss_pattern="splits_midline >0.04",
        tone_leg="normal >0.85",
    ),
]
