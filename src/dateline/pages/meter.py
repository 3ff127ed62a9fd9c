"""How far the reading is: bytes read of all bytes."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from threading import Thread
from typing import BinaryIO

from dateline.pages.inputs import File, files

__all__ = ["Meter"]


class Meter:
    """How much of the inputs was read, in bytes as they lie on the disk. The size of all is measured beside the reading, which does not wait for it."""

    def __init__(self, inputs: Iterable[str]) -> None:
        self.total: int | None = None
        """Bytes of all inputs; None until it is known, and where it can't be: standard input, a pipe."""
        self._read = 0
        self._stream: BinaryIO | None = None
        self.measuring = Thread(target=self._measure, args=(list(inputs),), daemon=True)
        self.measuring.start()

    def _measure(self, inputs: list[str]) -> None:
        total = 0
        if "-" in inputs:
            return
        for file in chain.from_iterable(map(files, inputs)):
            if isinstance(file, File):
                try:
                    at = file.path.stat()
                except OSError:
                    continue
                if not stat.S_ISREG(at.st_mode):
                    return
                total += at.st_size
        self.total = total

    @contextmanager
    def reading(self, stream: BinaryIO) -> Iterator[None]:
        """Count what is read of a stream in here."""
        self._stream = stream
        try:
            yield
        finally:
            self._read, self._stream = self.read, None

    @property
    def read(self) -> int:
        """Bytes read so far."""
        try:
            return self._read + (self._stream.tell() if self._stream is not None else 0)
        except (OSError, ValueError):  # a pipe has no place; a closed file none any more
            return self._read

    def part(self) -> float | None:
        """How much of all was read, 0…1, where it is known."""
        return min(1.0, self.read / self.total) if self.total else None
