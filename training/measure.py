"""Network and shipped files on sentences not seen: raw scores, calibration, figures. (benchmarks/own.py measures the shipped model in the whole pipeline.)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from instances import Instance
from learn import Batch
from network import Network

from dateline.what.judge.encoder import Encoder
from dateline.what.judge.features import TYPES, Layout
from dateline.what.judge.heads import Heads

__all__ = ["EVEN_ODDS", "Scores", "calibrated", "measured", "shipped"]

BINS = 10
EVEN_ODDS = 0.5
"""A type is counted as said from this probability on."""


@dataclass
class Scores:
    """Of every held-out candidate and pair: what is right, and the network's raw scores."""

    types: np.ndarray
    logits: np.ndarray
    """(candidates, 1 + types)."""
    modes: np.ndarray
    mode_picked: np.ndarray
    """The mode picked within the right type."""
    status: np.ndarray
    status_picked: np.ndarray
    roles: np.ndarray
    """(pairs, 2): 0, 1, or -1 for not counted."""
    role_chances: np.ndarray

    def chances(self, temperature: float) -> np.ndarray:
        """Probabilities of types."""
        e = np.exp(self.logits / temperature - (self.logits / temperature).max(1, keepdims=True))
        return np.asarray(e / e.sum(1, keepdims=True))

    def figures(self, temperature: float, role_from: tuple[float, float]) -> dict[str, float]:
        """Precision, recall and F1 of events with the right type; accuracy of mode and status; F1 of roles; calibration."""
        p = self.chances(temperature)
        said, picked = p[:, 1:].max(1) >= EVEN_ODDS, 1 + p[:, 1:].argmax(1)
        right = said & (picked == self.types)
        real = self.types > 0
        precision, recall = right.sum() / max(1, said.sum()), right.sum() / max(1, real.sum())
        out = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall),
               "mode_within_type": (self.mode_picked == self.modes)[real].mean(), "status": (self.status_picked == self.status)[real].mean()}  # fmt: skip
        for j, name in enumerate(("actor_f1", "recipient_f1")):
            out[name] = _f1(self.roles[:, j], self.role_chances[:, j] >= role_from[j])
        confidence = p[:, 1:].max(1)[said]
        out["ece"] = ece(confidence, right[said])
        return {k: round(float(v), 4) for k, v in out.items()}

    def table(self, temperature: float, role_from: tuple[float, float]) -> str:
        """The figures and, type by type, precision and recall."""
        p = self.chances(temperature)
        said, picked = p[:, 1:].max(1) >= EVEN_ODDS, 1 + p[:, 1:].argmax(1)
        lines = [f"{k:18} {v:.3f}" for k, v in self.figures(temperature, role_from).items()]
        lines += ["", f"{'type':10} precision recall   n"]
        for i, name in enumerate(TYPES, 1):
            mine, gold = said & (picked == i), self.types == i
            lines.append(f"{name:10} {(mine & gold).sum() / max(1, mine.sum()):9.3f} {(mine & gold).sum() / max(1, gold.sum()):6.3f} {gold.sum():4}")
        return "\n".join(lines)


def _f1(gold: np.ndarray, said: np.ndarray) -> float:
    right = float(((gold == 1) & said).sum())
    return 2 * right / max(1.0, float((gold == 1).sum() + (said & (gold >= 0)).sum()))


def ece(confidence: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al., 2017)."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return float(sum(abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in range(BINS) if (bins == b).any()))


def measured(net: Network, held: Sequence[Instance], layout: Layout) -> Scores:
    """The network's scores on held-out sentences; roles with the right type told, as they are asked of events only."""
    rows: dict[str, list[np.ndarray]] = {k: [] for k in Scores.__dataclass_fields__}
    kinds = np.array([m.split("/")[0] for m in layout.modes])
    within = torch.from_numpy(kinds[None, :] == kinds[:, None])
    with torch.no_grad():
        for k in range(0, len(held), 32):
            b = Batch(held[k : k + 32], layout)
            hidden = net.encoder(**b.input)
            vectors = hidden[b.row, b.at]
            types, modes, status = net.judge(vectors, b.features)
            keep = (b.types >= 0).numpy()
            told = F.one_hot(b.types[b.pair_candidate].clamp(min=0), types.shape[-1]).float()
            chances = torch.sigmoid(net.roles(vectors[b.pair_candidate], hidden[b.pair_row, b.pair_at], b.pair_features, told))
            shut = ~within[b.modes.clamp(min=0)]
            found = (b.types, types, b.modes, modes.masked_fill(shut, -1e4).argmax(-1), b.status, status.argmax(-1))
            for name, value in zip(("types", "logits", "modes", "mode_picked", "status", "status_picked"), found, strict=True):
                rows[name].append(value.numpy()[keep])
            rows["roles"].append(b.roles.numpy())
            rows["role_chances"].append(chances.numpy())
    return Scores(**{k: np.concatenate(v) for k, v in rows.items()})


def shipped(folder: Path, held: Sequence[Instance], layout: Layout) -> Scores:
    """The scores of the files that are shipped: the int8 encoder and the heads in numpy."""
    kinds = np.array([TYPES.index(m.split("/")[0]) for m in layout.modes])
    with np.load(folder / "heads.npz") as stored:
        heads = Heads({k: stored[k].astype(np.float32) for k in stored.files}, kinds, 1.0)
    rows: dict[str, list[np.ndarray]] = {k: [] for k in Scores.__dataclass_fields__}
    for i, hidden in zip(held, Encoder(folder / "encoder.onnx")([i.window for i in held]), strict=True):
        if not len(i.at):
            continue
        v = heads.judge(hidden[i.at], i.features)
        open_ = kinds[None, :] == np.maximum(i.types - 1, 0)[:, None]
        picked = (np.where(open_, v.modes, -1.0).argmax(1), i.status, v.status.argmax(1))
        for name, value in zip(Scores.__dataclass_fields__, (i.types, np.log(v.types + 1e-9), i.modes, *picked), strict=False):
            rows[name].append(value[i.types >= 0])
        for k in sorted(set(i.pairs[:, 0])):
            mine = i.pairs[:, 0] == k
            told = np.eye(1 + len(TYPES), dtype=np.float32)[i.types[k]]
            rows["roles"].append(i.roles[mine])
            rows["role_chances"].append(heads.roles(hidden[i.at[k]], hidden[i.pairs[mine, 1]], i.pair_features[mine], told))
    return Scores(**{k: np.concatenate(v) for k, v in rows.items()})


def calibrated(s: Scores) -> tuple[float, tuple[float, float]]:
    """Temperature by likelihood; the thresholds of actor and recipient by F1."""
    places = np.arange(len(s.types))
    temperature = min(np.arange(0.6, 3.01, 0.05), key=lambda t: -float(np.log(s.chances(t)[places, s.types] + 1e-12).mean()))
    roles = tuple(float(round(max(np.arange(0.3, 0.71, 0.05), key=lambda x: _f1(s.roles[:, j], s.role_chances[:, j] >= x)), 2)) for j in (0, 1))
    return round(float(temperature), 2), (roles[0], roles[1])
