"""Nothing is stored and nothing is sent: watched from inside the interpreter."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.conftest import ROOT

# Every opening of a file for writing and every use of the network passes an audit hook, whoever calls it.
WATCHED = f"""
import io, json, sys
from contextlib import redirect_stdout
from unittest.mock import patch
seen = []
def watch(event, arguments):
    if event == "open":
        path, mode = str(arguments[0]), arguments[1] or ""
        writes = any(letter in mode for letter in "wax+") if isinstance(mode, str) else False
        if writes and path != "/dev/null":
            seen.append(["write", path])
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system")):
        seen.append([event, ""])
sys.dont_write_bytecode = True
sys.addaudithook(watch)
sys.path.insert(0, {str(ROOT / "src")!r})
from myotome.cli import main
if "leak" in sys.argv:
    import socket
    socket.socket()
with redirect_stdout(io.StringIO()) as said:
    code = main(["assess", {str(ROOT / "examples" / "sudden_leg.json")!r}])
    with patch("builtins.input", lambda prompt: "0" if prompt.startswith("Which fit") else "1"):
        code += main(["interview", "--country", "GB"])
print(json.dumps([code, len(said.getvalue()), seen]))
"""


def watched(*arguments: str) -> tuple[int, int, list[list[str]]]:
    done = subprocess.run([sys.executable, "-c", WATCHED, *arguments], check=True, capture_output=True, text=True)
    code, length, seen = json.loads(done.stdout)
    return code, length, seen


def test_an_assessment_and_an_interview_write_no_file_and_open_no_connection() -> None:
    code, length, seen = watched()
    assert code == 0
    assert length > 2000
    assert seen == []


def test_the_watch_would_see_a_connection() -> None:
    assert watched("leak")[2] != []
