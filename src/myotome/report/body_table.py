"""Which answer marks which place of the body: one table, read by the picture, by its table and by its tests.

Weak, numb (or tingling) and painful are told apart. A side is only taken from an answer that tells it; where an
answer has no side (a sore calf), both sides are marked as "side not told", and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["weak", "numb", "pain"]
Side = Literal["left", "right"]
Where = Literal["left", "right", "both", "middle", "untold"]

KINDS: tuple[Kind, ...] = ("weak", "numb", "pain")
AREAS: tuple[str, ...] = (
    "head", "face", "neck", "nape", "upper_arm", "forearm", "hand", "chest", "belly", "hip", "saddle",
    "front_thigh", "outer_thigh", "knee", "inner_shin", "outer_calf", "foot",
    "mid_back", "low_back", "buttock", "back_thigh", "back_calf", "sole",
)  # fmt: skip

THIGH = ("front_thigh", "outer_thigh", "back_thigh")
CALF = ("inner_shin", "outer_calf", "back_calf")
FEET = ("foot", "sole")
LEG = (*THIGH, "knee", *CALF, *FEET)
ARM = ("upper_arm", "forearm", "hand")
BACK = ("mid_back", "low_back")
#: Places that have one name together.
WHOLE: Mapping[str, tuple[str, ...]] = {"leg": LEG, "arm": ARM}
BELOW_WAIST = ("hip", "buttock", "saddle", *LEG)

SIDES: Mapping[str, Where] = {"left": "left", "right": "right", "both": "both"}
FACE_SIDES: Mapping[str, Where] = {
    "upper_motor_left": "left", "lower_motor_left": "left",
    "upper_motor_right": "right", "lower_motor_right": "right", "bilateral": "both",
}  # fmt: skip

#: The places that an answer narrows to, by finding and answer.
NARROWER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "leg_weakness_part": {
        "hip_thigh": ("hip", "buttock", *THIGH),
        "foot_ankle": ("inner_shin", "outer_calf", *FEET),
        "whole_leg": LEG,
    },
    "leg_numbness_area": {
        "toes_and_feet": FEET,
        "outer_calf_top_of_foot": ("outer_calf", "foot"),
        "back_of_leg_sole": ("back_thigh", "back_calf", "sole"),
        "inner_shin_knee": ("inner_shin", "knee"),
        "front_thigh": ("front_thigh",),
        "outer_thigh": ("outer_thigh",),
        "whole_leg": LEG,
        "patchy": LEG,
    },
    "sensory_level": {
        "cervical": (*ARM, "chest", "belly", *BACK, *BELOW_WAIST),
        "t1_t6": ("chest", "belly", *BACK, *BELOW_WAIST),
        "t7_t12": ("belly", "low_back", *BELOW_WAIST),
        "lumbar": BELOW_WAIST,
        "sacral": ("buttock", "saddle", "back_thigh", "sole"),
    },
    "sensory_loss_pattern": {
        "stocking": FEET,
        "l2_l3": ("front_thigh",),
        "l4": ("inner_shin",),
        "l5": ("outer_calf", "foot"),
        "s1": ("back_calf", "sole"),
        "saddle": ("saddle",),
        "hemibody": ("face", *ARM, "chest", "belly", *LEG),
        "whole_leg": LEG,
        "peroneal": ("outer_calf", "foot"),
        "femoral": ("front_thigh", "inner_shin"),
        "sciatic": ("back_thigh", "back_calf", "outer_calf", *FEET),
        "patchy": LEG,
    },
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What `finding` marks when it is told.

    areas: the places; where `narrowed` names a finding, those that its answer gives instead, if it gives any.
    where: the side, for an answer that has none; "" takes it from the answer by `sides`.
    of: findings, the first told one of which gives the side instead; opposite: the other side than theirs.
    below: for a number, the value from which on nothing is marked.
    """

    finding: str
    kind: Kind
    areas: tuple[str, ...] = ()
    where: Where | Literal[""] = ""
    narrowed: str = ""
    of: tuple[str, ...] = ()
    opposite: bool = False
    below: float = 0.0
    sides: Mapping[str, Where] = field(default_factory=lambda: SIDES)


_TESTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("hip_flexion", ("hip", "front_thigh")),
    ("hip_extension", ("buttock",)),
    ("hip_abduction", ("hip", "outer_thigh")),
    ("hip_adduction", ("front_thigh",)),
    ("knee_extension", ("front_thigh",)),
    ("knee_flexion", ("back_thigh",)),
    ("ankle_dorsiflexion", ("outer_calf", "foot")),
    ("toe_extension", ("foot",)),
    ("ankle_inversion", ("inner_shin",)),
    ("ankle_eversion", ("outer_calf",)),
    ("ankle_plantarflexion", ("back_calf",)),
    ("arm_proximal", ("upper_arm",)),
    ("arm_distal", ("forearm", "hand")),
)
_LOSS = ("sensory_loss_leg", "light_touch_loss_leg", "pinprick_loss_leg")
_BOTH: tuple[Side, Side] = ("left", "right")

