"""`make bench`: how long a person waits. Whole processes from a cold start, and the next question.

Runs are interleaved, so that a busy machine slows all rows alike. Compiled code is kept from one run to the next, as it
is where Myotome is installed, whatever the environment says of it. Beside the time on the clock stands that of the
processor, which a busy machine changes less. Nothing here is a test: figures depend on the machine, and a test on time
would fail for the wrong reason.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.evaluation.case import read_one
from myotome.evaluation.play import play
from myotome.interview.next_screen import Progress, next_step

ROOT = Path(__file__).parent.parent
ROUNDS = 21
COMMAND = str(Path(sys.executable).parent / "myotome")
PROCESSES = {
    "bare python": [sys.executable, "-c", "pass"],
    "myotome --version": [COMMAND, "--version"],
    "assess, JSON, an emergency": [COMMAND, "assess", str(ROOT / "examples/sudden_leg.json"), "--json"],
    "assess, JSON, no emergency": [COMMAND, "assess", str(ROOT / "examples/slow_numb_feet.json"), "--json"],
    "assess, YAML, an emergency": [COMMAND, "assess", str(ROOT / "examples/climbing_tingling.yaml"), "--json"],
}


def milliseconds(seconds: list[float]) -> str:
    """Median, smallest and largest."""
    values = sorted(second * 1000 for second in seconds)
    return f"{statistics.median(values):7.1f} ms   ({values[0]:.1f} to {values[-1]:.1f})"


def processes() -> None:
    """Whole processes, start to end."""
    times: dict[str, list[float]] = {name: [] for name in PROCESSES}
    busy: dict[str, list[float]] = {name: [] for name in PROCESSES}
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for warm in range(ROUNDS + 1):
            for name, command in PROCESSES.items():
                before, start = _of_children(), time.perf_counter()
                subprocess.run(command, check=True, capture_output=True, env=environment)
                if warm:
                    times[name].append(time.perf_counter() - start)
                    busy[name].append(_of_children() - before)
    for name, seconds in times.items():
        print(f"{name:34s}{milliseconds(seconds)}   processor {milliseconds(busy[name])}")


def _of_children() -> float:
    """Seconds of processor time of the processes that have ended."""
    used = os.times()
    return used.children_user + used.children_system


def steps() -> None:
    """The next question at every step of a played interview, in a running process."""
    engine = Engine()
    seconds: list[float] = []
    whole: list[float] = []
    for path in sorted((ROOT / "examples").iterdir()):
        case = read_one(str(path), engine.findings)
        played = play(engine, case.answers, "clinician")
        progress = Progress({})
        for turn in played.turns:
            start = time.perf_counter()
            next_step(engine, progress, "clinician")
            seconds.append(time.perf_counter() - start)
            known = {name: one for name, one in turn.replies.items() if one is not None}
            progress = Progress({**progress.answers, **known}, screens=progress.screens + 1)
        start = time.perf_counter()
        assess(engine, case.answers)
        whole.append(time.perf_counter() - start)
    print(f"{'next question, running process':34s}{milliseconds(seconds)}")
    print(f"{'assessment, running process':34s}{milliseconds(whole)}")


if __name__ == "__main__":
    processes()
    steps()
