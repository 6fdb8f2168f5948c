"""Generated answer sets, for what is checked on runs of the product beside what is proven."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import NOT_SURE, Answer, Finding


def answer_sets(engine: Engine, many: int, seed: int, *, clinician: bool = True) -> Iterator[dict[str, Answer]]:
    """`many` answer sets, each round the story of a rule: some of what the rule reads, and a little besides."""
    random = Random(seed)  # noqa: S311  not a secret: the same seed gives the same answers
    names = [name for name, one in engine.findings.items() if clinician or one.ask == "anyone"]
    for _ in range(many):
        rule = random.choice(engine.rules)
        near = [name for name in sorted(rule.findings) if name in names]
        chosen = {name for name in near if random.random() < 0.6}
        chosen |= set(random.sample(names, random.randrange(12)))
        yield {name: _answer(engine.findings[name], random) for name in sorted(chosen)}


def _answer(finding: Finding, random: Random) -> Answer:
    if random.random() < 0.12:
        return NOT_SURE
    if finding.kind != "number":
        return random.choice(finding.values)
    if finding.cuts and random.random() < 0.4:
        return random.choice(finding.cuts)
    # Most numbers that matter are small within their range: hours as well as years.
    return round(finding.low + (finding.high - finding.low) * random.random() ** 3, 3)
