"""Generated answers: any legal answer to any finding, or not sure, or never asked."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from myotome.knowledge.finding import NOT_SURE, Answer, Finding


def answer_to(finding: Finding, *, unsure: bool = True) -> st.SearchStrategy[Answer]:
    """Any legal answer to one finding."""
    known: st.SearchStrategy[Answer]
    if finding.kind == "number":
        known = st.floats(finding.low, finding.high, allow_nan=False).map(lambda x: round(x, 3))
    else:
        known = st.sampled_from(finding.values)
    return st.one_of(known, st.just(NOT_SURE)) if unsure else known


def answers_to(
    findings: Mapping[str, Finding], *, most: int = 25, unsure: bool = True
) -> st.SearchStrategy[dict[str, Answer]]:
    """Answers to some of `findings`."""
    names = st.lists(st.sampled_from(sorted(findings)), max_size=most, unique=True)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries({name: answer_to(findings[name], unsure=unsure) for name in chosen})
    )
