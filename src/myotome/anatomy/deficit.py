"""Deficit: what a lesion takes, as plain data. Every amount runs from 0 (whole) to 1 (lost).

Sides here are sides of the body. Words such as ``kind`` and ``state`` are read off the
amounts, so nothing is stored twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from myotome.anatomy.segments import Side

PowerKind = Literal["none", "upper", "lower", "junction", "muscle", "other"]
ReflexState = Literal["absent", "reduced", "normal", "brisk"]
PlantarState = Literal["flexor", "extensor", "mute"]
ToneState = Literal["flaccid", "normal", "spastic", "rigid"]


@dataclass(frozen=True)
class Power:
    """Loss of one action on one side, and how much each kind of cut alone would take."""

    loss: float
    upper: float
    lower: float
    junction: float
    muscle: float
    other: float

    @property
    def kind(self) -> PowerKind:
        """The kind that takes most; ``none`` where nothing is lost."""
        if self.loss <= 0:
            return "none"
        parts: tuple[tuple[float, PowerKind], ...] = (
            (self.upper, "upper"),
            (self.lower, "lower"),
            (self.junction, "junction"),
            (self.muscle, "muscle"),
            (self.other, "other"),
        )
        return max(parts, key=lambda part: part[0])[1]


@dataclass(frozen=True)
class Reflex:
    """``broken``: the arc itself; ``released``: control from above lost; ``shocked``: numb to both."""

    broken: float
    released: float
    shocked: float

    @property
    def silence(self) -> float:
        """How far the reflex is quenched by a broken arc or by shock."""
        return 1.0 - (1.0 - self.broken) * (1.0 - self.shocked)

    @property
    def state(self) -> ReflexState:
        """What the hammer shows."""
        if self.silence >= 0.75:
            return "absent"
        if self.silence >= 0.35:
            return "reduced"
        return "brisk" if self.released * (1.0 - self.silence) >= 0.3 else "normal"


@dataclass(frozen=True)
class Plantar:
    """``released``: control of the toes from above lost; ``blocked``: no way in or out, or shock."""

    released: float
    blocked: float

    @property
    def state(self) -> PlantarState:
        """What stroking the sole shows."""
        if self.blocked >= 0.6:
            return "mute"
        return "extensor" if self.released >= 0.35 else "flexor"


@dataclass(frozen=True)
class Tone:
    """Tone of one leg."""

    flaccid: float
    spastic: float
    rigid: float

    @property
    def state(self) -> ToneState:
        """What the examiner feels."""
        if self.flaccid >= 0.5:
            return "flaccid"
        if self.spastic >= 0.3:
            return "spastic"
        return "rigid" if self.rigid >= 0.4 else "normal"


@dataclass(frozen=True)
class Sphincter:
    """Bladder, bowel, sexual function and the saddle."""

    bladder_paralysed: float
    bladder_overactive: float
    #: Bladder and sphincter contract against each other: cord above the sacral centre.
    bladder_uncoordinated: float
    bladder_feeling_lost: float
    bowel_control_lost: float
    bowel_feeling_lost: float
    anal_tone_lost: float
    anal_squeeze_lost: float
    saddle_feeling_lost: float
    sexual_lost: float


@dataclass(frozen=True)
class Face:
    """One side of the face."""

    #: Brow and eye closure; kept in lesions of one hemisphere.
    upper: float
    #: Mouth.
    lower: float
    #: Share of the loss that comes from nucleus, nerve, junction or muscle.
    peripheral: float
    feeling_lost: float


@dataclass(frozen=True)
class Head:
    """What shows above the neck, and balance."""

    bulbar_upper: float
    bulbar_lower: float
    ptosis: float
    double_vision: float
    vertigo: float
    nystagmus: float
    language: float
    neglect: float
    field_cut: float
    #: Walking lost though each muscle works: frontal gait.
    gait_plan: float
    truncal_ataxia: float


@dataclass(frozen=True)
class Deficit:
    """Everything that follows from a lesion."""

    power: Mapping[tuple[str, Side], Power]
    reflexes: Mapping[tuple[str, Side], Reflex]
    plantar: Mapping[Side, Plantar]
    tone: Mapping[Side, Tone]
    #: (modality, dermatome, side): root and above.
    dermatomes: Mapping[tuple[str, str, Side], float]
    #: (modality, area, side): nerve and above.
    areas: Mapping[tuple[str, str, Side], float]
    #: Highest dermatome below which the cord does not conduct; None if there is no level.
    sensory_level: str | None
    sensory_level_clear: float
    sphincter: Sphincter
    face: Mapping[Side, Face]
    head: Head
    neck: float
    trunk: float
    breathing: float
    #: Clumsiness from cerebellum and from lost position sense, per side.
    cerebellar_ataxia: Mapping[Side, float]
    sensory_ataxia: Mapping[Side, float]
    rigidity: Mapping[Side, float]
