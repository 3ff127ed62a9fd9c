"""The shipped model on our own sentences: ``python -m benchmarks.own [--no-model] [--reliability]``.

The sentences of ``training/test`` were never learned from, and no threshold was chosen on them; a fifth of ``training/sentences`` was never learned from.
Each sentence is coded by the whole pipeline as an article of its own. A report is right in type when a marked event of that type is left for it (that
with an overlapping trigger first), each marked event being taken once; right in whole when status, actors and recipients are the marked ones too. Half
of the sentences of the balanced sets hold no event, or only STATE.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.account import Account
from dateline.coding import Coding
from dateline.pipeline import Pipeline
from dateline.records import Article, Report

ROOT = Path(__file__).resolve().parent.parent
BINS = 10

Spans = Iterable[tuple[int, int]]


@dataclass(frozen=True)
class Judged:
    """One report held against the marks of its sentence."""

    report: Report
    type_right: bool
    whole_right: bool


@dataclass(frozen=True)
class Result:
    """All reports of a set of sentences, and how many events were marked in them."""

    judged: list[Judged]
    marked: int

    def figures(self) -> dict[str, float]:
        """Precision and recall by type, precision by type with status, actors and recipients, and the expected calibration error."""
        n = max(1, len(self.judged))
        right = sum(j.type_right for j in self.judged)
        p, r = right / n, right / max(1, self.marked)
        bins = reliability(self.judged)
        return {
            "precision": p, "recall": r, "f1": 2 * p * r / max(1e-9, p + r), "whole_precision": sum(j.whole_right for j in self.judged) / n,
            "ece": sum(abs(c - a) * k for c, a, k in bins) / n,
        }  # fmt: skip


def reliability(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Of each tenth of the confidence scale that has reports: mean confidence, share right, number."""
    out = []
    for b in range(BINS):
        mine = [j for j in judged if min(int(j.report.confidence * BINS), BINS - 1) == b]
        if mine:
            out.append((sum(j.report.confidence for j in mine) / len(mine), sum(j.type_right for j in mine) / len(mine), len(mine)))
    return out


def _meets(a: Spans, b: Spans) -> bool:
    """Whether each stretch of one side overlaps one of the other; two empty sides do."""
    a, b = list(a), list(b)
    return all(any(s < f and e < t for s, t in y) for x, y in ((a, b), (b, a)) for e, f in x)


def held_against(reports: Sequence[Report], example: Any) -> Iterable[Judged]:
    """Each report of a sentence with the marked event that it tells, if any."""
    left = list(example.events)
    for r in reports:
        same = [e for e in left if e.mode.split("/")[0] == r.type.value]
        found = max(same, key=lambda e: e.trigger[0] <= r.trigger.start < e.trigger[1], default=None)
        if found is None:
            yield Judged(r, False, False)
            continue
        left.remove(found)
        sides = [_meets([(a.start, a.end) for a in own], marked) for own, marked in ((r.actors, found.actors), (r.recipients, found.recipients))]
        yield Judged(r, True, all(sides) and r.status.value == found.status)


def results(coding: Coding) -> dict[str, Result]:
    """The test set, from which nothing was learned or chosen; then the held-out sentences, on which the lines of what/judge/line.py were chosen: those of
    the files written first, of all files before the last round, and of all. Half of the test set's sentences hold no event; of the others that part comes
    too."""
    held = held_out()
    late = _last_files()
    parts = {"earlier files": [e for e in held if not e.file.startswith("wire_")], "all": [e for e in held if e.file not in late]}
    parts |= {f"{name}, half without event": balanced(part) for name, part in parts.items()} | {"newest too": held}
    parts = {"test": test_set()} | parts
    judged = judged_by_sentence([*held, *parts["test"]], coding)
    return {name: Result([j for e in part for j in judged[id(e)]], sum(len(e.events) for e in part)) for name, part in parts.items()}


def _last_files() -> set[str]:
    lines = (ROOT / "training" / "rounds.tsv").read_text("utf8").splitlines()
    return {line.split("\t")[0] for line in lines if line and not line.startswith("#")}


def run(examples: Sequence[Any], coding: Coding) -> Result:
    """Code the sentences and hold the reports against the marks."""
    judged = judged_by_sentence(examples, coding)
    return Result([j for e in examples for j in judged[id(e)]], sum(len(e.events) for e in examples))


def judged_by_sentence(examples: Sequence[Any], coding: Coding) -> dict[int, list[Judged]]:
    """The reports of each sentence, by the example's id()."""
    articles = [Article(str(i), e.text, "", language="en") for i, e in enumerate(examples)]
    by_article: dict[str, list[Report]] = {}
    for r in Pipeline(coding).code(articles, Account()):
        by_article.setdefault(r.article_id, []).append(r)
    return {id(e): list(held_against(by_article.get(str(i), []), e)) for i, e in enumerate(examples)}


def _sentences() -> ModuleType:
    """training/sentences.py, which is no package."""
    if "sentences" in sys.modules:
        return sys.modules["sentences"]
    spec = spec_from_file_location("sentences", ROOT / "training" / "sentences.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(ROOT / "training" / "sentences.py")
    sentences = sys.modules["sentences"] = module_from_spec(spec)
    spec.loader.exec_module(sentences)
    return sentences


def all_examples() -> list[Any]:
    """All marked sentences (training/sentences.py's Examples)."""
    return list(_sentences().load())


def test_set() -> list[Any]:
    """The sentences of ``training/test``: written apart, to be measured on alone."""
    return list(_sentences().load(sorted((ROOT / "training" / "test").glob("*.txt"))))


def held_out() -> list[Any]:
    """The sentences never learned from."""
    return [e for e in all_examples() if _sentences().held_out(e)]


def balanced(examples: Sequence[Any]) -> list[Any]:
    """All sentences without an event (STATE aside), and as many with one, drawn by the hash of their text."""
    plain = [e for e in examples if all(v.mode.startswith("STATE/") for v in e.events)]
    others = sorted((e for e in examples if e not in plain), key=lambda e: sha256(e.text.encode()).digest())
    return plain + others[: len(plain)]


def main() -> int:
    """Print the figures of the test set, of the fifth, and of their parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-model", action="store_true", help="the tables alone")
    parser.add_argument("--reliability", action="store_true", help="print confidence against share right")
    options = parser.parse_args()
    for name, result in results(Coding(model=not options.no_model)).items():
        shown = ", ".join(f"{k} {v:.3f}" for k, v in result.figures().items())
        print(f"{name}: {result.marked} events, {len(result.judged)} reports: {shown}")
        if options.reliability:
            print("  confidence | right | reports")
            for c, a, k in reliability(result.judged):
                print(f"  {c:10.3f} | {a:.3f} | {k}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
