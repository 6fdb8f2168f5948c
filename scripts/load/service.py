"""The server under load: a real `myotome serve` on loopback, its processes and the memory that is theirs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

WORKERS = 2
START = 20.0  # seconds in which it must answer


class Service:
    """A server that runs. It keeps its port when it is started again."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._process = self._start()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "myotome", "serve", "--port", str(self.port), "--workers", str(WORKERS)]
        # A session of its own, so that all its processes can be killed at one stroke.
        started = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
        assert started.stdout is not None
        end = time.monotonic() + START
        line = started.stdout.readline()
        while line and len(self._children(started.pid)) < WORKERS and time.monotonic() < end:
            time.sleep(0.05)
        if not line or time.monotonic() >= end:
            started.kill()
            raise RuntimeError("the server did not start")
        return started

    @staticmethod
    def _children(pid: int) -> list[int]:
        try:
            return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        except FileNotFoundError:
            return []

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        return self._children(self._process.pid)

    def own_memory(self) -> list[int]:
        """Bytes of each worker that it shares with no other process."""
        found: list[int] = []
        for pid in self.workers:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            found.append(1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Private_")))
        return found

    def processor_time(self) -> float:
        """Seconds of processor time that the workers have used."""
        ticks = 0
        for pid in self.workers:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End every process of it at once, with no chance to finish anything."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def restart(self) -> None:
        """Start it again after `kill`."""
        self._process = self._start()

    def stop(self) -> None:
        """End it as an operator does."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
