"""Property: every span of every report and mention is what the record says."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.account import Account
from dateline.pipeline import Pipeline, read
from dateline.records import Article

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
CORPUS = ROOT.parent / "shared" / "corpus" / "kcna_2012.jsonl.gz"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value and value["start"] is not None:
            yield value
        for v in value.values():
            yield from spans(v)
    elif isinstance(value, list):
        for v in value:
            yield from spans(v)


def check(pipeline: Pipeline, articles: list[Article]) -> int:
    texts = {a.id: a.text for a in articles}
    account = Account()
    rows = [r.to_json() for r in pipeline.code(articles, account)] + [m.to_json() for m in pipeline.mentions(articles, account)]
    assert not account.refused, account.lines()
    n = 0
    for row in rows:
        for span in spans(row):
            text = texts[row["article_id"]][span["start"] : span["end"]]
            assert text == span.get("text", span.get("exact")), (row["article_id"], span)
            assert text
            n += 1
    return n


def test_spans_of_every_sample_are_the_text(pipeline: Pipeline) -> None:
    """Every report and mention of our samples points at its words."""
    articles = list(read([str(SAMPLES)], account=Account()))
    assert len(articles) >= 5
    assert check(pipeline, articles) > 100


@pytest.mark.skipif(not CORPUS.exists(), reason="no corpus beside this checkout")
def test_spans_of_300_corpus_stories_are_the_text(pipeline: Pipeline) -> None:
    """The same for 300 real stories."""
    with gzip.open(CORPUS, "rt", encoding="utf8") as lines:
        stories = [json.loads(line) for _, line in zip(range(300), lines, strict=False)]
    articles = [Article(s["id"], s["text"], "0" * 64, published=s.get("published")) for s in stories]
    assert check(pipeline, articles) > 1000
