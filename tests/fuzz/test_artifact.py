"""The compiled knowledge, damaged: a clear error, or the same bytes as before. Never another answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from myotome.assessment.answers import read_answers
from myotome.assessment.assess import assess
from myotome.assessment.engine import Engine
from myotome.assessment.json_form import dumps, to_json
from myotome.cli import main
from myotome.inference.build import sections
from myotome.inference.compile.table import compile_table
from myotome.knowledge.artifact import ArtifactError, write_artifact
from myotome.knowledge.base import KnowledgeBase
from tests.effort import effort
from tests.fuzz.contract import held
from tests.tiny import few

# an emergency, and a slow story for which the engine also weighs what to ask next
STORIES = (
    {"age": 60, "leg_weakness": "both", "onset_tempo": "weeks", "hours_since_onset": 500, "muscle_cramps": "present"},
    {"age": 66, "leg_weakness": "none", "leg_numbness": "both", "onset_tempo": "years", "course": "stable"},
)


@pytest.fixture(scope="module")
def whole(base: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A compiled file of a few conditions: small, and with every kind of section."""
    small = few(base, ("als", "cidp"))
    path = tmp_path_factory.mktemp("whole") / "knowledge.bin"
    write_artifact(path, "1", small.hash, sections(small, compile_table(small)))
    return path.read_bytes()


def answer(path: Path) -> str:
    """What the engine says with this file, to stories that read every kind of section."""
    engine = Engine(path)
    cards = [engine.card(name) for name in engine.conditions]
    results = [to_json(assess(engine, read_answers(engine.findings, story))) for story in STORIES]
    return dumps([results, cards])


@pytest.fixture(scope="module")
def true_answer(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("true") / "knowledge.bin"
    path.write_bytes(whole)
    return answer(path)


@settings(max_examples=effort(60), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_flipped_bits(
    whole: bytes, true_answer: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Up to three bits anywhere; half of the time near the start, where the header is."""
    spoilt = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 3))):
        last = data.draw(st.sampled_from((40_000, len(whole)))) - 1
        spoilt[data.draw(st.integers(0, last))] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path_factory.getbasetemp() / "flipped.bin"
    path.write_bytes(bytes(spoilt))
    found = held(lambda: answer(path), ArtifactError)
    assert isinstance(found, ArtifactError) or found == true_answer


@settings(max_examples=effort(30), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_cut_or_grown(whole: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A file that is too short or too long is refused when it is opened."""
    path = tmp_path_factory.getbasetemp() / "cut.bin"
    length = data.draw(st.integers(0, 60) | st.integers(0, len(whole) - 1))
    path.write_bytes(data.draw(st.sampled_from((whole[:length], whole + b"x" * (length + 1), whole[:-1]))))
    with pytest.raises(ArtifactError):
        Engine(path)


@pytest.mark.parametrize("section", ["rates", "entropies", "sizes", "log_share", "unsaid"])
def test_every_number_that_is_used_was_checked(whole: bytes, tmp_path: Path, section: str) -> None:
    """The top bit of every number of one section: what reads the section refuses it."""
    path = tmp_path / "knowledge.bin"
    path.write_bytes(whole)
    artifact = Engine(path).artifact
    start, size = artifact.bounds(section)
    spoilt = bytearray(whole)
    for at in range(start + 6, start + size, 8):
        spoilt[at] ^= 0x80
    path.write_bytes(bytes(spoilt))
    with pytest.raises(ArtifactError, match=f"damaged .{section}.: run `make knowledge`"):
        answer(path)


def test_the_command_says_so_in_one_line(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "knowledge.bin"
    path.write_bytes(whole[:-8])
    monkeypatch.setattr(Engine.__init__, "__defaults__", (str(path),))
    assert main(["assess", "examples/sudden_leg.json"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("myotome: ") and "damaged (its length)" in err
    assert err.count("\n") == 1
