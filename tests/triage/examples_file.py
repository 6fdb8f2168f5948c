"""Reading `examples.yaml`: small answer sets with the floor and what must hold or must not.

For each rule the file names the floor that the answers lead to and whether the rule itself holds; for each shared
concept only whether it holds. `broken` is the check itself, so that whoever changes a rule on purpose to see whether
anybody notices (`make mutants`) asks the same question as the test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from myotome.assessment.answers import read_answers
from myotome.knowledge.finding import Answer, Finding
from myotome.knowledge.levels import Level, highest
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import Concept, holds

FILE = Path(__file__).parent / "examples.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """owner: a rule or a concept. floor: of all rules together; none where the owner is a concept."""

    owner: str
    answers: Mapping[str, Answer]
    holds: bool
    floor: Level | None

    def __str__(self) -> str:
        return f"{self.owner} must {'' if self.holds else 'not '}hold with {dict(self.answers)}"


def read_examples(findings: Mapping[str, Finding], path: Path = FILE) -> tuple[Example, ...]:
    """Every example, in the order of the file."""
    raw: dict[str, Any] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    found: list[Example] = []
    for owner, groups in raw["rules"].items():
        for name, floors in groups.items():
            for level, told in floors.items():
                found += [Example(owner, read_answers(findings, one), name == "holds", level) for one in told]
    for owner, groups in raw["concepts"].items():
        for name, told in groups.items():
            found += [Example(owner, read_answers(findings, one), name == "holds", None) for one in told]
    return tuple(found)


def broken(
    examples: tuple[Example, ...], rules: Mapping[str, RedFlag], concepts: Mapping[str, Concept]
) -> Iterator[str]:
    """What the examples have against these rules; nothing when all is as they say."""
    for one in examples:
        if one.floor is None:
            if one.owner not in concepts:
                yield f"no concept {one.owner}"
            elif holds(concepts[one.owner].when, one.answers) is not one.holds:
                yield str(one)
            continue
        fired: dict[str, Level] = {name: rule.level for name, rule in rules.items() if holds(rule.when, one.answers)}
        if (one.owner in fired) is not one.holds:
            yield str(one)
        if (level := highest(list(fired.values()))) != one.floor:
            yield f"floor {level}, not {one.floor}, with {dict(one.answers)}"
