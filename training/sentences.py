"""The training sentences: reads and checks the files of ``sentences/`` (GUIDE.md says how they are written).

python training/sentences.py [FILE …]     checks, and prints what is covered
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "dateline" / "data" / "what"
KINDS = ("common", "opposites", "rare", "borders", "nothing", "pilot")
STATUSES = ("actual", "negated", "planned", "possible")

Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Event:
    """One marked event: spans are offsets into the sentence, end exclusive."""

    mode: str
    trigger: tuple[int, int]
    actors: Spans
    recipients: Spans
    status: str
    said_by: Spans
    contexts: list[str]


@dataclass(slots=True)
class Example:
    """One sentence with all its events, and where it stands."""

    text: str
    kind: str
    file: str
    line: int
    group: int
    """Number within the file of what must stay on one side of a split: an opposite with its fellow."""
    events: list[Event] = field(default_factory=list)


class Mistake(ValueError):
    """A line that can't be read: file, line, what is wrong and the way out."""


def column(name: str, *columns: str) -> list[list[str]]:
    """Columns of one of the package's tables."""
    rows = [r.split("\t") for r in (DATA / name).read_text("utf8").splitlines() if r and not r.startswith("#")]
    at = [rows[0].index(c) for c in columns]
    return [[r[i] for i in at] for r in rows[1:]]


MODES = frozenset("/".join(r) for r in column("modes.tsv", "type", "mode"))
CONTEXTS = frozenset(r[0] for r in column("contexts.tsv", "context"))


def locate(text: str, words: str, where: str) -> tuple[int, int]:
    """The stretch of the sentence that a marked string means: the first, or the n-th with ``#n``."""
    m = re.fullmatch(r"(.*)#(\d+)", words)
    string, n = (m.group(1), int(m.group(2))) if m else (words, 1)
    hits = [h.start() for h in re.finditer(r"(?<!\w)" + re.escape(string) + r"(?!\w)", text)]
    if len(hits) < n:
        raise Mistake(f"{where}: {words!r} is not in the sentence as whole words; copy it letter by letter, #n for the n-th time")
    return hits[n - 1], hits[n - 1] + len(string)


def read_event(line: str, text: str, where: str) -> Event:
    """One ``= `` line."""
    parts = [p.strip() for p in line[2:].split("|")]
    if len(parts) > 7 or len(parts) < 2:
        raise Mistake(f"{where}: {len(parts)} fields; write TYPE/mode | trigger | actors | recipients | status | said by | contexts")
    mode, trigger, actors, recipients, status, said, contexts = parts + [""] * (7 - len(parts))
    if mode not in MODES:
        raise Mistake(f"{where}: mode {mode!r} is not in modes.tsv")
    if (status or "actual") not in STATUSES:
        raise Mistake(f"{where}: status {status!r}; write one of {', '.join(STATUSES)}")
    wrong = [c.strip() for c in re.split("[,;]", contexts) if c.strip() and c.strip() not in CONTEXTS]
    if wrong:
        raise Mistake(f"{where}: context {wrong[0]!r} is not in contexts.tsv")

    def spans(field: str) -> Spans:
        return [locate(text, w.strip(), where) for w in field.split(";") if w.strip()]

    return Event(
        mode, locate(text, trigger, where), spans(actors), spans(recipients), status or "actual", spans(said),
        [c.strip() for c in re.split("[,;]", contexts) if c.strip()],
    )  # fmt: skip


def read_file(path: Path) -> Iterator[Example | Mistake]:
    """Examples of a file in order, and its mistakes in between."""
    kind, current, group, second = "", None, 0, False
    for n, raw in enumerate(path.read_text("utf8").splitlines(), 1):
        line, where = raw.strip(), f"{path.name}:{n}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            kind = line[1:].strip()
            if kind not in KINDS:
                yield Mistake(f"{where}: kind {kind!r}; write one of {', '.join(KINDS)}")
            continue
        if line.startswith("="):
            if current is None:
                yield Mistake(f"{where}: an event before any sentence")
                continue
            try:
                current.events.append(read_event(line, current.text, where))
            except Mistake as e:
                yield e
            continue
        if current is not None:
            yield current
        if not kind:
            yield Mistake(f"{where}: a sentence before any '@ kind' line")
        second = kind == "opposites" and not second
        group += not (kind == "opposites" and not second)
        current = Example(line, kind, path.name, n, group)
    if current is not None:
        yield current


def load(paths: Iterable[Path] | None = None) -> list[Example]:
    """All examples of ``sentences/``. Raises Mistake at the first line that can't be read."""
    out = []
    for path in sorted(paths or (HERE / "sentences").glob("*.txt")):
        for item in read_file(path):
            if isinstance(item, Mistake):
                raise item
            out.append(item)
    return out


def held_out(example: Example) -> bool:
    """Whether a sentence belongs to the fifth that is never learned from. Opposites stay together; a file's order does not matter to other files."""
    return sha256(f"{example.file}:{example.group}".encode()).digest()[0] % 5 == 0


def shape(text: str) -> str:
    """The sentence with names and numbers masked: two that share it differ by a name only."""
    body = text[:1].lower() + text[1:]
    return re.sub(r"\W+", " ", re.sub(r"(?:\b(?:[A-Z][\w'’.-]*|\d[\d,.]*)\s*)+", "N ", body)).strip()


def twins(examples: Iterable[Example]) -> Iterator[tuple[Example, Example]]:
    """Pairs of sentences that are one but for names and numbers."""
    seen: dict[str, Example] = {}
    for e in examples:
        if (old := seen.setdefault(shape(e.text), e)) is not e:
            yield old, e


def main(argv: list[str]) -> int:
    """Check files and print what they cover."""
    paths = [Path(a) for a in argv] or sorted((HERE / "sentences").glob("*.txt"))
    items = [x for p in paths for x in read_file(p)]
    examples = [x for x in items if isinstance(x, Example)]
    mistakes = [x for x in items if isinstance(x, Mistake)]
    for m in mistakes:
        print(m)
    for a, b in twins(examples):
        print(f"{b.file}:{b.line}: the same as {a.file}:{a.line} but for names")
    empty = [e for e in examples if not e.events and e.kind != "nothing"]
    for e in empty:
        print(f"{e.file}:{e.line}: no event, yet not under '@ nothing'")
    modes = Counter(ev.mode for e in examples for ev in e.events)
    types = Counter(m.split("/")[0] for e in examples for m in {ev.mode for ev in e.events})
    status = Counter(ev.status for e in examples for ev in e.events)
    words = sorted(len(e.text.split()) for e in examples) or [0]
    several = sum(len(e.events) > 1 for e in examples)
    plain = sum(all(v.mode.startswith("STATE") for v in e.events) for e in examples)
    print(f"{len(examples)} sentences, {sum(modes.values())} events, {several} sentences with several, median {words[len(words) // 2]} words")
    print("kinds:", dict(Counter(e.kind for e in examples)), "| no event or STATE only:", plain)
    print("types:", dict(types.most_common()))
    print("status:", dict(status.most_common()))
    print("modes:", dict(sorted(modes.items())))
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
