"""What is not needed is not loaded: no language at the start of the command, no compiler at run time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def loaded(code: str) -> set[str]:
    """The modules that a fresh process has loaded after `code`."""
    run = f"import sys; {code}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", run], check=True, capture_output=True, text=True).stdout.split())


def test_the_command_loads_no_language() -> None:
    assert {"gettext", "babel", "myotome.language"} & loaded("import myotome.cli") == {"gettext"} & loaded(
        "import argparse"  # argparse brings its own
    ) & loaded("import myotome.cli")


def test_a_language_is_read_without_the_compiler(compiled: Path) -> None:
    code = (
        "from pathlib import Path; from myotome.language.language import Language; "
        "from myotome.language.known import Known, ENGLISH; "
        f"there = Path({str(compiled)!r}); "
        "spanish = Language(Known('es', 'x'), there, Language(ENGLISH, there)); "
        "spanish.text('locale.language'); spanish.say('about 40 in 100')"
    )
    assert not [name for name in loaded(code) if name.split(".")[0] in ("babel", "yaml", "jinja2")]


def test_opening_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from myotome.language import open_language; open_language('es')"
    assert "gettext" not in loaded(code)
