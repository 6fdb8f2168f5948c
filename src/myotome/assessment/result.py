"""The result: one frozen value with everything that an interface shows. It holds no logic.

Named tuples and not dataclasses, here and in the other values that every start makes: they are as frozen, and
making the class costs a tenth, which together is a tenth of a whole cold start.
"""

from __future__ import annotations

from typing import NamedTuple

from myotome.knowledge.levels import Level


class Said(NamedTuple):
    """An answer in words. finding: its id; value: as answered."""

    finding: str
    value: str | float
    words: str


class Reason(NamedTuple):
    """Why the disposition is what it is. rule: the red flag behind it, or empty for expected harm."""

    rule: str
    level: Level
    says: str
    because: tuple[Said, ...]
    not_sure: tuple[str, ...]


class Disposition(NamedTuple):
    """level: the advice. within: its time limit. label, means: what it is called and why it is that urgent.
    set_by: "red_flag" or "expected_harm". reasons: those behind the level.

    floor: the level that the red flags set; level is never below it. harm_level: the level of least expected
    harm, over every milder reading of the danger signs. harm: expected harm of each level for the answers as told;
    needed: probability that each level is needed.
    """

    level: Level
    within: str
    label: str
    means: str
    set_by: str
    floor: Level
    harm_level: Level
    reasons: tuple[Reason, ...]
    harm: dict[str, float]
    needed: dict[str, float]


class RedFlagResult(NamedTuple):
    """A red flag that holds, with its source."""

    id: str
    name: str
    level: Level
    says: str
    rationale: str
    because: tuple[Said, ...]
    not_sure: tuple[str, ...]
    not_meant: str
    source: dict[str, str]
    basis: str


class Argument(NamedTuple):
    """An answer that speaks for or against a cause. ratio: P(answer | cause) / P(answer | the other causes).

    source: where the rate comes from (a citation, "anatomy", or "judgement: ...").
    """

    finding: str
    words: str
    ratio: float
    source: str
    address: str


class Cause(NamedTuple):
    """A cause that fits. probability with its 90 % interval; before: its probability without the answers."""

    condition: str
    name: str
    probability: float
    interval: tuple[float, float]
    before: float
    urgency: Level
    must_not_miss: bool
    for_: tuple[Argument, ...]
    against: tuple[Argument, ...]


class Place(NamedTuple):
    """Where the lesion may sit. level: the cord segment, where there is one."""

    site: str
    name: str
    region: str
    side: str
    level: str
    probability: float
    interval: tuple[float, float]


class Counterfactual(NamedTuple):
    """What would change the advice: this answer instead of the one given (or of none) gives `level`."""

    finding: str
    value: str | float
    words: str
    level: Level
    now: str
    because: str


class Certificate(NamedTuple):
    """Whether an unasked red flag could still raise the level.

    complete: none can, for this informant. open: ids of those that could. unasked: findings that settle them.
    """

    complete: bool
    informant: str
    open: tuple[str, ...]
    unasked: tuple[str, ...]


class Advice(NamedTuple):
    """What to do now, in plain words. next_check: when to look again, or empty."""

    do_now: tuple[str, ...]
    do_not: tuple[str, ...]
    if_it_changes: str
    first_aid: tuple[dict[str, object], ...]
    watch_for: tuple[str, ...]
    next_check: str


class Assessment(NamedTuple):
    """Everything that was found. Same answers and same knowledge give the same value."""

    disposition: Disposition
    red_flags: tuple[RedFlagResult, ...]
    differential: tuple[Cause, ...]
    localisation: tuple[Place, ...]
    regions: tuple[tuple[str, float], ...]
    counterfactuals: tuple[Counterfactual, ...]
    certificate: Certificate
    advice: Advice
    notices: tuple[str, ...]
    ask_next: tuple[str, ...]
    answers: tuple[Said, ...]
    not_sure: tuple[str, ...]
    knowledge_version: str
    knowledge_hash: str
