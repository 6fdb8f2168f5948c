"""The words in which the seed table speaks: each function makes one check of the running product.

A check is run with the engine and raises AssertionError when the product does not show the thing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.cli.terminal import Terminal
from myotome.evaluation.play import Played, play
from myotome.inference.model import is_other
from myotome.inference.posterior import posterior
from myotome.knowledge.finding import NOT_SURE, Answer
from myotome.knowledge.levels import RANK, Level, read_level
from myotome.knowledge.rules import holds
from myotome.report.shown_causes import SHOWN
from myotome.report.style import Style
from myotome.report.text import render
from myotome.triage.floor import floor

Told = Mapping[str, object]
Check = Callable[[Engine], None]
EVERYWHERE = ("US", "GB", "AU", "NZ", "FR", None)


@dataclass(frozen=True)
class Row:
    """One statement of the article, in our words, with what shows that the product carries it."""

    id: str
    says: str
    checks: tuple[Check, ...]


def row(name: str, says: str, *checks: Check) -> Row:
    return Row(name, says, checks)


# ---- levels ----------------------------------------------------------------------------------------------------


def advises(least: str, *stories: Told) -> Check:
    """The advice for each story is at least `least`."""

    def check(engine: Engine) -> None:
        for told in stories:
            level = _result(engine, told).disposition.level
            assert RANK[level] >= _rank(least), f"{told}: {level}"

    return check


def floors(least: str, *stories: Told) -> Check:
    """The red flags alone hold each story at `least` or above, whatever the causes are."""

    def check(engine: Engine) -> None:
        for told in stories:
            level = floor(engine.rules, read_answers(engine.findings, told)).level
            assert RANK[level] >= _rank(least), f"{told}: {level}"

    return check


def fires(rule: str, *stories: Told) -> Check:
    """The red flag holds in each story, and the advice is not below it."""

    def check(engine: Engine) -> None:
        for told in stories:
            result = _result(engine, told)
            found: dict[str, str] = {flag.id: flag.level for flag in result.red_flags}
            assert rule in found, f"{told}: {sorted(found)}"
            assert RANK[result.disposition.level] >= _rank(found[rule])

    return check


def fires_none(*stories: Told) -> Check:
    """No red flag holds in the story."""

    def check(engine: Engine) -> None:
        for told in stories:
            assert [flag.id for flag in _result(engine, told).red_flags] == []

    return check


def self_care(told: Told) -> Check:
    """The story may end in self-care: its red flags ask for no more, and say so by a rule."""

    def check(engine: Engine) -> None:
        found = floor(engine.rules, read_answers(engine.findings, told))
        assert found.level == "self_care"
        assert [one.rule.id for one in found.fired] == ["RF-ROOT-05"]

    return check


def never_lowers(finding: str, *stories: Told) -> Check:
    """A yes to `finding` never gives a lower level than a no."""

    def check(engine: Engine) -> None:
        for told in stories:
            yes = _result(engine, {**told, finding: "present"}).disposition.level
            no = _result(engine, {**told, finding: "absent"}).disposition.level
            assert RANK[yes] >= RANK[no], f"{told}: {yes} with it, {no} without"

    return check


# ---- causes ----------------------------------------------------------------------------------------------------


def argues(told: Told, symptom: str) -> Check:
    """The first causes come with what speaks for them and against them; `symptom` is among it, and sources stand."""

    def check(engine: Engine) -> None:
        result = _result(engine, told)
        named = [cause for cause in result.differential if not is_other(cause.condition)][:SHOWN]
        assert all(cause.for_ or cause.against for cause in named)
        assert symptom in {one.finding for cause in named for one in cause.for_}
        assert any(cause.against for cause in named)
        sources = _page(engine, told).partition("Sources -------")[2]
        assert named[0].name in sources

    return check


def possible_at_every_age(condition: str) -> Check:
    """Age weighs, and never excludes."""

    def check(engine: Engine) -> None:
        at = engine.model.conditions.index(condition)
        for age in (3.0, 15.0, 30.0, 49.0, 51.0, 70.0, 90.0):
            assert posterior(engine.model, {"age": age}).by_condition(engine.model)[at] > 0

    return check


def no_sign_decides(condition: str) -> Check:
    """No answer that some people with the condition give excludes it, and none is proof of it.

    Every answer to every yes-or-no question leaves the condition possible and not certain.
    """

    def check(engine: Engine) -> None:
        at = engine.model.conditions.index(condition)
        for name in engine.model.rows:
            if engine.findings[name].kind == "yes_no":
                for answer in ("absent", "present"):
                    p = posterior(engine.model, {name: answer}).by_condition(engine.model)[at]
                    assert 0 < p < 0.9, f"{name}: {answer}: {p}"

    return check


def not_among_the_first(condition: str, *stories: Told) -> Check:
    """The story does not bring the condition among the causes that are shown."""

    def check(engine: Engine) -> None:
        for told in stories:
            named = [c.condition for c in _result(engine, told).differential if not is_other(c.condition)]
            assert condition in named
            assert condition not in named[:SHOWN]

    return check


# ---- cards -----------------------------------------------------------------------------------------------------


def card(condition: str, part: str, *words: str) -> Check:
    """The card says these words in this part ("what", "symptoms", "course", "treatments", "outlook" ...)."""

    def check(engine: Engine) -> None:
        _holds_words(_flat(engine.card(condition)[part]), words)

    return check


def cards_never(conditions: Iterable[str], *patterns: str) -> Check:
    """No card of these conditions says anything of the kind. Patterns are regular expressions."""

    def check(engine: Engine) -> None:
        for name in conditions or engine.conditions:
            text = _card_text(engine, name)
            for pattern in patterns:
                found = re.search(pattern, text, re.IGNORECASE)
                assert found is None, f"{name}: {found and found[0]}"

    return check


def nothing_says(*patterns: str) -> Check:
    """No card, no question and no line of a checklist says anything of the kind."""

    def check(engine: Engine) -> None:
        texts = [_card_text(engine, name) for name in engine.conditions]
        texts += [f"{one.question} {one.carer} {one.again} {one.label}" for one in engine.findings.values()]
        texts += [f"{q.text} {_flat([item.text for item in q.items])}" for s in engine.screens for q in s.questions]
        for pattern in patterns:
            assert [text for text in texts if re.search(pattern, text, re.IGNORECASE)] == []

    return check


def as_deep_as_the_seed(condition: str, *rules: str) -> Check:
    """The condition has what the article's own conditions have: a whole card, rates, questions, red flags."""

    def check(engine: Engine) -> None:
        content = engine.card(condition)
        for part in ("what", "symptoms", "course", "treatments", "self_care", "who_to_see", "emergency_if", "outlook"):
            assert content[part], part
        assert content["sources"]
        assert condition in engine.model.conditions
        by_id = {rule.id: rule for rule in engine.rules}
        for name in rules:
            rule = by_id[name]
            assert condition in rule.suspects, name
            assert holds(rule.when, read_answers(engine.findings, rule.witness)), name
            assert any(name in engine.askable(clinician=False, answers={}) for name in rule.findings), name

    return check


