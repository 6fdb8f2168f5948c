"""What a client receives: the shapes of the field, with intervals, sources, place and proof beside them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from myotome.knowledge.levels import Level
from myotome.server.rest.questions import Choice, Question
from myotome.server.rest.token import Stage

Interval = tuple[float, float]
Channel = Literal["ambulance", "emergency_department", "personal_visit", "self_care"]
Probability = Field(ge=0, le=1, examples=[0.41])
INTERVAL = Field(description="90 % interval of the probability.", examples=[(0.28, 0.55)])


class Named(BaseModel):
    """A thing with an id."""

    id: str
    name: str
    common_name: str = Field(description="The same in plain words.")


class Category(BaseModel):
    """The group that a condition belongs to."""

    id: str
    name: str


class ConditionDetails(BaseModel):
    """More on a condition, when asked for by `extras.include_condition_details`."""

    icd10_code: str = Field(
        description="The exact code of ICD-10-CM; where there is none, near codes of ICD-10 parted by /."
    )
    category: Category
    triage_level: Level = Field(description="How soon this condition needs care.")
    must_not_miss: bool = Field(description="A day's delay can cost life, limb, walking or continence.")
    hint: str = Field(
        description="Whom to see, in plain words; empty where the condition is less urgent than the level."
    )


class Condition(Named):
    """A cause that may be. `other`: a cause that is not in the list; it holds the doubt."""

    probability: float = Probability
    interval: Interval = INTERVAL
    condition_details: ConditionDetails | None = None


class Said(BaseModel):
    """An answer in words."""

    id: str
    value: str | float
    words: str


class RedFlag(BaseModel):
    """A danger sign that holds, with its source. `unsure`: what was answered "not sure", which counts as yes."""

    id: str
    name: str
    level: Level
    says: str
    because: list[Said]
    unsure: list[str]
    not_meant: str = Field(description="The harmless look-alike.")
    basis: str
    source: dict[str, str]


class Place(BaseModel):
    """Where the lesion may sit."""

    id: str = Field(description="Id of a site (GET /v1/sites), empty where it is not known.")
    name: str
    region: str
    side: str
    level: str = Field(description="The cord segment, where there is one.")
    probability: float = Probability
    interval: Interval = INTERVAL


class Region(BaseModel):
    """A coarse place."""

    id: str
    probability: float = Probability


class Localisation(BaseModel):
    """Where the problem may sit, coarse and fine."""

    regions: list[Region]
    places: list[Place]


class Citation(BaseModel):
    """A published source that the result rests on."""

    source: str
    address: str = ""
    supports: list[str] = Field(description="Ids of red flags, or condition/finding, that it stands behind.")


class Certificate(BaseModel):
    """Whether a danger sign that was not asked could still raise the level."""

    complete: bool
    informant: str
    open: list[str] = Field(description="Ids of red flags that could.")
    unasked: list[str] = Field(description="Ids of findings that settle them.")


class Counterfactual(BaseModel):
    """This answer, instead of the one given (or of none), would make it `level`."""

    id: str
    value: str | float
    words: str
    level: Level
    instead_of: str = Field(description='What was answered, or "not asked".')
    direction: Literal["raises", "lowers"] = Field(
        description="Do not show a person how to lower an emergency; this is for those who review."
    )


class Clock(BaseModel):
    """The time that treatment may depend on, as it was told."""

    finding: str = "hours_since_onset"
    hours: float = Field(description="Hours since the person was last well, when it was told.")
    text: str
    decides: list[str] = Field(
        description="For clinicians: what published guidance decides by the time. Never a reason to wait."
    )
    sources: list[dict[str, str]]


class Kept(BaseModel):
    """Changed answers no longer call for a level that was reached, and it is kept: a sign that has passed counts.

    Ask whether the earlier answer was a mistake, that is, never so. If it was: send the same request again with the
    same `interview_token` as before, and `extras.mistake` true.
    """

    level: Level
    text: str


class Progress(BaseModel):
    """How far the interview is."""

    screens: int
    left: int = Field(description="Screens that remain at most.")
    ended: Literal["", "emergency", "complete"]


class DiagnosisExtras(BaseModel):
    """What other services do not have, about this call."""

    progress: Progress
    triage_5: str = Field(description="The level so far in the field's names.")


class Diagnosis(BaseModel):
    """The next question, and what is known so far."""

    question: Question | None = Field(description="None when the interview is over.")
    conditions: list[Condition] = Field(description="The likeliest causes; the list is never complete.")
    should_stop: bool
    has_emergency_evidence: bool = Field(description="A danger sign calls for emergency care, now or earlier.")
    level: Level = Field(description="As far as known now: it may rise and, where no danger sign set it, fall.")
    red_flags: list[RedFlag]
    kept: Kept | None = None
    localisation: Localisation | None = Field(
        default=None, description="At the end, or with `extras.include_assessment`."
    )
    citations: list[Citation] | None = None
    certificate: Certificate | None = None
    counterfactuals: list[Counterfactual] | None = None
    clock: Clock | None = None
    notices: list[str] | None = None
    extras: DiagnosisExtras
    interview_token: str = Field(description="Send it back with the next call.")


class Serious(Named):
    """An answer behind a danger sign."""

    is_emergency: bool = Field(description="It calls for an ambulance.")


class Reason(BaseModel):
    """Why the level is what it is. `rule`: the red flag, empty where expected harm decided."""

    rule: str
    level: Level
    says: str
    because: list[Said]
    unsure: list[str]


class FirstAid(BaseModel):
    """What to do until help comes."""

    id: str
    situation: str
    do: list[str]
    dont: list[str]


class Advice(BaseModel):
    """What to do now."""

    emergency_number: str
    do_first: list[str] = Field(description="Before everything else.")
    do_now: list[str]
    do_not: list[str]
    first_aid: list[FirstAid]
    if_it_changes: str
    next_check: str = Field(description="When to look again and who should be there, empty where nothing is said.")
    watch_for: list[str] = Field(description="Get emergency care at once if any of these is new or gets worse.")


class TriageExtras(BaseModel):
    """The same level in the field's names."""

    triage_5: Literal["emergency_ambulance", "emergency", "consultation_24", "consultation", "self_care"]


