"""`make mutants`: change the knowledge in every small wrong way and count who notices.

Rules: a change that no example notices is put to a solver, which finds answers that show it (it survived) or proves
that there are none (alike: the same rule in other words; not counted). Numbers: moved just beyond what they leave open.
Progress goes to standard error, the tables or `--json` to standard output. The exit code is 1 when a rule mutant
survives, when fewer than 95 % of the moved numbers are noticed, or when the shortcut and the real tests differ.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from scripts.mutation import number_mutants, rule_mutants
from scripts.mutation.in_files import Copy
from scripts.mutation.notice_numbers import Numbers
from scripts.mutation.notice_rules import Watch, verdict
from scripts.mutation.number_mutants import Moved
from scripts.mutation.rule_mutants import Mutant
from tests.triage.examples_file import read_examples

from myotome.knowledge.base import KnowledgeBase, read_knowledge

ROOT = Path(__file__).parent.parent
AIM = 0.95
SHOWN = 12
# Words and decisions were written with the number in sight, as the lists of known differences were.
INDEPENDENT = ("figure", "second reading", "literature")
One = TypeVar("One")
Told = list[tuple[One, str]]


def rules(base: KnowledgeBase) -> Told[Mutant]:
    """Every rule mutant with its verdict."""
    watch = Watch(base, read_examples(base.vocabulary))
    found = list(rule_mutants.mutants(base.red_flags, base.concepts, base.vocabulary))
    return [(one, verdict(one, watch, base)) for one in progress(found, "rules")]


def numbers(base: KnowledgeBase) -> Told[Moved]:
    """Every moved number with who noticed it, or nothing."""
    checks = Numbers(base)
    return [(one, checks.notices(one)) for one in progress(number_mutants.mutants(base), "numbers")]


def progress(found: Iterable[One], what: str) -> Iterator[One]:
    """`found`, counted on standard error."""
    start = time.monotonic()
    count = 0
    for count, one in enumerate(found, 1):
        yield one
        if count % 5000 == 0:
            print(f"{what}: {count} mutants, {time.monotonic() - start:.0f} s", file=sys.stderr)
    print(f"{what}: {count} mutants in {time.monotonic() - start:.0f} s", file=sys.stderr)


def rule_table(told: Told[Mutant]) -> dict[str, dict[str, int]]:
    table: dict[str, Counter[str]] = {}
    for one, said in told:
        table.setdefault(one.kind, Counter())[said] += 1
    return {kind: {name: table[kind][name] for name in ("noticed", "survived", "alike")} for kind in sorted(table)}


def number_table(told: Told[Moved]) -> dict[str, dict[str, int]]:
    table: dict[str, Counter[str]] = {}
    for one, by in told:
        group = "independent" if by in INDEPENDENT else "record" if by else "survived"
        table.setdefault(one.kind, Counter())[group] += 1
    return {kind: {name: table[kind][name] for name in ("independent", "record", "survived")} for kind in sorted(table)}


def proof(base: KnowledgeBase, rule: Told[Mutant], number: Told[Moved], size: int, seed: int) -> dict[str, Any]:
    """`size` mutants of each sort put to the real tests: half of them noticed, half not, as far as there are."""
    draw = random.Random(seed)
    unseen_rules = [pair for pair in rule if pair[1] != "noticed"]
    seen_rules = [pair for pair in rule if pair[1] == "noticed"]
    unseen, seen = [pair for pair in number if not pair[1]], [pair for pair in number if pair[1]]
    half = size // 2
    cases: list[tuple[str, bool, Callable[[Copy], bool]]] = []
    for one, said in _drawn(draw, seen_rules, size - half) + _drawn(draw, unseen_rules, half):
        cases.append((f"{one.owner}: {one.words}", said == "noticed", lambda c, m=one: c.notices_rule(m, base)))
    for moved, by in _drawn(draw, seen, size - half) + _drawn(draw, unseen, half):
        cases.append((moved.words, bool(by), lambda c, m=moved: c.notices_number(m)))
    with tempfile.TemporaryDirectory() as folder:
        copies = [Copy(Path(folder) / str(i)) for i in (0, 1)]

        def lane(i: int) -> list[bool]:
            return [case[2](copies[i]) for case in progress(cases[i::2], f"real tests, lane {i + 1}")]

        with ThreadPoolExecutor(2) as pool:
            lanes = list(pool.map(lane, (0, 1)))
    differ = [words for i, (words, expected, _) in enumerate(cases) if lanes[i % 2][i // 2] is not expected]
    return {"asked": len(cases), "alike": len(cases) - len(differ), "differ": differ}


def _drawn(draw: random.Random, pairs: Sequence[One], size: int) -> list[One]:
    return draw.sample(pairs, min(size, len(pairs)))


def report(base: KnowledgeBase, size: int, seed: int) -> dict[str, Any]:
    """Everything that is printed."""
    start = time.monotonic()
    rule, number = rules(base), numbers(base)
    by_rule, by_number = rule_table(rule), number_table(number)
    killed = sum(row["noticed"] for row in by_rule.values())
    alive = [f"{one.owner}: {one.kind}, {one.words}" for one, said in rule if said == "survived"]
    alike = [f"{one.owner}: {one.kind}, {one.words}" for one, said in rule if said == "alike"]
    unseen = [f"{one.kind}: {one.words}" for one, by in number if not by]
    checked = proof(base, rule, number, size, seed) if size else None
    return {
        "rules": {"kinds": by_rule, "score": killed / (killed + len(alive)), "survived": alive, "alike": alike},
        "numbers": {
            "kinds": by_number,
            "score": 1 - len(unseen) / len(number),
            "independent": sum(row["independent"] for row in by_number.values()) / len(number),
            "noticed_by": dict(Counter(by or "nobody" for _, by in number)),
            "survived": unseen,
        },
        "proof": checked,
        "seconds": round(time.monotonic() - start),
    }


def text(found: dict[str, Any]) -> str:
    """The tables for people."""
    rule, number, checked = found["rules"], found["numbers"], found["proof"]
    lines = [f"{'rules and concepts':34}{'noticed':>10}{'survived':>10}{'alike':>10}"]
    lines += [f"{kind:34}" + "".join(f"{n:>10}" for n in row.values()) for kind, row in rule["kinds"].items()]
    lines += [f"noticed: {100 * rule['score']:.2f} % of those that mean something else", ""]
    lines += [f"{'numbers':34}{'independent':>12}{'record':>10}{'survived':>10}{'noticed':>10}"]
    for kind, row in number["kinds"].items():
        share = 1 - row["survived"] / sum(row.values())
        cells = f"{row['independent']:>12}{row['record']:>10}{row['survived']:>10}{100 * share:>8.1f} %"
        lines.append(f"{kind:34}{cells}")
    lines += [
        f"noticed: {100 * number['score']:.1f} %; by something independent of the number: "
        f"{100 * number['independent']:.1f} %, the rest by a list, words or a table made from it",
        *(f"  survived: {one}" for one in rule["survived"][:SHOWN]),
    ]
    if checked is not None:
        lines.append(f"real tests on changed files say the same in {checked['alike']} of {checked['asked']}")
        lines += [f"  differs: {one}" for one in checked["differ"]]
    return "\n".join([*lines, f"{found['seconds']} s"])


def passes(found: dict[str, Any]) -> bool:
    agreed = found["proof"] is None or not found["proof"]["differ"]
    return not found["rules"]["survived"] and found["numbers"]["score"] >= AIM and agreed


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true", help="everything, every survivor named, for machines")
    parser.add_argument("--sample", type=int, default=8, help="mutants of each sort put to the real tests; 0 for none")
    parser.add_argument("--seed", type=int, default=1, help="which are drawn")
    asked = parser.parse_args()
    found = report(read_knowledge(ROOT / "knowledge"), asked.sample, asked.seed)
    print(json.dumps(found, indent=1) if asked.json else text(found))
    return 0 if passes(found) else 1


if __name__ == "__main__":
    sys.exit(main())
