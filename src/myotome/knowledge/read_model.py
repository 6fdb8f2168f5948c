"""The numbers of the model as a whole (`knowledge/model.yaml`) and the harm table (`knowledge/harm.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from myotome.knowledge.bands import AGE_BANDS
from myotome.knowledge.finding import Domain, Finding
from myotome.knowledge.levels import LEVELS
from myotome.knowledge.source import Place, read_yaml

TEMPOS = ("seconds_minutes", "hours", "days", "weeks", "months", "years")
SEVERITIES = ("mild", "moderate", "full")
_FIELDS = (
    "version", "answer_error", "one_step_off", "vague", "denied", "definition_denied", "unsaid", "prior_weight",
    "shared_information", "severity", "other_cause", "population", "hours_given_tempo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModelNumbers:
    """answer_error: share of answers that say what is not so. one_step_off: share of answers on a rough scale that are
    told as a neighbour. vague: share of those who could say more that use the vague word. denied: share of what
    is there that is told as not there. definition_denied: how much rarer a cause is in somebody who denies all
    that it is by definition. unsaid: for each domain of findings, how often somebody who tells the story unasked
    mentions one that is there.
    prior_weight: exponent of the prior.
    shared: for each group of findings that measure one thing, its overlap and its findings.
    severity: share of lesions of each depth.
    other_share, other_needs: weight and urgency of causes that the model does not hold.
    population: share of people per age band. hours_given_tempo: distribution over the bins of hours_since_onset.
    harm[advised][needed], both in the order of LEVELS.
    """

    version: str
    answer_error: float
    one_step_off: float
    vague: float
    denied: float
    definition_denied: float
    unsaid: Mapping[str, float]
    prior_weight: float
    shared: Mapping[str, tuple[float, tuple[str, ...]]]
    severity: tuple[float, ...]
    other_share: float
    other_needs: tuple[float, ...]
    population: tuple[float, ...]
    hours_given_tempo: Mapping[str, tuple[float, ...]]
    harm: tuple[tuple[float, ...], ...]


def read_model(folder: Path, findings: Mapping[str, Finding]) -> ModelNumbers:
    """Both files; every distribution must sum to 1."""
    hour_bins = findings["hours_since_onset"].values
    at = read_yaml(folder / "model.yaml")
    at.only(*_FIELDS)
    hours = at["hours_given_tempo"]
    _reasoned(hours)
    other = at["other_cause"]
    _reasoned(other)
    error = at["answer_error"]
    _reasoned(error)
    return ModelNumbers(
        at["version"].text(),
        error["p"].number(0, 0.2),
        _share(at["one_step_off"], 0.9),
        _share(at["vague"], 1.0),
        _share(at["denied"], 0.9),
        _share(at["definition_denied"], 1.0, 1e-6),
        _unsaid(at["unsaid"]),
        _prior_weight(at["prior_weight"]),
        _shared(at["shared_information"], findings),
        _shares(at["severity"], SEVERITIES),
        other["share"].number(0.001, 0.9),
        _shares(other["needs"], LEVELS),
        _shares(at["population"], AGE_BANDS),
        {tempo: _sums_to_one(hours["values"][tempo], hour_bins) for tempo in TEMPOS},
        _harm(read_yaml(folder / "harm.yaml")),
    )


def _share(at: Place, most: float, least: float = 0.0) -> float:
    _reasoned(at)
    return at["p"].number(least, most)


def _unsaid(at: Place) -> dict[str, float]:
    _reasoned(at)
    rates = at["mentioned"]
    rates.only(*get_args(Domain))
    return {domain: rate.number(0, 0.95) for domain, rate in rates.items()}


def _prior_weight(at: Place) -> float:
    _reasoned(at)
    return at["value"].number(0, 1)


def _shared(at: Place, findings: Mapping[str, Finding]) -> dict[str, tuple[float, tuple[str, ...]]]:
    _reasoned(at)
    groups: dict[str, tuple[float, tuple[str, ...]]] = {}
    seen: set[str] = set()
    for name, group in at["groups"].items():
        group.only("overlap", "findings")
        members = group["findings"].texts()
        for member in members:
            if member not in findings:
                raise group["findings"].error(f"no finding {member}")
            if member in seen:
                raise group["findings"].error(f"{member} is in two groups")
            seen.add(member)
        groups[name] = (group["overlap"].number(0, 1), members)
    return groups


def _harm(at: Place) -> tuple[tuple[float, ...], ...]:
    _reasoned(at)
    rows = at["advised"]
    return tuple(tuple(rows[advised][needed].number(0, 1e6) for needed in LEVELS) for advised in LEVELS)


def _reasoned(at: Place) -> None:
    at["basis"].one_of(("judgement",))
    at["reason"].text()


def _shares(at: Place, names: tuple[str, ...]) -> tuple[float, ...]:
    _reasoned(at)
    return _sums_to_one(at["values"], names)


def _sums_to_one(at: Place, names: tuple[str, ...]) -> tuple[float, ...]:
    at.only(*names)
    values = tuple(at[name].number(0, 1) for name in names)
    if abs(sum(values) - 1) > 1e-6:
        raise at.error(f"must sum to 1, not {sum(values):.4g}")
    return values
