"""The shipped model's files, read once: the encoder, the heads, the vocabulary and the card that fits them together."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dateline.data import table_path
from dateline.errors import DatelineError
from dateline.what.judge.encoder import Encoder
from dateline.what.judge.features import TYPES, Layout
from dateline.what.judge.heads import Heads
from dateline.what.judge.reading import Floats
from dateline.what.judge.wordpiece import WordPiece

__all__ = ["Model", "load_model"]

FILES = ("encoder.onnx", "heads.npz", "vocab.txt", "background.npy", "card.json")


@dataclass(frozen=True)
class Model:
    """One trained model, ready to use."""

    name: str
    layout: Layout
    encoder: Encoder
    heads: Heads
    cut: WordPiece
    background: Floats
    """(vectors, width): words of many kinds of sentence, against which a user's own types are learned."""
    role_from: tuple[tuple[float, float], tuple[float, float]]
    """Of actors and of recipients: the likeliest participant is one from the first probability on, any other from the second."""


@cache
def load_model() -> Model:
    """The model in ``data/what/model``. Raises DatelineError that names the file which is missing or damaged."""
    folder = table_path("what/model")
    for name in FILES:
        if not (folder / name).exists():
            raise DatelineError(f"the event model's file {folder / name} is missing; install dateline anew, or code by the tables alone with --no-model")
    try:
        return _read(folder)
    except (ValueError, KeyError, OSError, RuntimeError) as e:
        raise DatelineError(f"the event model in {folder} is damaged ({type(e).__name__}: {e}); install dateline anew, or use --no-model") from e


def _read(folder: Path) -> Model:
    card = json.loads((folder / "card.json").read_text("utf8"))
    layout = Layout(tuple(card["modes"]), tuple(card["operators"]), tuple(card["paths"]))
    (actor, another), (recipient, second) = card["role_from"]
    background = np.load(folder / "background.npy").astype(np.float32)
    with np.load(folder / "heads.npz") as stored:
        weights = {k: stored[k].astype(np.float32) for k in stored.files}
    kinds = np.array([TYPES.index(m.split("/")[0]) for m in layout.modes], dtype=np.int64)
    return Model(
        card["name"], layout, Encoder(folder / "encoder.onnx"), Heads(weights, kinds, card["temperature"]),
        WordPiece((folder / "vocab.txt").read_text("utf8").split("\n")), background, ((actor, another), (recipient, second)),
    )  # fmt: skip
