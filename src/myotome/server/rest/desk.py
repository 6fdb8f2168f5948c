"""What every call of the interview needs: the engine, the language, and the person's answers with their history."""

from __future__ import annotations

from dataclasses import dataclass

from myotome.assessment.assess import assess
from myotome.assessment.brief import Brief, brief
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment, RedFlagResult
from myotome.interview.next_screen import Progress
from myotome.knowledge.levels import Level
from myotome.server.rest.evidence import read_person
from myotome.server.rest.language import OpenLanguage
from myotome.server.rest.questions import Wording
from myotome.server.rest.requests import Extras, Person
from myotome.server.rest.token import Token, decode
from myotome.server.rest.turn import Turn, take_turn, told_all


@dataclass(frozen=True, slots=True)
class Desk:
    """engine: what is known. open_language: a language by its code."""

    engine: Engine
    open_language: OpenLanguage

    def wording(self, extras: Extras) -> Wording:
        return Wording(extras.mode, self.open_language(extras.language))

    def turn(self, person: Person) -> Turn:
        """The next turn of the interview."""
        token, told = decode(self.engine, person.interview_token), read_person(self.engine, person)
        return take_turn(self.engine, token, told, person.extras.mode, mistake=person.extras.mistake)

    def told(self, person: Person) -> tuple[Token, Level | None]:
        """All that was told, without a next question, and the level that is kept against changed answers."""
        before, told = decode(self.engine, person.interview_token), read_person(self.engine, person)
        progress, stake = told_all(self.engine, before, told, mistake=person.extras.mistake)
        return Token(progress, before.pending), stake

    def assessment(self, progress: Progress, extras: Extras, words: Wording) -> Assessment:
        """The whole result, in the language that was asked for."""
        found = assess(
            self.engine,
            progress.answers,
            clinician=extras.mode == "clinician",
            setting=extras.setting,
            story=extras.story,
            history=progress.history,
        )
        return words.language.assessment(found)

    def brief(self, progress: Progress, extras: Extras, words: Wording) -> Brief:
        """The level, danger signs and causes only."""
        found = brief(
            self.engine,
            progress.answers,
            clinician=extras.mode == "clinician",
            setting=extras.setting,
            story=extras.story,
            history=progress.history,
        )
        return found._replace(red_flags=tuple(spoken(one, words) for one in found.red_flags))


def spoken(flag: RedFlagResult, words: Wording) -> RedFlagResult:
    """A danger sign in the language that was asked for."""
    return flag._replace(
        name=words.say(flag.name),
        says=words.say(flag.says),
        not_meant=words.say(flag.not_meant),
        because=tuple(one._replace(words=words.say(one.words)) for one in flag.because),
        not_sure=tuple(words.say(one) for one in flag.not_sure),
    )
