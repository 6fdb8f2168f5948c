"""The model held against the literature as a picture: published against predicted, with the diagonal."""

from __future__ import annotations

from collections.abc import Sequence

from myotome.evaluation.literature import Comparison
from myotome.evaluation.svg import Axis, Chart, Dot, Dots, Line, draw
from myotome.report.literature_text import label

_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def literature_picture(found: Sequence[Comparison]) -> str:
    """An SVG document; what lies inside and outside differs in colour, in shape and in words."""
    inside = [one for one in found if one.inside]
    outside = [one for one in found if not one.inside]
    return draw(
        Chart(
            "The model held against the literature",
            f"{len(found)} published frequencies of a finding in a condition (across) and the model's (up). "
            f"{len(inside)} predictions lie inside the widened sampling interval, {len(outside)} outside. "
            "On the dashed diagonal both are equal.",
            Axis("published frequency", 0, 1, _TICKS, percent=True),
            Axis("predicted frequency", 0, 1, _TICKS, percent=True),
            (
                Line(((0, 0), (1, 1)), guide=True),
                Dots(tuple(map(_dot, inside)), f"inside the interval: {len(inside)}"),
                Dots(tuple(map(_dot, outside)), f"outside: {len(outside)}"),
            ),
            width=600,
            height=640,
        )
    )


def _dot(one: Comparison) -> Dot:
    says = f"published {one.published * 100:g} %, predicted {one.predicted * 100:.1f} %"
    return Dot(one.published, one.predicted, says=f"{label(one)} in {one.condition}: {says}")
