"""What the network is fitted to: the losses of a batch."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from batch import Batch
from network import Network

__all__ = ["loss_of"]


def loss_of(net: Network, b: Batch, within: torch.Tensor) -> torch.Tensor:
    """Type of every candidate; mode within the type, status and roles of those that are events."""
    hidden = net.encoder(**b.input).float()
    vectors = hidden[b.row, b.at]
    types, modes, status = (t.float() for t in net.judge(vectors, b.features))
    events = b.types > 0
    loss = F.cross_entropy(types, b.types, ignore_index=-1)
    if events.any():
        gold = b.modes[events]
        shut = ~within[gold]
        loss = loss + 0.5 * F.cross_entropy(modes[events].masked_fill(shut, -1e4), gold)
        loss = loss + 0.3 * F.cross_entropy(status[events], b.status[events])
    if len(b.roles):
        told = F.one_hot(b.types[b.pair_candidate].clamp(min=0), types.shape[-1]).float()
        scores = net.roles(vectors[b.pair_candidate], hidden[b.pair_row, b.pair_at], b.pair_features, told, b.pair_candidate).float()
        seen = b.roles >= 0
        loss = loss + F.binary_cross_entropy_with_logits(scores[seen], b.roles[seen])
        loss = loss + 0.5 * one_of(scores[:, 1].masked_fill(~seen[:, 1], -1e4), b.roles[:, 1] == 1, b.pair_candidate, len(b.at))
    return loss


def one_of(scores: torch.Tensor, right: torch.Tensor, events: torch.Tensor, n: int) -> torch.Tensor:
    """Cross-entropy of choosing among an event's participants and nobody, who has the score 0: recipients rival each other, and most events have one or none.

    ``scores``, ``right`` and ``events`` (pairs,); an event's number is below ``n``. Several right ones share the choice.
    """
    top = torch.zeros(n).scatter_reduce(0, events, scores.detach(), "amax")
    total = torch.exp(-top).scatter_add(0, events, torch.exp(scores - top[events]))
    marked = torch.zeros(n).scatter_add(0, events, right.float())
    told = torch.zeros(n).scatter_add(0, events, right * scores) / marked.clamp(min=1)
    there = torch.zeros(n, dtype=torch.bool)
    there[events] = True
    return (top + torch.log(total) - told)[there].mean()