# ---- questions -------------------------------------------------------------------------------------------------


def asks(finding: str, *words: str) -> Check:
    """What a person reads when this is asked: the line of the checklist, or the question with its answers."""

    def check(engine: Engine) -> None:
        _holds_words(_asked_text(engine, finding), words)

    return check


def explains(finding: str, *words: str) -> Check:
    """What a person reads on "not sure" or help."""

    def check(engine: Engine) -> None:
        one = engine.findings[finding]
        _holds_words(_flat([one.question, one.again, one.means, one.example, one.not_meant]), words)

    return check


def helper_asks(finding: str, *words: str) -> Check:
    """What somebody who helps reads."""

    def check(engine: Engine) -> None:
        _holds_words(engine.findings[finding].carer, words)

    return check


def screen(name: str, *words: str) -> Check:
    """The screen that asks `name` says this in its title, its introduction or the head of its list."""

    def check(engine: Engine) -> None:
        found = next(s for s in engine.screens for q in s.questions if name in q.findings)
        heads = [q.text for q in found.questions if name in q.findings]
        _holds_words(_flat([found.title, found.intro, *heads]), words)

    return check


def every_question_has_helper_words() -> Check:
    """Proxy mode is whole: question, checklist and second try, without "you" for the person who is ill."""

    def check(engine: Engine) -> None:
        for one in engine.findings.values():
            if one.ask == "anyone":
                assert one.carer, one.id
                if re.search(r"\byou(r)?\b", one.question, re.IGNORECASE):
                    other = r"\b(they|them|their|the person|child)\b"
                    assert re.search(other, one.carer, re.IGNORECASE), f"{one.id}: {one.carer}"
        for one in (q for s in engine.screens for q in s.questions if q.items):
            assert one.carer, one.id
            assert not re.search(r"\byou(r)?\b", _flat([item.text for item in one.items])), one.id
        said = typed(engine, ["?"], mode="carer")[0]
        _holds_words(said, ("Are they hard to wake",))

    return check


