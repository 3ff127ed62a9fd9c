"""Which reports tell one event: ``python -m benchmarks.identity [--errors] [FILE …]``.

Ingests groups of articles that tell a few invented events, look-alikes beside them, into a record of its own, and holds the record's events against the
labels: B-cubed precision, recall and F1 (Bagga and Baldwin 1998) over the reports whose trigger is labelled. The files are ``benchmarks/identity/*.txt``, by
which nothing was fitted; ``training/identity/groups.txt`` is what weights and lines were fitted to. The articles are added group after group, and again in
an order of chance: the events must be the same.

A file has, for each group, ``## NAME``; for each article, ``>> OUTLET | DAY`` and its text, in which ``{trigger|E1}`` labels a word with an event of the group.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.account import Account
from dateline.coding import Coding
from dateline.ingest import ingest
from dateline.record import Record
from dateline.records import Article

GROUPS = Path(__file__).parent / "identity"
TARGET = 0.92
_LABEL = re.compile(r"\{([^|{}]*)\|(\w+)\}")
Row = dict[str, Any]


@dataclass(frozen=True)
class Labelled:
    """An article and its labels: start, end, event."""

    article: Article
    labels: tuple[tuple[int, int, str], ...]


def labelled(path: Path) -> list[Labelled]:
    """The articles of a file, in order."""
    out: list[Labelled] = []
    group, head, lines = "", "", list[str]()

    def end() -> None:
        if head:
            out.append(_article(f"{path.stem}-{group}", len(out), head, "\n".join(lines).strip()))

    for line in path.read_text("utf8").splitlines():
        if line.startswith(("## ", ">> ")):
            end()
            head, lines = (line[3:] if line.startswith(">> ") else ""), []
            group = line.split()[1] if line.startswith("## ") else group
        else:
            lines.append(line)
    end()
    return out


def _article(group: str, number: int, head: str, marked: str) -> Labelled:
    outlet, _, day = head.rpartition("|")
    text, labels, at = "", [], 0
    for found in _LABEL.finditer(marked):
        text += marked[at : found.start()]
        labels.append((len(text), len(text) + len(found[1]), f"{group}:{found[2]}"))
        text += found[1]
        at = found.end()
    text += marked[at:]
    name = f"{group}-{number}"
    article = Article(name, text, sha256(name.encode()).hexdigest(), published=day.strip(), source=outlet.strip())
    return Labelled(article, tuple(labels))


def events_of(articles: Iterable[Article], folder: str) -> list[Row]:
    """The reports that a new record makes of these articles, each with its event."""
    with Record(str(Path(folder) / "identity.db")) as record:
        for _ in ingest(record, articles, Account(), coding=Coding()):
            pass
        return list(record.every_report())


def label_of(report: Row, labels: Sequence[tuple[int, int, str]]) -> str | None:
    """The event whose labelled words a report's trigger meets."""
    trigger = report["trigger"]
    return next((event for start, end, event in labels if start < trigger["end"] and trigger["start"] < end), None)


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of reports given as (their event, their label)."""
    ours, theirs, both = Counter(o for o, _ in pairs), Counter(t for _, t in pairs), Counter(pairs)
    precision = sum(both[p] / ours[p[0]] for p in pairs) / len(pairs)
    recall = sum(both[p] / theirs[p[1]] for p in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> int:
    """Ingest, hold against the labels, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--errors", action="store_true", help="print what was parted and what was lumped")
    options = parser.parse_args()
    files = options.files or sorted(GROUPS.glob("*.txt"))
    texts = [t for path in files for t in labelled(path)]
    labels = {t.article.id: t.labels for t in texts}
    shuffled = texts[:]
    random.Random(11).shuffle(shuffled)
    made = []
    for order in (texts, shuffled):
        with tempfile.TemporaryDirectory() as folder:
            made.append(events_of((t.article for t in order), folder))
    rows = [(r, label) for r in made[0] if (label := label_of(r, labels[r["article_id"]]))]
    if not rows:
        print("no report meets a label", file=sys.stderr)
        return 1
    p, r, f = b_cubed([(row["event_id"], label) for row, label in rows])
    met = {(row["article_id"], label) for row, label in rows}
    every = {(t.article.id, label) for t in texts for *_, label in t.labels}
    same = _partition(made[0]) == _partition(made[1])
    events = {label for _, label in every}
    groups = {e.rpartition(":")[0] for e in events}
    print(f"{len(groups)} groups, {len(texts)} articles, {len(events)} events labelled in {len(every)} places, {len(met)} of them met by a report")
    print(f"B-cubed over {len(rows)} reports: precision {p:.3f}, recall {r:.3f}, F1 {f:.3f} (target {TARGET})")
    print(f"events in another order of the articles: {'the same' if same else 'OTHERS'}")
    if options.errors:
        _print_errors(rows)
    return 0 if same else 1


def _partition(reports: Iterable[Row]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for r in reports:
        groups[r["event_id"]].add(r["id"])
    return {frozenset(g) for g in groups.values()}


def _print_errors(rows: Sequence[tuple[Row, str]]) -> None:
    for name, key, value in (("PARTED", 1, 0), ("LUMPED", 0, 1)):
        groups: dict[str, list[tuple[Row, str]]] = defaultdict(list)
        for row, label in rows:
            groups[(row["event_id"], label)[key]].append((row, label))
        for what, members in sorted(groups.items()):
            if len({(row["event_id"], label)[value] for row, label in members}) > 1:
                print(f"\n{name} {what}")
                for row, label in sorted(members, key=lambda m: (m[0]["event_id"], m[1])):
                    print("   ", (label, row["event_id"])[key == 1][-8:], _brief(row))


def _brief(r: Row) -> str:
    people = " → ".join(",".join(a["code"] or a["text"] for a in r[side]) or "?" for side in ("actors", "recipients"))
    when, where = r["when"].get("date") or "?", r["where"].get("name") or "?"
    return f"{r['type']} {r['mode']} [{r['trigger']['text']}] {people} {when} {where} | {' '.join(r['quote']['exact'].split())[:120]}"


if __name__ == "__main__":
    sys.exit(main())
