"""What was measured, as plain values, and the bars that it is held to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import linear_regression

from scripts.load.crowd import Seen

RATE = 40.0  # screens a second: about 400 people in mid-interview
MOST_P99 = 120.0  # milliseconds, at that rate
MOST_GROWTH = 1024.0  # kB in 1,000 interviews, all workers together: less is the noise of an allocator
FULL = 500.0  # milliseconds; where half of all wait for longer, the queue only grows


@dataclass(frozen=True, slots=True)
class Times:
    """Screens sent at `rate` a second. Times in milliseconds, from when each was to be sent.

    errors: pages that did not come, or were not the right ones. busy: processor time of the workers in a second of
    the run. late: the 99th percentile of how much later than planned the driver itself sent.
    """

    kind: str
    rate: float
    screens: int
    errors: int
    p50: float
    p90: float
    p99: float
    worst: float
    busy: float
    late: float


def times(kind: str, rate: float, seen: Sequence[Seen], busy: float = 0.0) -> Times:
    """The figures of one run; of `seen`, at least one."""
    waits, lates = sorted(one.seconds for one in seen), sorted(one.late for one in seen)
    wrong = sum(not one.right for one in seen)
    parts = [round(1000 * quantile(waits, q), 1) for q in (0.5, 0.9, 0.99, 1.0)]
    p50, p90, p99, worst = parts
    late = round(1000 * quantile(lates, 0.99), 1)
    return Times(kind, round(rate, 1), len(seen), wrong, p50, p90, p99, worst, round(busy, 2), late)


def quantile(ordered: Sequence[float], q: float) -> float:
    """The smallest value that a share of at least `q` of `ordered` does not exceed."""
    return ordered[min(len(ordered) - 1, max(0, -int(-q * len(ordered) // 1) - 1))]


@dataclass(frozen=True, slots=True)
class Memory:
    """interviews: how many were played, with `screens` screens, `errors` of them wrong, `rate` screens a second.

    first, last: kB that the workers have of their own, all together, after the first tenth and at the end. growth: kB
    in 1,000 interviews, by a straight line through the second half.
    """

    interviews: int
    screens: int
    errors: int
    rate: float
    first: float
    last: float
    growth: float


def growth(points: Sequence[tuple[int, float]]) -> float:
    """kB in 1,000 interviews, from (interviews, kB), by the later half of the points."""
    later = points[len(points) // 2 :]
    return 1000 * linear_regression([float(x) for x, _ in later], [y for _, y in later]).slope


@dataclass(frozen=True, slots=True)
class Killed:
    """people: how many were in mid-interview. kills: how often every process was killed. repeated: screens that were
    sent again. lost: screens whose page did not come in the end, or did not carry every answer."""

    people: int
    kills: int
    repeated: int
    lost: int


@dataclass(frozen=True, slots=True)
class Load:
    """All of a run. at_rate: at `RATE`, all screens first and then by kind. rising: until it was full."""

    machine: str
    recorded: int
    mean_screens: float
    at_rate: tuple[Times, ...]
    rising: tuple[Times, ...]
    memory: Memory
    killed: Killed

    @property
    def keeps_up(self) -> float:
        """The highest rate that was tried at which the bar on time holds; 0 where none was."""
        return max((one.rate for one in (*self.at_rate[:1], *self.rising) if one.p99 <= MOST_P99), default=0.0)

    def missed(self) -> list[str]:
        """The bars that are missed, in words."""
        found: list[str] = []
        every = self.at_rate[0]
        if every.p99 > MOST_P99:
            found.append(f"p99 at {RATE:g}/s is {every.p99} ms, more than {MOST_P99:g}")
        errors = sum(one.errors for one in (every, *self.rising)) + self.memory.errors
        if errors:
            found.append(f"{errors} errors")
        if self.memory.growth > MOST_GROWTH:
            found.append(f"memory grows by {self.memory.growth:g} kB in 1,000 interviews, more than {MOST_GROWTH:g}")
        if self.killed.lost:
            found.append(f"{self.killed.lost} screens lost in a restart")
        return found
