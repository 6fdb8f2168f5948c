"""The pictures of an evaluation: reliability, and the trade-off between missed and needless emergencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from myotome.evaluation.calibration import Bin
from myotome.evaluation.svg import Axis, Chart, Dot, Dots, Line, Words
from myotome.evaluation.tradeoff import Curve, Point
from myotome.evaluation.wilson import wilson

STEPS = tuple(step / 5 for step in range(6))


def reliability_diagram(title: str, what: str, series: Mapping[str, Sequence[Bin]]) -> Chart:
    """What came true against what was said, for each of `series`. what: one sentence on whose forecasts."""
    dots = tuple(Dots(tuple(map(_bin, bins)), name, joined=True) for name, bins in series.items())
    told = "; ".join(
        f"{name}: " + ", ".join(f"{one.rate * 100:.0f} at {one.said * 100:.0f}" for one in bins)
        for name, bins in series.items()
    )
    return Chart(
        title,
        f"{what} Across: the probability that was said. Up: how often it came true, with the 95 % interval. "
        f"On the dashed diagonal both are equal; above it the engine is too careful, below too sure. "
        f"In per cent, came true at said: {told}.",
        Axis("said", 0, 1, STEPS, percent=True),
        Axis("came true", 0, 1, STEPS, percent=True),
        (Line(((0, 0), (1, 1)), "said and true are equal", guide=True), *dots),
        width=560,
        height=620,
    )


def _bin(one: Bin) -> Dot:
    low, high = wilson(one.hits, one.n)
    says = f"said {one.said * 100:.0f} %, came true {one.rate * 100:.0f} % ({one.hits} of {one.n})"
    return Dot(one.said, one.rate, low, high, says)


def tradeoff_diagram(title: str, what: str, series: Mapping[str, Curve]) -> Chart:
    """Missed emergencies against mild cases sent to emergency, a point for each factor on the harm table."""
    dots = tuple(Dots(tuple(map(_point, points)), name, joined=True) for name, points in series.items())
    stands = [(name, next(point for point in points if point.factor == 1)) for name, points in series.items()]
    told = "; ".join(f"{name}: {_point(point).says}" for name, point in stands)
    most = max((point.missed_rate for points in series.values() for point in points), default=0.0)
    top = next((step for step in (0.1, 0.2, 0.5) if most <= step), 1.0)
    return Chart(
        title,
        f"{what} Across: mild cases sent to emergency. Up: emergencies missed. Each point is a factor on the "
        f"under-triage side of the harm table, from {in_words(min(p.factor for _, c in series.items() for p in c))} "
        f"at the left to {in_words(max(p.factor for _, c in series.items() for p in c))} at the right. {told}.",
        Axis("mild cases sent to emergency", 0, 1, STEPS, percent=True),
        Axis("emergencies missed", 0, top, percent=True),
        (*dots, *(Words(point.over_rate, point.missed_rate, "1") for _, point in stands)),
    )


def _point(one: Point) -> Dot:
    says = f"factor {in_words(one.factor)}: missed {one.missed} of {one.emergencies}, needless {one.over} of {one.mild}"
    return Dot(one.over_rate, one.missed_rate, says=says)


def in_words(factor: float) -> str:
    """A factor as people write it: 2, or 1/2."""
    return f"{factor:.3g}" if factor >= 1 else f"1/{1 / factor:.3g}"
