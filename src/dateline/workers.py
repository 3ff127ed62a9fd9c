"""The same work in several processes: each loads the model once, gets small batches of articles, returns small records, in order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes of a terminal; ours end with their parent
    Thread(target=_end_with_parent, daemon=True).start()
    if data:
        _stack.enter_context(override(Path(data)))
    try:
        from dateline.pipeline import Pipeline  # after the user's tables are in place

        _pipeline = Pipeline(coding)
    except DatelineError as e:  # told with the first batch: an error here would only say that the pool is broken
        _failure = e


def _end_with_parent() -> None:
    """A parent that was killed can't end its workers, which would wait for work for ever."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


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


Hold = Callable[[], AbstractContextManager[None]]


def coded_in_workers(
    articles: Iterable[Article], account: Account, workers: int, data: str | None, coding: Coding, hold: Hold = nullcontext
) -> Iterator[Any]:
    """What ``Pipeline.coded`` gives, from several processes, in the order of the articles. ``hold``: keeps signals off while a process is begun."""
    account.coding = True
    yield from _in_pool(articles, account, workers, data, coding, hold, _code)


def _in_pool(
    articles: Iterable[Article], account: Account, workers: int, data: str | None, coding: Coding, hold: Hold, work: Callable[..., Any], *more: Any
) -> Iterator[Any]:
    """The items that the work gives for batches of articles, in order; at most two batches a worker are held. Raises DatelineError where a worker is killed."""
    stream = iter(articles)
    batches = iter(lambda: tuple(islice(stream, BATCH)), ())
    others = set(active_children())
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start, initargs=(data, coding)) as pool:

        def given(batch: tuple[Article, ...]) -> Future[tuple[list[Any], Account]]:
            with hold(), _deaf():
                return pool.submit(work, batch, *more)

        try:
            waiting = deque(given(b) for b in islice(batches, 2 * workers))
            while waiting:
                items, part = waiting.popleft().result()
                for b in islice(batches, 1):
                    waiting.append(given(b))
                account.add(part)
                yield from items
        except BrokenProcessPool as e:
            raise DatelineError("a process that codes was ended from outside, for want of memory perhaps; run again with fewer --workers") from e
        except BaseException:  # what is being coded is of no use any more
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(active_children()) - others:
                process.terminate()
            raise


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that are begun in here never hear a Ctrl-C, also while they start."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def in_workers(
    articles: Iterable[Article], account: Account, workers: int, data: str | None = None, layers: tuple[str, ...] = (),
    coding: Coding | None = None,
) -> Iterator[dict[str, Any]]:
    """Reports, or the mentions of some layers, as JSON objects, in the order of the articles; at most two batches a worker are held."""
    account.coding = not layers
    yield from _in_pool(articles, account, workers, data, coding or Coding(model=False), nullcontext, _work, layers)