class Triage(BaseModel):
    """How soon care is needed and why."""

    triage_level: str = Field(
        description="Our level, or with `extras.enable_triage_5` its name in the field.", examples=["doctor_within_24h"]
    )
    level: Level
    label: str
    within: str
    means: str
    serious: list[Serious]
    root_cause: Literal["red_flag", "expected_harm"]
    teleconsultation_applicable: bool = Field(
        description="Always false: a weak leg is examined by hand, and no rule of ours says when video is enough."
    )
    reasons: list[Reason]
    red_flags: list[RedFlag]
    advice: Advice
    certificate: Certificate
    counterfactuals: list[Counterfactual]
    clock: Clock | None
    citations: list[Citation]
    notices: list[str]
    kept: Kept | None
    extras: TriageExtras
    interview_token: str


class Argument(Named):
    """An answer for or against a condition. ratio: P(answer | condition) / P(answer | the other causes)."""

    words: str
    ratio: float
    source: str
    address: str = ""


class Unconfirmed(Named):
    """Not asked yet, and a yes would speak for the condition by this ratio."""

    value: str
    ratio: float


class Explanation(BaseModel):
    """For and against one condition, each with its source."""

    target: Condition
    supporting_evidence: list[Argument]
    conflicting_evidence: list[Argument]
    unconfirmed_evidence: list[Unconfirmed]


class Suggestion(Named):
    """A finding that is worth asking. It is a question and never an answer."""

    question: str
    choices: list[Choice]


class Mention(Suggestion):
    """A finding that the text may tell of. Ask the person before you send it as evidence."""

    orth: str = Field(description="The words that led to it, as written.")
    choice_id: str | None = Field(description="The answer that the words point to; null where they do not tell which.")
    type: Literal["symptom", "risk_factor"]


class Parsed(BaseModel):
    """What a text may tell of. It never holds a no: what a text denies is only left out."""

    mentions: list[Mention]
    obvious: bool = Field(description="Always false: every mention is to be confirmed by the person.")


class OpenFlag(BaseModel):
    """A danger sign that the question can settle."""

    id: str
    name: str
    level: Level
    source: dict[str, str]


class Rationale(BaseModel):
    """Why the next question is asked. `type` is empty where there is none."""

    type: Stage
    text: str
    observation_params: list[Named] = Field(description="The findings that it asks.")
    condition_params: list[Named] = Field(description="The conditions that it helps to tell apart or to catch.")
    red_flags: list[OpenFlag]


class Specialist(BaseModel):
    """Who should see the person first."""

    id: str
    name: str


class Recommendation(BaseModel):
    """Where to go: the place follows from the level alone. Whom to see: the words of the likeliest cause that
    needs care this soon, so that they never say less than the level."""

    recommended_specialist: Specialist
    recommended_channel: Channel
    level: Level
    within: str
    who_to_see: str
    condition: Named | None


def strings(raw: Any) -> dict[str, str]:
    """A source with every value as text."""
    return {str(key): str(value) for key, value in raw.items()}
