"""Whole interviews in the real browser: in each mode, with scripts and without, they end where the engine ends."""

from __future__ import annotations

import pytest

from myotome.assessment.engine import Engine
from myotome.evaluation.case import read_one
from myotome.evaluation.play import play
from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.conftest import ROOT
from tests.server.player import as_a_page_can_tell

JOURNEYS = [
    ("person", "slow_numb_feet.json", True), ("person", "sore_thigh.yaml", False),
    ("carer", "sore_thigh.yaml", True), ("carer", "sudden_leg.json", False),
    ("clinician", "sore_thigh.yaml", True), ("clinician", "sciatica_with_numb_saddle.yaml", False),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "name", "scripts"), JOURNEYS)
def test_a_whole_interview(visit: Visit, server: Server, engine: Engine, mode: str, name: str, scripts: bool) -> None:
    answers = as_a_page_can_tell(engine, read_one(str(ROOT / "examples" / name), engine.findings).answers)
    visitor = visit(server.origin, java_script_enabled=scripts)
    visitor.start(mode)
    titles = visitor.answer(answers)
    played = play(engine, answers, mode)
    assert played.result is not None
    assert titles == [turn.screen.title for turn in played.turns]
    assert played.result.disposition.label in visitor.heading
    assert visitor.page.locator("section, article").count() > 5
