"""`make evaluate`: score every file of cases in a folder, run the studies, print the tables and write
docs/evaluation.md with its pictures. Works on two cores; progress goes to standard error.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from myotome.assessment.engine import Engine
from myotome.evaluation.calibration import Calibration, Forecast, calibrate
from myotome.evaluation.case import Case, read_many
from myotome.evaluation.document import Evaluation, document, figures
from myotome.evaluation.robustness import DISTURBANCES, Trial, summarise_trials, trials
from myotome.evaluation.score import RATES, Row, score_case, summarise
from myotome.evaluation.simulate import patients
from myotome.evaluation.study import (
    WorldStudy,
    case_curves,
    case_forecasts,
    forecasts,
    pooled,
    simulated_curves,
    within,
    world_study,
)
from myotome.evaluation.tradeoff import Curve, added
from myotome.knowledge.artifact import DEFAULT

ROOT = Path(__file__).parent.parent
SCORED = (("history", False, "unknown"), ("all", False, "unknown"), ("history", True, "absent"))
VIEWS = {"history": False, "with examination": True}
TOGETHER = "all together"
REPEATS = 5  # draws of a disturbance for each case
CHUNKS, CHUNK = 8, 1000  # simulated patients of each kind: with 3,000 chance alone showed an error of 2 in 100
WORLDS, WORLD = 8, 500  # worlds with drawn rates, and the patients of each
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work for another process: key says what it is, work(artifact, *given) does it."""

    key: tuple[str, ...]
    work: Callable[..., Any]
    given: tuple[Any, ...]


@cache
def engine_at(artifact: str) -> Engine:
    """One engine for each process."""
    return Engine(artifact)


@cache
def cases_at(artifact: str, path: str) -> list[Case]:
    """The cases of a file, read once in each process."""
    return read_many(path, engine_at(artifact).findings)


def score_set(artifact: str, path: str, findings: str, interview: bool, unstated: str) -> list[Row]:
    """One view of all cases of a file."""
    engine = engine_at(artifact)
    return [score_case(engine, case, findings, unstated, interview) for case in cases_at(artifact, path)]


def disturb_set(artifact: str, path: str, name: str, examination: bool) -> list[Trial]:
    """All cases of a file under one disturbance."""
    cases = cases_at(artifact, path)
    return list(trials(engine_at(artifact), cases, name, examination=examination, repeats=REPEATS))


def curves_of_set(artifact: str, path: str) -> tuple[Curve, Curve]:
    """The trade-off on the cases of a file, history only."""
    return case_curves(engine_at(artifact), cases_at(artifact, path), examination=False)


def curves_of_simulated(artifact: str, seed: int) -> tuple[Curve, Curve]:
    """The trade-off on simulated patients."""
    return simulated_curves(engine_at(artifact), CHUNK, seed)


def forecasts_of_set(artifact: str, path: str, examination: bool) -> list[Forecast]:
    """What is said of the cases of a file."""
    return case_forecasts(engine_at(artifact), cases_at(artifact, path), examination=examination)


def simulated(artifact: str, seed: int, examination: bool, agreeing: bool, story: bool) -> list[Forecast]:
    """What is said of simulated patients."""
    model = engine_at(artifact).model
    found = patients(model, CHUNK, seed, examination=examination, agreeing=agreeing, story=story)
    return forecasts(model, found, story=story)


def worlds(artifact: str, seed: int, examination: bool, priors: bool) -> WorldStudy:
    """What is said of the patients of a drawn world."""
    return world_study(engine_at(artifact).model, seed, WORLD, examination=examination, priors=priors)


# how simulated patients answer: whether findings of one group agree, whether they tell unasked
BONDS = {"one by one": (False, False), "agreeing": (True, False), "agreeing, told unasked": (True, True)}
DRAWS = {"drawn rates": False, "drawn rates and priors": True}


def tasks(paths: list[str]) -> list[Task]:
    """All the work, the longest pieces first so that no core waits at the end."""
    found: list[Task] = []
    for path in paths:
        found += [Task(("score", path, str(i)), score_set, (path, *SCORED[i])) for i in (2, 1, 0)]
    for view, examination in VIEWS.items():
        for seed in range(WORLDS):
            found += [
                Task(("world", name, view, str(seed)), worlds, (seed, examination, priors))
                for name, priors in DRAWS.items()
            ]
        for seed in range(CHUNKS):
            found += [
                Task(("simulated", name, view, str(seed)), simulated, (seed, examination, *how))
                for name, how in BONDS.items()
            ]
        for path in paths:
            found += [
                Task(("trial", name, view, path), disturb_set, (path, name, examination)) for name in DISTURBANCES
            ]
            found.append(Task(("cases", view, path), forecasts_of_set, (path, examination)))
    found += [Task(("curve", "simulated", str(seed)), curves_of_simulated, (seed,)) for seed in range(CHUNKS)]
    found += [Task(("curve", "development cases", path), curves_of_set, (path,)) for path in paths]
    return found


