"""Network and shipped files on sentences not seen: raw scores, calibration, figures. (benchmarks/own.py measures the shipped model in the whole pipeline.)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from batch import Batch
from instances import Instance
from network import Network

from dateline.what.judge.encoder import Encoder
from dateline.what.judge.features import TYPES, Layout
from dateline.what.judge.heads import Heads
from dateline.what.judge.line import taken

__all__ = ["EVEN_ODDS", "RoleFrom", "Scores", "calibrated", "measured", "shipped"]

BINS = 10
EVEN_ODDS = 0.5
"""A type is counted as said from this probability on."""


RoleFrom = tuple[tuple[float, float], tuple[float, float]]
"""Of actors and of recipients: the probability from which the likeliest is taken, and the one from which any other is."""


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
    role_events: np.ndarray
    """(pairs,): the event that each pair belongs to, by number."""

    def chances(self, temperature: float) -> np.ndarray:
        """Probabilities of types."""
        e = np.exp(self.logits / temperature - (self.logits / temperature).max(1, keepdims=True))
        return np.asarray(e / e.sum(1, keepdims=True))

    def figures(self, temperature: float, role_from: RoleFrom) -> dict[str, float]:
        """Precision, recall and F1 of events with the right type; accuracy of mode and status; F1 of roles; calibration."""
        p = self.chances(temperature)
        said, picked = p[:, 1:].max(1) >= EVEN_ODDS, 1 + p[:, 1:].argmax(1)
        right = said & (picked == self.types)
        real = self.types > 0
        precision, recall = right.sum() / max(1, said.sum()), right.sum() / max(1, real.sum())
        out = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall),
               "mode_within_type": (self.mode_picked == self.modes)[real].mean(), "status": (self.status_picked == self.status)[real].mean()}  # fmt: skip
        for j, name in enumerate(("actor", "recipient")):
            said_of = self.on_side(j, *role_from[j])
            out[name + "_f1"], out[name + "s_all_right"] = _f1(self.roles[:, j], said_of), self.all_right(j, said_of)
        confidence = p[:, 1:].max(1)[said]
        out["ece"] = ece(confidence, right[said])
        return {k: round(float(v), 4) for k, v in out.items()}

    def on_side(self, side: int, first: float, rest: float) -> np.ndarray:
        """Which pairs are taken for actors (side 0) or recipients (1): from ``rest`` on, and each event's likeliest one from ``first`` on."""
        chances = self.role_chances[:, side]
        best = np.zeros(self.role_events.max(initial=-1) + 1, dtype=chances.dtype)
        np.maximum.at(best, self.role_events, chances)
        return taken(chances, best[self.role_events], first, rest)

    def all_right(self, side: int, said: np.ndarray) -> float:
        """Share of events, of those with anybody to choose from, whose actors (or recipients) are exactly the marked ones."""
        wrong = (self.roles[:, side] >= 0) & (said != (self.roles[:, side] == 1))
        return float((np.bincount(self.role_events, wrong) == 0).mean())

    def table(self, temperature: float, role_from: RoleFrom) -> str:
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
    seen = 0
    with torch.no_grad():
        for k in range(0, len(held), 32):
            b = Batch(held[k : k + 32], layout)
            hidden = net.encoder(**b.input)
            vectors = hidden[b.row, b.at]
            types, modes, status = net.judge(vectors, b.features)
            keep = (b.types >= 0).numpy()
            told = F.one_hot(b.types[b.pair_candidate].clamp(min=0), types.shape[-1]).float()
            chances = torch.sigmoid(net.roles(vectors[b.pair_candidate], hidden[b.pair_row, b.pair_at], b.pair_features, told, b.pair_candidate))
            shut = ~within[b.modes.clamp(min=0)]
            found = (b.types, types, b.modes, modes.masked_fill(shut, -1e4).argmax(-1), b.status, status.argmax(-1))
            for name, value in zip(("types", "logits", "modes", "mode_picked", "status", "status_picked"), found, strict=True):
                rows[name].append(value.numpy()[keep])
            rows["roles"].append(b.roles.numpy())
            rows["role_chances"].append(chances.numpy())
            rows["role_events"].append(b.pair_candidate.numpy() + seen)
            seen += len(b.at)
    return _scores(rows)


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
            rows["role_events"].append(np.full(int(mine.sum()), len(rows["role_events"])))
    return _scores(rows)


def _scores(rows: dict[str, list[np.ndarray]]) -> Scores:
    """Rows of all sentences joined; events numbered from 0 without a gap."""
    joined = {k: np.concatenate(v) for k, v in rows.items()}
    joined["role_events"] = np.unique(joined["role_events"], return_inverse=True)[1]
    return Scores(**joined)


def calibrated(s: Scores) -> tuple[float, RoleFrom]:
    """Temperature by likelihood; the thresholds of actor and recipient by the share of events that have exactly the marked ones."""
    places = np.arange(len(s.types))
    temperature = min(np.arange(0.6, 3.01, 0.05), key=lambda t: -float(np.log(s.chances(t)[places, s.types] + 1e-12).mean()))
    steps = [round(0.2 + 0.05 * i, 2) for i in range(13)]
    pairs = [(first, rest) for first in steps for rest in steps if first <= rest]
    roles = [max(pairs, key=lambda x: s.all_right(j, s.on_side(j, *x))) for j in (0, 1)]
    return round(float(temperature), 2), (roles[0], roles[1])
