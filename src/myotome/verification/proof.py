"""What a proof found: proven over so many states, or broken by these answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import NamedTuple

from myotome.verification.subject import Answers, Subject


class Broken(NamedTuple):
    """A counterexample. what: what goes wrong, in words. answers: a smallest set of answers that shows it."""

    what: str
    answers: Answers


class Proof(NamedTuple):
    """One promise. says: what was proven, with its figures. questions: put to the solver, or states walked through.

    states: how many sets of answers it speaks of, as a power of ten. seconds: time taken.
    """

    promise: int
    name: str
    says: tuple[str, ...]
    questions: int
    states: float
    seconds: float
    broken: tuple[Broken, ...]

    @property
    def proven(self) -> bool:
        return not self.broken


class Part(NamedTuple):
    """A piece of a proof. says: what it shows. questions: asked beside those of the solver."""

    says: str
    broken: tuple[Broken, ...] = ()
    questions: int = 0


def prove(promise: int, name: str, subject: Subject, parts: Iterable[Callable[[Subject], Part]]) -> Proof:
    """Run the pieces of one proof and time them."""
    start, before = perf_counter(), subject.asked
    done = [part(subject) for part in parts]
    return Proof(
        promise,
        name,
        tuple(one.says for one in done),
        subject.asked - before + sum(one.questions for one in done),
        subject.states,
        perf_counter() - start,
        tuple(broken for one in done for broken in one.broken),
    )
