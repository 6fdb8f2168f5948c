"""The result as the page shows it: the order and the safety rules of `report/text.py`, in any language.

An assessment goes in as it was made (its texts are the English of the knowledge, by which they are translated).
Nothing clinical is decided here: what is shown, and what is not, follows the text report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import cast

from myotome import __version__
from myotome.assessment.chance import in_words
from myotome.assessment.engine import Engine
from myotome.assessment.result import Argument, Assessment, Cause, Reason
from myotome.knowledge.levels import Level
from myotome.knowledge.time_spans import in_units
from myotome.report.body_picture import body_picture
from myotome.report.card_sources import CITED, card_sources
from myotome.report.changes import lowering, raising
from myotome.report.clock import decided_by_time, hours_since_well
from myotome.report.likelihood_picture import Likelihood, likelihood_picture, range_in_words
from myotome.report.neuraxis_picture import neuraxis_picture
from myotome.report.once import Kit, asks_the_time, kits_once
from myotome.report.picture import Picture
from myotome.report.result_parts import call_view, card_view, link, said_all, source_link
from myotome.report.result_values import (
    AnswerView,
    ArgumentView,
    CallView,
    CardView,
    CauseView,
    CertificateView,
    ChangesView,
    ClockView,
    KitView,
    LinkView,
    ReasonView,
    ResultView,
)
from myotome.report.shown_causes import shown_causes
from myotome.report.style import SYMBOL
from myotome.report.text import EMERGENCY, suspected
from myotome.report.words import Words

MODES = ("person", "carer", "clinician")
REASONS, RAISING, LOWERING, UNASKED, LINKS = 6, 5, 3, 8, 12
ADVICE_LINE_AT = "doctor_within_24h"  # the level whose advice names the urgent advice line


def result_view(
    engine: Engine, assessment: Assessment, *, country: str | None, mode: str, language: Words
) -> ResultView:
    """What the page shows of `assessment`. country: two-letter code, or None or "" where it is not known.

    mode: "person", "carer" or "clinician"; any other is read as "person".
    """
    return _Maker(engine, assessment, country, mode, language).view()


class _Maker:
    """One view in the making: what all its parts need."""

    def __init__(self, engine: Engine, result: Assessment, country: str | None, mode: str, language: Words) -> None:
        self.engine, self.result, self.country, self.mode, self.words = (
            engine,
            result,
            country,
            mode if mode in MODES else MODES[0],
            language,
        )
        self.level: Level = result.disposition.level
        self.emergency = self.level in EMERGENCY
        self.clinician = mode == "clinician"
        self.call = call_view(engine, country, language)
        self.top, self.danger, self.other = shown_causes(result)

    def view(self) -> ResultView:
        result, disposition = self.result, self.result.disposition
        reasons = disposition.reasons
        more = len(reasons) - REASONS
        return ResultView(
            level=self.level,
            mode=self.mode,
            symbol=SYMBOL[self.level].strip("[] ") or "i",
            label=self._say(disposition.label),
            within=self._say(disposition.within),
            means=self._say(disposition.means),
            emergency=self.emergency,
            call=self.call,
            advice_line=self._advice_line(),
            clock=self._clock(),
            do_now=self._all(self._do_now()),
            first_aid=tuple(self._kit(kit) for kit in self._kits()),
            do_not=self._all(result.advice.do_not),
            why=tuple(self._reason(one) for one in reasons[:REASONS]),
            more_reasons=self.words.plural("result.why.more", more) if more > 0 else "",
            changes=self._changes(),
            certificate=self._certificate(),
            body=self._body(),
            neuraxis=self._neuraxis(),
            likelihood=self._likelihood(),
            causes=tuple(self._cause(one) for one in self.top),
            ruled_out=tuple(self._cause(one) for one in self.danger),
            other=self._say(in_words(self.other.probability)) if self.other else "",
            warning=self._warning(),
            cards=tuple(
                card_view(self.engine, one.condition, self.words, under=self.level) for one in (*self.top, *self.danger)
            ),
            questions=self._questions(),
            notices=self._all(result.notices),
            sources=self._sources(),
            answers=tuple(AnswerView(one.finding, self._say(one.words)) for one in result.answers),
            not_sure=tuple(AnswerView(name, self._label(name)) for name in result.not_sure),
            version=self.words.text(
                "result.version",
                version=__version__,
                knowledge=result.knowledge_version,
                digest=result.knowledge_hash[:12],
            ),
        )

    def _say(self, english: str) -> str:
        return self.words.say(english)

    def _all(self, texts: Iterable[str]) -> tuple[str, ...]:
        return said_all(texts, self.words)

    def _label(self, finding: str) -> str:
        return self._say(self.engine.findings[finding].label)

    def _level(self, level: str) -> str:
        return self._say(self.engine.advice["dispositions"][level]["label"])

    def _first_of_all(self) -> list[str]:
        """What comes before everything else at this level when a certain red flag holds."""
        first: Mapping[str, str] = self.engine.advice["dispositions"][self.level].get("do_first", {})
        return [first[flag.id] for flag in self.result.red_flags if flag.id in first]

    def _advice_line(self) -> CallView | None:
        entry = self.engine.advice["regions"].get((self.country or "").upper(), {})
        number = str(entry.get("advice_line", ""))
        if self.level != ADVICE_LINE_AT or not number:
            return None
        return CallView(number, "".join(one for one in number if one.isdecimal()))

    def _clock(self) -> ClockView | None:
        """It runs where the level is an emergency, and the time was told or the advice of this result asks for it."""
        if not self.emergency:
            return None
        lines = self._clock_lines()
        told = hours_since_well(self.result)
        if told is None and not lines:
            return None
        windows, sources = self._windows()
        return ClockView(self._ago(told), self._all(lines), windows, sources)

    def _clock_lines(self) -> list[str]:
        """The line that asks for the time. It stands with the clock, and not a second time below."""
        advice = self.result.advice
        kits = kits_once(advice.do_now, advice.do_not, advice.first_aid)
        texts = [*advice.do_now, *(line for kit in kits for line in kit.do)]
        return [line for line in texts if asks_the_time(line)][:1] if self.emergency else []

    def _do_now(self) -> list[str]:
        clock = self._clock_lines()
        return [*self._first_of_all(), *(line for line in self.result.advice.do_now if line not in clock)]

    def _kits(self) -> tuple[Kit, ...]:
        advice = self.result.advice
        return kits_once((*self._clock_lines(), *advice.do_now), advice.do_not, advice.first_aid)

    def _ago(self, hours: float | None) -> str:
        if hours is None:
            return ""
        unit, count = in_units(hours)
        ago = self.words.plural(f"paper.{unit}", round(count), n=f"{count:g}")
        return self.words.text("result.clock.told", ago=ago)

    def _windows(self) -> tuple[tuple[str, ...], tuple[LinkView, ...]]:
        """What published guidance decides by the time, for clinicians, where stroke is what the first aid is for."""
        if not self.clinician:
            return (), ()
        decided, sources = decided_by_time(self.engine, self.result)
        return self._all(decided), tuple(source_link(source, self.words) for source in sources)

    def _kit(self, kit: Kit) -> KitView:
        return KitView(self._say(kit.for_), self._all(kit.do), self._all(kit.dont))

    def _reason(self, reason: Reason) -> ReasonView:
        unsure = ", ".join(self._all(reason.not_sure))
        flag = next((one for one in self.result.red_flags if one.id == reason.rule), None)
        tells = self.clinician and flag is not None
        return ReasonView(
            self._say(reason.says),
            reason.rule,
            self._all(one.words for one in reason.because),
            self.words.text(f"result.why.not_sure_{self.mode}", findings=unsure) if unsure else "",
            self._say(flag.rationale) if tells and flag else "",
            source_link(flag.source, self.words) if tells and flag else None,
        )

    def _changes(self) -> ChangesView:
        result, net = self.result, self.engine.advice["safety_net"]
        number = self.call.number
        return ChangesView(
            self._say(result.advice.if_it_changes),
            self._say(result.advice.next_check),
            tuple(
                self.words.text("result.changes.raise", sign=self._say(one.words), level=self._level(one.level))
                for one in raising(result)[:RAISING]
            ),
            tuple(
                self.words.text(
                    "result.changes.lower",
                    answer=self._say(one.words),
                    now=self._say(one.now),
                    level=self._level(one.level),
                )
                for one in lowering(result, self.clinician)[:LOWERING]
            ),
            self._say(net["SN-DANGER"]["title"]),
            self._all(result.advice.watch_for),
            (
                self._say(net["SN-SUDDEN"]["text"]),
                self._say(net["SN-UNSURE"]["text"]).replace("{number}", number),
            ),
        )

    def _certificate(self) -> CertificateView:
        found = self.result.certificate
        key = "incomplete"
        if self.level == "ambulance_now":
            key = "highest"
        elif found.complete:
            key = "complete_clinician" if self.clinician else "complete"
        unasked = () if found.complete else tuple(self._label(name) for name in found.unasked[:UNASKED])
        return CertificateView(found.complete, self.words.text(f"result.certificate.{key}"), unasked)

    def _body(self) -> Picture:
        told = {one.finding: one.value for one in self.result.answers}
        said = {one.finding: self._say(one.words) for one in self.result.answers}
        return body_picture(told, said, self.words)

    def _neuraxis(self) -> Picture:
        unplaced = 1.0 - sum(p for _, p in self.result.regions)
        return neuraxis_picture(self.result.regions, self.result.localisation, unplaced, self.words)

    def _likelihood(self) -> Picture:
        shown = [*self.top, *self.danger, *([self.other] if self.other else [])]
        return likelihood_picture([self._shown(one) for one in shown], self.words, factors=self.clinician)

    def _shown(self, cause: Cause) -> Likelihood:
        return Likelihood(self._say(cause.name), cause.probability, cause.interval, cause.must_not_miss)

    def _cause(self, cause: Cause) -> CauseView:
        most = 4 if self.clinician else 3
        return CauseView(
            cause.condition,
            self._say(cause.name),
            self._say(in_words(cause.probability)),
            range_in_words(self._shown(cause), self.words),
            round(cause.probability * 100, 1),
            cause.must_not_miss,
            tuple(self._argument(one) for one in cause.for_[:most]),
            tuple(self._argument(one) for one in cause.against[:most]),
        )

    def _argument(self, one: Argument) -> ArgumentView:
        if not self.clinician:
            return ArgumentView(self._say(one.words), "", None)
        return ArgumentView(self._say(one.words), f"× {one.ratio:.2g}", link(self._say(one.source), one.address))

    def _warning(self) -> CardView | None:
        """What an emergency may be, with its warning signs."""
        name = suspected(self.engine, self.result) if self.emergency else None
        return card_view(self.engine, name, self.words, under=self.level) if name else None

    def _questions(self) -> tuple[str, ...]:
        """Questions to take to the doctor; none where that part is not installed."""
        try:
            module = import_module("myotome.report.questions_to_ask")
        except ModuleNotFoundError:
            return ()
        asked = cast("Iterable[object]", module.questions_to_ask(self.engine, self.result))
        return tuple(self._question(one) for one in asked)

    def _question(self, one: object) -> str:
        in_words = cast("Callable[[Words], str] | None", getattr(one, "in_words", None))
        return self._say(str(one)) if in_words is None else in_words(self.words)

    def _sources(self) -> tuple[LinkView, ...]:
        found: dict[LinkView, None] = {}
        for flag in self.result.red_flags[:6]:
            found[source_link(flag.source, self.words, f"{flag.id}: ")] = None
        for cause in self.result.differential[:3]:
            for one in (*cause.for_[:3], *cause.against[:2]):
                if one.address:
                    found[link(one.source, one.address)] = None
        named = (*self.top, *self.danger)[:CITED]
        cards = [
            source_link(source, self.words, f"{self._say(cause.name)}: ")
            for cause in named
            for source in card_sources(self.engine, cause.condition)[:1]
        ]
        return tuple(dict.fromkeys([*list(found)[:LINKS], *cards]))
