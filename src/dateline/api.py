"""The Python API: two functions over the pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os import PathLike, fspath

from dateline.account import Account
from dateline.pipeline import Pipeline
from dateline.pipeline import read as read_articles
from dateline.records import Article, Report

__all__ = ["code", "read"]


def read(
    *inputs: str | PathLike[str], published: str | None = None, input_format: str | None = None, account: Account | None = None
) -> Iterator[Article]:
    """Articles of files and folders, as a stream.

    ``published`` (ISO date) is for articles that do not say. What can't be read does not raise: it is noted in ``account``.
    """
    paths = [fspath(i) for i in inputs]
    return read_articles(paths, account=account if account is not None else Account(), published=published, input_format=input_format)


def code(
    *inputs: str | PathLike[str] | Article, published: str | None = None, input_format: str | None = None, account: Account | None = None
) -> Iterator[Report]:
    """Reports of files, folders or articles already read, as a stream, in text order.

    The models are loaded at the first call (about two seconds) and kept.
    """
    account = account if account is not None else Account()

    def articles() -> Iterator[Article]:
        for item in inputs:
            if isinstance(item, Article):
                account.articles += 1
                yield item
            else:
                yield from read(item, published=published, input_format=input_format, account=account)

    return _pipeline().code(articles(), account)


@cache
def _pipeline() -> Pipeline:
    return Pipeline()
