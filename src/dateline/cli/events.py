"""``dateline events``: query a record."""

from __future__ import annotations

import sys
from typing import Any

import click

from dateline.cli.filtering import as_filters, filter_options, format_option, record_option
from dateline.cli.output import write_rows

__all__ = ["events"]


@click.command()
@record_option
@filter_options
@click.option("--order", default="date", show_default=True, metavar="ORDER", help="date, published, recorded, reports, outlets or confidence; greatest first.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="So many events at most.")
@click.option("--after", metavar="CURSOR", help="Go on behind a page: the cursor that it printed.")
@format_option
def events(where: str, order: str, limit: int, after: str | None, fmt: str | None, **options: Any) -> None:
    """Events of a record, with the reports that tell them and the values that disagree.

    Where there are more, the cursor for the next page goes to standard error.

    Example: dateline events --record news.db --pair PRK-KOR --since 2024-10 --type MOBILIZE
    """
    from dateline.record import open_record

    with open_record(where) as record:
        page = record.events(as_filters(options), order=order, limit=limit, after=after)
    write_rows(page.rows, "event", fmt or ("table" if sys.stdout.isatty() else "jsonl"), sys.stdout)
    if page.after is not None:
        click.echo(f"more: --after {page.after}", err=True)
