"""The network: MiniLM with the tables' marks added to its input, and small layers over its vectors (dateline.what.judge.heads has the same in numpy)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import BertModel

from dateline.what.judge.features import KINDS, STATUSES, TYPES, Layout

__all__ = ["Encoder", "Network"]

HIDDEN = 256
PAIR_HIDDEN = 128
ATTENTION = 32


class Encoder(nn.Module):
    """Pieces with their marks → vectors in context, (batch, pieces, width)."""

    def __init__(self, weights: Path, layout: Layout) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="eager")
        width = self.bert.config.hidden_size
        self.modes = nn.Embedding(len(layout.modes) + 1, width)
        self.parties = nn.Embedding(len(KINDS) + 1, width)
        for table in (self.modes, self.parties):
            nn.init.zeros_(table.weight)

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor, modes: torch.Tensor, parties: torch.Tensor) -> torch.Tensor:
        """All four (batch, pieces), whole numbers."""
        words = self.bert.embeddings.word_embeddings(pieces) + self.modes(modes) + self.parties(parties)
        return self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, weights: Path, layout: Layout) -> None:
        super().__init__()
        self.encoder = Encoder(weights, layout)
        width = self.encoder.bert.config.hidden_size
        self.trigger = nn.Linear(width + layout.trigger.width, HIDDEN)
        self.kind = nn.Linear(HIDDEN, 1 + len(TYPES))
        self.mode = nn.Linear(HIDDEN, len(layout.modes))
        self.status = nn.Linear(HIDDEN, len(STATUSES))
        self.role = nn.Linear(3 * width + layout.pair.width + 1 + len(TYPES), PAIR_HIDDEN)
        self.ask, self.answer = (nn.Linear(PAIR_HIDDEN, ATTENTION, bias=False) for _ in range(2))
        self.tell = nn.Linear(PAIR_HIDDEN, PAIR_HIDDEN, bias=False)
        self.role_out = nn.Linear(PAIR_HIDDEN, 2)
        self.drop = nn.Dropout(0.2)
        self.widths = (width, layout.trigger.width, layout.pair.width)

    def judge(self, vectors: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of type, mode and status for candidates."""
        h = self.drop(torch.relu(self.trigger(self.drop(torch.cat([vectors, features], -1)))))
        return self.kind(h), self.mode(h), self.status(h)

    def roles(
        self, trigger: torch.Tensor, parties: torch.Tensor, features: torch.Tensor, types: torch.Tensor, events: torch.Tensor
    ) -> torch.Tensor:
        """Scores (pairs, 2) of doing and suffering; all arguments have a row a pair, ``events`` the number of its event, whose participants see each other."""
        h = torch.relu(self.role(self.drop(torch.cat([parties, parties * trigger, trigger, features, types], -1))))
        fellows = (self.ask(h) @ self.answer(h).T / ATTENTION**0.5).masked_fill(events[:, None] != events[None, :], -1e4)
        return self.role_out(self.drop(h + fellows.float().softmax(-1).to(h.dtype) @ self.tell(h)))

    def head_weights(self) -> dict[str, np.ndarray]:
        """The heads by the names that dateline.what.judge.heads reads, as float16 to keep the file small."""
        width, _, pair = self.widths

        def array(t: torch.Tensor) -> np.ndarray:
            return t.detach().cpu().numpy().astype(np.float16)

        w, r = self.trigger.weight.T, self.role.weight.T
        return {
            "trigger.vector": array(w[:width]), "trigger.features": array(w[width:]), "trigger.bias": array(self.trigger.bias),
            "type.weight": array(self.kind.weight.T), "type.bias": array(self.kind.bias),
            "mode.weight": array(self.mode.weight.T), "mode.bias": array(self.mode.bias),
            "status.weight": array(self.status.weight.T), "status.bias": array(self.status.bias),
            "role.party": array(r[:width]), "role.product": array(r[width : 2 * width]), "role.trigger": array(r[2 * width : 3 * width]),
            "role.features": array(r[3 * width : 3 * width + pair]), "role.types": array(r[3 * width + pair :]), "role.bias": array(self.role.bias),
            "role.ask": array(self.ask.weight.T), "role.answer": array(self.answer.weight.T), "role.tell": array(self.tell.weight.T),
            "role.out": array(self.role_out.weight.T), "role.out_bias": array(self.role_out.bias),
        }  # fmt: skip
