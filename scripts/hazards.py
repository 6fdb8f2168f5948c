"""The hazard log: read from safety/hazards.yaml, and held to its own rules.

A hazard is what could harm somebody; a control is what keeps it from happening; a control is believed only for the
tests and proofs that it names. `complaints` says everything that is wrong with a log, in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

# The promises of triage, proven by `myotome verify`, by the requirement that each proves.
PROOFS = {
    "verify:floor": "P1",
    "verify:monotone": "P2",
    "verify:unknown": "P3",
    "verify:unasked": "P4",
    "verify:dead": "P5",
    "verify:ends": "P6",
}
KINDS = {
    "inherent_design": "inherent design",
    "protective_measure": "protective measure",
    "information": "information for safety",
}
STATUS = "awaiting clinician sign-off"
# What may be proposed at each risk that is left. Nobody but the signatories accepts anything.
PROPOSALS: dict[int, set[str]] = {
    1: {"accept", "accept_with_conditions", "do_not_accept"},
    2: {"accept", "accept_with_conditions", "do_not_accept"},
    3: {"accept_with_conditions", "do_not_accept"},
    4: {"do_not_accept"},
    5: {"do_not_accept"},
}
Living = Mapping[str, frozenset[str]]  # every collected test, with the names of its marks


@dataclass(frozen=True, slots=True)
class Risk:
    severity: int
    likelihood: int
    risk: int


@dataclass(frozen=True, slots=True)
class Control:
    """needs: what is missing, where the control is open; shown_by then names tests that pin the gap."""

    says: str
    kind: str
    meets: tuple[str, ...]
    shown_by: tuple[str, ...]
    needs: str

    @property
    def open(self) -> bool:
        return bool(self.needs)


@dataclass(frozen=True, slots=True)
class Hazard:
    id: str
    name: str
    hazard: str
    cause: str
    effect: str
    families: tuple[str, ...]
    before: Risk
    controls: tuple[Control, ...]
    after: Risk
    proposal: str
    reason: str
    status: str


@dataclass(frozen=True, slots=True)
class Log:
    """scales: severity, likelihood, risk (each 1 to 5: name, means) and matrix [likelihood][severity]."""

    scales: Mapping[str, Any]
    requirements: Mapping[str, Mapping[str, str]]
    hazards: tuple[Hazard, ...]

    def risk(self, severity: int, likelihood: int) -> int:
        return self.scales["matrix"][likelihood][severity - 1]

    def name(self, scale: str, value: int) -> str:
        return self.scales[scale][value]["name"]


class LogError(ValueError):
    """The log cannot be read; the text names the hazard and the field."""


def read_log(path: Path) -> Log:
    """The log in `path`. LogError for a field that is missing, unknown or empty."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    top = _fields(raw, "hazards.yaml", {"scales", "requirements", "hazards"})
    return Log(top["scales"], top["requirements"], tuple(_hazard(one) for one in top["hazards"]))


def _fields(raw: object, place: str, needed: set[str], also: Collection[str] = ()) -> dict[str, Any]:
    """`raw` as a mapping with all `needed` fields, none empty, and no others but `also`."""
    if not isinstance(raw, dict):
        raise LogError(f"{place}: must be a mapping")
    fields = cast(dict[str, Any], raw)
    for name in sorted(needed - fields.keys()):
        raise LogError(f"{place}: needs the field {name}")
    for name, value in fields.items():
        if name not in needed and name not in also:
            raise LogError(f"{place}: unknown field {name}")
        hollow = value is None or value == [] or (isinstance(value, str) and not value.strip())
        if hollow and name != "families":  # a hazard of use belongs to no family of red flags
            raise LogError(f"{place}: {name} is empty")
    return fields


def _hazard(raw: Any) -> Hazard:
    place = str(raw.get("id", "a hazard without an id"))
    texts = {"id", "name", "hazard", "cause", "effect", "status"}
    fields = _fields(raw, place, texts | {"families", "before", "controls", "after", "residual"})
    residual = _fields(fields["residual"], f"{place}.residual", {"proposal", "reason"})
    return Hazard(
        *(str(fields[name]) for name in ("id", "name", "hazard", "cause", "effect")),
        families=tuple(fields["families"]),
        before=_risk(fields["before"], f"{place}.before"),
        controls=tuple(_control(one, f"{place}.controls {at}") for at, one in enumerate(fields["controls"], 1)),
        after=_risk(fields["after"], f"{place}.after"),
        proposal=str(residual["proposal"]),
        reason=str(residual["reason"]),
        status=str(fields["status"]),
    )


