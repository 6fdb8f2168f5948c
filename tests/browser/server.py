"""The real server, as a process of its own on a free port of this machine."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


class Server:
    """A running `myotome serve`. It can be killed, and started again at the same address."""

    def __init__(self, languages: Path) -> None:
        self.languages = languages
        self.port = 0
        self.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until it says where it is."""
        command = [sys.executable, "-m", "tests.browser.serve", str(self.languages), "--country", "GB"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("Myotome is at http://127.0.0.1:"), line + self.process.communicate(timeout=20)[1]
        self.port = int(line.split()[-1].strip("/").rpartition(":")[2])

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self.process.kill()
        self.process.communicate(timeout=20)

    def stop(self) -> None:
        """End it as Ctrl-C does. It must have had nothing to complain about."""
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=20)
        assert not errors, errors
