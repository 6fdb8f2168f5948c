"""How a question is worded for the informant: the person, somebody beside them, or a clinician."""

from __future__ import annotations

from myotome.assessment.engine import Engine
from myotome.knowledge.finding import Finding
from myotome.knowledge.screen import Question


def wording(engine: Engine, question: Question, mode: str, *, again: bool = False) -> str:
    """The words of a question for this informant; `again`: the same in other words."""
    if not question.finding:
        return question.carer if mode == "carer" and question.carer else question.text
    return asked_alone(engine.findings[question.finding], mode, again=again)


def asked_alone(finding: Finding, mode: str, *, again: bool = False) -> str:
    """The words that ask for one finding."""
    if again and finding.again:
        return finding.again
    if mode == "clinician" and finding.clinician:
        return finding.clinician
    return finding.carer if mode == "carer" and finding.carer else finding.question
