"""The calls of the interview: diagnosis, triage, rationale, explain, recommend_specialist."""

from __future__ import annotations

from fastapi import APIRouter

from myotome.assessment.brief import brief
from myotome.assessment.explain import explain
from myotome.assessment.result import Argument, Assessment
from myotome.inference.model import is_other
from myotome.knowledge.levels import Level, highest
from myotome.report.quoting import is_as_urgent
from myotome.server.rest import results, views
from myotome.server.rest.desk import Desk
from myotome.server.rest.problems import ApiError, nearest
from myotome.server.rest.questions import Wording, question_view
from myotome.server.rest.requests import Explain, Person
from myotome.server.rest.token import encode
from myotome.server.rest.turn import Turn
from myotome.triage.floor import open_flags

CHANNEL: dict[Level, tuple[str, results.Channel]] = {
    "ambulance_now": ("ambulance_service", "ambulance"),
    "emergency_department": ("emergency_physician", "emergency_department"),
    "doctor_within_24h": ("doctor_today", "personal_visit"),
    "routine_appointment": ("doctor", "personal_visit"),
    "self_care": ("nobody_for_now", "self_care"),
}
WHY = {
    "emergency": "api.why.emergency",
    "start": "api.why.start",
    "flags": "api.why.flags",
    "detail": "api.why.detail",
}


def interview_routes(desk: Desk) -> APIRouter:
    """The routes that take all evidence."""
    routes = APIRouter(tags=["interview"])
    engine = desk.engine

    @routes.post("/diagnosis", summary="The next question, and what is known so far")
    def diagnosis(person: Person) -> results.Diagnosis:
        """Send all evidence and the token of the last answer; ask what comes back; stop when `should_stop` is true.

        An ambulance level ends it at once. A level that was reached stays, whatever is changed or left out later,
        unless `extras.mistake` says that the earlier answer was never so.
        """
        return _diagnosis(desk, person, desk.turn(person))

    @routes.post("/triage", summary="How soon care is needed, why, and what to do now")
    def triage(person: Person) -> results.Triage:
        """May be called at any time; before the interview is over, `certificate` says what could still raise it."""
        return _triage(desk, person)

    @routes.post("/rationale", summary="Why the next question is asked")
    def rationale(person: Person) -> results.Rationale:
        """Send what you send to /diagnosis."""
        turn, words = desk.turn(person), desk.wording(person.extras)
        if turn.question is None:
            text = words.language.text("api.no_question")
            return results.Rationale(type="", text=text, observation_params=[], condition_params=[], red_flags=[])
        return _rationale(desk, person, turn, words)

    @routes.post("/explain", summary="For and against one condition")
    def explained(person: Explain) -> results.Explanation:
        """Each answer with its likelihood ratio and source, and what nobody asked yet that would speak for it."""
        if person.target not in engine.conditions:
            raise ApiError("unknown-id", nearest(person.target, engine.conditions, "condition"), pointer="#/target")
        return _explain(desk, person)

    @routes.post("/recommend_specialist", summary="Where to go and whom to see")
    def recommend(person: Person) -> results.Recommendation:
        """The place follows from the level. The words are those of the likeliest cause that needs care this soon."""
        token, _ = desk.told(person)
        words = desk.wording(person.extras)
        found = desk.assessment(token.progress, person.extras, words)
        level = found.disposition.level
        name, channel = CHANNEL[level]
        named = (one for one in found.differential if not is_other(one.condition))
        first = next((one for one in named if is_as_urgent(engine, one.condition, level)), None)
        return results.Recommendation(
            recommended_specialist=results.Specialist(id=name, name=found.disposition.label),
            recommended_channel=channel,
            level=level,
            within=found.disposition.within,
            who_to_see=words.say(engine.card(first.condition)["who_to_see"]) if first else "",
            condition=results.Named(id=first.condition, name=first.name, common_name=first.name) if first else None,
        )

    _ = diagnosis, triage, rationale, explained, recommend
    return routes


