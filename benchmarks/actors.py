"""Who: does a report name the right two, what does finding them cost, what do the tables hold: ``python -m benchmarks.actors [--gold DIR]``.

Prints, of PLV's development pairs that get a report: in what share an actor overlaps the gold source, in what share a recipient overlaps the gold
target (of the report that fits the pair best, as ``score.py`` takes it); the CPU seconds that the tables of who take to load; and the share that finding
the actors has of the whole pipeline's CPU time, over the first stories of the corpus.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from dateline import Account
from dateline.data import read_table
from dateline.language import Document
from dateline.pipeline import Pipeline, read
from dateline.who import ActorFinder, ActorIndex

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
TARGETS = {"actor overlaps source": 0.88, "recipient overlaps target": 0.75}
TABLES = ("countries", "organisations", "offices", "members", "agents", "titles", "places")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus" / "kcna_2012.jsonl.gz")
    parser.add_argument("--stories", type=int, default=200)
    options = parser.parse_args()
    print("rows: " + ", ".join(f"{t} {sum(1 for _ in read_table(f'who/{t}.tsv', 'source'))}" for t in TABLES))
    start = time.process_time()
    ActorFinder()
    print(f"tables of who load in {time.process_time() - start:.2f} CPU seconds (target 0.50)")
    pipeline = Pipeline()
    pairs = options.gold / "dev" / "plv.jsonl"
    if pairs.exists():
        overlaps(pipeline, pairs)
    else:
        print(f"left out: overlaps (no {pairs})")
    if options.corpus.exists():
        cost(pipeline, options.corpus, options.stories)
    else:
        print(f"left out: the cost (no {options.corpus})")
    return 0


def overlaps(pipeline: Pipeline, path: Path) -> None:
    """Print both shares over the pairs that get a report."""
    gold = [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]
    reports: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for r in pipeline.code(read([str(path)], account=Account()), Account()):
        reports[r.article_id].append(r.to_json())
    hits: Counter[str] = Counter()
    for g in gold:
        best = max(reports[g["id"]], key=lambda r: _fit(r, g), default=None)
        if best is not None:
            hits["reported"] += 1
            hits["actor overlaps source"] += _meets(best["actors"], g["source"])
            hits["recipient overlaps target"] += _meets(best["recipients"], g["target"])
    print(f"PLV dev: {hits['reported']} of {len(gold)} pairs get a report")
    for what, target in TARGETS.items():
        print(f"  {what}: {hits[what] / hits['reported']:.3f} (target {target:.2f})")


def _fit(report: dict[str, Any], g: dict[str, Any]) -> tuple[bool, bool, int, bool, float]:
    a, b = _meets(report["actors"], g["source"]), _meets(report["recipients"], g["target"])
    both = report["actors"] + report["recipients"]
    return a and b, _meets(both, g["source"]) and _meets(both, g["target"]), a + b, report["type"] != "STATE", report["confidence"] or 0.0


def _meets(actors: Sequence[dict[str, Any]], spans: Sequence[Sequence[int]]) -> bool:
    return any(a["start"] < end and start < a["end"] for a in actors for start, end in spans)


class _Timed:
    """Finds actors, and counts the time that it takes."""

    def __init__(self, finder: ActorFinder) -> None:
        self._finder, self.seconds = finder, 0.0

    def find(self, doc: Document) -> ActorIndex:
        """As the finder does."""
        start = time.process_time()
        index = self._finder.find(doc)
        self.seconds += time.process_time() - start
        return index


def cost(pipeline: Pipeline, corpus: Path, stories: int) -> None:
    """Print the share of the pipeline's time that finding the actors takes."""
    timed = _Timed(pipeline.actors)
    pipeline.actors = timed  # type: ignore[assignment]
    start = time.process_time()
    account = Account()
    for _ in pipeline.code(islice(read([str(corpus)], account=account), stories), account):
        pass
    total = time.process_time() - start
    print(f"finding the actors of {stories} stories: {timed.seconds:.1f} of {total:.1f} CPU seconds, {timed.seconds / total:.3f} (target 0.15)")


if __name__ == "__main__":
    raise SystemExit(main())
