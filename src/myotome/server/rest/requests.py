"""What a client sends: sex, age and evidence, as symptom checkers do, with our extras beside them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from myotome.knowledge.bands import SETTINGS

Mode = Literal["person", "carer", "clinician"]
Sex = Literal["female", "male", "unknown"]
Setting = Literal["home", "primary_care", "emergency_department", "hospital"]
assert Setting.__args__ == SETTINGS  # type: ignore[attr-defined]
Id = Annotated[str, Field(min_length=1, max_length=80)]
MOST_TOKEN = 65_536
MOST_TEXT = 2000

EVIDENCE: list[JsonValue] = [
    {"id": "leg_weakness", "choice_id": "left", "source": "initial"},
    {"id": "low_back_pain", "choice_id": "present"},
    {"id": "hours_since_onset", "choice_id": "present", "value": 72},
]


class Lenient(BaseModel):
    """Fields that are not known are ignored, as clients of other services send some; known ones are strict."""

    model_config = ConfigDict(strict=True, extra="ignore")


class Age(Lenient):
    """An age in years or, for small children, months."""

    value: float = Field(ge=0, le=1440, description="Years (0 to 120) or months (0 to 1440).", examples=[54])
    unit: Literal["year", "month"] = "year"


class Evidence(Lenient):
    """One answer. All evidence is sent every time."""

    id: Id = Field(description="Id of a finding (GET /v1/findings).", examples=["leg_weakness"])
    choice_id: Id = Field(
        default="present",
        description=(
            "`present`, `absent` or `unknown` for a yes-or-no finding; the id of an answer (`left`, `weeks` ...) "
            "for the others; `skipped`: asked, and no reply given, so it is not asked again. `unknown` (asked, and not "
            "sure) counts as the worse answer for danger signs. `absent` for a finding with more answers than yes and "
            "no says nothing and is ignored: use its own answer, mostly `none`."
        ),
        examples=["left"],
    )
    value: float | Id | None = Field(
        default=None, description="With `present`: the number, or the id of the answer.", examples=[72]
    )
    source: Literal["initial", "suggest", "predefined", "red_flags"] | None = Field(
        default=None, description="Where it comes from. Accepted and not used: every answer counts the same."
    )


class Extras(Lenient):
    """What is not in the habits of the field."""

    mode: Mode = Field(default="person", description="Who answers; a clinician is also asked to examine and measure.")
    setting: Setting | None = Field(
        default=None, description="Where the person is seen: shifts how common each cause is."
    )
    language: str = Field(
        default="en", max_length=35, description="Language of the texts; English where there is none."
    )
    country: str | None = Field(
        default=None, pattern="^[A-Za-z]{2}$", description="Two-letter code of the country, for the emergency number."
    )
    mistake: bool = Field(
        default=False,
        description=(
            "An answer that called for faster care was changed or left out, and it was a mistake: it was never so. "
            "Without it the level that was reached stays. Send it with the token from before the change."
        ),
    )
    story: bool = Field(
        default=False,
        description=(
            "The evidence is somebody's account and not replies: for the causes, what it leaves out is a little less "
            "likely to be there. How fast care is needed never rests on it."
        ),
    )
    enable_triage_5: bool = Field(
        default=False,
        description=(
            "Give `triage_level` as emergency_ambulance, emergency, consultation_24, consultation or self_care instead "
            "of our own ids. `level` always holds ours."
        ),
    )
    disable_groups: bool = Field(default=False, description="Ask one finding at a time and never a checklist.")
    include_condition_details: bool = Field(default=False, description="Add `condition_details` to each condition.")
    include_assessment: bool = Field(
        default=False, description="Add localisation, certificate, counterfactuals and so on before the interview ends."
    )


class Person(Lenient):
    """Who it is about, and all that was said so far."""

    sex: Sex | None = Field(default=None, description="Left out, it is asked.")
    age: Age | None = Field(default=None, description="Left out, it is asked.")
    evidence: list[Evidence] = Field(default_factory=list[Evidence], max_length=1000)
    extras: Extras = Field(default_factory=Extras)
    interview_token: str | None = Field(
        default=None,
        max_length=MOST_TOKEN,
        description=(
            "As received with the last answer. It carries the level that was reached, what was skipped and the screen "
            "that is under way; without it, they follow from the evidence alone. It is no secret and holds answers: "
            "keep it as you keep them."
        ),
    )
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"sex": "female", "age": {"value": 54, "unit": "year"}, "evidence": EVIDENCE}],
        }
    )


class Explain(Person):
    """Why a condition is as likely as it is."""

    target: Id = Field(description="Id of a condition (GET /v1/conditions).", examples=["lumbar_disc_radiculopathy"])


class Suggest(Person):
    """What may be worth adding to the evidence."""

    suggest_method: Literal["symptoms", "risk_factors", "red_flags"] = Field(
        default="symptoms",
        description=(
            "symptoms, risk_factors: findings that would tell most about the cause. red_flags: findings that could "
            "still raise the level."
        ),
    )
    text: str | None = Field(
        default=None,
        max_length=MOST_TEXT,
        description="The person's own words: then findings that they may mean, instead of `suggest_method`.",
        examples=["my left foot drags"],
    )


class Parse(Lenient):
    """Free text in the person's own words."""

    text: str = Field(min_length=1, max_length=MOST_TEXT, examples=["My left leg went dead and I can't pee"])
    sex: Sex | None = None
    age: Age | None = None
    extras: Extras = Field(default_factory=Extras)
