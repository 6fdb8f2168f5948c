"""What each call gives, as a table: call, body, where to look, what must stand there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from babel.messages.pofile import read_po

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.explain import explain
from myotome.server.rest import RestSettings
from myotome.server.rest.app import create_rest
from myotome.server.rest.language import TEXTS
from tests.conftest import ROOT
from tests.server.rest.client import Client

STROKE: dict[str, Any] = {
    "sex": "female",
    "age": {"value": 71, "unit": "year"},
    "evidence": [
        {"id": "leg_weakness", "choice_id": "right", "source": "initial"},
        {"id": "face_droop", "choice_id": "right"},
        {"id": "onset_tempo", "choice_id": "seconds_minutes"},
        {"id": "hours_since_onset", "choice_id": "present", "value": 2},
    ],
}
DISC: dict[str, Any] = {
    "sex": "male",
    "age": {"value": 45},
    "evidence": [
        {"id": "leg_weakness", "choice_id": "left"},
        {"id": "leg_pain", "choice_id": "present", "value": "left"},
        {"id": "low_back_pain", "choice_id": "present"},
        {"id": "leg_pain_below_knee_shooting", "choice_id": "present"},
        {"id": "fever", "choice_id": "absent"},
        {"id": "onset_tempo", "choice_id": "weeks"},
    ],
}


def _with(body: dict[str, Any], **extras: Any) -> dict[str, Any]:
    return {**body, "extras": extras}


def _at(value: Any, path: str) -> Any:
    """The value at a dotted path."""
    for step in path.split("."):
        value = value[int(step)] if step.lstrip("-").isdecimal() else value[step]
    return value


SHOOTING = "leg_pain_below_knee_shooting"

# call, body, path into the answer, what must stand there
POSTS: list[tuple[str, dict[str, Any], str, Any]] = [
    ("/diagnosis", {}, "question.type", "group_multiple"),
    ("/diagnosis", {}, "question.extras.stage", "emergency"),
    ("/diagnosis", {}, "should_stop", False),
    ("/diagnosis", {}, "question.items.0.choices.0.id", "present"),
    ("/diagnosis", _with({}, disable_groups=True), "question.type", "single"),
    ("/diagnosis", _with({}, disable_groups=True), "question.evidence_id", "drowsy_or_unconscious"),
    ("/diagnosis", STROKE, "question", None),
    ("/diagnosis", STROKE, "should_stop", True),
    ("/diagnosis", STROKE, "has_emergency_evidence", True),
    ("/diagnosis", STROKE, "level", "ambulance_now"),
    ("/diagnosis", STROKE, "extras.progress.ended", "emergency"),
    ("/diagnosis", STROKE, "extras.triage_5", "emergency_ambulance"),
    ("/diagnosis", STROKE, "clock.hours", 2.0),
    ("/diagnosis", STROKE, "clock.decides.2", "Never use a window to lower urgency."),
    ("/diagnosis", DISC, "has_emergency_evidence", False),
    ("/diagnosis", DISC, "localisation", None),
    ("/diagnosis", DISC, "conditions.0.id", "lumbar_disc_radiculopathy"),
    ("/diagnosis", DISC, "conditions.0.condition_details", None),
    ("/diagnosis", _with(DISC, include_condition_details=True), "conditions.0.condition_details.must_not_miss", False),
    ("/diagnosis", _with(DISC, include_assessment=True), "localisation.regions.0.id", "root"),
    ("/triage", STROKE, "triage_level", "ambulance_now"),
    ("/triage", STROKE, "root_cause", "red_flag"),
    ("/triage", STROKE, "serious.0.is_emergency", True),
    ("/triage", STROKE, "teleconsultation_applicable", False),
    ("/triage", _with(STROKE, enable_triage_5=True), "triage_level", "emergency_ambulance"),
    ("/triage", _with(STROKE, enable_triage_5=True), "level", "ambulance_now"),
    ("/triage", _with(STROKE, country="gb"), "advice.emergency_number", "999"),
    ("/triage", _with(STROKE, country="ZZ"), "advice.emergency_number", "your local emergency number"),
    ("/triage", {}, "certificate.complete", False),
    ("/rationale", {}, "type", "emergency"),
    ("/rationale", {}, "observation_params.0.id", "drowsy_or_unconscious"),
    ("/rationale", STROKE, "type", ""),
    ("/recommend_specialist", STROKE, "recommended_channel", "ambulance"),
    ("/recommend_specialist", STROKE, "recommended_specialist.id", "ambulance_service"),
    (
        "/explain",
        {**DISC, "target": "lumbar_disc_radiculopathy"},
        "supporting_evidence.0.id",
        "leg_pain_below_knee_shooting",
    ),
    ("/explain", {**DISC, "target": "guillain_barre_syndrome"}, "target.id", "guillain_barre_syndrome"),
    ("/suggest", {"text": "I keep tripping, my left foot drags"}, "0.id", "leg_weakness_part"),
    ("/parse", {"text": "no fever, my left foot drags"}, "mentions.0.orth", "foot drags"),
    ("/parse", {"text": "no fever, my left foot drags"}, "obvious", False),
    ("/parse", {"text": "I can't pee"}, "mentions.0.choice_id", "present"),
    ("/parse", {"text": "my leg is weak"}, "mentions.0.choice_id", None),
    ("/parse", {"text": "no fever"}, "mentions", []),
]


@pytest.mark.parametrize(("path", "body", "place", "wanted"), POSTS)
def test_what_a_call_gives(client: Client, path: str, body: dict[str, Any], place: str, wanted: Any) -> None:
    response = client.post(path, body)
    assert response.status_code == 200, response.text
    assert _at(response.json(), place) == wanted


GETS: list[tuple[str, str, Any]] = [
    ("/conditions/als", "id", "als"),
    ("/conditions/cauda_equina_syndrome", "must_not_miss", True),
    ("/findings/leg_weakness", "choices.1.id", "left"),
    ("/findings/temperature", "asked_of", "clinician"),
    ("/findings/temperature", "unit", "celsius"),
    ("/sites/conus_medullaris", "region", "conus"),
    ("/sources/RF-BOT-01", "used_by.0.kind", "red_flag"),
    ("/sources?limit=2", "items.0.used_by.0.kind", "red_flag"),
    ("/info", "levels.4.triage_5", "emergency_ambulance"),
    ("/search?phrase=urinary+retention", "0.id", "urinary_retention"),
    ("/search?phrase=foot+drop&types=finding", "0.id", "leg_weakness"),
    ("/search?phrase=amyotrophic&types=condition", "0.id", "als"),
]


@pytest.mark.parametrize(("path", "place", "wanted"), GETS)
def test_what_is_known_can_be_read(client: Client, path: str, place: str, wanted: Any) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert _at(response.json(), place) == wanted


def test_lists_hold_everything(engine: Engine, client: Client) -> None:
    info = client.get("/info").json()
    for what, known in (("conditions", engine.conditions), ("findings", engine.findings), ("sites", engine.sites)):
        assert [one["id"] for one in client.get(f"/{what}").json()] == list(known)
    assert info["conditions_count"] == len(engine.conditions)
    assert info["red_flags_count"] == len(engine.rules)
    assert info["sources_count"] == client.get("/sources?limit=1").json()["total"]


def test_every_source_that_is_cited_can_be_read(engine: Engine, client: Client) -> None:
    total = client.get("/sources?limit=1").json()["total"]
    pages = [client.get(f"/sources?limit=1000&offset={start}").json()["items"] for start in range(0, total, 1000)]
    names = {one["id"] for page in pages for one in page}
    cited = {name for condition in engine.conditions for name in engine.cited(condition)}
    assert cited | {rule.id for rule in engine.rules} <= names


def test_unknown_is_the_worse_answer_and_skipped_says_nothing(client: Client) -> None:
    def level(choice: str) -> str:
        return client.post("/triage", {"evidence": [{"id": "urinary_retention", "choice_id": choice}]}).json()["level"]

    assert level("unknown") == level("present")
    told = client.post("/triage", {"evidence": [{"id": "urinary_retention", "choice_id": "skipped"}]}).json()
    assert told == {**client.post("/triage", {}).json(), "interview_token": told["interview_token"]}


def test_absent_never_denies_more_than_was_asked(client: Client) -> None:
    """Not breathless at rest, as a line of a checklist asks, is not "not short of breath": it is asked in full."""
    body = {"evidence": [{"id": "breathing_difficulty", "choice_id": "absent"}]}
    names = [one["id"] for one in client.post("/diagnosis", body).json()["question"]["items"]]
    assert "breathing_difficulty" in names


@pytest.mark.parametrize(("age", "same"), [({"value": 18, "unit": "month"}, 1.5), ({"value": 40}, 40.0)])
def test_months_are_years(client: Client, age: dict[str, Any], same: float) -> None:
    told = {"id": "age", "choice_id": "present", "value": same}
    one, two = client.post("/triage", {"age": age}), client.post("/triage", {"evidence": [told]})
    assert one.json() == two.json()


def test_what_other_clients_send_besides_is_ignored(client: Client) -> None:
    body = {**DISC, "evaluated_at": "2026-01-01", "extras": {"enable_triage_3": True}, "evidence": DISC["evidence"]}
    response = client.send("POST", "/triage", json=body, headers={"interview-id": "x", "app-id": "y", "app-key": "z"})
    assert response.json() == client.post("/triage", DISC).json()


def test_the_same_call_gives_the_same_bytes(client: Client) -> None:
    assert client.post("/diagnosis", DISC).content == client.post("/diagnosis", DISC).content


def test_explain_says_what_the_assessment_says(engine: Engine) -> None:
    """For the causes that an assessment argues, the same arguments, and more of them."""
    answers = {"leg_weakness": "left", "low_back_pain": "present", "fever": "absent", "onset_tempo": "weeks"}
    for cause in assess(engine, answers, story=False).differential[:6]:
        if cause.condition in engine.conditions:
            found = explain(engine, answers, cause.condition)
            assert found.for_[: len(cause.for_)] == cause.for_
            assert found.against[: len(cause.against)] == cause.against
            assert not answers.keys() & {one.finding for one in found.unconfirmed}


class Shouting:
    """A language that can be told from English."""

    code = "xx"

    def text(self, key: str, /, **values: object) -> str:
        return key

    def say(self, english: str, /) -> str:
        return english.upper()

    def assessment(self, result: Any, /) -> Any:
        return result._replace(notices=tuple(one.upper() for one in result.notices))


def test_texts_are_in_the_language_that_was_asked_for_and_ids_are_not(engine: Engine, client: Client) -> None:
    spoken = Client(engine)
    spoken.rest = create_rest(engine, RestSettings(), open_language=lambda _: Shouting())
    spoken.app.routes[0].app = spoken.rest  # type: ignore[attr-defined]
    plain, loud = client.post("/diagnosis", {}).json(), spoken.post("/diagnosis", {}).json()
    assert loud["question"]["text"] == plain["question"]["text"].upper()
    assert loud["question"]["items"][0]["id"] == plain["question"]["items"][0]["id"]
    assert loud["conditions"][0]["name"] == plain["conditions"][0]["name"].upper()
    assert loud["interview_token"] == plain["interview_token"]
    assert loud["question"]["items"][0]["choices"][0]["label"] == "api.yes"
    assert spoken.post("/triage", {}).json()["notices"][0].isupper()
    spoken.close()


@pytest.mark.parametrize("folder", ["english", "es"])
def test_the_texts_of_rest_are_those_of_the_catalogue(folder: str) -> None:
    """The English ones are equal; a translation has each, from this wording, with the same placeholders."""
    path = ROOT / "src" / "myotome" / "language" / folder / "api.po"
    with path.open("rb") as file:
        found = {str(one.id): one for one in read_po(file) if one.id}
    assert list(found) == list(TEXTS)
    for name, english in TEXTS.items():
        message = found[name]
        if folder == "english":
            assert message.string == english
        else:
            assert f"English: {english}" in message.auto_comments
            assert re.findall(r"\{\w+\}", str(message.string)) == re.findall(r"\{\w+\}", english)


def test_the_exact_code_of_a_condition_is_told_where_there_is_one(client: Client) -> None:
    assert client.get("/conditions/guillain_barre_syndrome").json()["icd10_code"] == "G61.0"
    assert client.get("/conditions/brain_tumour").json()["icd10_code"] == "C71/C79.3/D32"


def test_advice_says_when_to_look_again(client: Client, engine: Engine) -> None:
    net = engine.advice["safety_net"]
    told = client.post("/triage", STROKE).json()
    assert told["advice"]["next_check"] == net["SN-CHECK"]["says"]["ambulance_now"]
    assert net["SN-LIMITS"]["says"] in told["notices"]
