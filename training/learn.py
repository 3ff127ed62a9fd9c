"""Fitting the network to instances: batches, losses, the schedule."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from instances import Instance
from network import Network

from dateline.what.judge.encoder import batches
from dateline.what.judge.features import Layout

__all__ = ["Batch", "fit"]

BATCH = 16
RATE = 1.5e-4
"""Of the encoder; the new layers learn ten times as fast. Between 1e-4 and 2.5e-4 the held-out F1 moved by .003 only."""
BLIND = 0.2
"""Share of sentences from which the tables' opinion is withheld in training, so that the words themselves are learned too."""


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


def loss_of(net: Network, b: Batch, within: torch.Tensor) -> torch.Tensor:
    """Type of every candidate; mode within the type, status and roles of those that are events."""
    hidden = net.encoder(**b.input)
    vectors = hidden[b.row, b.at]
    types, modes, status = net.judge(vectors, b.features)
    events = b.types > 0
    loss = F.cross_entropy(types, b.types, ignore_index=-1)
    if events.any():
        gold = b.modes[events]
        shut = ~within[gold]
        loss = loss + 0.5 * F.cross_entropy(modes[events].masked_fill(shut, -1e4), gold)
        loss = loss + 0.3 * F.cross_entropy(status[events], b.status[events])
    if len(b.roles):
        told = F.one_hot(b.types[b.pair_candidate].clamp(min=0), types.shape[-1]).float()
        scores = net.roles(vectors[b.pair_candidate], hidden[b.pair_row, b.pair_at], b.pair_features, told)
        seen = b.roles >= 0
        loss = loss + F.binary_cross_entropy_with_logits(scores[seen], b.roles[seen])
    return loss


def fit(train: Sequence[Instance], layout: Layout, weights: Path, epochs: int, seed: int = 1, say: bool = True) -> Network:
    """A network fitted to instances; the same for the same seed and number of threads."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Network(weights, layout)
    kinds = np.array([m.split("/")[0] for m in layout.modes])
    within = torch.from_numpy(kinds[None, :] == kinds[:, None])
    slow = [p for n, p in net.named_parameters() if n.startswith("encoder.bert")]
    fast = [p for n, p in net.named_parameters() if not n.startswith("encoder.bert")]
    best = torch.optim.AdamW([{"params": slow, "lr": RATE}, {"params": fast, "lr": 10 * RATE}], weight_decay=0.01)
    steps = epochs * math.ceil(len(train) / BATCH)
    plan = torch.optim.lr_scheduler.LambdaLR(best, lambda s: min((s + 1) / (0.08 * steps), max(0.0, (steps - s) / (0.92 * steps))))
    for epoch in range(epochs):
        net.train()
        start, total = time.time(), 0.0
        order = list(range(len(train)))
        rng.shuffle(order)
        pools = [order[k : k + 40 * BATCH] for k in range(0, len(order), 40 * BATCH)]
        groups = [[pool[i] for i in g] for pool in pools for g in batches([train[i].window for i in pool], BATCH, math.inf)]
        rng.shuffle(groups)
        for g in groups:
            loss = loss_of(net, Batch([train[i] for i in g], layout, rng), within)
            best.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            best.step()
            plan.step()
            total += float(loss.detach()) * len(g)
        if say:
            print(f"epoch {epoch + 1}/{epochs}: loss {total / len(train):.4f}, {time.time() - start:.0f} s", flush=True)
    net.eval()
    return net