# ---- the interview ---------------------------------------------------------------------------------------------


def first_screen_asks(*findings: str) -> Check:
    """These are asked on the very first screen."""

    def check(engine: Engine) -> None:
        first = {name for question in engine.screens[0].questions for name in question.findings}
        assert engine.screens[0].stage == "emergency"
        assert set(findings) <= first

    return check


def asked(told: Told, *findings: str) -> Check:
    """The interview of this person asks these."""

    def check(engine: Engine) -> None:
        missing = set(findings) - _asked_in(_play(engine, told))
        assert missing == set()

    return check


def asked_of_all(finding: str, stories: Sequence[Told]) -> Check:
    """Every interview that an emergency does not end early asks this."""

    def check(engine: Engine) -> None:
        whole = [one for one in (_play(engine, told) for told in stories) if one.ended == "complete"]
        assert len(whole) >= 3
        assert all(finding in _asked_in(one) for one in whole)

    return check


def own_question(*findings: str) -> Check:
    """Each is a question of its own, not a line in a list."""

    def check(engine: Engine) -> None:
        single = {q.finding for s in engine.screens for q in s.questions if q.finding}
        assert set(findings) <= single

    return check


def different_questions(*findings: str) -> Check:
    """These are told apart: each has its own words."""

    def check(engine: Engine) -> None:
        assert len({_asked_text(engine, name) for name in findings}) == len(findings)

    return check


def stops_after(replies: Sequence[str], unasked: str, *words: str) -> Check:
    """At the terminal, with these replies the questions end at once and the call screen shows `words`."""

    def check(engine: Engine) -> None:
        said, left = typed(engine, replies)
        assert left == 0, "it ended before all replies were given"
        _holds_words(said, ("The questions end here", *words))
        assert _squeezed(unasked) not in _squeezed(said)

    return check


def number_on_every_screen() -> Check:
    """The emergency number stands on the welcome, on each screen and on the result."""

    def check(engine: Engine) -> None:
        replies = ["0", "40", "5", "2000"]
        for mode in ("person", "carer"):
            said, _ = typed(engine, replies, mode=mode, country="NZ", then=_says_no)
            heads = re.findall(r"^\d+\. .*more\)$", said, re.MULTILINE)
            assert len(heads) >= 6
            pieces = re.split(r"^\d+\. .*more\)$", said, flags=re.MULTILINE)
            assert all("call 111" in piece.lower() for piece in pieces)
            assert "Emergency number: 111" in pieces[-1]
            assert [line for line in said.splitlines() if len(line) > 80] == []

    return check


def same_for_a_helper(*stories: Told) -> Check:
    """The interview with somebody who helps comes to the same level."""

    def check(engine: Engine) -> None:
        for told in stories:
            own, helped = _play(engine, told), _play(engine, told, "carer")
            assert own.result is not None
            assert helped.result is not None
            assert own.result.disposition.level == helped.result.disposition.level

    return check


def unsure_of_all(least: str) -> Check:
    """Somebody who is never sure is sent there."""

    def check(engine: Engine) -> None:
        played = play(engine, dict.fromkeys(engine.findings, NOT_SURE))
        assert played.result is not None
        assert RANK[played.result.disposition.level] >= _rank(least)

    return check


# ---- the result ------------------------------------------------------------------------------------------------


def page(told: Told, *words: str, country: str | None = "GB") -> Check:
    """The result, as the terminal shows it, says this."""

    def check(engine: Engine) -> None:
        _holds_words(_page(engine, told, country), words)

    return check


def page_never(told: Told, *patterns: str) -> Check:
    """The result does not say anything of the kind."""

    def check(engine: Engine) -> None:
        for pattern in patterns:
            found = re.search(pattern, _page(engine, told), re.IGNORECASE)
            assert found is None, found and found[0]

    return check


