"""Asking a run to stop: reading and parsing are broken off at once, a page that is being written is written whole first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Interrupted", "Stop"]


class Interrupted(KeyboardInterrupt):
    """A signal asked the run to stop; its number."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"signal {number}")


class Stop:
    """Whether a run was asked to stop. ``ask`` can be a signal's handler."""

    def __init__(self) -> None:
        self.asked: int | None = None
        self._held = 0

    def ask(self, number: int, _: object = None) -> None:
        """Stop as soon as may be. Asking again changes nothing. Raises Interrupted."""
        if self.asked is None:
            self.asked = number
            if not self._held:
                raise Interrupted(number)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is done in here is done whole. Raises Interrupted behind it where it was asked meanwhile, or where an asking went unheard before."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        if self.asked is not None and not self._held:
            raise Interrupted(self.asked)

    def end(self) -> None:
        """From now on asking breaks nothing off: the run is being closed."""
        self._held += 1
