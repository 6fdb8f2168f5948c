"""Screens of the interview: up to four related questions each.

A question asks one finding, or is a checklist of findings that are answered together ("none of these").
"""

from __future__ import annotations

from dataclasses import dataclass

from myotome.knowledge.rules import Condition

STAGES = ("emergency", "start", "flags", "detail", "examination")
MOST_QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist: ticking it gives `finding` the answer `value`, leaving it `otherwise`.

    An empty `otherwise` leaves the finding unasked: another screen asks it in full (breathing that is not bad at
    rest may still be bad on effort).
    """

    finding: str
    text: str
    value: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a screen. finding: the one it asks, or empty for a checklist of `items`.

    text, carer: wording of a checklist. only_if: asked only where this holds. along: it comes with the questions above
    it on its screen where there is room, for the cause; any other one comes only while a danger sign needs it.
    """

    id: str
    finding: str
    text: str
    carer: str
    items: tuple[Item, ...]
    only_if: Condition | None
    along: bool = False

    @property
    def settles(self) -> tuple[str, ...]:
        """The findings that have an answer once the question was answered, whatever the answer."""
        return (self.finding,) if self.finding else tuple(item.finding for item in self.items if item.otherwise)

    @property
    def findings(self) -> tuple[str, ...]:
        return (self.finding,) if self.finding else tuple(item.finding for item in self.items)


@dataclass(frozen=True, slots=True)
class Screen:
    """Related questions under one heading.

    early: it borrows questions of other screens for the few whom a guard of the red flags needs them sooner. Whoever
    it does not fit is asked them in their own place.
    """

    id: str
    stage: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    early: bool = False
