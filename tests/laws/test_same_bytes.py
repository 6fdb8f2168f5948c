"""The same answers give the same bytes in another process and with another hash seed (one case in all its forms, and
other Pythons: tests/assessment)."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys

from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.json_form import dumps, to_json
from tests.conftest import ROOT
from tests.effort import effort

SCRIPT = """
import hashlib, json, sys
sys.path.insert(0, sys.argv[1])
from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.json_form import dumps, to_json
engine = Engine()
for told in json.load(sys.stdin):
    result = assess(engine, read_answers(engine.findings, told))
    print(hashlib.sha256(dumps(to_json(result)).encode()).hexdigest())
"""


def stories(engine: Engine, count: int) -> list[dict[str, object]]:
    """Random stories of up to thirty answers, drawn the same way every time."""
    draw = random.Random(11)
    made: list[dict[str, object]] = []
    for _ in range(count):
        told: dict[str, object] = {}
        for name in draw.sample(sorted(engine.findings), draw.randint(0, 30)):
            one = engine.findings[name]
            known = round(draw.uniform(one.low, one.high), 2) if one.kind == "number" else draw.choice(one.values)
            told[name] = "unknown" if draw.random() < 0.1 else known
        made.append(told)
    return made


def test_the_same_bytes_in_another_process(engine: Engine) -> None:
    import hashlib

    told = stories(engine, effort(12))
    here = [dumps(to_json(assess(engine, read_answers(engine.findings, one)))) for one in told]
    mine = [hashlib.sha256(text.encode()).hexdigest() for text in here]
    for seed in ("1", "2024"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(ROOT / "src")],
            input=json.dumps(told),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == mine
