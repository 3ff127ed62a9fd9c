"""``dateline ingest``: read, code and add to a record."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from dateline.account import Account
from dateline.cli.common import input_options, printable
from dateline.data import check_override, override

__all__ = ["ingest"]

_EVERY = 2.0
"""Seconds between two lines of progress where standard error is no terminal."""


@click.command()
@input_options(printing=False)
@click.option("--record", "where", default="dateline.db", show_default=True, metavar="R", help="The record: a path, or a postgresql:// URL.")
@click.option("--no-model", is_flag=True, help="Code by the tables alone.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="How sure an event must be (docs/what.md).")
@click.option("--types", type=click.Path(exists=True, file_okay=False), help="Folder of types of your own, coded beside PLOVER's.")
def ingest(
    inputs: tuple[str, ...], input_format: str | None, published: str | None, data: str | None, quiet: bool, dry_run: bool,
    workers: int, where: str, no_model: bool, min_confidence: float | None, types: str | None,
) -> None:  # fmt: skip
    """Read, code and add to a record; safe to repeat, safe to kill.

    Each page is added whole or not at all. What the record has already is not coded again. Prints nothing; the account goes to standard error and
    into the record's runs.

    Example: dateline ingest stories/ --record news.db --workers 2
    """
    from dateline.coding import Coding
    from dateline.ingest import ingest as ingest_articles
    from dateline.pipeline import read as read_articles
    from dateline.record import Record

    account = Account()
    with ExitStack() as stack:
        if data:
            for line in check_override(Path(data)):
                click.echo(printable(line), err=True)
            stack.enter_context(override(Path(data)))
        articles = read_articles(inputs, account=account, published=published, input_format=input_format, stdin=sys.stdin.buffer)
        if dry_run:
            for _ in articles:
                pass
        else:
            record = stack.enter_context(Record(where))
            coding = Coding(not no_model, min_confidence, types)
            pages = ingest_articles(record, articles, account, coding=coding, workers=workers, data=data, inputs=inputs, command="ingest")
            events = _told(pages, account, quiet)
            if not quiet:
                totals = record.totals()
                click.echo(
                    f"added {events[0]} articles, {events[1]} reports; the record holds {totals['articles']} articles, {totals['events']} events", err=True
                )
    for line in account.lines() if not quiet else account.losses():
        click.echo(printable(line), err=True)
    sys.exit(account.exit_status)


def _told(pages: Iterator[tuple[int, int]], account: Account, quiet: bool) -> tuple[int, int]:
    """Run to the end, with a line of progress now and then: how far, how fast."""
    start = last = time.monotonic()
    articles = reports = 0
    for a, r in pages:
        articles, reports = articles + a, reports + r
        at = time.monotonic()
        if not quiet and at - last >= _EVERY:
            last = at
            rate = articles / (at - start)
            click.echo(f"{account.articles} articles read, {articles} added, {reports} reports, {rate:.1f} articles a second", err=True)
    return articles, reports