def first_instruction(told: Told, *words: str) -> Check:
    """The first line under "What to do now" says this."""

    def check(engine: Engine) -> None:
        lines = re.split(r"^  - ", _raw_page(engine, told).partition("What to do now")[2], flags=re.MULTILINE)
        _holds_words(lines[1], words)

    return check


def every_page(stories: Mapping[str, Told], *words: str) -> Check:
    """The result at every level says this; `stories` names one person for each level."""

    def check(engine: Engine) -> None:
        for level, told in stories.items():
            assert _result(engine, told).disposition.level == level
            _holds_words(_page(engine, told), words)

    return check


def two_sentences(condition: str) -> Check:
    """The card explains the condition in two sentences."""

    def check(engine: Engine) -> None:
        assert len(re.findall(r"[.!?](?:\s|$)", engine.card(condition)["what"])) == 2

    return check


def numbers(**by_country: str) -> Check:
    """The call screen shows the number of the country."""

    def check(engine: Engine) -> None:
        told = {"drowsy_or_unconscious": "present"}
        for country, number in by_country.items():
            assert f"Emergency number: {number} " in _page(engine, told, country)
            assert f"Call {number} now" in _squeezed(typed(engine, ["q"], country=country)[0])
        assert "Emergency number: your local emergency number" in _page(engine, told, None)

    return check


def level_says(levels: Sequence[Level], *words: str) -> Check:
    """The texts of these levels say this, whoever reads them."""

    def check(engine: Engine) -> None:
        for level in levels:
            entry = engine.advice["dispositions"][level]
            _holds_words(_flat([entry["means"], entry["time_limit"], *entry["do_now"], entry["if_it_changes"]]), words)

    return check


# ---- helpers ---------------------------------------------------------------------------------------------------


def typed(
    engine: Engine,
    replies: Sequence[str],
    *,
    mode: str = "person",
    country: str | None = "GB",
    then: Callable[[str], str] | None = None,
) -> tuple[str, int]:
    """What the terminal says to these typed replies (then to `then`, or it is left), and how many were unused."""
    left = list(replies)

    def reply(prompt: str) -> str:
        if left:
            return left.pop(0)
        return then(prompt) if then is not None else "q"

    said = io.StringIO()
    with redirect_stdout(said), patch("builtins.input", reply):
        Terminal(engine, mode, country, Style()).run()
    return said.getvalue(), len(left)


def _says_no(prompt: str) -> str:
    return "0" if prompt.startswith("Which fit") else "1"


def _rank(level: str) -> int:
    return RANK[read_level(level)]


def _result(engine: Engine, told: Told) -> Assessment:
    """The assessment of a story; with `rest: denied` every other question was asked and denied."""
    answers = read_answers(engine.findings, {name: value for name, value in told.items() if name != "rest"})
    if told.get("rest") == "denied":
        for name in engine.askable(clinician=False, answers=answers) - answers.keys():
            nothing = engine.findings[name].nothing
            if nothing is not None:
                answers[name] = nothing
    return assess(engine, answers)


def _raw_page(engine: Engine, told: Told, country: str | None = "GB") -> str:
    return render(engine, _result(engine, told), country=country)


def _page(engine: Engine, told: Told, country: str | None = "GB") -> str:
    return _squeezed(_raw_page(engine, told, country))


def _play(engine: Engine, told: Told, mode: str = "person") -> Played:
    answers: dict[str, Answer] = read_answers(engine.findings, told)
    return play(engine, answers, mode)


def _asked_in(played: Played) -> set[str]:
    return {name for turn in played.turns for name in turn.replies}


def _asked_text(engine: Engine, name: str) -> str:
    """The lines of checklists that ask it, and the question where one asks it."""
    asked = [question for screen in engine.screens for question in screen.questions]
    lines = [item.text for question in asked for item in question.items if item.finding == name]
    finding = engine.findings[name]
    alone = any(question.finding == name for question in asked) or not lines
    return _flat([*lines, *([finding.question, *finding.options.values()] if alone else [])])


def _card_text(engine: Engine, name: str) -> str:
    return _flat([part for key, part in engine.card(name).items() if key != "sources"])


def _flat(value: Any) -> str:
    if isinstance(value, str):
        return value
    return " ".join(_flat(one) for one in value)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _holds_words(text: str, words: Iterable[str]) -> None:
    found = _squeezed(text).lower()
    for one in words:
        assert one.lower() in found, f"{one!r} is not in {found[:3000]!r}"
