"""Same case, same knowledge, same bytes: twice, under other hash seeds, and on every Python found here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CASE = ROOT / "examples" / "sudden_leg.json"
OTHERS = ("python3.11", "python3.12", "python3.13", "python3.14")
# The command without a package around it: other interpreters have nothing installed.
RUN = "import sys; sys.path.insert(0, sys.argv[1]); from myotome.cli import main; sys.exit(main(sys.argv[2:]))"


def assessed(python: str, seed: str = "0") -> bytes:
    """Standard output of an assessment by another process."""
    command = [python, "-I", "-c", RUN, str(ROOT / "src"), "assess", str(CASE), "--json"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    # -I would ignore the seed, so it is left out where the seed is what is tested
    return subprocess.run([c for c in command if c != "-I"], check=True, capture_output=True, env=environment).stdout


def found(name: str) -> str | None:
    """An interpreter of this name that runs here: on the path, or among those that pyenv keeps."""
    kept = sorted(map(str, Path.home().glob(f".pyenv/versions/*/bin/{name}")))
    for path in [shutil.which(name), *kept]:
        if path and subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0:
            return path
    return None


def test_twice_and_under_another_hash_seed() -> None:
    first = assessed(sys.executable, "1")
    assert first == assessed(sys.executable, "1")
    assert first == assessed(sys.executable, "2")


@pytest.mark.parametrize("name", OTHERS)
def test_on_another_python(name: str) -> None:
    python = found(name)
    if python is None:
        pytest.skip(f"{name} is not on this machine")
    assert assessed(sys.executable) == assessed(python)


def test_the_core_imports_only_the_standard_library() -> None:
    """The core must run in a browser: after an assessment of a JSON case no other package is loaded."""
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r})\n"
        "import myotome.assessment.assess, myotome.interview.next_screen, myotome.explanation.arguments\n"
        "from myotome.assessment.engine import Engine\n"
        "myotome.assessment.assess.assess(Engine(), {'leg_weakness': 'left'})\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(n for n in names if n not in sys.stdlib_module_names and n != 'myotome'))\n"
    )
    printed = subprocess.run([sys.executable, "-S", "-c", script], check=True, capture_output=True, text=True)
    loaded = eval(printed.stdout)  # a list of names printed by the line above
    assert [name for name in loaded if not name.startswith("_")] == []


def test_nothing_is_written(tmp_path: Path) -> None:
    """An assessment leaves no file behind."""
    subprocess.run(
        [sys.executable, "-B", "-m", "myotome", "assess", str(CASE)], check=True, capture_output=True, cwd=tmp_path
    )
    assert list(tmp_path.iterdir()) == []
