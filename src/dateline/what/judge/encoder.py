"""Words in context → vectors: one pass of the encoder a sentence, whatever the number of candidates in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.what.judge.wordpiece import WordPiece

__all__ = ["MAX_PIECES", "Encoded", "Encoder", "batches", "pieces_of"]

MAX_PIECES = 192
"""Pieces of one pass, the two marks at the ends included; a longer sentence is read in several windows."""
BATCH = 8
"""Windows a pass at most; on one thread larger ones are no faster."""
PADDING = 1.15
"""Windows go into one pass while the longest has at most so many times the pieces of the shortest. Passes of 24 whatever their lengths took twice the time."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """The pieces of one window of a sentence, with the marks of tables and actors that go in beside them."""

    pieces: list[int]
    modes: list[int]
    """Of each piece: the number of the mode that the tables give its word, or 0."""
    parties: list[int]
    """Of each piece: the number of the kind of participant its word heads, or 0."""
    words: list[tuple[int, int]]
    """(word of the sentence, its first piece in this window)."""


def pieces_of(words: Sequence[str], modes: Sequence[int], parties: Sequence[int], cut: WordPiece) -> list[Encoded]:
    """A sentence's windows: nearly always one."""
    out: list[Encoded] = []
    now = Encoded([cut.start], [0], [0], [])
    for i, word in enumerate(words):
        own = cut(word)[: MAX_PIECES - 2]
        if len(now.pieces) + len(own) > MAX_PIECES - 1:
            out.append(_closed(now, cut))
            now = Encoded([cut.start], [0], [0], [])
        now.words.append((i, len(now.pieces)))
        now.pieces.extend(own)
        now.modes.extend([modes[i]] * len(own))
        now.parties.extend([parties[i]] * len(own))
    out.append(_closed(now, cut))
    return out


def _closed(e: Encoded, cut: WordPiece) -> Encoded:
    e.pieces.append(cut.end)
    e.modes.append(0)
    e.parties.append(0)
    return e


def batches(windows: Sequence[Encoded], size: int = BATCH, padding: float = PADDING) -> Iterator[list[int]]:
    """Numbers of windows, those of like length together, so that little is padded."""
    group: list[int] = []
    for i in sorted(range(len(windows)), key=lambda i: len(windows[i].pieces)):
        if group and (len(group) == size or len(windows[i].pieces) > padding * len(windows[group[0]].pieces)):
            yield group
            group = []
        group.append(i)
    if group:
        yield group


class Encoder:
    """The shipped encoder (int8) on onnxruntime, one thread. Not safe to share between processes; each loads its own."""

    def __init__(self, path: Path) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, windows: Sequence[Encoded]) -> list[Floats]:
        """For each window the vectors of its pieces: (pieces, width)."""
        out: list[Floats] = [np.empty((0, 0), dtype=np.float32)] * len(windows)
        for numbers in batches(windows):
            longest = max(len(windows[i].pieces) for i in numbers)
            arrays = {name: np.zeros((len(numbers), longest), dtype=np.int64) for name in ("pieces", "mask", "modes", "parties")}
            for row, i in enumerate(numbers):
                n = len(windows[i].pieces)
                arrays["pieces"][row, :n] = windows[i].pieces
                arrays["mask"][row, :n] = 1
                arrays["modes"][row, :n] = windows[i].modes
                arrays["parties"][row, :n] = windows[i].parties
            (hidden,) = self._session.run(["hidden"], arrays)
            for row, i in enumerate(numbers):
                out[i] = hidden[row, : len(windows[i].pieces)]
        return out
