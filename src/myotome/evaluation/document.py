"""docs/evaluation.md: every figure of an evaluation with its n, its interval and the knowledge it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from myotome.evaluation.calibration import Calibration
from myotome.evaluation.disturb import played_down
from myotome.evaluation.pictures import in_words, reliability_diagram, tradeoff_diagram
from myotome.evaluation.robustness import MISSING, WRONG, Robustness, Share
from myotome.evaluation.score import IN_WORDS, RATES
from myotome.evaluation.study import Within
from myotome.evaluation.svg import draw
from myotome.evaluation.tradeoff import Curve, Point
from myotome.evaluation.wilson import wilson

VIEWS = ("history", "with examination")
FIGURES = "figures"
# What the project set out to reach: rate, view, whether more is better, by how much.
TARGETS: tuple[tuple[str, str, bool, float], ...] = (
    ("emergency_sensitivity", "history", True, 1.0),
    ("not_under_triaged", "history", True, 0.99),
    ("over_triage_rate", "history", False, 0.1),
    ("defensible_triage", "history", True, 0.9),
    ("top1", "history", True, 0.6),
    ("top3", "history", True, 0.85),
    ("top5", "history", True, 0.92),
    ("top1", "with examination", True, 0.7),
    ("top3", "with examination", True, 0.9),
    ("top5", "with examination", True, 0.95),
    ("region_top1", "history", True, 0.8),
    ("region_top2", "history", True, 0.93),
    ("region_top1", "with examination", True, 0.9),
)
MISSED_TARGETS = {"missing": 0.01, "wrong": 0.03}
MOST_CEASED = 8
ERROR_TARGET, COVER_TARGET = 0.03, (0.88, 0.92)
DISTURBED = {
    "none": "as told",
    "missing": f"{MISSING * 100:.0f} % of answers missing",
    "wrong": f"{WRONG * 100:.0f} % of answers wrong",
    "played down": "played down, one step milder",
    "played down, nothing denied": "played down, nothing denied",
    "contradicting": "two answers contradict each other",
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was measured, view by view in the order of VIEWS (for `sets`, the interview last).

    sets: summaries by set of cases. simulated, cases: calibration by name of the study.
    within: single worlds by name of the study. curves: rules and causes, then causes alone.
    """

    version: str
    digest: str
    sets: Mapping[str, Sequence[Mapping[str, Any]]]
    robustness: Mapping[str, Sequence[Robustness]]
    simulated: Mapping[str, Calibration]
    within: Mapping[str, Within]
    cases: Mapping[str, Calibration]
    curves: Mapping[str, tuple[Curve, Curve]]
    seconds: float


def figures(found: Evaluation) -> dict[str, str]:
    """The pictures by file name."""
    # Four lines can be told apart; the table has them all.
    shown = {n: one.top for n, one in found.simulated.items() if "one by one" not in n and "priors" not in n}
    every = {
        f"{name}, {which}": one
        for name, pair in found.curves.items()
        for which, one in zip(("rules and causes", "causes alone"), pair, strict=True)
    }
    return {
        "reliability_simulated.svg": draw(
            reliability_diagram("Reliability on simulated patients", "The likeliest cause of each patient.", shown)
        ),
        "reliability_cases.svg": draw(
            reliability_diagram(
                "Reliability on development cases",
                "The likeliest cause of each case.",
                {name: one.top for name, one in found.cases.items()},
            )
        ),
        "tradeoff.svg": draw(
            tradeoff_diagram("Missed against needless emergencies", "What more caution costs.", every)
        ),
    }


def document(found: Evaluation) -> str:
    """The page, as Markdown."""
    parts = (_head, _targets, _cases, _robustness, _tradeoff, _simulated, _worlds, _case_calibration)
    return "\n".join(line for part in parts for line in [*part(found), ""]).rstrip() + "\n"


def _head(found: Evaluation) -> Iterator[str]:
    yield "# Evaluation"
    yield ""
    yield f"Knowledge {found.version} (`{found.digest[:12]}`). Written by `make evaluate`; do not edit."
    yield ""
    yield (
        "The development cases were used to choose the knowledge and the numbers of the model, so their figures are "
        "those of familiar ground. Case reports and examination vignettes select for the unusual. The triage labels "
        "were read by one or two readers from published guidance; none is a clinician's sign-off. Intervals are 95 % "
        "(Wilson) unless stated otherwise."
    )


