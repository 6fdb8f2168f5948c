"""When the causes alone raise the advice: the chance of needing more, and the level of least expected harm.

Each line: what is needed if all is well, what may be needed instead, and the levels with the chance from which on each
is advised. Read against the reason in `knowledge/harm.yaml`: a doctor above three in ten, an emergency department above
about one in five, an ambulance above two in five.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from myotome.knowledge.levels import LEVELS, RANK, Level
from myotome.triage.decision import decide

HOME, BOOKED, DAY, HOSPITAL, AMBULANCE = LEVELS
NEAR = 0.015  # how near to the limit the advice is asked, on both sides

# needed if well, needed if not, (advised, from this chance of the worse on)
SPEC: list[tuple[Level, Level, list[tuple[Level, float]]]] = [
    (HOME, BOOKED, [(HOME, 0.0), (BOOKED, 0.17)]),
    (HOME, DAY, [(HOME, 0.0), (BOOKED, 0.125), (DAY, 0.295)]),
    (HOME, HOSPITAL, [(HOME, 0.0), (BOOKED, 0.095), (HOSPITAL, 0.2)]),
    (HOME, AMBULANCE, [(HOME, 0.0), (BOOKED, 0.095), (HOSPITAL, 0.18), (AMBULANCE, 0.4)]),
    (BOOKED, DAY, [(BOOKED, 0.0), (DAY, 0.295)]),
    (BOOKED, HOSPITAL, [(BOOKED, 0.0), (HOSPITAL, 0.2)]),
    (BOOKED, AMBULANCE, [(BOOKED, 0.0), (HOSPITAL, 0.18), (AMBULANCE, 0.4)]),
    (DAY, HOSPITAL, [(DAY, 0.0), (HOSPITAL, 0.2)]),
    (DAY, AMBULANCE, [(DAY, 0.0), (HOSPITAL, 0.17), (AMBULANCE, 0.4)]),
    (HOSPITAL, AMBULANCE, [(HOSPITAL, 0.0), (AMBULANCE, 0.4)]),
]
NEEDS = [[float(i == j) for j in range(len(LEVELS))] for i in range(len(LEVELS))]


def wrong(harm: Sequence[Sequence[float]]) -> Iterator[str]:
    """Where a harm table does not advise what the lines say."""
    for well, worse, steps in SPEC:
        for i, (level, start) in enumerate(steps):
            end = steps[i + 1][1] if i + 1 < len(steps) else 1.0
            for chance in (start + NEAR if start else 0.0, end - NEAR if end < 1 else 1.0):
                needed = [0.0] * len(LEVELS)
                needed[RANK[well]] += 1 - chance
                needed[RANK[worse]] += chance
                found = decide(needed, NEEDS, harm).level
                if found != level:
                    yield f"{well}, or {worse} with chance {chance:.3g}: {found}, not {level}"
