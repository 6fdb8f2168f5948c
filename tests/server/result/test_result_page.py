"""The result page: the safety texts of the text report at every level, and pages that are whole and safe."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import LEVELS
from myotome.report.clock import STROKE_AID, STROKE_CLOCK
from myotome.report.once import CLOCK_WORDS, asks_the_time, kits_once
from myotome.report.result_values import ResultView
from myotome.report.result_view import MODES, result_view
from myotome.triage.reached import NOTHING_YET, follow
from tests.generate import answers_to
from tests.report.po_words import English
from tests.server.result.pages import render

ENGINE = Engine()
WORDS = English("result")
STROKE: dict[str, Answer] = {
    "leg_weakness": "left", "arm_weakness": "left", "face_droop": "left", "onset_tempo": "seconds_minutes",
    "age": 70.0, "hours_since_onset": 2.0,
}  # fmt: skip
CASES: dict[str, dict[str, Answer]] = {
    "ambulance_now": STROKE,
    "emergency_department": {"leg_weakness": "both", "saddle_numbness": "present", "onset_tempo": "days", "age": 45.0},
    "doctor_within_24h": {"leg_weakness": "right", "leg_weakness_part": "foot_ankle", "onset_tempo": "weeks"},
    "routine_appointment": {"leg_weakness": "none", "low_back_pain": "present", "leg_pain": "left", "age": 35.0},
}  # fmt: skip


class _Page(HTMLParser):
    """The visible text of a page, its tags, and its forms."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def _view(result: Assessment, mode: str = "person", country: str | None = "GB", words: English = WORDS) -> ResultView:
    return result_view(ENGINE, result, country=country, mode=mode, language=words)


def _page(result: Assessment, mode: str = "person", country: str | None = "GB", **context: object) -> _Page:
    return _Page(render("result.html", WORDS, view=_view(result, mode, country), state="STATE", **context))


@cache
def _result(level: str, clinician: bool = False) -> Assessment:
    """An assessment at `level`. Nobody is advised to care for themselves without a long interview: that one is made."""
    if level in CASES:
        result = assess(ENGINE, CASES[level], clinician=clinician, story=False)
        assert result.disposition.level == level
        return result
    entry = ENGINE.advice["dispositions"][level]
    result = assess(ENGINE, CASES["routine_appointment"], story=False)
    changed = result.disposition._replace(
        level=level, label=entry["label"], within=entry["time_limit"], means=entry["means"]
    )
    advice = result.advice._replace(
        do_now=tuple(entry["do_now"]),
        do_not=tuple(entry["do_not"]),
        if_it_changes=entry["if_it_changes"],
        next_check=ENGINE.advice["safety_net"]["SN-CHECK"]["says"].get(level, ""),
    )
    return result._replace(disposition=changed, advice=advice)


def _must_say(result: Assessment) -> list[str]:
    """The safety texts that every interface shows."""
    advice, net = result.advice, ENGINE.advice["safety_net"]
    once = kits_once(advice.do_now, advice.do_not, advice.first_aid)
    kits = [line for kit in once for line in (*kit.do, *kit.dont)]
    reasons = [reason.says for reason in result.disposition.reasons[:6]]
    first = result.disposition
    head = [first.label, first.within, first.means, advice.if_it_changes, advice.next_check, net["SN-LIMITS"]["says"]]
    closing = [net["SN-SUDDEN"]["text"], net["SN-DANGER"]["title"]]
    return [*head, *advice.do_now, *advice.do_not, *kits, *reasons, *advice.watch_for, *result.notices, *closing]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("mode", MODES)
def test_every_level_says_what_the_text_report_says(level: str, mode: str) -> None:
    result = _result(level)
    page = _page(result, mode)
    for text in _must_say(result):
        assert text in page.text, text
    assert f"level-{level}" in str(page.all("header"))
    assert [name for name, _ in page.tags].count("h1") == 1


@settings(max_examples=30)
@given(answers_to(ENGINE.findings), st.sampled_from(MODES), st.sampled_from(["GB", "XX", "", None, "default"]))
def test_any_answers_make_a_whole_page(answers: dict[str, Answer], mode: str, country: str | None) -> None:
    result = assess(ENGINE, answers, clinician=mode == "clinician", story=False)
    page = _page(result, mode, country)
    for text in _must_say(result):
        assert text in page.text, text
    _is_safe(page)