def _targets(found: Evaluation) -> Iterator[str]:
    yield "## What was aimed at"
    yield ""
    rows: list[list[str]] = []
    together = found.sets["all together"]
    for rate, view, more, target in TARGETS:
        value = together[VIEWS.index(view)][rate]
        if value is not None:
            sign = "at least" if more else "at most"
            rows.append(_target(f"{IN_WORDS[rate]}, {view}", sign, target, value))
    for view, each in found.robustness.items():
        for one in each:
            if one.name in MISSED_TARGETS and one.missed.n:
                value = one.missed.hits / one.missed.n
                name = f"emergencies missed, {DISTURBED[one.name]}, {view}"
                rows.append(_target(name, "at most", MISSED_TARGETS[one.name], value))
    for name, one in found.simulated.items():
        rows.append(_target(f"calibration error, {name}", "at most", ERROR_TARGET, one.top_error))
        low, high = COVER_TARGET
        value = one.covered_fair
        gap = "met" if low <= value <= high else f"off by {max(low - value, value - high) * 100:.2f} points"
        cover = f"{low * 100:.0f} to {high * 100:.0f} %"
        rows.append([f"90 % sets cover (exact mass), {name}", cover, f"{value * 100:.2f} %", gap])
    yield from _table(["", "aim", "found", ""], rows)


def _target(name: str, sign: str, target: float, value: float) -> list[str]:
    gap = target - value if sign == "at least" else value - target
    # Figures are kept to four places, so less than half of the last is no gap.
    met = "met" if gap < 5e-5 else f"off by {gap * 100:.2f} points"
    return [name, f"{sign} {target * 100:g} %", f"{value * 100:.2f} %", met]


def _cases(found: Evaluation) -> Iterator[str]:
    yield "## Development cases"
    yield ""
    yield (
        "*History* is what anyone can be asked; in the *interview* the case plays the patient and says no to what it "
        "does not state."
    )
    for name, views in found.sets.items():
        screens = views[-1]["screens"]
        yield ""
        yield f"### {name.replace('_', ' ').capitalize()}: {views[0]['n']} in scope"
        yield ""
        rows = [[IN_WORDS[rate], *(_rate(one, rate) for one in views)] for rate, _, _ in RATES]
        yield from _table(["", *VIEWS, "interview"], rows)
        yield ""
        yield f"Screens: median {screens['median']}, 95th percentile {screens['p95']}."


def _rate(found: Mapping[str, Any], rate: str) -> str:
    hits, n = found["counts"][rate]
    return _share(Share(hits, n))


def _share(one: Share) -> str:
    if not one.n:
        return "-"
    low, high = wilson(one.hits, one.n)
    return f"{one.hits / one.n * 100:.1f} % ({low * 100:.0f} to {high * 100:.0f}), n={one.n}"


def _robustness(found: Evaluation) -> Iterator[str]:
    yield "## Robustness"
    yield ""
    yield (
        "The development cases in scope with their answers disturbed. What is drawn is drawn several times for each "
        "case; n counts cases, so that repeats do not narrow the intervals. *Wrong* is any other legal answer, each as "
        "likely. *Played down*: " + _first_words(played_down.__doc__) + " Questions answered with yes or no stay as "
        "they are, and so does what was examined; *nothing denied* leaves what is there in its mildest form. "
        "*Contradicting* changes as few answers as make one of the known contradictions hold."
    )
    for view, each in found.robustness.items():
        yield ""
        yield f"### Robustness, {view}"
        yield ""
        rows = [
            [
                DISTURBED[one.name],
                *map(_share, (one.missed, one.under, one.over, one.top1, one.top3, one.lowered)),
                str(one.repeats),
            ]
            for one in each
        ]
        heads = ["", "emergencies missed", "below defensible", "needless emergency", "cause first", "within three"]
        yield from _table([*heads, "red-flag level lowered", "draws"], rows)
        yield ""
        for one in each:
            if one.name == "played down" and one.ceased:
                flags = ", ".join(f"{flag} ({times})" for flag, times in one.ceased[:MOST_CEASED])
                yield f"Red flags that playing down most often undid where the level fell: {flags}."
    broken = [one for each in found.robustness.values() for r in each for one in r.broken]
    yield ""
    yield (
        "*Red-flag level lowered*: the level had been set by a red flag and became lower. It does so only where the "
        f"flag itself holds no more; cases in which a flag held above the advised level: {len(broken)}."
    )