def _risk(raw: object, place: str) -> Risk:
    fields = _fields(raw, place, {"severity", "likelihood", "risk"})
    for name, value in fields.items():
        if value not in range(1, 6):
            raise LogError(f"{place}: {name} must be 1 to 5")
    return Risk(**fields)


def _control(raw: Any, place: str) -> Control:
    open_ = "needs" in raw
    fields = _fields(
        raw, place, {"says", "kind", "meets"} | ({"needs"} if open_ else {"shown_by"}), ("shown_by",) if open_ else ()
    )
    shown = tuple(str(one) for one in fields.get("shown_by", ()))
    return Control(fields["says"], fields["kind"], tuple(fields["meets"]), shown, str(fields.get("needs", "")))


def matching(reference: str, living: Living) -> list[str]:
    """The collected tests that `reference` means: one, all cases of a function, or (`[start*]`) some of them."""
    if reference.endswith("*]"):
        return [name for name in living if name.startswith(reference.removesuffix("*]"))]
    return [name for name in living if name == reference or name.partition("[")[0] == reference]


def complaints(log: Log, living: Living, families: Collection[str], root: Path) -> Iterator[str]:
    """Everything that is wrong with the log, given the tests that live and the families of red flags that exist."""
    yield from _doubles(log)
    for one in log.hazards:
        yield from _about_risks(log, one)
        for control in one.controls:
            yield from _about_control(log, one, control, living)
        if one.status != STATUS:
            yield f"{one.id}: status {one.status!r}: only signatories change it, and they sign in safety/README.md"
        for family in set(one.families) - set(families):
            yield f"{one.id}: no family of red flags is called {family}"
    named = {family for one in log.hazards for family in one.families}
    for family in sorted(set(families) - named):
        yield f"no hazard covers the red flags of {family}"
    yield from _about_requirements(log, root)


def _doubles(log: Log) -> Iterator[str]:
    for at, one in enumerate(log.hazards, 1):
        if one.id != f"HZ-{at:02}":
            yield f"{one.id}: hazards are numbered without a gap; this is number {at}"


def _about_risks(log: Log, one: Hazard) -> Iterator[str]:
    for when, risk in (("before", one.before), ("after", one.after)):
        expected = log.risk(risk.severity, risk.likelihood)
        if risk.risk != expected:
            yield f"{one.id}: risk {when} is {risk.risk}, by the matrix it is {expected}"
    if one.after.severity > one.before.severity or one.after.likelihood > one.before.likelihood:
        yield f"{one.id}: controls make it worse"
    closed = [control for control in one.controls if not control.open]
    if not closed and one.after != one.before:
        yield f"{one.id}: only open controls, and a lower risk after them"
    if one.proposal not in PROPOSALS[one.after.risk]:
        yield f"{one.id}: {one.proposal} may not be proposed at risk {one.after.risk}"
    if one.proposal == "accept_with_conditions" and "ondition" not in one.reason:
        yield f"{one.id}: names no condition"


def _about_control(log: Log, one: Hazard, control: Control, living: Living) -> Iterator[str]:
    place = f"{one.id}: {control.says[:40]!r}"
    if control.kind not in KINDS:
        yield f"{place}: kind {control.kind!r} is none of {', '.join(KINDS)}"
    for name in control.meets:
        if name not in log.requirements:
            yield f"{place}: no requirement {name}"
    for reference in control.shown_by:
        if reference.startswith("verify:"):
            if reference not in PROOFS:
                yield f"{place}: no proof {reference}"
            elif control.open:
                yield f"{place}: is open, so no proof shows it"
            elif PROOFS[reference] not in control.meets:
                yield f"{place}: {reference} proves {PROOFS[reference]}, which it does not name"
            continue
        found = matching(reference, living)
        if not found:
            yield f"{place}: no test {reference}"
        for test in found:
            if control.open and "xfail" not in living[test]:
                yield f"{place}: is open, but {test} is expected to pass: close the control or mend the reference"
            if not control.open and living[test] & {"xfail", "skip", "skipif"}:
                yield f"{place}: {test} is marked to fail or to be skipped: it shows nothing"


def _about_requirements(log: Log, root: Path) -> Iterator[str]:
    named = {name for one in log.hazards for control in one.controls for name in control.meets}
    proven = {reference for one in log.hazards for control in one.controls for reference in control.shown_by}
    for name, entry in log.requirements.items():
        text = " ".join((root / entry["where"]).read_text(encoding="utf-8").split())
        if entry["says"] not in text:
            yield f"{name}: {entry['where']} does not say: {entry['says']}"
        if name not in named:
            yield f"{name}: no control meets it"
    for proof, name in PROOFS.items():
        if log.requirements.get(name, {}).get("proof") != proof:
            yield f"{name}: its proof is {proof}"
        if proof not in proven:
            yield f"no control rests on {proof}"
