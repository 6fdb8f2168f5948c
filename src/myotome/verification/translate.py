"""The rules as formulas for a solver: the one place where their meaning is written a third time.

Each finding is in exactly one of its states (`states`), one truth variable for each. A comparison is then the
union of the states that meet it. What an answer is worth that is not known depends only on how many guards
(`none_of`) stand around it:

- NOT SURE is true outside a guard and inside a guard's guard, false inside a guard: always the worse reading;
- UNASKED is true inside a guard's guard, else false; when asked what *could* hold, what can still be asked is true
  outside a guard as well.

The evaluator (`knowledge.rules`) and the naive reading of the tests say the same in other words; the tests hold all
three against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Literal

from myotome.knowledge.finding import Answer, Finding, NotSure
from myotome.knowledge.rules import AllOf, Among, AnyOf, AtLeast, Concept, Condition, NoneOf, Within
from myotome.verification.states import State, domains, meets

Reading = Literal["holds", "surely", "could"]
Formula = Any  # a solver's own kind of value; the solver has no types that a checker could read


class NoSolver(RuntimeError):
    """The solver is not installed."""


def solver_module() -> Any:
    """z3, imported only where something is proven: nothing else in the project needs it."""
    try:
        return import_module("z3")
    except ImportError:
        raise NoSolver("verify needs the solver z3: pip install z3-solver") from None


class Translation:
    """The formulas of conditions over one set of truth variables."""

    def __init__(self, findings: Mapping[str, Finding], conditions: Iterable[Condition], mark: str = "") -> None:
        """mark: keeps the variables of two translations apart (answers before and after)."""
        self.z3 = solver_module()
        self.states = domains(findings, conditions)
        self.bits: dict[str, list[Formula]] = {
            name: [self.z3.Bool(f"{name}={place}{mark}") for place in range(len(states))]
            for name, states in self.states.items()
        }
        self.askable: dict[str, Formula] = {name: self.z3.Bool(f"askable {name}") for name in self.states}
        self._known: dict[tuple[object, ...], Formula] = {}
        self._true, self._false = self.z3.BoolVal(True), self.z3.BoolVal(False)
        self._swaps: dict[tuple[str, int], tuple[Any, Any]] = {}

    def legal(self, names: Iterable[str] | None = None) -> list[Formula]:
        """Each finding, or each of `names`, is in exactly one state."""
        z3 = self.z3
        found: list[Formula] = []
        for bits in self.bits.values() if names is None else (self.bits[name] for name in names):
            found.append(z3.Or(bits))
            found += [z3.Or(z3.Not(a), z3.Not(b)) for place, a in enumerate(bits) for b in bits[:place]]
        return found

    def holds(self, condition: Condition) -> Formula:
        """`knowledge.rules.holds`."""
        return self._worth(condition, 0, "holds")

    def holds_surely(self, condition: Condition) -> Formula:
        """`knowledge.rules.holds_surely`: NOT SURE is worth the opposite."""
        return self._worth(condition, 0, "surely")

    def could_hold(self, condition: Condition) -> Formula:
        """`knowledge.rules.could_hold`, where `askable` says what can still be asked."""
        return self._worth(condition, 0, "could")

    def unasked(self, name: str) -> Formula:
        return self.bits[name][-1]

    def unsure(self, name: str) -> Formula:
        return self.bits[name][-2]

    def fixed(self, formula: Formula, name: str, place: int) -> Formula:
        """`formula` where the finding `name` is in its state number `place`.

        As `z3.substitute` does it, but without asking each pair for its sort: it is put ten thousands of times.
        """
        z3, many = self.z3, len(self.bits[name])
        if (name, place) not in self._swaps:
            old, new = (z3.Ast * many)(), (z3.Ast * many)()
            for index, bit in enumerate(self.bits[name]):
                old[index], new[index] = bit.as_ast(), (self._true if index == place else self._false).as_ast()
            self._swaps[name, place] = old, new
        swapped = z3.Z3_substitute(formula.ctx_ref(), formula.as_ast(), many, *self._swaps[name, place])
        return z3.simplify(z3.BoolRef(swapped, formula.ctx))

    def same(self, answers: Mapping[str, Answer]) -> list[Formula]:
        """The formulas that fix every finding to its state in `answers`; a number takes the state it falls in."""
        return [self.bits[name][self.place(name, answers.get(name))] for name in self.states]

    def place(self, name: str, answer: State) -> int:
        """The number of the state that `answer` falls in."""
        states = self.states[name]
        if answer is None:
            return len(states) - 1
        if isinstance(answer, NotSure):
            return len(states) - 2
        if isinstance(answer, str):
            return states.index(answer)
        known = [one for one in states if isinstance(one, float)]
        # Limits stand at the even places and what lies between them at the odd ones.
        return next(2 * i - (answer < low) for i, low in enumerate(known[::2]) if answer <= low)

    def answers(self, model: Any) -> dict[str, Answer]:
        """The answers of a solver's model."""
        found: dict[str, Answer] = {}
        for name, bits in self.bits.items():
            for bit, state in zip(bits, self.states[name], strict=True):
                if state is not None and self.z3.is_true(model.eval(bit, model_completion=True)):
                    found[name] = state
        return found

    def _worth(self, condition: Condition, guards: int, reading: Reading) -> Formula:
        """What `condition` is worth inside `guards` guards; 1 and 3 guards read alike, and so do 2 and 4."""
        depth = guards if guards <= 2 else 2 - guards % 2
        key = (condition, depth, reading)
        if key not in self._known:
            self._known[key] = self._write(condition, depth, reading)
        return self._known[key]

    def _write(self, condition: Condition, depth: int, reading: Reading) -> Formula:
        z3 = self.z3
        match condition:
            case Among(finding) | Within(finding):
                return self._atom(condition, finding, depth, reading)
            case Concept(_, when):
                return self._worth(when, depth, reading)
            case AllOf(items):
                return z3.And(self._each(items, depth, reading))
            case AnyOf(items):
                return z3.Or(self._each(items, depth, reading))
            case AtLeast(count, items):
                return z3.PbGe([(one, 1) for one in self._each(items, depth, reading)], count)
            case NoneOf(items):
                return z3.Not(z3.Or(self._each(items, depth + 1, reading)))

    def _each(self, items: Sequence[Condition], depth: int, reading: Reading) -> list[Formula]:
        return [self._worth(one, depth, reading) for one in items]

    def _atom(self, atom: Among | Within, finding: str, depth: int, reading: Reading) -> Formula:
        z3, bits = self.z3, self.bits[finding]
        met: list[Formula] = [
            bit
            for bit, state in zip(bits, self.states[finding], strict=True)
            if isinstance(state, str | float) and meets(atom, state)
        ]
        if (depth % 2 == 0) is (reading != "surely"):
            met.append(self.unsure(finding))
        if depth == 2:
            met.append(self.unasked(finding))
        elif depth == 0 and reading == "could":
            met.append(z3.And(self.unasked(finding), self.askable[finding]))
        return z3.Or(met)