def run(artifact: str, work: list[Task]) -> dict[tuple[str, ...], Any]:
    """Every task by its key; the outcome does not depend on the number of processes."""
    start = time.monotonic()
    done: dict[tuple[str, ...], Any] = {}
    with ProcessPoolExecutor(max_workers=min(WORKERS, os.cpu_count() or 1)) as pool:
        waiting: dict[Future[Any], Task] = {pool.submit(task.work, artifact, *task.given): task for task in work}
        for number, future in enumerate(as_completed(waiting), start=1):
            task = waiting[future]
            done[task.key] = future.result()
            words = " ".join(Path(part).stem for part in task.key)
            sys.stderr.write(f"[{number}/{len(work)}, {time.monotonic() - start:.0f} s] {words}\n")
    return done


def evaluate(artifact: str, paths: list[str]) -> Evaluation:
    """Run everything and put the pieces together."""
    start = time.monotonic()
    engine = engine_at(artifact)
    work = tasks(paths)
    done = run(artifact, work)

    def every(*key: str) -> list[Any]:
        return [done[task.key] for task in work if task.key[: len(key)] == key]

    rows = {Path(path).stem: [done["score", path, str(i)] for i in range(len(SCORED))] for path in paths}
    rows[TOGETHER] = [[row for each in rows.values() for row in each[i]] for i in range(len(SCORED))]
    named = {f"{name}, {view}": (name, view) for view in VIEWS for name in BONDS}
    drawn = {f"agreeing, {name}, {view}": (name, view) for view in VIEWS for name in DRAWS}
    return Evaluation(
        version=engine.artifact.version,
        digest=engine.artifact.hash,
        sets={name: [summarise(one) for one in views] for name, views in rows.items()},
        robustness={
            view: [summarise_trials(name, flat(every("trial", name, view))) for name in DISTURBANCES] for view in VIEWS
        },
        simulated={
            **{title: calibrate(flat(every("simulated", *key))) for title, key in named.items()},
            **{title: pooled(every("world", *key)) for title, key in drawn.items()},
        },
        within={title: within(every("world", *key)) for title, key in drawn.items()},
        cases={view: calibrate(flat(every("cases", view))) for view in VIEWS},
        curves={
            name: (added(one for one, _ in every("curve", name)), added(one for _, one in every("curve", name)))
            for name in ("development cases", "simulated")
        },
        seconds=time.monotonic() - start,
    )


def flat(lists: list[list[Any]]) -> list[Any]:
    """All the parts as one list."""
    return [one for part in lists for one in part]


def main(folder: str) -> int:
    """Print the table and write the page; 2 when there is nothing to score, 1 when a red flag was undercut."""
    paths = [str(path) for path in sorted(Path(folder).glob("*.yaml"))]
    if not paths:
        print(f"no case files in {folder}: name a folder with CASES=...")
        return 2
    with tempfile.TemporaryDirectory() as place:
        # A copy, so that all processes see one state of knowledge even if it is compiled anew meanwhile.
        artifact = shutil.copy(DEFAULT, place)
        found = evaluate(artifact, paths)
    show(found)
    docs = ROOT / "docs"
    (docs / "figures").mkdir(parents=True, exist_ok=True)
    for name, picture in figures(found).items():
        (docs / "figures" / name).write_text(picture, encoding="utf-8")
    (docs / "evaluation.md").write_text(document(found), encoding="utf-8")
    print(f"\nwritten: docs/evaluation.md and its figures ({found.seconds:.0f} s)")
    broken = [one for each in found.robustness.values() for study in each for one in study.broken]
    for one in broken:
        print(f"BROKEN: a red flag that holds was undercut: {one}")
    return 1 if broken else 0


def show(found: Evaluation) -> None:
    """The figures as text."""
    print(f"knowledge {found.version} ({found.digest[:12]})")
    for name, columns in found.sets.items():
        print(f"\n{name}: {columns[0]['n']} in scope")
        print(f"  {'':24s}{'history':>22s}{'with examination':>22s}{'interview':>22s}")
        for rate, _, _ in RATES:
            print(f"  {rate:24s}" + "".join(f"{cell(one, rate):>22s}" for one in columns))
        screens = columns[2]["screens"]
        print(f"  screens: median {screens['median']}, 95th percentile {screens['p95']}")
        missed = sorted({identity for one in columns for identity in one["missed_emergencies"]})
        print(f"  missed emergencies: {', '.join(missed) or 'none'}")
    for view, each in found.robustness.items():
        print(f"\nrobustness, {view}{'':8s} missed  needless  first  three")
        for one in each:
            shares = (one.missed, one.over, one.top1, one.top3)
            print(f"  {one.name:28s}" + "".join(f"{share.hits / max(1, share.n) * 100:7.1f}" for share in shares))
    for name, one in [*found.simulated.items(), *((f"cases, {view}", one) for view, one in found.cases.items())]:
        show_calibration(name, one)


def show_calibration(name: str, one: Calibration) -> None:
    """One line of calibration."""
    print(
        f"{name:50s} n={one.n} error {one.top_error:.3f} (chance {one.top_chance:.3f}), "
        f"all causes {one.every_error:.3f}, Brier {one.brier:.3f}, "
        f"90 % set {one.set_size:.1f} causes, covers {one.covered * 100:.1f} %, exact {one.covered_fair * 100:.1f} %"
    )


def cell(found: Any, rate: str) -> str:
    """A rate with its interval, or a dash."""
    if found[rate] is None:
        return "-"
    low, high = found["intervals"][rate]
    return f"{found[rate] * 100:.0f} % ({low * 100:.0f}-{high * 100:.0f}) n={found['counts'][rate][1]}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
