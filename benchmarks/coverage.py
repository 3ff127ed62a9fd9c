"""Coverage of the predicate tables: ``python -m benchmarks.coverage [--corpus FILE] [--stories 1000]``.

Of the verbs that have a political actor as subject in the stories, auxiliaries and copulas left out: what share do the tables know (as a predicate, an
operator, a light verb, or a verb of saying), counted by occurrence and by different verb; and the commonest that they do not know.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dateline.language import Parser
from dateline.what.frames import frame_of
from dateline.what.tables import light_verbs, vocabulary
from dateline.what.words import SPEECH
from dateline.who import ActorFinder

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = frozenset(("be", "have", "do"))


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus" / "kcna_2012.jsonl.gz")
    parser.add_argument("--stories", type=int, default=1000)
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"coverage: no corpus at {options.corpus}; name a file of JSON lines with --corpus")
        return 0
    seen = Counter(_verbs(options.corpus, options.stories))
    known = {v: n for v, n in seen.items() if _known(v)}
    print(f"{options.stories} stories: {sum(seen.values())} verbs with a political actor as subject, {len(seen)} different")
    print(f"known to the tables: {sum(known.values()) / sum(seen.values()):.3f} by occurrence, {len(known) / len(seen):.3f} of the different ones")
    often = [v for v, n in seen.items() if n >= 3]
    print(f"of the {len(often)} that occur three times or more: {sum(v in known for v in often) / len(often):.3f}")
    print("commonest unknown:", ", ".join(f"{v} {n}" for v, n in seen.most_common() if v not in known)[:900])
    return 0


def _known(verb: str) -> bool:
    words = vocabulary()
    return (verb, "v") in words.entries or (verb, "v") in words.operators or verb in light_verbs() or verb in SPEECH


def _verbs(corpus: Path, stories: int) -> Iterator[str]:
    opener = gzip.open if corpus.suffix == ".gz" else open
    finder = ActorFinder()
    with opener(corpus, "rt", encoding="utf8") as f:
        rows = (json.loads(line) for line in islice(f, stories))
        for doc in Parser().parse((str(r["id"]), r["text"], r.get("published")) for r in rows):
            index = finder.find(doc)
            for t in doc.tokens():
                if t.tag[:1] != "V" or t.dep in ("aux", "auxpass") or t.lemma.lower() in LEFT_OUT or not t.lemma.isalpha():
                    continue
                if any((m := index.at(h)) is not None and m.political for h in frame_of(t, "v").subj):
                    yield t.lemma.lower()


if __name__ == "__main__":
    raise SystemExit(main())
