"""The model held against the literature, in words: a table in lines and plain values for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from myotome.evaluation.literature import SLACK, Comparison, Share, share_held_out, share_inside
from myotome.knowledge.numbers import ASSUMED_SIZE

_HEAD = f"{'condition':32s} {'finding':42s} {'published':>9s} {'n':>7s} {'interval':>9s} {'predicted':>9s}  inside"


def literature_text(found: Sequence[Comparison]) -> str:
    """One line for each published frequency, the worst misfit first, and how many fit."""
    own, unseen = _honest(found)
    lines = [_HEAD, "-" * len(_HEAD), *map(_line, found), ""]
    lines += [
        f"Inside: {_share(share_inside(found))} of all;",
        f"  {_share(share_inside(own))} of those that no number of the condition rests on (marked *),",
        f"  {_share(share_held_out(own))} of these when the weights of the lesions have not seen the row;",
        f"  {_share(share_inside(unseen))} of those that no judgement of the condition names either (marked **).",
        f"Interval: 95 % (Wilson) and {SLACK * 100:g} points more on each side;"
        f" n = {ASSUMED_SIZE:g} where it was not told (-). All numbers in percent.",
    ]
    return "\n".join(lines)


def literature_json(found: Sequence[Comparison]) -> dict[str, Any]:
    """The same for machines."""
    own, unseen = _honest(found)
    return {
        "inside": {
            "all": _counts(share_inside(found)),
            "not_cited": _counts(share_inside(own)),
            "not_cited_held_out": _counts(share_held_out(own)),
            "not_named": _counts(share_inside(unseen)),
        },
        "rows": [
            {
                "row": one.row,
                "condition": one.condition,
                "finding": one.finding,
                "values": list(one.values),
                "published": round(one.published, 4),
                "n": one.n,
                "interval": [round(one.low, 4), round(one.high, 4)],
                "predicted": round(one.predicted, 4),
                "held_out": round(one.held_out, 4),
                "inside": one.inside,
                "misfit": round(one.misfit, 4),
                "cited": one.cited,
                "named": one.named,
            }
            for one in found
        ],
    }


def label(one: Comparison) -> str:
    """What was counted: the finding, with its values where these are named."""
    return one.finding + (f" {'|'.join(one.values)}" if one.values else "")


def _honest(found: Sequence[Comparison]) -> tuple[list[Comparison], list[Comparison]]:
    """Those that no number rests on, and of these those that nobody who judged has named."""
    own = [one for one in found if not one.cited]
    return own, [one for one in own if not one.named]


def _line(one: Comparison) -> str:
    count = str(one.n) if one.n else "-"
    interval = f"{one.low * 100:.0f}-{one.high * 100:.0f}"
    mark = "" if one.cited else " *" if one.named else " **"
    return (
        f"{_short(one.condition, 32):32s} {_short(label(one), 42):42s} {one.published * 100:9.1f} {count:>7s}"
        f" {interval:>9s} {one.predicted * 100:9.1f}  {'yes' if one.inside else 'NO '}{mark}"
    ).rstrip()


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 2] + ".."


def _share(of: Share) -> str:
    return f"{of.inside} of {of.total} ({of.share * 100:.0f} %)"


def _counts(of: Share) -> dict[str, float]:
    return {"inside": of.inside, "total": of.total, "share": round(of.share, 4)}