def _is_safe(page: _Page) -> None:
    ids = [str(attrs["id"]) for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in page.tags:
        assert tag not in ("style", "iframe", "img")
        assert tag != "script" or (str(attrs.get("src")).startswith("/static/page.") and set(attrs) == {"src", "defer"})
        assert "style" not in attrs
        assert not any(name.startswith("on") for name in attrs)
        for name in (
            *str(attrs.get("aria-labelledby") or "").split(),
            *str(attrs.get("aria-describedby") or "").split(),
        ):
            assert name in ids
    for attrs in page.all("a"):
        address = str(attrs["href"])
        assert address.startswith(("https://", "http://", "tel:", "/", "#"))
        assert "STATE" not in address
        if address.startswith("http"):
            assert attrs["rel"] == "noreferrer noopener"
    for attrs in page.all("form"):
        assert attrs["method"] == "post"


@pytest.mark.parametrize(
    "name", ["/result.pdf", "/print", "/handover", "/result.json", "/result.fhir.json", "/carry", "/summary"]
)
def test_the_state_stands_once_and_every_button_sends_it(name: str) -> None:
    page = _page(_result("doctor_within_24h"), places={"leg_weakness": 0})
    assert len(page.all("form")) == 1
    assert [attrs["value"] for attrs in page.all("input") if attrs.get("name") == "state"] == ["STATE"]
    buttons = page.all("button")
    assert [attrs["formaction"] for attrs in buttons].count(name) == 1
    assert {attrs["form"] for attrs in buttons} == {page.all("form")[0]["id"]}


def test_more_questions_are_offered_and_after_an_emergency_only_then() -> None:
    def ways(page: _Page) -> set[str]:
        return {str(attrs["formaction"]) for attrs in page.all("button")} & {"/continue", "/further"}

    assert ways(_page(_result("ambulance_now"))) == {"/further"}
    assert ways(_page(_result("doctor_within_24h"))) == {"/continue"}
    assert ways(_page(_result("ambulance_now"), can_go_further=False, unfinished=False)) == set()
    assert ways(_page(_result("doctor_within_24h"), can_go_further=False, unfinished=False)) == set()


def test_only_a_known_number_can_be_dialled() -> None:
    for level in ("ambulance_now", "emergency_department"):
        known = _page(_result(level), country="GB")
        assert [attrs["href"] for attrs in known.all("a") if str(attrs["href"]).startswith("tel:")] == ["tel:999"]
        for country in ("XX", "", None, "default"):
            page = _page(_result(level), country=country)
            assert not any(str(attrs["href"]).startswith("tel:") for attrs in page.all("a"))
            assert ENGINE.advice["regions"]["default"]["ambulance"] in page.text
    assert _view(_result("doctor_within_24h"), country="gb").advice_line is not None
    assert _view(_result("ambulance_now"), country="GB").advice_line is None


@pytest.mark.parametrize("mode", MODES)
def test_nobody_is_shown_how_to_talk_an_ambulance_down(mode: str) -> None:
    result = assess(ENGINE, {"leg_weakness": "left", "choking_or_cannot_swallow_spit": "present"}, story=False)
    lowering = [one for one in result.counterfactuals if one.now != "not asked"]
    assert lowering and result.disposition.level == "ambulance_now"
    assert _view(result, mode).changes.lowering == ()
    page = _page(result, mode)
    assert all(f"'{one.words}'" not in page.text for one in lowering)


def test_what_comes_first_stands_first() -> None:
    first: dict[str, str] = ENGINE.advice["dispositions"]["doctor_within_24h"]["do_first"]
    result = _result("doctor_within_24h")
    assert first and len(result.red_flags) >= 1
    for name, says in first.items():
        flagged = result._replace(red_flags=(*result.red_flags, result.red_flags[0]._replace(id=name)))
        assert _view(flagged).do_now == (says, *result.advice.do_now)
    assert _view(result).do_now == result.advice.do_now


def test_an_emergency_shows_its_warning_card_and_nothing_to_do_instead_of_help() -> None:
    for level in ("ambulance_now", "emergency_department"):
        view = _view(_result(level))
        assert view.warning is not None and view.warning.emergency_if and view.warning.symptoms
        for card in (view.warning, *view.cards):
            assert (card.self_care, card.who_to_see, card.course, card.treatments) == ((), "", "", ())
    calm = _view(_result("doctor_within_24h"))
    assert calm.warning is None and any(card.self_care and card.who_to_see for card in calm.cards)


def test_every_listed_cause_has_its_card() -> None:
    view = _view(_result("emergency_department"))
    assert [card.condition for card in view.cards] == [one.condition for one in (*view.causes, *view.ruled_out)]
    assert len(view.causes) == 5


def test_dangerous_causes_say_so() -> None:
    result = _result("emergency_department")
    dangers = {one.condition for one in result.differential if one.must_not_miss}
    view = _view(result)
    assert {one.condition for one in (*view.causes, *view.ruled_out) if one.danger} <= dangers
    assert all(one.danger for one in view.ruled_out)
    page = _page(result)
    marked = sum(attrs.get("class") == "danger-mark" for attrs in page.all("span"))
    assert marked == sum(one.danger for one in (*view.causes, *view.ruled_out)) > 0


def test_the_clock_runs_in_an_emergency_only() -> None:
    stroke = _view(_result("ambulance_now")).clock
    assert stroke is not None and "2 hours ago" in stroke.told and len(stroke.lines) == 1
    untold = _view(assess(ENGINE, {k: v for k, v in STROKE.items() if k != "hours_since_onset"}, story=False)).clock
    assert untold is not None and untold.told == "" and untold.lines
    calm = {**CASES["doctor_within_24h"], "hours_since_onset": 900.0}
    assert _view(assess(ENGINE, calm, story=False)).clock is None


@pytest.mark.parametrize(
    ("hours", "words"), [(0.5, "30 minutes"), (1, "1 hour"), (2, "2 hours"), (48, "48 hours"), (72, "3 days")]
)
def test_the_time_is_told_as_it_was_given(hours: float, words: str) -> None:
    result = _result("ambulance_now")
    answers = tuple(one._replace(value=hours) if one.finding == "hours_since_onset" else one for one in result.answers)
    clock = _view(result._replace(answers=answers)).clock
    assert clock is not None and f": {words} ago" in clock.told


def test_the_time_is_asked_for_once_and_no_line_stands_twice() -> None:
    view = _view(_result("ambulance_now"))
    assert view.clock is not None and len(view.clock.lines) == 1
    todo = [*view.clock.lines, *view.do_now, *view.do_not, *(x for kit in view.first_aid for x in (*kit.do, *kit.dont))]
    assert sum(asks_the_time(line) for line in todo) == 1
    assert len(todo) == len(set(todo)) and view.first_aid


def test_the_words_of_the_clock_are_those_of_the_knowledge() -> None:
    lines = ENGINE.advice["dispositions"]["ambulance_now"]["do_now"] + ENGINE.advice["first_aid"][STROKE_AID]["do"]
    for word in CLOCK_WORDS:
        assert any(word in line for line in lines), word
    conflict = ENGINE.advice["conflicts"][STROKE_CLOCK]
    clock = _view(_result("ambulance_now", True), "clinician").clock
    assert clock is not None and clock.windows == (*conflict["positions"], conflict["our_judgement"])
    person = _view(_result("ambulance_now")).clock
    assert person is not None and person.windows == ()


def test_a_clinician_sees_how_strongly_and_from_where() -> None:
    result = _result("emergency_department", True)
    arguments = [one for cause in _view(result, "clinician").causes for one in (*cause.for_, *cause.against)]
    assert arguments and all(one.ratio.startswith("× ") and one.source and one.source.text for one in arguments)
    assert any(one.source and one.source.address for one in arguments)
    assert any(one.rationale and one.source for one in _view(result, "clinician").why)
    people = [one for cause in _view(result).causes for one in (*cause.for_, *cause.against)]
    assert people and all(one.ratio == "" and one.source is None for one in people)
    assert all(one.rationale == "" and one.source is None for one in _view(result).why)


def test_not_sure_counts_as_yes_and_says_so_in_every_mode() -> None:
    result = assess(ENGINE, {"saddle_numbness": NOT_SURE, "leg_weakness": "both", "age": 50.0}, story=False)
    for mode in MODES:
        assert "Not sure counts as the worse answer here." in _page(result, mode).text
    assert "You were not sure" in _page(result, "person").text
    assert "You were not sure" not in _page(result, "carer").text
    assert [one.finding for one in _view(result).not_sure] == ["saddle_numbness"]


def test_the_certificate_says_whether_all_was_asked() -> None:
    few = _view(_result("doctor_within_24h"))
    assert not few.certificate.complete and few.certificate.unasked
    highest = _view(_result("ambulance_now"))
    assert highest.certificate.says == WORDS.text("result.certificate.highest") and not highest.certificate.unasked
    result = _result("doctor_within_24h")
    whole = result._replace(certificate=result.certificate._replace(complete=True, open=(), unasked=()))
    assert _view(whole).certificate.says == WORDS.text("result.certificate.complete")
    assert _view(whole, "clinician").certificate.says == WORDS.text("result.certificate.complete_clinician")


def test_a_level_that_was_kept_is_told() -> None:
    rules = ENGINE.rules
    before: dict[str, Answer] = dict(STROKE)
    after: dict[str, Answer] = {**STROKE, "arm_weakness": "none", "face_droop": "none", "leg_weakness": "none"}
    reached = follow(rules, follow(rules, NOTHING_YET, {}, before), before, after)
    page = _page(assess(ENGINE, after, story=False, history=reached), kept="Call an ambulance now")
    assert "The advice stays at least: Call an ambulance now." in page.text
    assert "level-ambulance_now" in str(page.all("header"))


def test_answers_can_be_changed() -> None:
    places = {one.finding: n for n, one in enumerate(_result("ambulance_now").answers)}
    page = _page(_result("ambulance_now"), places=places)
    changing = [attrs for attrs in page.all("button") if attrs["formaction"] == "/change"]
    assert len(changing) == len(places) and {attrs["name"] for attrs in changing} == {"place"}
    sent = {str(attrs["value"]) for attrs in changing}
    assert sent == {str(one) for one in places.values()}


def test_hostile_texts_stay_texts() -> None:
    hostile = English("result", mark='"><script>alert(1)</script><b onclick=x>')
    for level in CASES:
        view = _view(_result(level, True), "clinician", words=hostile)
        page = _Page(
            render("result.html", hostile, view=view, state='"><script>', places={"leg_weakness": '"><script>'})
        )
        _is_safe(page)
        assert "<script>alert(1)</script>" in page.text


def test_a_source_is_a_link_only_to_the_web() -> None:
    result = _result("ambulance_now")
    bad = result.red_flags[0]._replace(source={"title": "Bad", "url": "javascript:alert(1)"})
    view = _view(result._replace(red_flags=(bad, *result.red_flags[1:])))
    assert next(one for one in view.sources if one.text.endswith("Bad")).address == ""


def test_the_same_answers_give_the_same_bytes() -> None:
    result = _result("emergency_department")
    first = render("result.html", WORDS, view=_view(result), state="S")
    assert first == render("result.html", WORDS, view=_view(result), state="S")


def test_every_text_of_the_catalogue_is_used() -> None:
    words = English("result")
    for level in LEVELS:
        for mode in MODES:
            clinician = mode == "clinician"
            view = _view(_result(level, clinician), mode, words=words)
            render("result.html", words, view=view, state="S", places={"age": 1}, kept="x", ended="emergency")
            result = _result(level)
            whole = result._replace(certificate=result.certificate._replace(complete=True, open=(), unasked=()))
            view = replace(_view(whole, mode, "XX", words), questions=("What is it?",))
            assert "What is it?" in render("result.html", words, view=view, state="S")
    for mode in MODES:
        unsure = assess(ENGINE, {"saddle_numbness": NOT_SURE, "calf_pain": "present", "age": 50.0}, story=False)
        render("result.html", words, view=_view(unsure, mode, words=words), state="S")
    days = assess(ENGINE, {**STROKE, "hours_since_onset": 96.0}, story=False)
    nothing = assess(ENGINE, {}, story=False)
    many = days._replace(disposition=days.disposition._replace(reasons=days.disposition.reasons[:1] * 9))
    assert "and 3 more danger signs of the same level" in render(
        "result.html", words, view=_view(many, words=words), state="S"
    )
    for result in (days, nothing):
        render("result.html", words, view=_view(result, words=words), state="S")
    every_place = re.compile(r"result\.(area|region|side)\..+|about\..+")
    idle = {key for key in words.texts if key not in words.used and not every_place.fullmatch(key)}
    assert not idle
