"""The model card: figures of the shipped files on the held-out fifth, their calibration, and the layout that ties them together.

python training/card.py DIR     measures DIR's files again and writes its card anew
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from instances import Instance
from measure import calibrated, shipped

from dateline.what.judge.features import Layout

__all__ = ["write_card"]

CARD = """# Model card: {name}

Written by `make train`.

**What it does.** For one English news sentence: which words carry a political event (PLOVER's sixteen types, STATE, or none), of which mode, with
which status; and who does it and suffers it. It decides over the predicate tables, whose reading it is given beside the words; it writes no text.

**From what.** {encoder}; {sentences} sentences of our own to learn from, {held_out} held out (`training/DATASHEET.md`); {epochs} epochs, seed {seed}.
No text of others but what the pretrained encoder had read.

**Files.** `encoder.onnx` (int8), `heads.npz` (small layers, float16), `vocab.txt`, `background.npy` (vectors against which a user's own types are
learned), `card.json` (layout, thresholds).

**Thresholds.** A type from even odds; of actors the likeliest from {role_from[0][0]}, others from {role_from[0][1]},
of recipients from {role_from[1][0]} and {role_from[1][1]},
chosen on the held-out fifth, as is the temperature {temperature}.

**How well**, on the held-out fifth, candidate by candidate, of the files that are shipped (a harder count than `benchmarks/own.py`, which asks
whether a report tells a marked event):

```text
{table}
```

**Not for.** Other languages; opinion about persons; decisions about anybody without reading the sentence that is quoted. Sentences whose words are
figurative, ironic or of kinds that the training set lacks are misread, at times with high confidence. Party politics and crime are its weakest
borders.
"""


def write_card(folder: Path, layout: Layout, held: Sequence[Instance], made: dict[str, Any]) -> str:
    """Write card.json and README.md beside the files; ``made`` says how many sentences, epochs and which seed. Returns the table of figures."""
    scores = shipped(folder, held, layout)
    temperature, role_from = calibrated(scores)
    card = {
        "name": f"dateline-what-{made['sentences']}-s{made['seed']}", "encoder": "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned, int8",
        "held_out": len(held), **made,
        "temperature": temperature, "role_from": role_from, "figures": scores.figures(temperature, role_from),
        "modes": layout.modes, "operators": layout.operators, "paths": layout.paths,
    }  # fmt: skip
    table = scores.table(temperature, role_from)
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n")
    (folder / "README.md").write_text(CARD.format(**card, table=table))
    return table


def main() -> int:
    """Measure again."""
    import sentences
    from instances import Maker

    from dateline.what.judge.wordpiece import WordPiece

    folder = Path(sys.argv[1])
    old = json.loads((folder / "card.json").read_text())
    layout = Layout(tuple(old["modes"]), tuple(old["operators"]), tuple(old["paths"]))
    maker = Maker(layout, WordPiece((folder / "vocab.txt").read_text("utf8").split("\n")))
    held = list(maker.make(e for e in sentences.load() if sentences.held_out(e)))
    print(write_card(folder, layout, held, {k: old[k] for k in ("sentences", "epochs", "seed")}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
