"""The network → what is shipped: an int8 encoder for onnxruntime, the heads as arrays, and the vocabulary."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from network import Encoder, Network
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.what.judge.features import TYPES, Layout
from dateline.what.judge.heads import Heads

__all__ = ["check_heads", "export"]

INPUTS = ("pieces", "mask", "modes", "parties")


class _Traced(torch.nn.Module):
    """The encoder with its mask written out, so that the exported graph has no control flow."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor, modes: torch.Tensor, parties: torch.Tensor) -> torch.Tensor:
        bert = self.encoder.bert
        words = bert.embeddings.word_embeddings(pieces) + self.encoder.modes(modes) + self.encoder.parties(parties)
        x = bert.embeddings(inputs_embeds=words)
        shut = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in bert.encoder.layer:
            out = layer(x, shut)
            x = out[0] if isinstance(out, tuple) else out
        return x


def check_heads(net: Network, folder: Path, layout: Layout) -> float:
    """The largest difference between the network's heads and those that are shipped, on vectors drawn at random."""
    kinds = np.array([TYPES.index(m.split("/")[0]) for m in layout.modes])
    with np.load(folder / "heads.npz") as stored:
        heads = Heads({k: stored[k].astype(np.float32) for k in stored.files}, kinds, 1.0)
    rng = np.random.default_rng(1)
    width, own, pair = net.widths
    vectors, features, pairs = (rng.standard_normal((8, w)).astype(np.float32) for w in (width, own, pair))
    told = np.eye(1 + len(TYPES), dtype=np.float32)[1]
    with torch.no_grad():
        types, _, status = net.judge(torch.from_numpy(vectors), torch.from_numpy(features))
        trigger = torch.from_numpy(vectors[:1]).expand(8, -1)
        roles = net.roles(trigger, torch.from_numpy(vectors), torch.from_numpy(pairs), torch.from_numpy(told).expand(8, -1), torch.zeros(8))
    ours = heads.judge(vectors, features)
    return max(
        float(np.abs(ours.types - types.softmax(-1).numpy()).max()), float(np.abs(ours.status - status.softmax(-1).numpy()).max()),
        float(np.abs(heads.roles(vectors[0], vectors, pairs, told) - torch.sigmoid(roles).numpy()).max()),
    )  # fmt: skip


def export(net: Network, vocabulary: Path, folder: Path) -> float:
    """Write encoder.onnx, heads.npz and vocab.txt; returns the largest difference between the traced graph's vectors and the network's."""
    folder.mkdir(parents=True, exist_ok=True)
    example = tuple(torch.ones((2, 24), dtype=torch.long) for _ in INPUTS)
    traced = _Traced(net.encoder).eval()
    with torch.no_grad():
        gap = float((traced(*example) - net.encoder(*example)).abs().max())
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / "plain.onnx"
        axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, "hidden")}
        torch.onnx.export(traced, example, str(plain), input_names=list(INPUTS), output_names=["hidden"], dynamic_axes=axes, opset_version=17, dynamo=False)
        quantize_dynamic(plain, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    np.savez_compressed(folder / "heads.npz", **net.head_weights())
    shutil.copy(vocabulary, folder / "vocab.txt")
    return gap
