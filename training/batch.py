"""Instances as padded tensors, as the network takes them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from instances import Instance

from dateline.what.judge.features import Layout

__all__ = ["Batch"]

BLIND = 0.2
"""Share of sentences from which the tables' opinion is withheld in training, so that the words themselves are learned too."""
_MASK, _WORDS_FROM = 103, 104
"""BERT's piece [MASK], and the first number behind its special pieces."""


class Batch:
    """Instances as padded tensors."""

    def __init__(self, items: Sequence[Instance], layout: Layout, blind: random.Random | None = None) -> None:
        longest = max(len(i.window.pieces) for i in items)
        self.input = {k: torch.zeros((len(items), longest), dtype=torch.long) for k in ("pieces", "mask", "modes", "parties")}
        features = []
        table = layout.trigger("operator", layout.operators[0])  # the first column that is not the tables' opinion
        for row, i in enumerate(items):
            n = len(i.window.pieces)
            hide = blind is not None and blind.random() < BLIND
            self.input["pieces"][row, :n] = torch.tensor(i.window.pieces)
            self.input["mask"][row, :n] = 1
            if not hide:
                self.input["modes"][row, :n] = torch.tensor(i.window.modes)
            self.input["parties"][row, :n] = torch.tensor(i.window.parties)
            own = i.features
            if hide:
                own = own.copy()
                own[:, :table] = 0
            features.append(own)
        self.features = torch.from_numpy(np.concatenate(features))
        self.row = torch.cat([torch.full((len(i.at),), r) for r, i in enumerate(items)])
        self.at = torch.from_numpy(np.concatenate([i.at for i in items]))
        self.types, self.modes, self.status = (torch.from_numpy(np.concatenate([getattr(i, k) for i in items])) for k in ("types", "modes", "status"))
        offset = np.cumsum([0] + [len(i.at) for i in items])
        self.pair_candidate = torch.from_numpy(np.concatenate([i.pairs[:, 0] + offset[r] for r, i in enumerate(items)]))
        self.pair_row = torch.cat([torch.full((len(i.pairs),), r) for r, i in enumerate(items)])
        self.pair_at = torch.from_numpy(np.concatenate([i.pairs[:, 1] for i in items]))
        self.pair_features = torch.from_numpy(np.concatenate([i.pair_features for i in items]))
        self.roles = torch.from_numpy(np.concatenate([i.roles for i in items]))

    def hide(self, share: float) -> None:
        """Hide a share of the words' pieces behind [MASK], drawn by torch's generator."""
        pieces = self.input["pieces"]
        pieces[(torch.rand(pieces.shape) < share) & (pieces >= _WORDS_FROM)] = _MASK
