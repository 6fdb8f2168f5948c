"""A case that plays the patient answers as a person at the page would."""

from __future__ import annotations

from myotome.assessment.engine import Engine
from myotome.evaluation.play import play
from myotome.knowledge.finding import NOT_SURE


def test_what_was_not_measured_is_no_answer(engine: Engine) -> None:
    """'Not sure' of a measurement says that it was not done; it calls no ambulance by itself."""
    without = play(engine, {"leg_pain": "left", "onset_tempo": "weeks"}, "clinician")
    played = play(engine, {"leg_pain": "left", "onset_tempo": "weeks", "oxygen_saturation": NOT_SURE}, "clinician")
    assert played.result is not None and without.result is not None
    assert "oxygen_saturation" not in played.result.not_sure
    assert played.result.disposition.level == without.result.disposition.level
