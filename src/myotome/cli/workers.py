"""Several processes that serve one socket: what one core can not do, two can. Only where the system can fork.

The engine is opened before, so the processes share its memory. They share nothing else: there is nothing to share,
for the answers travel in the form.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable

TOO_SOON = 1.0  # seconds; a process that ends sooner is not replaced at once


def can_fork() -> bool:
    return hasattr(os, "fork")


def run_workers(count: int, work: Callable[[], None]) -> None:
    """Run `work` in `count` processes until this one is told to stop. One that ends before is replaced."""
    gc.collect()
    gc.freeze()
    began: dict[int, float] = {}
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True
        for pid in began:
            os.kill(pid, signal.SIGTERM)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    for _ in range(count):
        began[_start(work)] = time.monotonic()
    while began:
        pid, _ = os.wait()
        lived = time.monotonic() - began.pop(pid, 0.0)
        if not stopping and lived < TOO_SOON:
            time.sleep(TOO_SOON)
        if not stopping:
            began[_start(work)] = time.monotonic()
    for number, handler in before.items():
        signal.signal(number, handler)


def _start(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid:
        return pid
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        work()
    finally:
        os._exit(0)
