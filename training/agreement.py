"""How far a second reader, who saw no marks, agrees with the first: ``python training/agreement.py`` (``--blank`` writes the sentences to be read).

A tenth of the sentences of the first two rounds, drawn by the hash of their text, stands in ``second/second_*``, and 300 sentences of the test set in
``second/test_*``, with the second reader's marks.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import sentences
from sentences import Event, Example

SECOND = Path(__file__).parent / "second"


def drawn(text: str) -> bool:
    """Whether a sentence belongs to the blind tenth."""
    return sha256(text.encode()).digest()[0] % 10 == 0


def blank(each: int = 300) -> None:
    """Write the sentences of the tenth that nobody has read a second time, without marks, ``each`` to a file."""
    SECOND.mkdir(exist_ok=True)
    old = sorted(SECOND.glob("second_*.txt"))
    read = {e.text for e in sentences.load(old)}
    texts = sorted({e.text for e in sentences.load() if e.kind != "pilot" and drawn(e.text)} - read, key=lambda t: sha256(t.encode()).hexdigest())
    for k, start in enumerate(range(0, len(texts), each), len(old) + 1):
        (SECOND / f"second_{k}.txt").write_text("@ common\n" + "\n".join(texts[start : start + each]) + "\n", "utf8")


def overlap(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> bool:
    """Whether two lists of stretches name the same: every one of each meets one of the other."""
    return all(any(s < f and e < t for s, t in y) for x, y in ((a, b), (b, a)) for e, f in x)


def paired(first: Example, second: Example) -> list[tuple[Event | None, Event | None]]:
    """Events of both readers, those whose triggers overlap put together."""
    left, out = list(second.events), []
    for a in first.events:
        hits = [b for b in left if a.trigger[0] < b.trigger[1] and b.trigger[0] < a.trigger[1]]
        b = min(hits, key=lambda b: (b.mode != a.mode, b.mode.split("/")[0] != a.mode.split("/")[0]), default=None)
        if b is not None:
            left.remove(b)
        out.append((a, b))
    return out + [(None, b) for b in left]


def kappa(pairs: Counter[tuple[str, str]]) -> float:
    """Cohen's kappa of two readers' labels."""
    n = sum(pairs.values())
    rows, columns = Counter[str](), Counter[str]()
    for (a, b), k in pairs.items():
        rows[a] += k
        columns[b] += k
    chance = sum(rows[x] * columns[x] for x in rows) / n**2
    return (sum(k for (a, b), k in pairs.items() if a == b) / n - chance) / (1 - chance)


def main() -> int:
    """Print the agreement."""
    if "--blank" in sys.argv:
        blank()
        return 0
    compare("the blind tenth", sentences.load(), SECOND.glob("second_*.txt"))
    compare("the test set", sentences.load(SECOND.parent.glob("test/*.txt")), SECOND.glob("test_*.txt"))
    return 0


def compare(name: str, written: Iterable[Example], read: Iterable[Path]) -> None:
    """Print the agreement on the sentences that were read twice."""
    first = {e.text: e for e in written}
    second = [e for e in sentences.load(read) if e.text in first]
    both = [p for e in second for p in paired(first[e.text], e)]
    met = [(a, b) for a, b in both if a is not None and b is not None]
    types = Counter((a.mode.split("/")[0] if a else "none", b.mode.split("/")[0] if b else "none") for a, b in both)
    whole = Counter((_of(first[e.text]), _of(e)) for e in second)
    of_met = Counter((a.mode.split("/")[0], b.mode.split("/")[0]) for a, b in met)
    marked = [sum(x is not None for x in side) for side in zip(*both, strict=True)]
    share = {
        "type": sum(n for (a, b), n in of_met.items() if a == b), "mode": sum(a.mode == b.mode for a, b in met),
        "status": sum(a.status == b.status for a, b in met), "actors": sum(overlap(a.actors, b.actors) for a, b in met),
        "recipients": sum(overlap(a.recipients, b.recipients) for a, b in met),
    }  # fmt: skip
    alike = sum(_alike(a, b) for a, b in met)
    print(f"{name}: {len(second)} sentences read by both; the first marked {marked[0]} events, the second {marked[1]}")
    print(f"events marked by both: F1 {2 * len(met) / sum(marked):.3f}")
    print(f"sentences with and without an event: agreement {sum(n for (a, b), n in whole.items() if a == b) / len(second):.3f}, kappa {kappa(whole):.3f}")
    print("of events marked by both:", ", ".join(f"{k} {n / len(met):.3f}" for k, n in share.items()), f"(kappa of type {kappa(of_met):.3f})")
    print(f"held against the first as reports are: precision {sum(n for (a, b), n in of_met.items() if a == b) / marked[1]:.3f}, whole {alike / marked[1]:.3f}")
    print("commonest differences:", ", ".join(f"{a}/{b} {n}" for (a, b), n in types.most_common(60) if a != b))


def _alike(a: Event, b: Event) -> bool:
    same = a.mode.split("/")[0] == b.mode.split("/")[0] and a.status == b.status
    return same and overlap(a.actors, b.actors) and overlap(a.recipients, b.recipients)


def _of(e: Example) -> str:
    return "event" if any(not v.mode.startswith("STATE/") for v in e.events) else "none"


if __name__ == "__main__":
    raise SystemExit(main())
