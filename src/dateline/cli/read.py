"""``dateline read``: pages → articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from dateline.account import Account
from dateline.cli.common import input_options, run

__all__ = ["read"]


@click.command()
@input_options()
def read(
    inputs: tuple[str, ...], fmt: str | None, input_format: str | None, published: str | None, data: str | None, quiet: bool, dry_run: bool, workers: int
) -> None:
    """Pages → articles: the clean text of every story, and what was left out of it. (Nothing is parsed: one process is enough.)

    Example: dateline read saved-page.html --format jsonl
    """

    def rows(account: Account) -> Iterator[dict[str, Any]]:
        from dateline.pipeline import read as read_articles

        for article in read_articles(inputs, account=account, published=published, input_format=input_format, stdin=sys.stdin.buffer):
            yield article.to_json()

    run(rows, "article", fmt, quiet, data, dry_run)
