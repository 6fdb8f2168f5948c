"""The model at run time: the arrays of the compiled knowledge, and nothing else.

Rows are answers (finding, value), columns are states (condition x lesion x severity). The table is a view
into the compiled file; a row is read only when its answer is given or its question weighed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from myotome.inference.rate_error import log_variance
from myotome.knowledge.artifact import Artifact
from myotome.knowledge.bands import AGE_LIMITS, SETTINGS, SEXES
from myotome.knowledge.finding import Answer, Finding, NotSure

OTHER = "other_cause"  # the cause that the model does not hold

# A finding that another one explains says nothing once that one is known: time since onset follows from tempo.
EXPLAINED_BY = {"hours_since_onset": "onset_tempo"}


class Lesion(NamedTuple):
    """Where a state's lesion sits. A tuple, since there are over a thousand and each start makes them all."""

    site: str
    region: str
    side: str
    pattern: str
    level: str


class Model:
    """conditions: ids in column order, `other cause` last. first_state[c], first_state[c + 1]: its columns."""

    def __init__(self, artifact: Artifact, findings: Mapping[str, Finding]) -> None:
        small = artifact.json("model")
        self._artifact = artifact
        self.findings = findings
        self.rows: dict[str, int] = dict(zip(small["findings"], small["first_row"], strict=True))
        self.finding_index = {name: index for index, name in enumerate(small["findings"])}
        self.width: int = small["states"]
        self._logs: dict[int, list[float]] = {}
        self._even: dict[int, list[float] | None] = {}
        self._even_logs: dict[int, list[float]] = {}
        self._even_variances: dict[int, list[tuple[int, float]]] = {}
        self._sized: dict[str, list[tuple[int, float]]] = {}
        self.log_share: Sequence[float] = artifact.row("log_share", 0).tolist()
        self.mentioned: Mapping[str, float] = small["mentioned"]
        self._states: list[list[str]] = artifact.json("states")
        self._small = small
        self.conditions: list[str] = []
        self.first_state: list[int] = []
        self.condition_of: list[int] = []
        for column, state in enumerate(self._states):
            if not self.conditions or self.conditions[-1] != state[0]:
                self.conditions.append(state[0])
                self.first_state.append(column)
            self.condition_of.append(len(self.conditions) - 1)
        self.first_state.append(self.width)
        self._spread = itemgetter(*self.condition_of)
        self._usual: dict[str, int] = {}
        self.group_of: dict[str, str] = {f: name for name, (_, all_) in small["shared"].items() for f in all_}
        self.overlap: dict[str, float] = {name: overlap for name, (overlap, _) in small["shared"].items()}
        self.harm: Sequence[Sequence[float]] = small["harm"]
        self.danger: Mapping[str, Sequence[Sequence[int]]] = small["danger"]
        self.other_needs: Sequence[float] = small["other_needs"]
        self.definition_denied: float = small["definition_denied"]
        self._definitions: list[tuple[int, dict[str, int], dict[str, int]]] = [
            (condition, _denials(findings, one_of), _denials(findings, or_else))
            for condition, one_of, or_else in small["definitions"]
        ]

    @cached_property
    def lesions(self) -> list[Lesion]:
        """The lesion of each state."""
        return [Lesion(*state[1:6]) for state in self._states]

    @cached_property
    def places(self) -> list[tuple[str, str, str, str]]:
        """The place of each state's lesion: site, region, side, level."""
        return [(one.site, one.region, one.side, one.level) for one in self.lesions]

    @property
    def severities(self) -> list[str]:
        return [state[6] for state in self._states]

    def row(self, finding: str, value: int) -> memoryview[float]:
        """P(finding = value | state) for every state."""
        return self._artifact.row("rates", self.rows[finding] + value)

    def log_row(self, finding: str, value: int) -> list[float]:
        """The logarithm of `row`. Kept, since interviews and studies come back to the same rows.

        A row has some dozens of different rates: each is one number that its states share, so that a row takes
        the room of an array and is read faster.
        """
        key = self.rows[finding] + value
        if key not in self._logs:
            rates = self.row(finding, value).tolist()
            logs = {rate: _log(rate) for rate in set(rates)}
            self._logs[key] = [logs[rate] for rate in rates]
        return self._logs[key]

    def even_row(self, finding: str, value: int) -> list[float] | None:
        """P(finding = value | condition), where all states of a condition have the same rate; else None. Kept.

        Two of three findings depend on the cause alone, and not on where its lesion lies or how bad it is: a sum over
        them is one over some hundred conditions, not over some thousand states.
        """
        key = self.rows[finding] + value
        if key not in self._even:
            rates = self.row(finding, value).tolist()
            even = all(rates[a:b].count(rates[a]) == b - a for a, b in pairwise(self.first_state))
            self._even[key] = [rates[a] for a in self.first_state[:-1]] if even else None
        return self._even[key]

    def even_log_row(self, finding: str, value: int) -> list[float] | None:
        """The logarithm of `even_row`. Kept."""
        even, key = self.even_row(finding, value), self.rows[finding] + value
        if even is not None and key not in self._even_logs:
            self._even_logs[key] = list(map(_log, even))
        return self._even_logs.get(key)

    def in_states(self, by_condition: Sequence[float]) -> Sequence[float]:
        """[conditions] as [states]: each state has what its condition has."""
        return self._spread(by_condition)

    def unsaid(self, asked: Iterable[str]) -> list[float]:
        """log P(nothing was said of any finding but `asked` | state), of somebody who told the story unasked.

        Who has a sign mentions it with the probability `mentioned`; who has it not says nothing of it.
        """
        said = [1.0] * self.width
        for finding in sorted(asked):
            told = self.mentioned.get(finding)
            if told is not None:
                known = self.findings[finding]
                absent = self.row(finding, known.values.index(known.nothing or ""))
                said = [product * (1 - told * (1 - p)) for product, p in zip(said, absent, strict=True)]
        return [log - math.log(product) for log, product in zip(self._artifact.row("unsaid", 0), said, strict=True)]

    def entropies(self, finding: str) -> memoryview[float]:
        """The entropy of the answer to `finding` within every state, in bits."""
        return self._artifact.row("entropies", self.finding_index[finding])

    def sizes(self, finding: str) -> memoryview[float]:
        """The weight, as a number of patients, behind each condition's rate of `finding`; 0 = shared background."""
        return self._artifact.row("sizes", self.finding_index[finding])

    def sized(self, finding: str) -> list[tuple[int, float]]:
        """(condition, its size) where a condition has a rate of `finding` of its own. Kept, like `log_row`."""
        if finding not in self._sized:
            self._sized[finding] = [(index, size) for index, size in enumerate(self.sizes(finding)) if size > 0]
        return self._sized[finding]

    def even_variances(self, finding: str, value: int) -> list[tuple[int, float]] | None:
        """(condition, the variance of its log rate) of an `even_row`, where a condition has a rate of its own. Kept."""
        even, key = self.even_row(finding, value), self.rows[finding] + value
        if even is not None and key not in self._even_variances:
            self._even_variances[key] = [(c, log_variance(even[c], size)) for c, size in self.sized(finding)]
        return self._even_variances.get(key)

    def log_prior(self, age: float | None, sex: str | None, setting: str | None) -> list[float]:
        """log P(condition) for a person of this age, sex and setting; what is None is averaged over."""
        small = self._small
        band = None if age is None else sum(age >= limit for limit in AGE_LIMITS)
        gender = None if sex is None else SEXES.index(sex)
        place = None if setting is None else SETTINGS.index(setting)
        masses: list[float] = []
        for index, mass in enumerate(small["prior"]):
            factor = 1.0
            if band is not None:
                factor *= small["age"][index][band]
            if gender is not None:
                factor *= small["sex"][index][gender]
            if place is not None:
                factor *= small["setting"][index][place]
            masses.append((mass * factor) ** small["prior_weight"] if mass * factor > 0 else 0.0)
        total = math.fsum(masses)
        share = small["other_share"]
        logs = [_log(mass / total * (1 - share)) for mass in masses] if total > 0 else [-math.inf] * len(masses)
        return [*logs, math.log(share if total > 0 else 1.0)]

    @property
    def prior_spread(self) -> Sequence[float]:
        """Standard deviation of the log prior of each condition; the other cause is as unsure as a judgement."""
        return [*self._small["prior_spread"], 0.7]

    def information(self, answered: Mapping[str, int]) -> dict[str, float]:
        """How much each answer (finding -> value) counts. Findings that measure one thing share: k of a group
        count as k ** (1 - overlap) between them.

        The usual answers of a group (no, none, normal) share among themselves and the telling ones among
        themselves, so that a row of denials does not drown the one sign that is there.
        """
        kinds = {
            name: (self.group_of[name], value == self.usual(name))
            for name, value in answered.items()
            if name in self.group_of
        }
        sizes = Counter(kinds.values())
        return {
            name: sizes[kinds[name]] ** -self.overlap[self.group_of[name]] if name in kinds else 1.0
            for name in answered
        }

    def denied(self, answered: Mapping[str, int]) -> list[int]:
        """The conditions (by index) of which `answered` denies every sign that they have by definition.

        None, where an examination shows anything unusual: then the denial is not the last word.
        """
        denied = [
            condition
            for condition, one_of, or_else in self._definitions
            if all(answered.get(name) == no for name, no in one_of.items())
            and all(answered.get(name, no) == no for name, no in or_else.items())
        ]
        seen = denied and any(
            self.findings[name].ask == "clinician" and value != self.usual(name) for name, value in answered.items()
        )
        return [] if seen else denied

    def usual(self, finding: str) -> int:
        """The commonest answer to `finding` among all first contacts."""
        if finding not in self._usual:
            values = range(len(self.findings[finding].values))
            self._usual[finding] = max(values, key=lambda value: self.row(finding, value)[self.width - 1])
        return self._usual[finding]

    def usable(self, answers: Mapping[str, Answer]) -> dict[str, int]:
        """The answers that inference uses: known, with a row, not explained by another. finding -> value index."""
        used: dict[str, int] = {}
        for name, answer in answers.items():
            if isinstance(answer, NotSure) or name not in self.rows:
                continue
            explained = answers.get(EXPLAINED_BY.get(name, ""))
            if explained is not None and not isinstance(explained, NotSure):
                continue
            used[name] = self.findings[name].bin(answer)
        return used


def log_unsaid(mentioned: float, absent: float) -> float:
    """log P(a finding is not told), where it is absent with probability `absent` and else `mentioned` that often."""
    return math.log1p(-mentioned * (1 - absent))


def _denials(findings: Mapping[str, Finding], names: Iterable[str]) -> dict[str, int]:
    """Which value of each finding says that nothing is there."""
    return {name: findings[name].values.index(str(findings[name].nothing)) for name in names}


def is_other(condition: str) -> bool:
    """Whether `condition` is the cause that the model does not hold."""
    return condition == OTHER


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -math.inf
