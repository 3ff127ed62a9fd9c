"""Fit the weights by which two reports are held to tell one event: ``python training/identity/fit.py``, from the project's root.

Logistic regression (Newton's method, L2) over pairs of reports that share a block and do not contradict each other: those of ``groups*.txt``, whose labels say
which are one, and, as pairs that are not, those between sentences of ``training/sentences`` dated by chance within twenty days: what a record is full of.
Prints the weights for ``src/dateline/events/match.py``, and B-cubed F1 on the groups for lines around SAME.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import product
from math import exp
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import dateline.events.placing as lines
from benchmarks.identity import b_cubed, label_of, labelled
from dateline.account import Account
from dateline.events import Telling, blocks_of, context_of, telling_of
from dateline.events import groups as grouped
from dateline.events.match import FEATURES, features
from dateline.pipeline import Pipeline
from dateline.records import Article

HERE = Path(__file__).parent
SENTENCES, DAYS, SHARE, L2 = 2500, 20, 1.0, 0.1
"""Sentences of the background; days that they are spread over; its weight, in positive pairs; the penalty on a weight."""


def tellings(articles: Sequence[Article]) -> tuple[list[Telling], list[dict]]:
    """The reports of some articles."""
    by = {a.id: a for a in articles}
    found, rows = [], []
    for report in Pipeline().code(iter(articles), Account()):
        row, a = report.to_json(), by[report.article_id]
        found.append(telling_of(len(found), row, a.id, a.id, a.published, context_of(a.text)))
        rows.append(row)
    return found, rows


def pairs_of(found: Iterable[Telling]) -> set[tuple[int, int]]:
    """Reports that share a block."""
    blocks, wanted = defaultdict(list), {}
    for t in found:
        kept, wanted[t.key] = blocks_of(t)
        for b in kept:
            blocks[b].append(t.key)
    return {(min(x, y), max(x, y)) for x, keys in wanted.items() for b in keys for y in blocks.get(b, ()) if x != y}


def order_of(t: Telling) -> tuple[int, bool, int, str]:
    """As a record takes them."""
    return (t.published or 0, not t.exact, t.start, t.article)


def background() -> list[Telling]:
    """Sentences of the training set, each an article of a day of chance."""
    rng = random.Random(7)
    lines = [x.strip() for path in sorted(Path("training/sentences").glob("wire_*.txt")) for x in path.read_text("utf8").splitlines()]
    lines = [x for x in lines if x and x[0] not in "@=#" and len(x.split()) > 8 and x[-1] in '.”"']
    rng.shuffle(lines)
    articles = []
    for i, text in enumerate(lines[:SENTENCES]):
        day = date(2015, 3, 1) + timedelta(days=rng.randrange(DAYS))
        articles.append(Article(f"n{i}", text, sha256(text.encode()).hexdigest(), published=day.isoformat()))
    return tellings(articles)[0]


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights of the features. ``x``: (pairs, features); ``y``: 1 for one event; ``weight``: of each pair."""
    w = np.zeros(x.shape[1])
    penalty = L2 * np.r_[0.0, np.ones(x.shape[1] - 1)]
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (weight * (p - y)) + penalty * w
        w -= np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + L2 * np.eye(len(w)), slope)
    return w


def main() -> None:
    """Code, fit, print."""
    texts = [t for path in sorted(HERE.glob("groups*.txt")) for t in labelled(path)]
    labels = {t.article.id: t.labels for t in texts}
    found, rows = tellings([t.article for t in texts])
    label = {t.key: e for t, r in zip(found, rows, strict=True) if (e := label_of(r, labels[r["article_id"]]))}
    told = {p: features(found[p[0]], found[p[1]]) for p in pairs_of(found)}
    mine = [(f, label[a] == label[b]) for (a, b), f in told.items() if f is not None and a in label and b in label]
    others = background()
    far = [f for a, b in pairs_of(others) if others[a].article != others[b].article and (f := features(others[a], others[b])) is not None]
    same = sum(s for _, s in mine)
    print(f"{len(mine)} labelled pairs, {same} of one event; {len(far)} of the background")
    x = np.array([f for f, _ in mine] + far, float)
    y = np.array([float(s) for _, s in mine] + [0.0] * len(far))
    w = fit(x, y, np.array([1.0] * len(mine) + [SHARE * same / len(far)] * len(far)))
    for name, value in zip(FEATURES, w, strict=True):
        print(f"{name:22}{value:6.2f}")
    print("WEIGHTS = (" + ", ".join(f"{v:.2f}" for v in w) + ")")
    for may, line, like, apart in product((0.3, 0.4, 0.5), (0.3, 0.35, 0.4), (0.6, 0.7, 0.8), (0.1, 0.3)):
        print(may, line, like, apart, "P {:.3f} R {:.3f} F1 {:.3f}".format(*score(found, label, told, w, may, line, like, apart)))


def score(
    found: list[Telling], label: dict[int, str], told: dict, w: np.ndarray, may: float, line: float, like: float, apart: float
) -> tuple[float, float, float]:
    """B-cubed with these weights and lines."""
    lines.SAME, lines.LIKE, lines.APART = line, like, apart
    scores = {p: None if f is None else 1 / (1 + exp(-float(np.dot(w, f)))) for p, f in told.items()}
    ties = [(f"{a:06}", f"{b:06}", s) for (a, b), s in scores.items() if s is not None and s >= may]

    def contradict(a: str, b: str) -> bool:
        key = (min(int(a), int(b)), max(int(a), int(b)))
        if key not in scores:
            scores[key] = None if features(found[key[0]], found[key[1]]) is None else 0.0
        return scores[key] is None

    made = grouped([f"{t.key:06}" for t in found], ties, contradict, order={f"{t.key:06}": order_of(t) for t in found})
    event = {int(k): str(i) for i, g in enumerate(made) for k in g}
    return b_cubed([(event[k], e) for k, e in label.items()])


if __name__ == "__main__":
    main()
