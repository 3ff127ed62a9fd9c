"""Accuracy on every development set: ``python -m benchmarks.accuracy [--gold DIR] [--check] [--raise] [--lower]``.

Runs the command line on each set as a user would, scores it with the scorer beside the sets, prints a table with the peers' figures, and compares
with the floors in floors.json: ``--check`` fails on a fall, ``--raise`` lifts floors to what was reached, ``--lower`` alone may lower one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import own
from dateline.coding import Coding

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
TOLERANCE = 0.0015
"""A fall smaller than this is rounding: floors are kept to three places."""


@dataclass(frozen=True)
class Set:
    """One development set: how it is run, how it is scored, which figures count."""

    name: str
    scorer: str
    gold: str
    input: str
    command: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    """(figure's path in the scorer's output, what others reach on it)."""


SETS = (
    Set("events (PLV dev)", "events", "dev/plv.jsonl", "dev/plv.jsonl", ("code",), (
        ("root_f1", "ZSP with GPU and given spans .743; UniversalPetrarch .506 (held-back part)"), ("quad_f1", "ZSP .867; UP .657"),
        ("binary_f1", "ZSP .965; UP .798"), ("end_to_end_root_f1", "UP .459"), ("pair_recall", ""))),
    Set("events, tables alone (PLV dev)", "events", "dev/plv.jsonl", "dev/plv.jsonl", ("code", "--no-model"), (
        ("root_f1", "UniversalPetrarch .506"), ("end_to_end_root_f1", "UP .459"))),
    Set("event place", "where", "dev/event_place.jsonl", "dev/event_place.jsonl", ("code",), (("f1", "nearest place .500; RNN .83"), ("verbs_coded", ""))),
    Set("times (TimeBank a)", "timex", "dev/timex_timebank_a.jsonl", "dev/timex_timebank_a.jsonl", ("mentions", "--layer", "time"), (
        ("value_f1", "HeidelTime .795, SUTime .693 (all of TimeBank)"), ("relaxed_f1", "HeidelTime .919"), ("strict_f1", "HeidelTime .853"))),
    Set("times (AQUAINT)", "timex", "dev/timex_aquaint.jsonl", "dev/timex_aquaint.jsonl", ("mentions", "--layer", "time"), (
        ("value_f1", "HeidelTime .723"), ("relaxed_f1", "HeidelTime .920"), ("strict_f1", "HeidelTime .807"))),
    Set("places (GeoVirus)", "places", "dev/places_geovirus.jsonl", "dev/places_geovirus.jsonl", ("mentions", "--layer", "place"), (
        ("found.f1", "Stanford NER .928"), ("end_to_end_161km.f1", "CamCoder .673; spaCy + most populous .531"))),
    Set("quotations (PolNeAR dev)", "quotes", "dev/quotes_polnear_dev.jsonl", "dev/quotes_polnear_dev.jsonl", ("mentions", "--layer", "quote"), (
        ("who_said_what.f1", "Citron retrained .480, rules .424, second human .723 (test)"), ("content_tokens.f1", "Citron .668, rules .695, human .905"))),
    Set("pages (scrapinghub)", "pages", "dev/pages_gold.json", "dev/pages", ("read",), (
        ("f1", "trafilatura fast .962, readability .955, newspaper4k .938"), ("unread", ""))),
)  # fmt: skip


_ALL = (("f1", ""), ("precision", ""), ("recall", ""), ("whole_precision", ""), ("ece", ""))
_TWO = (("precision", ""), ("recall", ""))
OWN = {
    Set("own test set", "own", "", "", (), _ALL): "test",
    Set("own held-out fifth", "own", "", "", (), _ALL): "earlier files",
    Set("own, all files", "own", "", "", (), _ALL): "all",
    Set("own, all files, half no event", "own", "", "", (), _TWO): "all, half without event",
    Set("own, newest files too", "own", "", "", (), _ALL): "newest too",
}
"""Our own sentences, and their part in benchmarks/own.py: no gold of others, so that they run anywhere. On the test set nothing was chosen; the held-out
fifth is measured on the files written first, on those before the last round, and on all."""


@cache
def _own() -> dict[str, dict[str, float]]:
    return {name: result.figures() for name, result in own.results(Coding()).items()}


def main() -> int:
    """Run, print, compare; the exit status is 1 after a fall."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--only", default="", help="only sets whose name holds this")
    parser.add_argument("--check", action="store_true", help="fail if a figure falls below its floor")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to the figures reached")
    parser.add_argument("--lower", action="store_true", help="set floors to the figures reached, even if lower")
    options = parser.parse_args()
    if not (options.gold / "score.py").exists():
        print(f"accuracy: no gold at {options.gold}; name its folder with --gold")
        return 0
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    fallen = []
    print(f"| {'set':31} | {'figure':22} | reached | floor | others |")
    print(f"|{'-' * 33}|{'-' * 24}|---------|-------|--------|")
    for gold_set in (*SETS, *OWN):
        if options.only not in gold_set.name:
            continue
        result = _own()[OWN[gold_set]] if gold_set in OWN else score(gold_set, options.gold)
        for path, others in gold_set.figures:
            value = _dig(result, path)
            key = f"{gold_set.name}: {path}"
            floor = floors.get(key)
            print(f"| {gold_set.name:31} | {path:22} | {value:7.3f} | {'' if floor is None else format(floor, '5.3f'):5} | {others} |", flush=True)
            lower_is_better = path in ("unread", "ece")
            if floor is not None and (value > floor + TOLERANCE if lower_is_better else value < floor - TOLERANCE):
                fallen.append(f"{key} fell from {floor} to {value}")
            better = floor is None or (value < floor if lower_is_better else value > floor)
            if options.lower or (options.lift and better):
                floors[key] = round(value, 3)
    if options.lift or options.lower:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    for line in fallen:
        print("accuracy: " + line)
    return 1 if fallen and options.check else 0


def score(gold_set: Set, gold: Path) -> dict[str, Any]:
    """The scorer's figures for one set, from the command line's own output."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "pred.jsonl"
        command = [sys.executable, "-m", "dateline", *gold_set.command, str(gold / gold_set.input), "--format", "jsonl", "--quiet"]
        with out.open("wb") as f:
            done = subprocess.run(command, stdout=f, check=False)
        if done.returncode not in (0, 3):
            raise SystemExit(f"accuracy: {' '.join(command)} left with status {done.returncode}")
        scored = subprocess.run(
            [sys.executable, str(gold / "score.py"), gold_set.scorer, str(gold / gold_set.gold), str(out)], capture_output=True, text=True, check=True
        )
    figures: dict[str, Any] = json.loads(scored.stdout)
    return figures


def _dig(result: dict[str, Any], path: str) -> float:
    value: Any = result
    for key in path.split("."):
        value = value[key]
    return float(value)


if __name__ == "__main__":
    sys.exit(main())
