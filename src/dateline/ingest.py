"""Read, code, add: pages → a record. Each page is one transaction; what is there already is not coded again; a run may be killed and run again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any

from dateline import __version__
from dateline.account import Account
from dateline.coding import Coding
from dateline.data import table_path
from dateline.pipeline import Pipeline, not_coded
from dateline.record import Record
from dateline.record.adding import Adder, Coded, article_key
from dateline.records import Article
from dateline.workers import coded_in_workers

__all__ = ["coding_name", "ingest"]


@cache
def _tables() -> str:
    """The state of the shipped tables and model, in eight figures."""
    total = sha256()
    for path in sorted(p for p in table_path("").rglob("*") if p.suffix in (".tsv", ".json", ".onnx", ".bin")):
        total.update(f"{path.relative_to(table_path(''))}\0{path.stat().st_size}\0".encode())
        if path.suffix in (".tsv", ".json"):
            total.update(path.read_bytes())
    return total.hexdigest()[:8]


def coding_name(coding: Coding, data: str | None = None) -> str:
    """The name of a coding in a record: version, tables, and what was asked for; two of one name code alike."""
    options = [] if coding.model else ["tables"]
    options += [f"min={coding.min_confidence}"] if coding.min_confidence is not None else []
    options += [f"types={coding.types}"] if coding.types else []
    options += [f"data={data}"] if data else []
    return " ".join([f"dateline/{__version__}", _tables(), *options])[:120]


@dataclass(slots=True)
class _Waiting:
    """A page whose articles are being coded."""

    articles: list[tuple[Article, bool]]
    """Each with whether it is coded, or only recorded as read."""
    left: int
    done: list[Any] = field(default_factory=list)


def ingest(
    record: Record,
    articles: Iterable[Article],
    account: Account,
    *,
    coding: Coding,
    workers: int = 1,
    data: str | None = None,
    inputs: Iterable[str] = (),
    command: str = "ingest",
) -> Iterator[tuple[int, int]]:
    """Code articles and add them; after each page gives how many articles and reports it added. The account is written to the run at the end.

    Raises StoreError where the record can't be written: what was added before stays, whole.
    """
    run = record.run(command, __version__, coding_name(coding, data), list(inputs))
    waiting: deque[_Waiting] = deque()
    fresh = _fresh(record, run.adder, articles, account, waiting)
    results = coded_in_workers(fresh, account, workers, data, coding) if workers > 1 else Pipeline(coding).coded(fresh, account)
    added = [0, 0]
    try:
        for result in results:
            yield from _write_uncoded(record, run.adder, waiting, added)
            page = waiting[0]
            page.done.append(result)
            page.left -= 1
            if not page.left:
                yield _write(record, run.adder, waiting.popleft(), added)
        yield from _write_uncoded(record, run.adder, waiting, added)
    finally:
        losses = "\n".join(account.losses()) or None
        run.close(articles=added[0], reports=added[1], known=account.known, skipped=account.skips, refused=account.refusals, losses=losses)


def _fresh(record: Record, adder: Adder, articles: Iterable[Article], account: Account, waiting: deque[_Waiting]) -> Iterator[Article]:
    """The articles that are to be coded; each page is set waiting before its first is handed out."""
    for _, group in groupby(articles, key=lambda a: a.page_sha256):
        page = list(group)
        with record.reading() as c:
            new = [a for a in page if not adder.known(c, article_key(a))]
        account.known += len(page) - len(new)
        if not new:
            continue
        told: list[tuple[Article, bool]] = []
        for a in new:
            if (reason := not_coded(a)) is not None:
                account.skip(a.id, reason)
            told.append((a, reason is None))
        waiting.append(_Waiting(told, sum(coded for _, coded in told)))
        yield from (a for a, coded in told if coded)


def _write_uncoded(record: Record, adder: Adder, waiting: deque[_Waiting], added: list[int]) -> Iterator[tuple[int, int]]:
    """Pages at the head of the line of which nothing is coded are written as read."""
    while waiting and not waiting[0].left and not waiting[0].done:
        yield _write(record, adder, waiting.popleft(), added)


def _write(record: Record, adder: Adder, page: _Waiting, added: list[int]) -> tuple[int, int]:
    """One page, one transaction. An article that failed is left out, so that another run may try it."""
    results = iter(page.done)
    rows = []
    for article, coded in page.articles:
        result = next(results) if coded else ([], [])
        if result is not None:
            rows.append(Coded(article, *result))
    try:
        with record.writing() as c:
            articles, reports = adder.add(c, rows)
    except BaseException:
        adder.forget()
        raise
    added[0] += articles
    added[1] += reports
    return articles, reports
