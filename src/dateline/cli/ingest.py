"""``dateline ingest``: read, code and add to a record."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable
from contextlib import ExitStack, closing
from pathlib import Path

import click

from dateline.account import Account
from dateline.cli.common import input_options, printable
from dateline.cli.progress import Progress
from dateline.cli.stopping import stoppable
from dateline.data import check_override, override
from dateline.errors import DatelineError
from dateline.stopping import Interrupted

__all__ = ["ingest"]

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
    from dateline.pages import Meter
    from dateline.pipeline import read as read_articles
    from dateline.record import Record

    account, status = Account(), None
    try:
        with ExitStack() as stack:
            stop = stack.enter_context(stoppable())
            if data:
                for line in check_override(Path(data)):
                    click.echo(printable(line), err=True)
                stack.enter_context(override(Path(data)))
            meter = None if quiet else Meter(inputs)
            progress = stack.enter_context(Progress(account, meter, quiet))
            articles = read_articles(inputs, account=account, published=published, input_format=input_format, stdin=sys.stdin.buffer, meter=meter)
            work: Iterable[object] = (read := progress.watched(articles))
            if not dry_run:
                record = stack.enter_context(Record(where))
                coding = Coding(not no_model, min_confidence, types)
                pages = ingest_articles(record, read, account, coding=coding, workers=workers, data=data, inputs=inputs, command="ingest", stop=stop)
                work = progress.watched(stack.enter_context(closing(pages)))
            for _ in work:
                pass
            totals = None if dry_run or quiet else record.totals()
    except KeyboardInterrupt as e:
        status = 128 + (e.number if isinstance(e, Interrupted) else signal.SIGINT)
        account.broken = account.broken or "interrupted: run it again to go on"
    except DatelineError:
        account.broken = ""  # told last
        if account.articles or account.refusals:
            _tell(account, None, quiet)
        raise
    _tell(account, None if status is not None else totals, quiet)
    sys.exit(account.exit_status if status is None else status)


def _tell(account: Account, totals: dict[str, int] | None, quiet: bool) -> None:
    """What was added, and the closing account."""
    if not quiet and (totals or account.added):
        line = f"added {account.added} articles, {account.told} reports"
        click.echo(line + (f"; the record holds {totals['articles']} articles, {totals['events']} events" if totals else ""), err=True)
    for line in account.lines() if not quiet else account.losses():
        click.echo(printable(line), err=True)
