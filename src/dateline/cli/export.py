"""``dateline export``: the reports, or the events, of a record in a format."""

from __future__ import annotations

import sys
from typing import Any

import click

from dateline.cli.filtering import as_filters, filter_options, record_option
from dateline.cli.output import write_rows
from dateline.export import geojson

__all__ = ["export"]

FORMATS = ("jsonl", "csv", "geojson", "corrections")


@click.command()
@record_option
@click.option("--to", type=click.Choice(FORMATS), required=True, help="The format; corrections: what was corrected or rejected, with its sentence.")
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
        if to == "geojson":
            for piece in geojson(rows):
                sys.stdout.write(piece)
        else:
            write_rows(rows, "event" if whole else "report", to, sys.stdout)
