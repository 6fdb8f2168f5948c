"""Scoring: what the engine says of each case against what a careful reader would say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.result import Assessment
from myotome.evaluation.case import Case
from myotome.evaluation.judge import judge
from myotome.evaluation.play import play
from myotome.evaluation.wilson import wilson
from myotome.inference.model import is_other
from myotome.knowledge.finding import Answer
from myotome.knowledge.levels import Level


@dataclass(frozen=True, slots=True)
class Row:
    """One case, scored. rank: place of the accepted cause in the list, 0 if it is not known to the model."""

    id: str
    in_scope: bool
    level: Level
    set_by: str
    red_flags: tuple[str, ...]
    gold_triage: str
    defensible: tuple[str, ...]
    emergency: bool
    missed_emergency: bool
    under: bool
    over: bool
    gold_condition: str
    known_condition: bool
    rank: int
    top: tuple[str, ...]
    gold_region: tuple[str, ...]
    region_rank: int
    regions: tuple[str, ...]
    questions: int | None
    screens: int | None
    ended: str


def view(engine: Engine, case: Case, findings: str, unstated: str) -> dict[str, Answer]:
    """The answers of a case in the "history" view (what anyone can be asked) or with "all" findings."""
    answers = {
        name: answer
        for name, answer in case.answers.items()
        if findings == "all" or (engine.findings[name].ask == "anyone" and name not in case.examination_only)
    }
    if unstated == "absent":
        for name, finding in engine.findings.items():
            nothing = finding.nothing
            if name not in answers and finding.ask == "anyone" and nothing is not None:
                answers[name] = nothing
    return answers


def score_case(engine: Engine, case: Case, findings: str, unstated: str, interview: bool) -> Row:
    """Assess one case, or let it play the interview, and compare with its gold answers."""
    questions: int | None = None
    screens: int | None = None
    ended = ""
    if interview:
        answers = view(engine, case, findings, "unknown")
        mode = "clinician" if findings == "all" else "person"
        played = play(engine, answers, mode, unstated)
        assert played.result is not None
        result, questions, screens, ended = played.result, played.questions, played.screens, played.ended
    else:
        result = assess(engine, view(engine, case, findings, unstated), clinician=findings == "all")
    return _row(case, result, engine, questions, screens, ended)


def _row(
    case: Case,
    result: Assessment,
    engine: Engine,
    questions: int | None,
    screens: int | None,
    ended: str,
) -> Row:
    gold = case.gold
    level = result.disposition.level
    judged = judge(gold, level)
    accepted = gold.accepted
    ranked = [cause.condition for cause in result.differential if not is_other(cause.condition)]
    known = gold.condition in engine.conditions
    place = next((i + 1 for i, name in enumerate(ranked) if name in accepted), 0)
    regions = [name for name, _ in result.regions]
    region_rank = next((i + 1 for i, name in enumerate(regions) if name in gold.region), 0)
    return Row(
        id=case.id,
        in_scope=case.in_scope,
        level=level,
        set_by=result.disposition.set_by,
        red_flags=tuple(one.id for one in result.red_flags),
        gold_triage=gold.triage,
        defensible=gold.triage_defensible,
        emergency=judged.emergency,
        missed_emergency=judged.missed,
        under=judged.under,
        over=judged.over,
        gold_condition=gold.condition,
        known_condition=known,
        rank=place,
        top=tuple(ranked[:5]),
        gold_region=gold.region,
        region_rank=region_rank,
        regions=tuple(regions[:2]),
        questions=questions,
        screens=screens,
        ended=ended,
    )


Rate = tuple[str, Callable[[Row], bool], Callable[[Row], bool]]

# name, which rows count, which of them are hits
RATES: tuple[Rate, ...] = (
    ("emergency_sensitivity", lambda r: r.emergency, lambda r: not r.missed_emergency),
    ("not_under_triaged", lambda r: bool(r.gold_triage), lambda r: not r.under),
    (
        "over_triage_rate",
        lambda r: r.gold_triage in ("routine_appointment", "self_care"),
        lambda r: r.over,
    ),
    ("exact_triage", lambda r: bool(r.gold_triage), lambda r: r.level == r.gold_triage),
    ("defensible_triage", lambda r: bool(r.gold_triage), lambda r: r.level in r.defensible),
    ("top1", lambda r: r.known_condition, lambda r: r.rank == 1),
    ("top3", lambda r: r.known_condition, lambda r: 1 <= r.rank <= 3),
    ("top5", lambda r: r.known_condition, lambda r: 1 <= r.rank <= 5),
    ("region_top1", lambda r: r.known_condition and bool(r.gold_region), lambda r: r.region_rank == 1),
    ("region_top2", lambda r: r.known_condition and bool(r.gold_region), lambda r: 1 <= r.region_rank <= 2),
)

IN_WORDS = {
    "emergency_sensitivity": "emergencies recognised",
    "not_under_triaged": "not below the lowest defensible level",
    "over_triage_rate": "mild cases sent to emergency",
    "exact_triage": "exact level",
    "defensible_triage": "defensible level",
    "top1": "cause named first",
    "top3": "cause within three",
    "top5": "cause within five",
    "region_top1": "region named first",
    "region_top2": "region within two",
}


def summarise(rows: Sequence[Row]) -> dict[str, Any]:
    """The figures over the rows in scope, each rate with its Wilson interval and n."""
    scoped = [row for row in rows if row.in_scope]
    found: dict[str, Any] = {
        "n": len(scoped),
        "out_of_scope": len(rows) - len(scoped),
        "unknown_condition": sum(1 for row in scoped if row.gold_condition and not row.known_condition),
    }
    intervals: dict[str, list[float]] = {}
    counts: dict[str, list[int]] = {}
    for name, counted, hit in RATES:
        chosen = [row for row in scoped if counted(row)]
        hits = sum(1 for row in chosen if hit(row))
        found[name] = round(hits / len(chosen), 4) if chosen else None
        intervals[name] = list(wilson(hits, len(chosen)))
        counts[name] = [hits, len(chosen)]
    found["under_triage"] = [row.id for row in scoped if row.under]
    found["missed_emergencies"] = [row.id for row in scoped if row.missed_emergency]
    found["over_triage"] = [row.id for row in scoped if row.over]
    found["questions"] = _spread(row.questions for row in scoped)
    found["screens"] = _spread(row.screens for row in scoped)
    by_rule = [r.screens for r in scoped if r.emergency and r.set_by == "red_flag" and r.ended == "emergency"]
    found["screens_to_emergency"] = _spread(by_rule)
    found["intervals"] = intervals
    found["counts"] = counts
    return found


def _spread(values: Iterable[int | None]) -> dict[str, float | None]:
    known = sorted(value for value in values if value is not None)
    if not known:
        return {"median": None, "p95": None}
    return {"median": median(known), "p95": known[min(len(known) - 1, int(0.95 * len(known)))]}


def report(rows: Sequence[Row]) -> dict[str, Any]:
    """The JSON form of an evaluation: the figures, then a row for each case."""
    return {**summarise(rows), "cases": [asdict(row) for row in rows]}


def knowledge_of(engine: Engine) -> Mapping[str, str]:
    """Which knowledge the figures belong to."""
    return {"version": engine.artifact.version, "hash": engine.artifact.hash}
