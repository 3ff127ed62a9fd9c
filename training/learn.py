"""Fitting the network to instances: the order, the schedule."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from batch import Batch
from instances import Instance
from losses import loss_of
from network import Network

from dateline.what.judge.encoder import batches
from dateline.what.judge.features import Layout

__all__ = ["fit"]

BATCH = 32
RATE = 2.2e-4
"""Of the encoder; the new layers learn ten times as fast."""
MASKED = 0.1
"""Share of pieces that are hidden in training, so that no single word decides."""

HALVES = torch.cpu._is_amx_tile_supported()
"""Whether to multiply in bfloat16: Intel's AMX is made for it; on two cores without AMX it took 1.6 times as long as float32."""


def fit(train: Sequence[Instance], layout: Layout, weights: Path, epochs: int, seed: int = 1, say: bool = True) -> Network:
    """A network fitted to instances; the same for the same seed and number of threads."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Network(weights, layout)
    kinds = np.array([m.split("/")[0] for m in layout.modes])
    within = torch.from_numpy(kinds[None, :] == kinds[:, None])
    slow = [p for n, p in net.named_parameters() if n.startswith("encoder.bert")]
    fast = [p for n, p in net.named_parameters() if not n.startswith("encoder.bert")]
    best = torch.optim.AdamW([{"params": slow, "lr": RATE}, {"params": fast, "lr": 10 * RATE}], weight_decay=0.01, fused=True)
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
            b = Batch([train[i] for i in g], layout, rng)
            b.hide(MASKED)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
                loss = loss_of(net, b, within)
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
