"""How far an ingest is, how fast, and how long it takes yet: a line that is rewritten on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.account import Account
from dateline.pages import Meter

__all__ = ["Progress"]

T = TypeVar("T")

_EVERY, _EVERY_ON_TERMINAL = 2.0, 0.2
"""Seconds between two lines."""
_WINDOW = 60.0
"""Seconds whose rate is told: what was known already goes by much faster, and a rate of the whole run would promise too early an end."""
_SURE = 4.0
"""Seconds until a time left is told."""


class Progress:
    """Tells of a run while it goes on. Use as a context manager; ``watched`` passes a stream on and tells as it goes."""

    def __init__(self, account: Account, meter: Meter | None = None, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._account, self._meter, self._clock = account, meter, clock
        self._bar: Bar | None = None
        if sys.stderr.isatty() and not quiet:
            columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._every = float("inf") if quiet else _EVERY_ON_TERMINAL if self._bar else _EVERY
        self._last = clock()
        self._past: deque[tuple[float, int, float | None]] = deque([(self._last, 0, 0.0)])

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
            self._bar.add_task("reading …")
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def watched(self, stream: Iterable[T]) -> Iterator[T]:
        """The stream; a line is told where it is time for one."""
        for item in stream:
            yield item
            if (at := self._clock()) - self._last >= self._every:
                self._last = at
                line = self.line(at)
                if self._bar:
                    self._bar.update(self._bar.task_ids[0], description=line)
                else:
                    click.echo(line, err=True)

    def line(self, at: float) -> str:
        """How far, how fast, how long yet."""
        account, part = self._account, self._part()
        while len(self._past) > 1 and at - self._past[1][0] > _WINDOW:
            self._past.popleft()
        then, added, before = self._past[0]
        if at - self._past[-1][0] >= _EVERY:
            self._past.append((at, account.added, part))
        took = at - then
        line = f"{account.articles} articles read"
        line += f", {account.known} in the record already" if account.known else ""
        line += f", {account.added} added, {account.told} reports, {(account.added - added) / took if took else 0:.1f} articles a second"
        if part is None:
            return line
        left = (1 - part) * took / (part - before) if before is not None and part > before and took >= _SURE else None
        return f"{line}, {100 * part:.0f} %" + (f", {_time(left)} left" if left is not None else "")

    def _part(self) -> float | None:
        """How much is done, 0…1: of what was read, that which waits to be coded is not."""
        account, part = self._account, self._meter.part() if self._meter else None
        return part and part * min(1.0, (account.known + account.added) / max(1, account.articles))


def _time(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