TABLE: tuple[Entry, ...] = (
    Entry("leg_weakness", "weak", LEG, narrowed="leg_weakness_part"),
    Entry("leg_weakness_part", "weak", narrowed="leg_weakness_part", of=("leg_weakness",), where="untold"),
    Entry("arm_weakness", "weak", ARM),
    Entry("hand_clumsiness", "weak", ("hand",)),
    Entry("face_droop", "weak", ("face",)),
    Entry("facial_weakness_exam", "weak", ("face",), sides=FACE_SIDES),
    Entry("neck_weakness", "weak", ("neck", "nape"), "middle"),
    Entry("trunk_weakness", "weak", ("chest", "belly", *BACK), "middle"),
    *(
        Entry(f"power_{action}_{side}", "weak", areas, side, below=5.0)
        for action, areas in _TESTED
        for side in _BOTH
    ),
    *(Entry(f"power_leg_in_words_{side}", "weak", LEG, side) for side in _BOTH),
    Entry("leg_numbness", "numb", LEG, narrowed="leg_numbness_area"),
    Entry("leg_numbness_area", "numb", narrowed="leg_numbness_area", of=("leg_numbness",), where="untold"),
    Entry("leg_tingling", "numb", LEG, "untold"),
    Entry("hand_tingling", "numb", ("hand",), "both"),
    Entry("arm_numbness", "numb", ARM),
    Entry("face_numbness", "numb", ("face",)),
    Entry("saddle_numbness", "numb", ("saddle",), "middle"),
    Entry("perianal_sensation_reduced", "numb", ("saddle",), "middle"),
    Entry("trunk_band_or_level", "numb", ("chest", "belly", "mid_back"), "middle"),
    Entry("other_leg_no_hot_cold", "numb", LEG, "untold", of=("leg_weakness",), opposite=True),
    Entry("sensory_level", "numb", where="both", narrowed="sensory_level"),
    Entry("pinprick_loss_leg", "numb", LEG),
    Entry("vibration_position_loss_leg", "numb", LEG),
    Entry("light_touch_loss_leg", "numb", LEG),
    Entry("sensory_loss_leg", "numb", LEG),
    Entry("sensory_loss_pattern", "numb", where="untold", narrowed="sensory_loss_pattern", of=_LOSS),
    Entry("burning_feet", "pain", FEET, "both"),
    Entry("headache", "pain", ("head",), "middle"),
    Entry("neck_pain", "pain", ("nape",), "middle"),
    Entry("mid_back_pain", "pain", ("mid_back",), "middle"),
    Entry("low_back_pain", "pain", ("low_back",), "middle"),
    Entry("back_pain_level_unknown", "pain", BACK, "middle"),
    Entry("chest_pain", "pain", ("chest",), "middle"),
    Entry("abdominal_pain", "pain", ("belly",), "middle"),
    Entry("chest_or_belly_pain_sudden_severe", "pain", ("chest", "belly", "mid_back"), "middle"),
    Entry("arm_pain", "pain", ARM),
    Entry("leg_pain", "pain", LEG),
    Entry("leg_pain_severe", "pain", LEG, "untold", of=("leg_pain",)),
    Entry("leg_pain_below_knee_shooting", "pain", ("buttock", "back_thigh", "back_calf"), "untold", of=("leg_pain",)),
    Entry("thigh_pain_severe", "pain", THIGH, "untold"),
    Entry("groin_or_hip_pain", "pain", ("hip",), "untold"),
    Entry("calf_pain", "pain", ("back_calf",), "untold"),
    Entry("knee_pain", "pain", ("knee",)),
    Entry("foot_pain", "pain", FEET, "untold"),
)  # fmt: skip
_NOTHING = frozenset({"absent", "none", "normal", "splits_midline"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer on the body. finding: what was told; areas: where; where: on which side."""

    finding: str
    kind: Kind
    areas: tuple[str, ...]
    where: Where

    @property
    def names(self) -> tuple[str, ...]:
        """The areas, with one name for a whole leg or arm."""
        whole = {name: areas for name, areas in WHOLE.items() if set(areas) <= set(self.areas)}
        covered = {area for areas in whole.values() for area in areas}
        return (*whole, *(area for area in self.areas if area not in covered))

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that it is drawn on."""
        return (self.where,) if self.where in ("left", "right") else _BOTH


def marks(told: Mapping[str, str | float]) -> tuple[Mark, ...]:
    """The marks of the answers `told` (finding -> answer; "not sure" is left out), in the order of the table."""
    found: list[Mark] = []
    for entry in TABLE:
        answer = told.get(entry.finding)
        if answer is None or not _counts(entry, answer):
            continue
        areas = _areas(entry, told)
        where = _where(entry, answer, told)
        if areas and where:
            found.append(Mark(entry.finding, entry.kind, areas, where))
    return tuple(found)


def _counts(entry: Entry, answer: str | float) -> bool:
    if isinstance(answer, str):
        # No movement at all is the answer "none" to a test of power, and the worst of them.
        return answer not in _NOTHING or (answer == "none" and entry.finding.startswith("power_"))
    return answer < entry.below


def _areas(entry: Entry, told: Mapping[str, str | float]) -> tuple[str, ...]:
    narrowed = NARROWER.get(entry.narrowed, {}).get(str(told.get(entry.narrowed)), ())
    return narrowed or entry.areas


def _where(entry: Entry, answer: str | float, told: Mapping[str, str | float]) -> Where | None:
    for name in entry.of:
        side = SIDES.get(str(told.get(name)))
        if side is not None and not entry.opposite:
            return side
        if side in ("left", "right"):
            return "right" if side == "left" else "left"
    return entry.where or entry.sides.get(str(answer))


def drawn(found: tuple[Mark, ...]) -> dict[tuple[Kind, str, Side], bool]:
    """What is drawn: kind, area and side -> whether the side was told.

    A mark without a side is not drawn where the same is told of that place with one: it would only blur it.
    """
    result: dict[tuple[Kind, str, Side], bool] = {}
    for mark in found:
        if mark.where != "untold":
            result.update({(mark.kind, area, side): True for area in mark.areas for side in mark.sides})
    told = {(kind, area) for kind, area, _ in result}
    for mark in found:
        if mark.where == "untold" and not told.intersection((mark.kind, area) for area in mark.areas):
            for area in mark.areas:
                result.update({(mark.kind, area, side): False for side in mark.sides})
    return result
