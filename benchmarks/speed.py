"""Speed against the stock parser: ``python -m benchmarks.speed [--corpus FILE] [--articles 500]``.

The stock parser (spaCy as it ships, same model, all components, one process, its own batching) and the whole pipeline read the same articles in one
run, in turns and by CPU time, so that whatever else the machine does weighs on both. Prints articles and words a second, the ratio and peak memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Time both in processes of their own, three turns each, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus" / "kcna_2012.jsonl.gz")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--one", choices=["stock", "pipeline"])
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"speed: no corpus at {options.corpus}; name a file of JSON lines with --corpus")
        return 0
    if options.one:
        print(json.dumps(_one(options.one, options.corpus, options.articles)))
        return 0
    best: dict[str, dict[str, float]] = {}
    for _ in range(options.turns):
        for what in ("stock", "pipeline"):
            command = [sys.executable, "-m", "benchmarks.speed", "--one", what, "--corpus", str(options.corpus), "--articles", str(options.articles)]
            result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()[-1])
            if what not in best or result["seconds"] < best[what]["seconds"]:
                best[what] = result
    print("| what | CPU seconds | articles/s | words/s | peak memory, MB |")
    print("|---|---|---|---|---|")
    for what, name in (("stock", "stock parser alone"), ("pipeline", "whole pipeline, reading to reports")):
        r = best[what]
        print(f"| {name} | {r['seconds']:.1f} | {r['articles'] / r['seconds']:.1f} | {r['words'] / r['seconds']:.0f} | {r['memory']:.0f} |")
    print(f"ratio: the whole pipeline takes {best['pipeline']['seconds'] / best['stock']['seconds']:.2f} times the stock parser's time")
    return 0


def _lines(corpus: Path, articles: int) -> Iterator[str]:
    opener = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rt", encoding="utf8") as f:
        yield from islice(f, articles)


def _one(what: str, corpus: Path, articles: int) -> dict[str, float]:
    texts = [json.loads(line)["text"] for line in _lines(corpus, articles)]
    words = sum(len(t.split()) for t in texts)
    reports = 0
    if what == "stock":
        import spacy

        from dateline.language.parser import MODELS

        nlp = spacy.load(next((m for m in MODELS if spacy.util.is_package(m)), MODELS[-1]))
        start = time.process_time()
        for _ in nlp.pipe(texts):
            pass
    else:
        from dateline import Account
        from dateline.pipeline import Pipeline, read

        pipeline, account = Pipeline(), Account()
        start = time.process_time()
        stream = islice(read([str(corpus)], account=account), articles)
        reports = sum(1 for _ in pipeline.code(stream, account))
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "articles": len(texts), "words": words, "reports": reports, "memory": memory}


if __name__ == "__main__":
    sys.exit(main())
