"""Laws of every interview that can happen: it ends, and the certificate of its result is true."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress, next_step
from myotome.interview.reply import after_screen, ticked, with_answers
from myotome.knowledge.finding import NOT_SURE, Answer, Finding
from myotome.knowledge.levels import RANK
from myotome.knowledge.rules import Among, Condition, Within, findings_of
from myotome.knowledge.screen import Question
from tests.effort import effort
from tests.generate import answer_to
from tests.triage.naive import atoms, counts

MOST_FORWARD = 60  # screens; more than there are
MOST_WORLDS = 400  # completions of one rule that are tried


def replies(data: st.DataObject, engine: Engine, question: Question) -> tuple[dict[str, Answer], list[str]]:
    """Any reply to a question: answers, and the findings that were left without one."""
    if data.draw(st.integers(0, 5)) == 0:
        return {}, list(question.findings)
    if question.finding:
        return {question.finding: data.draw(answer_to(engine.findings[question.finding]))}, []
    kind = data.draw(st.sampled_from(("ticks", "one by one")))
    if kind == "ticks":
        given_ = ticked(question, data.draw(st.lists(st.sampled_from(question.findings), max_size=2)))
        return given_, [name for name in question.settles if name not in given_]
    return {i.finding: data.draw(st.sampled_from([i.otherwise or NOT_SURE, NOT_SURE])) for i in question.items}, []


@settings(max_examples=effort(80))
@given(data=st.data(), mode=st.sampled_from(("person", "carer", "clinician")))
def test_every_interview_ends_and_its_certificate_is_true(engine: Engine, data: st.DataObject, mode: str) -> None:
    """Random replies, not sure, skipped questions, going back and changing earlier answers, a few times each."""
    progress, past, detours, forward = Progress({}), list[Progress](), 4, 0
    while (step := next_step(engine, progress, mode)).screen is not None:
        forward += 1
        assert forward < MOST_FORWARD + 8 * 4, "an interview must end"
        if detours and data.draw(st.integers(0, 6)) == 0:
            detours -= 1
            if past and data.draw(st.booleans()):
                progress = past.pop()
                continue
            if progress.answers:
                name = data.draw(st.sampled_from(sorted(progress.answers)))
                progress = with_answers(engine.rules, progress, {name: data.draw(answer_to(engine.findings[name]))})
                continue
        past.append(progress)
        for question in step.screen.questions:
            given_, skipped = replies(data, engine, question)
            progress = with_answers(engine.rules, progress, given_, skipped)
        progress = after_screen(progress, step.why)
    result = assess(engine, progress.answers, clinician=mode == "clinician", story=False)
    askable = engine.askable(mode == "clinician", progress.answers)
    level = result.disposition.level
    for rule in engine.rules:
        if RANK[rule.level] > RANK[level] and can_fire(engine, rule.when, progress.answers, askable):
            assert not result.certificate.complete, rule.id
            assert rule.id in result.certificate.open, rule.id
    assert result.certificate.complete == (not result.certificate.open)
    if step.ended == "complete" and not progress.skipped:
        assert result.certificate.complete, "who answered everything is left with no open danger sign"


def can_fire(engine: Engine, when: Condition, answers: Mapping[str, Answer], askable: frozenset[str]) -> bool:
    """Whether some real answers to the open findings of a rule make it count: by trying them, where they are few."""
    unasked = sorted({name for name in findings_of(when) if name not in answers and name in askable})
    choices = [list(tried(engine.findings[name], when)) for name in unasked]
    if counts(when, answers) or math.prod(map(len, choices)) > MOST_WORLDS:
        return False
    return any(counts(when, {**answers, **dict(zip(unasked, world, strict=True))}) for world in product(*choices))


def tried(finding: Finding, when: Condition) -> Iterator[Answer]:
    """The answers to a finding that a rule can tell apart."""
    mine = [atom for atom in atoms(when) if atom.finding == finding.id]
    if finding.kind == "number":
        for atom in mine:
            assert isinstance(atom, Within)
            yield from (x for x in (atom.low, atom.high, atom.low + 1e-3, atom.high - 1e-3) if math.isfinite(x))
    else:
        named = {value for atom in mine if isinstance(atom, Among) for value in atom.values}
        yield from sorted(named)
        yield from [value for value in finding.values if value not in named][:1]
    yield NOT_SURE
