"""Read, code, add: pages → a record. Each page is one transaction; what is there already is not coded again; a run may be killed and run again."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from dateline import __version__
from dateline.account import Account
from dateline.coding import Coding
from dateline.errors import StoreError
from dateline.naming import coding_name
from dateline.pipeline import Pipeline, not_coded
from dateline.record import Record
from dateline.record.adding import Adder, Coded, article_key
from dateline.record.record import Run
from dateline.records import Article
from dateline.stopping import Interrupted, Stop
from dateline.workers import coded_in_workers

__all__ = ["coding_name", "ingest"]


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
    stop: Stop | None = None,
) -> Generator[tuple[int, int], None, None]:
    """Code articles and add them; after each page gives how many articles and reports it added. The account is written to the run at the end, however it
    ends. ``stop``: by which it may be asked to end before.

    Raises StoreError where the record can't be written, and Interrupted where it was asked to stop: what was added before stays, whole.
    """
    stop = stop or Stop()
    waiting: deque[_Waiting] = deque()
    run: Run | None = None
    try:
        with stop.held():
            run = record.run(command, __version__, coding_name(coding, data), list(inputs))
        writer = _Writer(record, run.adder, account, stop)
        fresh = _fresh(record, run.adder, articles, account, waiting)
        results = coded_in_workers(fresh, account, workers, data, coding, stop.held) if workers > 1 else Pipeline(coding).coded(fresh, account)
        for result in results:
            yield from writer.uncoded(waiting)
            page = waiting[0]
            page.done.append(result)
            page.left -= 1
            if not page.left:
                yield writer.write(waiting.popleft())
        yield from writer.uncoded(waiting)
    except BaseException as e:
        stop.end()
        if stop.asked is not None or isinstance(e, (KeyboardInterrupt, GeneratorExit)):
            account.broken = "interrupted: what was added stays; run it again to go on"
        else:
            account.broken = f"stopped: {e}"
        if run is not None:
            with suppress(StoreError):  # the disk that was full for a page may be so for the account: then the run stays without its end
                _close(run, account)
        if stop.asked is not None and not isinstance(e, (Interrupted, GeneratorExit)):
            raise Interrupted(stop.asked) from e
        raise
    stop.end()
    _close(run, account)


def _close(run: Run, account: Account) -> None:
    losses = "\n".join(account.losses()) or None
    run.close(articles=account.added, reports=account.told, known=account.known, skipped=account.skips, refused=account.refusals, losses=losses)


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


@dataclass(frozen=True, slots=True)
class _Writer:
    """Adds pages to the record, and counts them in the account."""

    record: Record
    adder: Adder
    account: Account
    stop: Stop

    def uncoded(self, waiting: deque[_Waiting]) -> Iterator[tuple[int, int]]:
        """Pages at the head of the line of which nothing is coded are written as read."""
        while waiting and not waiting[0].left and not waiting[0].done:
            yield self.write(waiting.popleft())

    def write(self, page: _Waiting) -> tuple[int, int]:
        """One page, one transaction. An article that failed is left out, so that another run may try it."""
        results = iter(page.done)
        rows = []
        for article, coded in page.articles:
            result = next(results) if coded else ([], [])
            if result is not None:
                rows.append(Coded(article, *result))
        with self.stop.held():
            try:
                with self.record.writing() as c:
                    articles, reports = self.adder.add(c, rows)
            except BaseException:
                self.adder.forget()
                raise
            self.account.added += articles
            self.account.told += reports
        return articles, reports
