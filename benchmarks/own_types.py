"""Types of one's own from twenty examples: ``python -m benchmarks.own_types [--examples 20]``.

Each of twelve of our own modes in turn is taken for a type of the user: its classifier is learned from twenty sentences that the model was trained on, with
ten sentences of other modes of its type as look-alikes, and asked of every marked trigger and every other verb of the held-out fifth. Prints precision and
recall of each.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

import numpy as np

from benchmarks import own
from dateline.language import Parser
from dateline.what import Judge, find_deeds
from dateline.what.judge.reading import Floats
from dateline.what.own.classify import Classifier
from dateline.what.own.code import LIKE
from dateline.who import ActorFinder

MODES = (
    "SUPPORT/sign", "SUPPORT/apologise", "CONSULT/phone", "AID/asylum", "RETREAT/release", "ACCUSE/sue", "REJECT/veto", "PROTEST/hunger", "SANCTION/convict",
    "MOBILIZE/weapons-test", "COERCE/curfew", "ASSAULT/abduct",
)  # fmt: skip


def main() -> int:
    """Learn and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=20)
    options = parser.parse_args()
    held = own.held_out()
    places = {(e.file, e.line) for e in held}
    learned = [e for e in own.all_examples() if (e.file, e.line) not in places]
    judge = Judge()
    teach, ask = _vectors(learned, judge), _vectors(held, judge)
    scores = []
    print("| mode | precision | recall | held-out triggers |\n|---|---|---|---|")
    for mode in MODES:
        yes = [v for m, v in teach if m == mode][: options.examples]
        no = [v for m, v in teach if m != mode and m.split("/")[0] == mode.split("/")[0]][:10]
        like = Classifier(np.stack(yes), np.stack([*no, *judge.model.background]))
        said = [(m, like(v) >= LIKE) for m, v in ask]
        right = sum(s and m == mode for m, s in said)
        real = sum(m == mode for m, _ in said)
        scores.append((right / max(1, sum(s for _, s in said)), right / real))
        print(f"| {mode} | {scores[-1][0]:.2f} | {scores[-1][1]:.2f} | {real} |")
    print("mean precision {:.2f}, mean recall {:.2f}".format(*np.mean(scores, axis=0)))
    return 0


def _vectors(examples: Iterable[Any], judge: Judge) -> list[tuple[str, Floats]]:
    """The mode ("-" for none) and the vector of every marked trigger and of every other verb."""
    finder, out = ActorFinder(), []
    for e, doc in zip(examples, Parser().parse((str(i), e.text, None) for i, e in enumerate(examples)), strict=True):
        index = finder.find(doc)
        for reading in judge.read([(s, find_deeds(s, index)) for s in doc.sentences], index, always=True):
            for t in reading.sentence.tokens:
                marked = next((v.mode for v in e.events if v.trigger[0] <= t.start < v.trigger[1]), None)
                if t.tag[:1] == "V" or (marked and t.tag[:1] == "N"):
                    out.append((marked or "-", reading.vectors[t.i]))
    return out


if __name__ == "__main__":
    raise SystemExit(main())
