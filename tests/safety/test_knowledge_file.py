"""The file that answers is whole, and is not one in which somebody slipped with a level."""

from __future__ import annotations

from pathlib import Path

import pytest

from myotome.assessment.engine import Engine
from myotome.knowledge.artifact import DEFAULT, ArtifactError


def test_a_changed_artifact_is_refused(tmp_path: Path) -> None:
    """One ambulance level changed to self-care, and nothing else."""
    data = Path(DEFAULT).read_bytes()
    old, new = b'"level":"ambulance_now"', b'"level":"self_care"    '
    assert len(old) == len(new)
    assert old in data
    path = tmp_path / "changed.bin"
    path.write_bytes(data.replace(old, new, 1))
    with pytest.raises(ArtifactError):
        assert Engine(path).rules


def test_half_an_artifact_is_refused(tmp_path: Path) -> None:
    data = Path(DEFAULT).read_bytes()
    for size in (0, 4, 50, len(data) // 2, len(data) - 1):
        path = tmp_path / f"{size}.bin"
        path.write_bytes(data[:size])
        with pytest.raises(ArtifactError):
            Engine(path)