def _diagnosis(desk: Desk, person: Person, turn: Turn) -> results.Diagnosis:
    engine, extras, words = desk.engine, person.extras, desk.wording(person.extras)
    over = turn.question is None
    found: Assessment | None = None
    if over or extras.include_assessment:
        found = desk.assessment(turn.progress, extras, words)
        level, flags, causes = found.disposition.level, found.red_flags, found.differential
    else:
        level, flags, causes = desk.brief(turn.progress, extras, words)
    return results.Diagnosis(
        question=question_view(engine, turn, words, groups=not extras.disable_groups),
        conditions=views.conditions(engine, causes, words, level=level, details=extras.include_condition_details),
        should_stop=over,
        has_emergency_evidence=views.has_emergency(turn.progress.history),
        level=level,
        red_flags=views.red_flags(flags),
        kept=views.kept(engine, turn.at_stake, words),
        localisation=views.localisation(found) if found else None,
        citations=views.citations(found) if found else None,
        certificate=views.certificate(found.certificate) if found else None,
        counterfactuals=views.counterfactuals(found) if found else None,
        clock=views.clock(engine, found, words) if found else None,
        notices=list(found.notices) if found else None,
        extras=results.DiagnosisExtras(
            progress=results.Progress(screens=turn.progress.screens, left=turn.pending.left, ended=turn.ended),
            triage_5=views.TRIAGE_5[level],
        ),
        interview_token=encode(turn.token),
    )


def _triage(desk: Desk, person: Person) -> results.Triage:
    engine, extras, words = desk.engine, person.extras, desk.wording(person.extras)
    token, stake = desk.told(person)
    found = desk.assessment(token.progress, extras, words)
    level = found.disposition.level
    name = views.TRIAGE_5[level]
    return results.Triage(
        triage_level=name if extras.enable_triage_5 else level,
        level=level,
        label=found.disposition.label,
        within=found.disposition.within,
        means=found.disposition.means,
        serious=views.serious(engine, found, words),
        root_cause="red_flag" if found.disposition.set_by == "red_flag" else "expected_harm",
        teleconsultation_applicable=False,
        reasons=views.reasons(found),
        red_flags=views.red_flags(found.red_flags),
        advice=views.advice(engine, found, extras.country, words),
        certificate=views.certificate(found.certificate),
        counterfactuals=views.counterfactuals(found),
        clock=views.clock(engine, found, words),
        citations=views.citations(found),
        notices=list(found.notices),
        kept=views.kept(engine, stake, words),
        extras=results.TriageExtras(triage_5=name),
        interview_token=encode(token),
    )


def _rationale(desk: Desk, person: Person, turn: Turn, words: Wording) -> results.Rationale:
    engine, answers, asked = desk.engine, turn.progress.answers, turn.question
    assert asked is not None
    clinician = person.extras.mode == "clinician"
    low: Level = highest([turn.progress.history.held.level, "routine_appointment"])
    still = open_flags(engine.rules, answers, low, engine.askable(clinician, answers))
    flags = [one.rule for one in still if set(one.unasked).intersection(asked.findings)]
    names = list(dict.fromkeys(name for rule in flags for name in rule.suspects if name in engine.conditions))
    if turn.pending.why == "detail":
        causes = brief(engine, answers, setting=person.extras.setting).causes
        names = [one.condition for one in causes if not is_other(one.condition)][:5]
    said = [(name, words.say(engine.conditions[name]["name"])) for name in names[:10]]
    return results.Rationale(
        type=turn.pending.why,
        text=words.language.text(WHY[turn.pending.why]),
        observation_params=[results.Named(**views.named(engine, name, words)) for name in asked.findings],
        condition_params=[results.Named(id=name, name=label, common_name=label) for name, label in said],
        red_flags=[
            results.OpenFlag(
                id=rule.id, name=words.say(rule.name), level=rule.level, source=results.strings(rule.source)
            )
            for rule in flags
        ],
    )


def _explain(desk: Desk, person: Explain) -> results.Explanation:
    engine, extras, words = desk.engine, person.extras, desk.wording(person.extras)
    progress = desk.told(person)[0].progress
    answers, level = progress.answers, desk.brief(progress, extras, words)[0]
    clinician = extras.mode == "clinician"
    found = explain(engine, answers, person.target, setting=extras.setting, clinician=clinician)
    causes = brief(engine, answers, setting=extras.setting).causes
    target = next(one for one in causes if one.condition == person.target)

    def argument(one: Argument) -> results.Argument:
        return results.Argument(
            **views.named(engine, one.finding, words),
            words=words.say(one.words),
            ratio=one.ratio,
            source=one.source,
            address=one.address,
        )

    return results.Explanation(
        target=views.conditions(engine, [target], words, level=level, details=extras.include_condition_details)[0],
        supporting_evidence=[argument(one) for one in found.for_],
        conflicting_evidence=[argument(one) for one in found.against],
        unconfirmed_evidence=[
            results.Unconfirmed(**views.named(engine, one.finding, words), value=one.value, ratio=one.ratio)
            for one in found.unconfirmed
        ],
    )
