"""`myotome serve`: it prints its address and answers there; what hinders it is said in words."""

from __future__ import annotations

import builtins
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from myotome.cli import main
from myotome.cli.parser import build_parser
from myotome.cli.serve import settings_of


def options(*arguments: str) -> Namespace:
    return build_parser("serve").parse_args(["serve", *arguments])


@pytest.mark.parametrize("workers", [1, 2])
def test_it_prints_its_address_and_answers_there(workers: int) -> None:
    command = [sys.executable, "-m", "myotome", "serve", "--port", "0", "--country", "GB", "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        try:
            assert line.startswith("Myotome is at http://127.0.0.1:")
            address = line.split()[-1]
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert "Call 999 now" in answer.read().decode()
                assert answer.headers["Server"] is None
        finally:
            server.send_signal(signal.SIGINT)
        said, errors = server.communicate(timeout=20)
    assert server.returncode == 0
    assert not errors, "no request is logged"
    assert "Stopped. Nothing was stored." in said


def test_a_worker_that_dies_is_replaced() -> None:
    command = [sys.executable, "-m", "myotome", "serve", "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[-1]
        try:
            for _ in range(2):
                urllib.request.urlopen(address, timeout=20).close()
            children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
            if children.exists():
                time.sleep(1.2)
                old = set(children.read_text().split())
                assert len(old) == 2
                os.kill(int(min(old)), signal.SIGKILL)
                end = time.monotonic() + 10
                while len(now := set(children.read_text().split())) < 2 or now == old:
                    assert time.monotonic() < end
                    time.sleep(0.05)
            urllib.request.urlopen(address, timeout=20).close()
        finally:
            server.terminate()


def test_a_taken_port_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert f"port {port} is in use" in said
    assert len(said.strip().splitlines()) == 1


def test_a_missing_extra_is_said_in_words(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "uvicorn":
            raise ModuleNotFoundError("no module", name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["serve"]) == 2
    assert "pip install 'myotome[web]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "99999"],
        ["--port", "x"],
        ["--country", "Britain"],
        ["--workers", "0"],
        ["--workers", "2", "--metrics"],
    ],
)
def test_bad_options(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    try:
        status = main(["serve", *arguments])
    except SystemExit as error:
        status = error.code
    assert status == 2
    assert "use " in capsys.readouterr().err


HOSTS: list[tuple[list[str], set[str]]] = [
    ([], {"localhost", "127.0.0.1", "[::1]"}),
    (["--host", "::1"], {"localhost", "127.0.0.1", "[::1]"}),
    (["--host", "0.0.0.0"], set()),
    (["--host", "0.0.0.0", "--allow-host", "Triage.example.org"],
     {"triage.example.org", "localhost", "127.0.0.1", "[::1]", "0.0.0.0"}),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "names"), HOSTS, ids=[" ".join(row[0]) or "none" for row in HOSTS])
def test_the_names_by_which_it_may_be_reached(arguments: list[str], names: set[str]) -> None:
    assert set(settings_of(options(*arguments)).allowed_hosts) == names


def test_settings_follow_the_options() -> None:
    made = settings_of(options("--country", "gb", "--behind-tls", "--metrics", "--language", "es"))
    assert (made.country, made.behind_tls, made.metrics, made.language) == ("GB", True, True, "es")


def test_no_other_command_imports_the_server() -> None:
    code = "import sys, myotome.cli, myotome.cli.parser as p; p.build_parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"starlette", "jinja2", "uvicorn", "myotome.server"} & set(done.stdout.split())
