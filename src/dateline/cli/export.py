"""``dateline export``: the reports, or the events, of a record in a format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any, TextIO

import click

from dateline.cli.filtering import as_filters, filter_options, record_option
from dateline.cli.output import write_rows
from dateline.export import geojson

__all__ = ["export"]

Row = dict[str, Any]


def _geojson(rows: Iterator[Row], _: str, out: TextIO) -> None:
    out.writelines(geojson(rows))


FORMATS: dict[str, Callable[[Iterator[Row], str, TextIO], None]] = {
    "jsonl": lambda rows, kind, out: write_rows(rows, kind, "jsonl", out),
    "csv": lambda rows, kind, out: write_rows(rows, kind, "csv", out),
    "geojson": _geojson,
}
"""Format → what writes rows of a kind, "report" or "event", to standard output."""
_TO = "The format; corrections: what was corrected or rejected, with its sentence."


@click.command()
@record_option
@click.option("--to", type=click.Choice((*FORMATS, "corrections")), required=True, help=_TO)
@click.option("--events", "whole", is_flag=True, help="One event a line, instead of one report.")
@filter_options
def export(where: str, to: str, whole: bool, **options: Any) -> None:
    """One report a line, as ``code`` prints it, with its event_id and corrections laid over it; or one event a line.

    Example: dateline export --to jsonl --record news.db --since 2024 > reports.jsonl
    """
    from dateline.record import open_record

    filters = as_filters(options)
    with open_record(where) as record:
        if to == "corrections":
            write_rows(record.corrections(), "", "jsonl", sys.stdout)
            return
        rows = record.every_event(filters) if whole else record.every_report(filters)
        FORMATS[to](rows, "event" if whole else "report", sys.stdout)
