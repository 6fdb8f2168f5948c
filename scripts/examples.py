"""`python -m scripts.examples`: write tests/triage/examples.yaml anew, after a rule was changed on purpose.

For every wrong change to a rule or concept that means anything (`mutation/rule_mutants.py`) a solver looks for
answers that tell it from the right one: near misses at every condition and limit. One set of answers may show many
changes at once; it is then cut down to what is needed. What is expected of each is said by the naive reader of the
tests and must be what the production evaluator says.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.mutation.apart import Worlds
from scripts.mutation.rule_mutants import Mutant, mutants
from tests.triage.examples_file import FILE
from tests.triage.naive import counts

from myotome.assessment.answers import read_answers
from myotome.knowledge.base import KnowledgeBase, read_knowledge
from myotome.knowledge.finding import NOT_SURE, Answer, NotSure
from myotome.knowledge.levels import LEVELS, RANK, highest
from myotome.knowledge.red_flag import RedFlag
from myotome.knowledge.rules import Condition, findings_of, holds

ROOT = Path(__file__).parent.parent
HEAD = """\
# Small sets of answers, what must hold with them, and the floor under the advice. Written by `python -m
# scripts.examples`: renew it only when a rule was changed on purpose, and read what changed.
# For a rule: the answers with which it holds, and those with which it just does not, by the floor of all rules
# together. For a shared concept: with which answers it holds, and with which it just does not.
"""
Answers = dict[str, Answer]
MOST = 12  # answers in one example, unless fewer changes can not be shown with less


class Writer:
    """The examples of every rule and concept, as they are found."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.rules: Mapping[str, RedFlag] = base.red_flags
        self.findings = base.vocabulary
        self.meanings: dict[str, Condition] = {name: one.when for name, one in base.concepts.items()}
        self.meanings |= {name: one.when for name, one in self.rules.items()}
        self.mutants: dict[str, list[Mutant]] = {name: [] for name in self.meanings}
        every: list[Condition] = list(self.meanings.values())
        for one in mutants(base.red_flags, base.concepts, self.findings):
            self.mutants[one.owner].append(one)
            if one.owner in self.rules and one.owner in one.rules:
                every.append(one.rules[one.owner].when)
            elif one.owner in one.concepts:
                every.append(one.concepts[one.owner].when)
        self.worlds = Worlds(self.findings, every)
        self.found: dict[str, list[Answers]] = {name: [] for name in self.meanings}
        self.alike: list[Mutant] = []

    def write(self) -> str:
        for name, rule in self.rules.items():
            self.found[name].append(read_answers(self.findings, dict(rule.witness)))
            self._show(name, [one for one in self.mutants[name] if name in one.rules and one.kind != "level lowered"])
            self._alone(rule)
        for name in [one for one in self.meanings if one not in self.rules]:
            hidden = self._show(name, self.mutants[name])
            for one in hidden:
                self._through_a_rule(one)
        for name in self.meanings:
            self._both(name)
        return HEAD + "\n".join([*self._rules(), *self._concepts()]) + "\n"

    def _show(self, owner: str, left: list[Mutant]) -> list[Mutant]:
        """Examples of `owner` that tell all of `left` from it; returns those that nothing tells from it."""
        right = self.meanings[owner]
        wrong = {id(one): one.rules[owner].when if owner in self.rules else one.concepts[owner].when for one in left}
        names = sorted({name for when in (right, *wrong.values()) for name in findings_of(when)})
        apart = {key: self.worlds.formula(right) != self.worlds.formula(when) for key, when in wrong.items()}
        for known in self.found[owner]:
            left = [one for one in left if holds(wrong[id(one)], known) is holds(right, known)]
        alike: list[Mutant] = []
        while left:
            solver = self.worlds.solver(names)
            solver.add(apart[id(left[0])])
            if str(solver.check()) != "sat":
                alike.append(left.pop(0))
                continue
            best = self.worlds.read(solver, names)
            for one in left[1:]:
                if _tells(right, wrong[id(one)], best):
                    solver.add(apart[id(one)])
                    continue
                solver.push()
                solver.add(apart[id(one)])
                if str(solver.check()) == "sat":
                    best = self.worlds.read(solver, names)
                else:
                    solver.pop()
            shown = [wrong[id(one)] for one in left if _tells(right, wrong[id(one)], best)]
            small = self._smaller(best, lambda told, shown=shown: all(_tells(right, one, told) for one in shown))
            if len(small) > MOST:
                first = [wrong[id(left[0])]]
                small = self._smaller(best, lambda told, first=first: all(_tells(right, one, told) for one in first))
            self.found[owner].append(small)
            left = [one for one in left if not _tells(right, wrong[id(one)], small)]
        return alike

    def _through_a_rule(self, one: Mutant) -> None:
        """A change to a concept that shows only inside of a guard, in the first rule that shows it."""
        for name in one.touched:
            if one.owner in self.rules:
                return
            right, wrong = self.rules[name].when, one.rules[name].when
            if any(_tells(right, wrong, told) for told in self.found[name]):
                return
        for name in one.touched:
            right, wrong = self.rules[name].when, one.rules[name].when
            names = sorted({*findings_of(right), *findings_of(wrong)})
            told = self.worlds.find(self.worlds.formula(right) != self.worlds.formula(wrong), names=names)
            if told is not None:
                self.found[name].append(self._smaller(told, lambda t, r=right, w=wrong: _tells(r, w, t)))
                return
        self.alike.append(one)

    def _alone(self, rule: RedFlag) -> None:
        """An example in which no other rule asks for as much, if there is one."""

        def alone(told: Mapping[str, Answer]) -> bool:
            return holds(rule.when, told) and not any(holds(one.when, told) for one in rivals)

        rivals = [one for one in self.rules.values() if RANK[one.level] >= RANK[rule.level] and one.id != rule.id]
        if any(alone(told) for told in self.found[rule.id]):
            return
        names = sorted({name for one in (rule, *rivals) for name in findings_of(one.when)})
        formulas = [self.worlds.formula(rule.when), *(self._not(one.when) for one in rivals)]
        told = self.worlds.find(*formulas, names=names)
        if told is None:
            print(f"{rule.id}: never alone at {rule.level}")
            return
        self.found[rule.id].append(self._smaller(told, alone))

    def _not(self, condition: Condition) -> Any:
        return self.worlds.formula(condition) == False  # noqa: E712  a formula

    def _both(self, name: str) -> None:
        """At least one example that holds and one that does not."""
        right = self.meanings[name]
        for wanted in (True, False):
            if not any(holds(right, told) is wanted for told in self.found[name]):
                names = sorted(set(findings_of(right)))
                told = self.worlds.find(self.worlds.formula(right) == wanted, names=names)
                assert told is not None, name
                self.found[name].append(self._smaller(told, lambda t, w=wanted: holds(right, t) is w))

    def _smaller(self, told: Answers, enough: Callable[[Mapping[str, Answer]], bool]) -> Answers:
        """`told` without what is not needed, and with a known answer instead of not sure where one does."""
        small = dict(told)
        for name in sorted(told, key=lambda n: (not isinstance(told[n], NotSure), n)):
            without = {key: value for key, value in small.items() if key != name}
            if enough(without):
                small = without
        for name in list(small):
            if isinstance(small[name], NotSure):
                for value in self.worlds.answers[name]:
                    if value is not NOT_SURE and enough({**small, name: value}):
                        small[name] = value
                        break
        return small

    def _rules(self) -> Iterable[str]:
        yield "rules:"
        for name, rule in self.rules.items():
            yield f"  {name}:  # {rule.name}"
            for word, wanted in (("holds", True), ("not", False)):
                yield f"    {word}:"
                by_level: dict[str, list[Answers]] = {}
                for told in self.found[name]:
                    if self._says(name, told) is wanted:
                        by_level.setdefault(self._floor(told), []).append(told)
                for level in sorted(by_level, key=LEVELS.index, reverse=True):
                    yield f"      {level}:"
                    yield from (f"        - {_line(told)}" for told in by_level[level])

    def _concepts(self) -> Iterable[str]:
        yield "concepts:"
        for name in self.meanings:
            if name in self.rules:
                continue
            yield f"  {name}:"
            for word, wanted in (("holds", True), ("not", False)):
                yield f"    {word}:"
                yield from (f"      - {_line(told)}" for told in self.found[name] if self._says(name, told) is wanted)

    def _says(self, name: str, told: Answers) -> bool:
        naive = counts(self.meanings[name], told)
        assert naive is holds(self.meanings[name], told), (name, told)
        return naive

    def _floor(self, told: Answers) -> str:
        return highest([one.level for one in self.rules.values() if counts(one.when, told)])


def _tells(right: Condition, wrong: Condition, told: Mapping[str, Answer]) -> bool:
    return holds(right, told) is not holds(wrong, told)


def _line(told: Mapping[str, Answer]) -> str:
    """One set of answers on one line of YAML."""

    def word(answer: Answer) -> str:
        if isinstance(answer, NotSure):
            return "unknown"
        return answer if isinstance(answer, str) else f"{answer:.10g}"

    return "{" + ", ".join(f"{name}: {word(answer)}" for name, answer in told.items()) + "}"


def main() -> int:
    writer = Writer(read_knowledge(ROOT / "knowledge"))
    FILE.write_text(writer.write(), encoding="utf-8")
    total = sum(len(one) for one in writer.found.values())
    print(f"{total} examples; {len(writer.alike)} changes of concepts show nowhere")
    return 0


if __name__ == "__main__":
    sys.exit(main())
