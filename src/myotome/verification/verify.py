"""All six promises, proven one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from myotome.assessment.engine import Engine
from myotome.knowledge.red_flag import RedFlag
from myotome.verification import advice_proof, alive_proof, floor_proof, monotone_proof, staying_proof, unasked_proof
from myotome.verification.proof import Part, Proof, prove
from myotome.verification.subject import Answers, Subject

RESULTS = 15  # results whose certificate is put to the solver, for each informant
PAIRS = 300  # pairs of answer sets that differ in one danger sign
INTERVIEWS = 5  # interviews played in each mode
LONG = 20  # times as many of both in the long run


def verify(engine: Engine, *, long: bool = False, rules: Sequence[RedFlag] | None = None) -> Iterator[Proof]:
    """Each promise as it is proven.

    rules: other rules than the engine's (a test plants a broken one). long: more runs of the product beside the
    proofs, which are the same.
    """
    times = LONG if long else 1
    subject = Subject(engine, rules)

    @cache
    def told() -> dict[str, Answers]:
        return witnesses(subject)

    def pairs(one: Subject) -> Part:
        return advice_proof.worse_sign_on_runs(one, PAIRS * times)

    def certificates(one: Subject) -> Part:
        return unasked_proof.certificates(one, RESULTS * times)

    def interviews(one: Subject) -> Part:
        return unasked_proof.interviews(one, INTERVIEWS * times)

    def emergencies(one: Subject) -> Part:
        return staying_proof.emergencies_end_it(one, told())

    def results(one: Subject) -> Part:
        return staying_proof.results_say_it(one, told())

    promises: list[tuple[str, list[Callable[[Subject], Part]]]] = [
        ("floor", [floor_proof.never_below_a_rule]),
        (
            "monotone",
            [
                monotone_proof.everything_has_a_direction,
                monotone_proof.worse_is_never_milder,
                advice_proof.everything_is_sorted,
                advice_proof.readings_only_grow,
                pairs,
            ],
        ),
        ("unknown is not safe", [floor_proof.unknown_is_not_safe]),
        (
            "no unasked emergency",
            [
                unasked_proof.no_completion_raises,
                unasked_proof.no_question_returns,
                unasked_proof.open_means_askable,
                unasked_proof.screens_in_order,
                certificates,
                interviews,
            ],
        ),
        ("no dead rule", [alive_proof.every_rule_decides]),
        ("an emergency ends the interview and stays", [staying_proof.every_history, emergencies, results]),
    ]
    for number, (name, parts) in enumerate(promises, 1):
        yield prove(number, name, subject, parts)


def witnesses(subject: Subject) -> dict[str, Answers]:
    """For each rule that has one, the smallest story that it alone decides."""
    found = {rule.id: alive_proof.witness(subject, rule) for rule in subject.rules}
    return {name: answers for name, answers in found.items() if answers is not None}
