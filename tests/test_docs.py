"""The documents are true: outputs are real, code runs, links lead somewhere, nothing names a machine."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from scripts.readme import renewed

from tests.conftest import ROOT

DOCUMENTS = sorted(ROOT.glob("*.md"))


def test_the_run_in_the_readme_is_real() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert renewed(text) == text, "run `python scripts/readme.py`"


def test_the_python_in_the_readme_runs() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        assert "ambulance_now" in done.stdout


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: object) -> None:
    text = (ROOT / str(path)).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target


def test_every_document_of_a_serious_project_is_there() -> None:
    needed = {"README", "CHANGELOG", "CONTRIBUTING", "INTENDED_USE", "SECURITY", "GLOSSARY"}
    assert needed <= {path.stem for path in DOCUMENTS}
    assert (ROOT / "LICENSE").exists()
    assert (ROOT / "CITATION.cff").exists()
