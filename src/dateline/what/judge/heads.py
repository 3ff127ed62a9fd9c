"""From vectors to decisions: small layers over the encoder's vectors, computed with numpy.

Three questions: which type and mode (or none) a candidate carries, with which status; and which participants do it and suffer it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Heads", "Verdict"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model thinks of candidates. All rows are probabilities that add up to 1."""

    types: Floats
    """(candidates, 1 + types): the first column is no event."""
    modes: Floats
    """(candidates, modes): of each mode within its type."""
    status: Floats
    """(candidates, 4)."""


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), dtype=np.float32)


class Heads:
    """The layers' weights by name, as training wrote them (training/network.py has the same in torch)."""

    def __init__(self, weights: Mapping[str, Floats], type_of_mode: NDArray[np.int64], temperature: float) -> None:
        self._w = weights
        self._within = type_of_mode[None, :] == type_of_mode[:, None]
        self._temperature = temperature

    def judge(self, vectors: Floats, features: Floats) -> Verdict:
        """``vectors`` (candidates, width) at the candidates' words and ``features`` (candidates, columns of a trigger)."""
        w = self._w
        h = np.maximum(vectors @ w["trigger.vector"] + features @ w["trigger.features"] + w["trigger.bias"], 0)
        modes = h @ w["mode.weight"] + w["mode.bias"]
        e = np.exp(modes - modes.max(axis=-1, keepdims=True))
        shares = np.asarray(e / (e @ self._within.astype(np.float32)), dtype=np.float32)
        return Verdict(
            _softmax((h @ w["type.weight"] + w["type.bias"]) / self._temperature), shares, _softmax(h @ w["status.weight"] + w["status.bias"]),
        )  # fmt: skip

    def roles(self, trigger: Floats, parties: Floats, features: Floats, types: Floats) -> Floats:
        """(participants, 2): how likely each does it and suffers it, in view of the others who are there (one head of attention among them).

        ``trigger`` (width,) at the candidate's word, ``parties`` (participants, width) at theirs, ``features`` (participants, columns of a pair) and ``types``
        (1 + types,) as judged.
        """
        w = self._w
        h = parties @ w["role.party"] + (parties * trigger) @ w["role.product"] + features @ w["role.features"]
        h = np.maximum(h + trigger @ w["role.trigger"] + types @ w["role.types"] + w["role.bias"], 0)
        fellows = _softmax((h @ w["role.ask"]) @ (h @ w["role.answer"]).T / np.float32(w["role.ask"].shape[1] ** 0.5))
        h = h + fellows @ (h @ w["role.tell"])
        return np.asarray(1 / (1 + np.exp(-(h @ w["role.out"] + w["role.out_bias"]))), dtype=np.float32)
