"""The same work in several processes: each loads the model once, gets small batches of articles, returns small records, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.account import Account
from dateline.coding import Coding
from dateline.data import override
from dateline.errors import DatelineError
from dateline.records import Article, Mention, Report

if TYPE_CHECKING:
    from dateline.pipeline import Pipeline

__all__ = ["coded_in_workers", "in_workers"]

BATCH = 16
"""Articles a task: about a second of work, so that handing over costs nothing."""

_pipeline: Pipeline | None = None
_failure: DatelineError | None = None
_stack = ExitStack()


def _start(data: str | None, coding: Coding) -> None:
    global _pipeline, _failure
    if data:
        _stack.enter_context(override(Path(data)))
    try:
        from dateline.pipeline import Pipeline  # after the user's tables are in place

        _pipeline = Pipeline(coding)
    except DatelineError as e:  # told with the first batch: an error here would only say that the pool is broken
        _failure = e


def _work(articles: tuple[Article, ...], layers: tuple[str, ...]) -> tuple[list[dict[str, Any]], Account]:
    if _pipeline is None:
        raise _failure if _failure is not None else DatelineError("the worker has no pipeline")
    account = Account()
    rows: Iterable[Mention | Report] = _pipeline.mentions(articles, account, layers) if layers else _pipeline.code(articles, account)
    return [r.to_json() for r in rows], account


def _code(articles: tuple[Article, ...]) -> tuple[list[Any], Account]:
    if _pipeline is None:
        raise _failure if _failure is not None else DatelineError("the worker has no pipeline")
    account = Account()
    return list(_pipeline.coded(articles, account)), account


def coded_in_workers(articles: Iterable[Article], account: Account, workers: int, data: str | None, coding: Coding) -> Iterator[Any]:
    """What ``Pipeline.coded`` gives, from several processes, in the order of the articles."""
    account.coding = True
    yield from _in_pool(articles, account, workers, data, coding, _code)


def _in_pool(
    articles: Iterable[Article], account: Account, workers: int, data: str | None, coding: Coding, work: Callable[..., Any], *more: Any
) -> Iterator[Any]:
    """The items that the work gives for batches of articles, in order; at most two batches a worker are held."""
    stream = iter(articles)
    batches = iter(lambda: tuple(islice(stream, BATCH)), ())
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(data, coding)) as pool:
        waiting: deque[Future[tuple[list[Any], Account]]] = deque(pool.submit(work, b, *more) for b in islice(batches, 2 * workers))
        while waiting:
            items, part = waiting.popleft().result()
            for b in islice(batches, 1):
                waiting.append(pool.submit(work, b, *more))
            account.add(part)
            yield from items


def in_workers(
    articles: Iterable[Article], account: Account, workers: int, data: str | None = None, layers: tuple[str, ...] = (),
    coding: Coding | None = None,
) -> Iterator[dict[str, Any]]:
    """Reports, or the mentions of some layers, as JSON objects, in the order of the articles; at most two batches a worker are held."""
    account.coding = not layers
    yield from _in_pool(articles, account, workers, data, coding or Coding(model=False), _work, layers)
