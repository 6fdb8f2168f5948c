"""A condition: who gets it, where it sits, how it shows, how fast it needs care, and its plain-words card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from myotome.knowledge.basis import Basis, Distribution
from myotome.knowledge.levels import Level

CARD_LISTS = ("symptoms", "treatments", "self_care", "emergency_if", "misunderstood")
CARD_TEXTS = ("what", "course", "who_to_see", "outlook")


@dataclass(frozen=True, slots=True)
class Beside:
    """A second lesion that comes with the first: the long nerves with the cord, the nerve in a swollen muscle."""

    site: str
    pattern: str
    level: str


@dataclass(frozen=True, slots=True)
class LesionShare:
    """One place where the condition's lesion may sit, with its share among those who present with a leg.

    beside: what fails with it. It adds its signs; the place that is named is the first.
    """

    site: str
    side: str  # "", "either" or "both"
    pattern: str
    level: str
    shock: bool
    weight: float
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """Relative weights (a mean of 1 is not required) with their basis."""

    values: Mapping[str, float]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Prior:
    """Who presents.

    incidence: new people per 100 000 a year in the whole population.
    leg_share: the share of them whose first contact is about the leg.
    age, sex: relative rate per head. setting: relative weight among contacts there (home = 1).
    """

    incidence: float
    incidence_basis: Basis
    leg_share: float
    leg_share_basis: Basis
    age: Weights
    sex: Weights
    setting: Weights


@dataclass(frozen=True, slots=True)
class Condition:
    """Everything that `knowledge/conditions/<id>.yaml` says."""

    id: str
    name: str
    group: str
    icd10: str
    must_not_miss: bool
    seed: bool
    urgency: Level
    urgency_reason: str
    summary: str
    prior: Prior
    lesions: tuple[LesionShare, ...]
    lesions_basis: Basis
    findings: Mapping[str, Distribution]
    card: Mapping[str, object]
    evidence_keys: tuple[str, ...]
    file: str
