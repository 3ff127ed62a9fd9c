"""Ctrl-C and SIGTERM end a run in good order."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

from dateline.stopping import Stop

__all__ = ["stoppable"]


@contextmanager
def stoppable() -> Iterator[Stop]:
    """While in here, the signals ask the run to stop. One that is ignored (nohup, a job in the background) stays so."""
    stop, before = Stop(), {}
    if current_thread() is main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, stop.ask)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
