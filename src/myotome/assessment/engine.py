"""The engine: compiled knowledge opened once, shared by every assessment and interview."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from math import inf
from typing import Any

from myotome.inference.model import Model
from myotome.knowledge.artifact import DEFAULT, Artifact
from myotome.knowledge.directions import Directions, decode_directions
from myotome.knowledge.finding import Answer, Finding
from myotome.knowledge.later import Later
from myotome.knowledge.levels import Level, read_level
from myotome.knowledge.red_flag import RedFlag, Rules
from myotome.knowledge.rule_codec import decode, decode_concepts
from myotome.knowledge.rules import AllOf, Concept, Condition, NoneOf, Within, could_hold, guarded, holds, holds_surely
from myotome.knowledge.screen import Item, Question, Screen
from myotome.triage.decision import needs_of


class Engine:
    """Findings, rules, model and texts of one compiled knowledge file. It holds no answers of anybody."""

    def __init__(self, path: str | os.PathLike[str] = DEFAULT) -> None:
        self.artifact = Artifact(path)

    @cached_property
    def findings(self) -> dict[str, Finding]:
        return {raw["id"]: _finding(raw) for raw in self.artifact.json("findings")}

    @cached_property
    def rules(self) -> Rules:
        return Rules(_rule(raw, self.concepts) for raw in self.artifact.json("rules"))

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """The shared conditions of the rules."""
        return decode_concepts(self.artifact.json("concepts"))

    @cached_property
    def model(self) -> Model:
        return Model(self.artifact, self.findings)

    @cached_property
    def conditions(self) -> dict[str, dict[str, Any]]:
        """What a result says of each condition (name, urgency, basis of its numbers ...), by id."""
        return {raw["id"]: raw for raw in self.artifact.json("conditions")}

    @cached_property
    def later(self) -> tuple[Later, ...]:
        """When a cause is less urgent than in its first days."""
        return tuple(Later(*fields) for fields in self.artifact.json("later"))

    def urgencies(self, answers: Mapping[str, Answer]) -> dict[str, Level]:
        """The level that each condition by itself needs, given how old and how quiet the trouble surely is."""
        found: dict[str, Level] = {name: read_level(raw["urgency"]) for name, raw in self.conditions.items()}
        # The first line that holds counts, so the last is put down first.
        for one in reversed(self.later):
            if holds_surely(self.concepts[one.when], answers) and not holds(self.concepts[one.unless], answers):
                found.update((name, one.level) for name in one.causes if name in found)
        return found

    def undated(self, answers: Mapping[str, Answer], askable: frozenset[str]) -> frozenset[str]:
        """What was not asked and may show that a cause is as old as the trouble: then it is less urgent (`later`)."""
        found: set[str] = set()
        for one in self.later:
            unless = self.concepts[one.unless]
            late = holds_surely(self.concepts[one.when], answers) and holds(unless, answers)
            if late and could_hold(NoneOf((unless,)), answers, askable):
                found.update(guarded(unless))
        return frozenset(found & askable - answers.keys())

    def needs(self, answers: Mapping[str, Answer]) -> list[list[float]]:
        """P(level needed | condition, how old and quiet it is), in the order of `model.conditions`."""
        return needs_of(list(self.urgencies(answers).values()), self.model.other_needs)

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        return tuple(_screen(raw) for raw in self.artifact.json("screens"))

    @cached_property
    def own_screens(self) -> tuple[Screen, ...]:
        """The screens in which each finding has its own place: all but the early ones, which borrow."""
        return tuple(screen for screen in self.screens if not screen.early)

    @cached_property
    def contradictions(self) -> tuple[tuple[str, Condition, str], ...]:
        """Answers that cannot both be so: id, condition, what to say."""
        return self._remarks("contradictions")

    @cached_property
    def notices(self) -> tuple[tuple[str, Condition, str], ...]:
        """What a result says where it holds: id, condition, what to say."""
        return self._remarks("notices")

    def _remarks(self, section: str) -> tuple[tuple[str, Condition, str], ...]:
        return tuple((name, decode(when, self.concepts), says) for name, when, says in self.artifact.json(section))

    @cached_property
    def directions(self) -> Directions:
        """Which way each finding gets worse, with the exceptions: what the proof of monotony goes by."""
        return decode_directions(self.artifact.json("directions"))

    @property
    def advice(self) -> dict[str, Any]:
        return self.artifact.json("advice")

    @property
    def sites(self) -> dict[str, dict[str, str]]:
        return self.artifact.json("sites")

    def card(self, condition: str) -> dict[str, Any]:
        """The plain-words card of a condition; KeyError for an unknown id."""
        return self.artifact.json(f"card:{condition}")

    def basis(self, condition: str) -> dict[str, Any]:
        """What each number of a condition rests on."""
        return self.artifact.json(f"basis:{condition}")

    def cited(self, condition: str) -> dict[str, dict[str, Any]]:
        """The published figures that `basis` cites, with the words of their references."""
        return self.artifact.json(f"cited:{condition}")

    def codings(self, condition: str) -> list[dict[str, Any]]:
        """Codes of outside systems: system (a URI), code, label, exact (means just this condition, or is broader)."""
        return self.artifact.json("codings").get(condition, [])

    def applies(self, form: list[Any] | None, answers: Mapping[str, Answer]) -> bool:
        """Whether an optional condition of the advice holds; none always does."""
        return form is None or holds(decode(form, self.concepts), answers)

    def askable(self, clinician: bool, answers: Mapping[str, Answer]) -> frozenset[str]:
        """The findings that this informant can be asked, less those that make no sense given the answers
        (a man is not asked whether he is pregnant).
        """
        idle = {name for name, when in self.only_if.items() if not could_hold(when, answers)}
        lay = (name for name, one in self.findings.items() if clinician or one.ask == "anyone")
        return frozenset(name for name in lay if name not in idle)

    @cached_property
    def only_if(self) -> dict[str, Condition]:
        """The condition under which a finding is asked, for those that have one.

        Early screens only bring a question forward: whoever they are not for can still be asked it.
        """
        found = {
            name: question.only_if
            for screen in self.own_screens
            for question in screen.questions
            if question.only_if is not None
            for name in question.findings
        }
        for name, old_enough in self._from_age.items():
            found[name] = AllOf((found[name], old_enough)) if name in found else old_enough
        return found

    def too_young(self, answers: Mapping[str, Answer]) -> frozenset[str]:
        """The findings that nobody of the age that was told is asked of (a child of three, whether it smokes)."""
        return frozenset(name for name, old_enough in self._from_age.items() if not could_hold(old_enough, answers))

    @cached_property
    def _from_age(self) -> dict[str, Condition]:
        return {name: Within("age", one.from_age, inf) for name, one in self.findings.items() if one.from_age}


def _finding(raw: dict[str, Any]) -> Finding:
    fields = dict(raw)
    for name in ("values", "cuts"):
        fields[name] = tuple(fields.get(name, ()))
    fields["order"] = tuple(tuple(group) for group in fields.get("order", ()))
    fields.setdefault("low", 0.0)
    fields.setdefault("high", 0.0)
    return Finding(**fields)


def _rule(raw: dict[str, Any], concepts: dict[str, Concept]) -> RedFlag:
    fields = dict(raw, when=decode(raw["when"], concepts))
    fields["suspects"] = tuple(fields["suspects"])
    fields["more_sources"] = tuple(fields["more_sources"])
    return RedFlag(**fields)


def _screen(raw: dict[str, Any]) -> Screen:
    questions = tuple(
        Question(
            q["id"],
            q["finding"],
            q["text"],
            q["carer"],
            tuple(Item(**item) for item in q["items"]),
            decode(q["only_if"], {}) if q["only_if"] is not None else None,
            q["along"],
        )
        for q in raw["questions"]
    )
    return Screen(raw["id"], raw["stage"], raw["title"], raw["intro"], questions, raw["early"])
