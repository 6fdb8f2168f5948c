"""`make evaluate`: score every file of cases in a folder, in both views and as an interview, as one table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from myotome.assessment.engine import Engine
from myotome.evaluation.case import Case, read_many
from myotome.evaluation.score import RATES, Row, score_case, summarise

VIEWS = (("history", False, "unknown"), ("all", False, "unknown"), ("history", True, "absent"))


def main(folder: str) -> int:
    """Print the table; 2 when there is nothing to score."""
    engine = Engine()
    files = sorted(Path(folder).glob("*.yaml"))
    if not files:
        print(f"no case files in {folder}: name a folder with CASES=...")
        return 2
    print(f"knowledge {engine.artifact.version} ({engine.artifact.hash[:12]})")
    sets: dict[str, list[list[Row]]] = {}
    for path in files:
        cases = read_many(str(path), engine.findings)
        sets[path.stem] = [scored(engine, cases, *view) for view in VIEWS]
    sets["all together"] = [[row for views in sets.values() for row in views[index]] for index in range(len(VIEWS))]
    for name, views in sets.items():
        columns = [summarise(rows) for rows in views]
        print(f"\n{name}: {columns[0]['n']} in scope")
        print(f"  {'':24s}{'history':>22s}{'with examination':>22s}{'interview':>22s}")
        for rate, _, _ in RATES:
            print(f"  {rate:24s}" + "".join(f"{cell(found, rate):>22s}" for found in columns))
        screens = columns[2]["screens"]
        print(f"  screens: median {screens['median']}, 95th percentile {screens['p95']}")
        missed = sorted({identity for found in columns for identity in found["missed_emergencies"]})
        print(f"  missed emergencies: {', '.join(missed) or 'none'}")
    return 0


def scored(engine: Engine, cases: list[Case], findings: str, interview: bool, unstated: str) -> list[Row]:
    """One view of all cases."""
    return [score_case(engine, case, findings, unstated, interview) for case in cases]


def cell(found: dict[str, Any], rate: str) -> str:
    """A rate with its interval, or a dash."""
    if found[rate] is None:
        return "-"
    low, high = found["intervals"][rate]
    return f"{found[rate] * 100:.0f} % ({low * 100:.0f}-{high * 100:.0f}) n={found['counts'][rate][1]}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
