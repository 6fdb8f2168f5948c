"""Screens from `knowledge/screens/*.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from myotome.knowledge.finding import Finding
from myotome.knowledge.read_red_flags import read_condition
from myotome.knowledge.rules import AllOf, Condition
from myotome.knowledge.screen import MOST_QUESTIONS, STAGES, Item, Question, Screen
from myotome.knowledge.source import Place, read_yaml


def read_screens(folder: Path, findings: Mapping[str, Finding]) -> tuple[Screen, ...]:
    """All screens in the order of the files; no finding may stand on two screens, but for what an early one borrows."""
    places = [at for path in sorted(folder.glob("*.yaml")) for at in read_yaml(path).each()]
    screens = [(at, _screen(at, findings)) for at in places]
    seen: dict[str, str] = {}
    for at, screen in screens:
        for name in _settled(screen) if not screen.early else ():
            if name in seen:
                raise at.error(f"{name} is asked already on screen {seen[name]}")
            seen[name] = screen.id
    for at, screen in screens:
        for name in _settled(screen) if screen.early else ():
            if name not in seen:
                raise at.error(f"{name} is borrowed early, and no other screen asks it")
    return tuple(screen for _, screen in screens)


def _settled(screen: Screen) -> Iterator[str]:
    return (name for question in screen.questions for name in question.settles)


def _screen(at: Place, findings: Mapping[str, Finding]) -> Screen:
    at.only("id", "stage", "title", "intro", "questions", "early_if")
    stated = at.get("early_if")
    early = read_condition(stated, findings, {}) if stated is not None else None
    questions = tuple(_sooner(_question(one, findings), early) for one in at["questions"].each())
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise at.error(f"a screen has one to {MOST_QUESTIONS} questions")
    intro = at.get("intro")
    return Screen(
        at["id"].text(),
        at["stage"].one_of(STAGES),
        at["title"].text(),
        intro.text() if intro is not None else "",
        questions,
        early is not None,
    )


def _sooner(question: Question, early: Condition | None) -> Question:
    """`question` as an early screen puts it: only to those for whom the screen is."""
    if early is None:
        return question
    return replace(question, only_if=early if question.only_if is None else AllOf((early, question.only_if)))


def _question(at: Place, findings: Mapping[str, Finding]) -> Question:
    at.only("finding", "id", "text", "carer", "items", "only_if", "along")
    stated = at.get("only_if")
    only_if = read_condition(stated, findings, {}) if stated is not None else None
    single = at.get("finding")
    along = at.get("along")
    if along is not None and (single is not None or stated is not None):
        raise along.error("only a checklist that all are asked comes along")
    if single is not None:
        name = single.text()
        if name not in findings:
            raise single.error(f"no finding {name}")
        return Question(name, name, "", "", (), only_if)
    items = tuple(_item(name, place, findings) for name, place in at["items"].items())
    comes_along = along is not None and along.flag()
    return Question(at["id"].text(), "", at["text"].text(), at["carer"].text(), items, only_if, comes_along)


def _item(name: str, at: Place, findings: Mapping[str, Finding]) -> Item:
    """`finding: text` for yes and no, or `finding: {text, value, otherwise}` for one value of several."""
    if name not in findings:
        raise at.error(f"no finding {name}")
    finding = findings[name]
    if isinstance(at.value, str):
        if finding.kind != "yes_no":
            raise at.error(f"{name} is no yes-or-no finding: give text, value and otherwise")
        return Item(name, at.text(), "present", "absent")
    at.only("text", "value", "otherwise")
    otherwise = at.get("otherwise")
    return Item(
        name,
        at["text"].text(),
        at["value"].one_of(finding.values),
        otherwise.one_of(finding.values) if otherwise is not None else "",
    )
