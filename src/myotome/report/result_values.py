"""Everything that the result page shows, as frozen values: every text is ready to be shown, and none is markup."""

from __future__ import annotations

from dataclasses import dataclass

from myotome.knowledge.levels import Level
from myotome.report.picture import Picture


@dataclass(frozen=True, slots=True)
class CallView:
    """Whom to call. tel: what to dial, or empty where only words are known."""

    number: str
    tel: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A text with the address that it comes from; an empty address is no link."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class ClockView:
    """The time that treatment depends on. told: when the person was last well, or empty. lines: what to do with it.

    windows: what is decided by it, for clinicians, with where it stands.
    """

    told: str
    lines: tuple[str, ...]
    windows: tuple[str, ...] = ()
    sources: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class KitView:
    """First aid. for_: for what."""

    for_: str
    do: tuple[str, ...]
    dont: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why. rule: the red flag behind it, or empty. rationale, source: for clinicians."""

    says: str
    rule: str
    because: tuple[str, ...]
    not_sure: str
    rationale: str = ""
    source: LinkView | None = None


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What would change the advice. raising: signs that lead to a faster level. lowering: empty for an ambulance.

    next_check: when to look again, or empty. watch_for: the danger list, under its title.
    """

    if_it_changes: str
    next_check: str
    raising: tuple[str, ...]
    lowering: tuple[str, ...]
    watch_title: str
    watch_for: tuple[str, ...]
    always: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CertificateView:
    """Whether everything was asked that could raise the advice. unasked: what was not."""

    complete: bool
    says: str
    unasked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An answer for or against a cause. ratio: how strongly, for clinicians. source: where that rate comes from."""

    words: str
    ratio: str
    source: LinkView | None


@dataclass(frozen=True, slots=True)
class CauseView:
    """A cause that is listed. percent: 0 to 100, for a meter."""

    condition: str
    name: str
    likely: str
    interval: str
    percent: float
    danger: bool
    for_: tuple[ArgumentView, ...]
    against: tuple[ArgumentView, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """What a condition is, in plain words. Empty fields are not shown: an emergency shows no self-care."""

    condition: str
    name: str
    what: str
    symptoms: tuple[str, ...]
    emergency_if: tuple[str, ...]
    treatments: tuple[str, ...] = ()
    course: str = ""
    outlook: str = ""
    who_to_see: str = ""
    self_care: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer that was given. finding: by which it can be changed."""

    finding: str
    words: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """The page, from what to do first to where it comes from. mode: "person", "carer" or "clinician"."""

    level: Level
    mode: str
    symbol: str
    label: str
    within: str
    means: str
    emergency: bool
    call: CallView
    advice_line: CallView | None
    clock: ClockView | None
    do_now: tuple[str, ...]
    first_aid: tuple[KitView, ...]
    do_not: tuple[str, ...]
    why: tuple[ReasonView, ...]
    more_reasons: str
    changes: ChangesView
    certificate: CertificateView
    body: Picture
    neuraxis: Picture
    likelihood: Picture
    causes: tuple[CauseView, ...]
    ruled_out: tuple[CauseView, ...]
    other: str
    warning: CardView | None
    cards: tuple[CardView, ...]
    questions: tuple[str, ...]
    notices: tuple[str, ...]
    sources: tuple[LinkView, ...]
    answers: tuple[AnswerView, ...]
    not_sure: tuple[AnswerView, ...]
    version: str