def _tradeoff(found: Evaluation) -> Iterator[str]:
    yield "## Trade-off"
    yield ""
    yield f"![Missed against needless emergencies, by the weight of under-triage]({FIGURES}/tradeoff.svg)"
    yield ""
    yield (
        "The under-triage side of the harm table is multiplied by a factor; 1 is the table as it stands. Floors set by "
        "red flags do not move, so *rules and causes* is short; *causes alone* shows the table without them. Simulated "
        "patients need what their cause needs, though an early or mild form may truly need less; their answers are "
        "drawn apart from each other, so some set off a red flag that no real story would."
    )
    for name, pair in found.curves.items():
        yield ""
        yield f"### Trade-off, {name}"
        yield ""
        rows = [
            [in_words(both.factor), _missed(both), _over(both), _missed(alone), _over(alone)]
            for both, alone in zip(*pair, strict=True)
            if both.factor.is_integer() or (1 / both.factor).is_integer()
        ]
        heads = ["factor", "missed, rules and causes", "needless", "missed, causes alone", "needless"]
        yield from _table(heads, rows)


def _missed(one: Point) -> str:
    return _share(Share(one.missed, one.emergencies))


def _over(one: Point) -> str:
    return _share(Share(one.over, one.mild))


def _simulated(found: Evaluation) -> Iterator[str]:
    yield "## Calibration on simulated patients"
    yield ""
    yield f"![Said against came true, simulated patients]({FIGURES}/reliability_simulated.svg)"
    yield ""
    yield (
        "Patients are drawn from the model, so this shows whether its arithmetic keeps its word, not whether its "
        "numbers are those of the world. Age, sex, tempo, course and the weak leg are always told; a quarter of what "
        "anyone can be asked comes up, and with examination three in ten of its findings. The model lets findings that "
        "measure one thing share their weight. Patients drawn *one by one* lack the bond that this stands for, so to "
        "them the engine is less sure than it could be; *agreeing* patients have it: with the probability that a "
        "group's overlap names, all its findings take the same quantile. *Drawn rates*: each condition's rates are "
        "drawn from their samples anew for each world; with *drawn priors* so is how common each cause is."
    )
    yield ""
    yield from _table(CALIBRATION_HEADS, [_calibration(name, one) for name, one in found.simulated.items()])
    yield ""
    yield (
        "*Error* is the expected calibration error over ten bins; *by chance* is what a sample of this size shows even "
        "if every word is true. *Every cause* means each that was given at least 1 in 100. Whole causes seldom add up "
        "to 90 % exactly, so a set holds more (*mass*) and covers more; *exact* counts the last cause only for the "
        "part that is needed."
    )


CALIBRATION_HEADS = (
    "", "n", "said of the first", "first is right", "error, first", "by chance", "error, every cause", "by chance",
    "Brier", "90 % set: causes", "mass", "covers", "exact",
)  # fmt: skip


def _calibration(name: str, one: Calibration) -> list[str]:
    return [
        name,
        str(one.n),
        f"{one.said * 100:.1f} %",
        _share(Share(one.right * one.n, one.n)).partition(", n=")[0],
        f"{one.top_error:.3f}",
        f"{one.top_chance:.3f}",
        f"{one.every_error:.3f}",
        f"{one.every_chance:.3f}",
        f"{one.brier:.3f}",
        f"{one.set_size:.1f} (median {one.set_median:g})",
        f"{one.set_mass * 100:.1f} %",
        _share(Share(one.covered * one.n, one.n)).partition(", n=")[0],
        f"{one.covered_fair * 100:.1f} %",
    ]


def _worlds(found: Evaluation) -> Iterator[str]:
    yield "### Within one world"
    yield ""
    yield (
        "Over many worlds drawn rates cancel out: a rate drawn anew is right on average. We live in one world, so the "
        "error within each is shown too. *Inside*: how often what an all-knowing engine would say (the same model with "
        "that world's numbers) lies in the 90 % interval that is shown to the person."
    )
    yield ""
    rows = [
        [
            name,
            str(one.worlds),
            f"{one.top_error:.3f}",
            f"{one.worst:.3f}",
            f"{one.top_chance:.3f}",
            f"{one.inside_top * 100:.1f} %",
            f"{one.inside * 100:.1f} %",
        ]
        for name, one in found.within.items()
    ]
    heads = ["", "worlds", "error, first (mean)", "worst world", "by chance", "inside, first", "inside, every cause"]
    yield from _table(heads, rows)


def _case_calibration(found: Evaluation) -> Iterator[str]:
    yield "## Calibration on development cases"
    yield ""
    yield f"![Said against came true, development cases]({FIGURES}/reliability_cases.svg)"
    yield ""
    yield (
        "In scope, with a cause that the model holds. Published cases are no sample of those who ask, so probabilities "
        "that are right for people need not be right for them."
    )
    yield ""
    yield from _table(CALIBRATION_HEADS, [_calibration(name, one) for name, one in found.cases.items()])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _first_words(text: str | None) -> str:
    """The first sentence of a docstring, so that the page says what the code does."""
    sentence = " ".join((text or "").split("\n\n")[0].split())
    return sentence[:1].lower() + sentence[1:]
