"""What pays: the learning curve on the held-out fifth, by number and by kind of sentence: ``make curve`` (about 40 minutes on two cores).

Each point is a network of its own, trained for four epochs on a part of the sentences, so that figures compare with each other and not with the
shipped model's. Writes docs/learning-curve.svg and prints the table.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import learn
import matplotlib
import torch
from instances import Instance
from measure import EVEN_ODDS, calibrated, measured
from train import THREADS, encoder_folder, prepared

from dateline.what.judge.features import Layout
from dateline.what.judge.wordpiece import WordPiece

matplotlib.use("svg")
import matplotlib.pyplot as plt  # after the choice of what it draws on

ROOT = Path(__file__).resolve().parent.parent
EPOCHS = 4
SHARES = (0.03125, 0.0625, 0.125, 0.25)
WITHOUT = 0.125
"""Share of the sentences from which one kind at a time is left out."""
KINDS = ("common", "opposites", "rare", "borders", "nothing", "pilot")


def share_of(items: list[Instance], share: float) -> list[Instance]:
    """A part of the sentences, drawn by hash, so that the smaller part lies within the larger."""
    return [i for i in items if int.from_bytes(sha256(i.example.text.encode()).digest()[:4]) / 2**32 < share]


def main() -> int:
    """Train the points, print and draw them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    torch.set_flush_denormal(True)
    torch.set_num_threads(THREADS)
    weights = encoder_folder()
    layout, train, held = prepared(WordPiece((weights / "vocab.txt").read_text("utf8").split("\n")))

    def point(name: str, items: list[Instance]) -> float:
        f1, plain = scored(items, held, layout, lambda x: learn.fit(x, layout, weights, options.epochs, say=False))
        print(f"| {name} | {len(items)} | {f1:.3f} | {plain:.3f} |", flush=True)
        return f1

    print("| learned from | sentences | F1 of events by type | events said in sentences that hold none, per 100 |\n|---|---|---|---|")
    sizes = [(len(share_of(train, s)), point(f"{s:.3g} of all kinds", share_of(train, s))) for s in SHARES]
    part = share_of(train, WITHOUT)
    whole = next(f for n, f in sizes if n == len(part))
    without = [(kind, whole - point(f"{WITHOUT:.3g}, all but {kind}", [i for i in part if i.example.kind != kind])) for kind in KINDS]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    left.plot([n for n, _ in sizes], [f for _, f in sizes], marker="o")
    left.set(xlabel="sentences learned from", ylabel="F1 of events by type, held-out fifth", title="By number")
    right.barh([k for k, _ in without], [d for _, d in without])
    right.set(xlabel="F1 lost without it", title="By kind")
    figure.tight_layout()
    figure.savefig(ROOT / "docs" / "learning-curve.svg", metadata={"Date": None})
    return 0


def scored(items: list[Instance], held: list[Instance], layout: Layout, fit: Callable[[list[Instance]], learn.Network]) -> tuple[float, float]:
    """F1 on the held-out fifth, and the false events per hundred sentences without any."""
    net = fit(items)
    s = measured(net, held, layout)
    temperature, roles = calibrated(s)
    none = [i for i in held if not i.example.events]
    t = measured(net, none, layout)
    false = (t.chances(temperature)[:, 1:].max(1) >= EVEN_ODDS).sum()
    return s.figures(temperature, roles)["f1"], 100 * float(false) / len(none)


if __name__ == "__main__":
    raise SystemExit(main())
