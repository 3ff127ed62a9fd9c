"""The Python API: two functions over the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from os import PathLike, fspath
from typing import TypeVar
from warnings import warn

from dateline.account import Account
from dateline.coding import Coding
from dateline.pipeline import Pipeline
from dateline.pipeline import read as read_articles
from dateline.records import Article, Report

__all__ = ["DatelineWarning", "code", "read"]

T = TypeVar("T")


class DatelineWarning(UserWarning):
    """An input that could not be read, or an article that was not coded."""


def read(
    *inputs: str | PathLike[str], published: str | None = None, input_format: str | None = None, account: Account | None = None
) -> Iterator[Article]:
    """Articles of files and folders, as a stream.

    ``published`` (ISO date) is for articles that do not say. What can't be read does not raise, so that one bad page does not end a run: it is noted in
    ``account``, or, where none is given, said as a ``DatelineWarning``.
    """
    paths = _paths(inputs)
    told = account if account is not None else Account()
    return _warned(read_articles(paths, account=told, published=published, input_format=input_format), None if account is not None else told)


def code(
    *inputs: str | PathLike[str] | Article, published: str | None = None, input_format: str | None = None, account: Account | None = None,
    model: bool = True, min_confidence: float | None = None, types: str | PathLike[str] | None = None, explain: bool = False,
) -> Iterator[Report]:  # fmt: skip
    """Reports of files, folders or articles already read, as a stream, in text order.

    ``model`` False codes by the tables alone; ``min_confidence`` (0…1) sets how sure an event must be; ``types`` is a folder of
    types of your own; ``explain`` fills each report's ``explanation``. The models are loaded at the first call (about two seconds) and kept.
    """
    told = account if account is not None else Account()

    def articles() -> Iterator[Article]:
        for item in inputs:
            if isinstance(item, Article):
                told.articles += 1
                yield item
            else:
                yield from read(item, published=published, input_format=input_format, account=told)

    _paths([i for i in inputs if not isinstance(i, Article)])
    coding = Coding(model, min_confidence, None if types is None else fspath(types), explain)
    return _warned(_pipeline(coding).code(articles(), told), None if account is not None else told)


def _paths(inputs: Iterable[str | PathLike[str]]) -> list[str]:
    for i in inputs:
        if not isinstance(i, str | PathLike):
            raise TypeError(f"an input is a path or an Article, not {type(i).__name__}; unpack a list: dateline.code(*files)")
    return [fspath(i) for i in inputs]


def _warned(rows: Iterator[T], account: Account | None) -> Iterator[T]:
    """The rows, and, where nobody keeps an account, a warning for each loss."""
    yield from rows
    for line in account.losses() if account is not None else ():
        warn(line.strip(), DatelineWarning, stacklevel=3)


@lru_cache(maxsize=2)
def _pipeline(coding: Coding) -> Pipeline:
    return Pipeline(coding)
