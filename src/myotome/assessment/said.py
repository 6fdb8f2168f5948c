"""An answer in words, as every room of a result repeats it."""

from __future__ import annotations

from myotome.assessment.engine import Engine
from myotome.assessment.result import Said
from myotome.assessment.sentences import SENTENCES
from myotome.knowledge.finding import Answer, NotSure


def said(engine: Engine, name: str, answer: Answer) -> Said:
    """An answer in words."""
    finding = engine.findings[name]
    words = SENTENCES["said.answer"].format(label=finding.label, answer=finding.says(answer))
    return Said(name, "unknown" if isinstance(answer, NotSure) else answer, words)
