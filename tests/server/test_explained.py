"""An emergency that more answers explain: the next page says so in plain words."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from myotome.assessment.engine import Engine
from myotome.interview.next_screen import Progress
from myotome.interview.reply import with_answers
from myotome.server.web.state import Asked, WebState, encode
from tests.server.client import Client
from tests.triage.test_reached import JOINT, SORE_LATER

EXPLAINED = "What was told later explains it"


@pytest.mark.parametrize("further", [True, False])
@pytest.mark.parametrize(("finding", "said"), [*SORE_LATER.items(), ("rash", "absent")])
def test_the_page_says_at_once_that_an_emergency_was_explained(
    engine: Engine, app: Starlette, finding: str, said: str, further: bool
) -> None:
    put = (Asked(1, finding, (finding,)),)
    progress = with_answers(engine.rules, Progress({}, screens=1), JOINT)
    state = WebState("person", "GB", "en", progress, further=further, put=put, why="flags")
    page = Client(app).post("/next", {"state": encode(engine, state), f"q.{finding}": said})
    assert page.status_code == 200
    assert (EXPLAINED in page.text) is (finding in SORE_LATER)
