"""``dateline counts``: events by month, quad, pair …, with the articles read beside them."""

from __future__ import annotations

import sys
from typing import Any

import click

from dateline.cli.filtering import as_filters, filter_options, format_option, record_option
from dateline.cli.output import write_plain

__all__ = ["counts"]


@click.command()
@record_option
@click.option(
    "--by", default="month,quad", show_default=True, help="What to count by, parted by commas: day, month, year, type, quad, mode, status, country, pair …"
)
@filter_options
@format_option
def counts(where: str, by: str, fmt: str | None, **options: Any) -> None:
    """Numbers of events, and beside each how many articles of that time were read: raw counts say as much of the reading as of the world.

    Example: dateline counts --record news.db --by month,pair --since 2024
    """
    from dateline.record import open_record

    with open_record(where) as record:
        rows = record.counts([b.strip() for b in by.split(",") if b.strip()], as_filters(options))
    write_plain(rows, fmt or ("table" if sys.stdout.isatty() else "jsonl"), sys.stdout)
