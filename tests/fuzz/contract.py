"""The contract of every reader: a value, or its own clear error, soon, and never a trace."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

SOON = 2.0  # seconds of work that no input may take
HANGS = 20  # and after these it is stopped, so that the test can name the input

T = TypeVar("T")


class Hangs(Exception):
    """The reader did not come back."""


def held(read: Callable[[], T], refusal: type[Exception] | tuple[type[Exception], ...]) -> T | Exception:
    """What `read` gives, or its `refusal`; anything else that it raises is a breach and passes through."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS)
    start = time.process_time()
    try:
        return read()
    except refusal as error:
        text = str(error)
        assert text.strip(), "an error must say something"
        assert len(text) < 2000, "an error must fit a few lines"
        return error
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        assert time.process_time() - start < SOON
