"""``dateline export``: the reports, or the events, of a record in a format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from dateline.cli.filtering import as_filters, filter_options, record_option
from dateline.cli.output import write_rows
from dateline.export import geojson
from dateline.export.ftm import ftm
from dateline.export.gdelt import gdelt
from dateline.export.icews import icews

__all__ = ["export"]

Row = dict[str, Any]

FORMATS: dict[str, Callable[[Iterator[Row], str, TextIO], None]] = {
    "jsonl": lambda rows, kind, out: write_rows(rows, kind, "jsonl", out),
    "csv": lambda rows, kind, out: write_rows(rows, kind, "csv", out),
    "geojson": lambda rows, kind, out: out.writelines(geojson(rows)),
    "gdelt": lambda rows, kind, out: out.writelines(gdelt(rows)),
    "icews": lambda rows, kind, out: out.writelines(icews(rows)),
    "ftm": lambda rows, kind, out: out.writelines(ftm(rows)),
}
"""Format → what writes rows of a kind, "report" or "event", to standard output."""
CITING = ("gdelt", "ftm")
"""Formats of events only, that cite their articles."""
DONE = ("gdelt", "icews")
"""Formats that can't say that something was not done."""
_TO = "The format; corrections: what was corrected or rejected, with its sentence."


@click.command()
@record_option
@click.option("--to", type=click.Choice((*FORMATS, "parquet", "corrections")), required=True, help=_TO)
@click.option("--events", "whole", is_flag=True, help="One event a line, instead of one report; gdelt and ftm are always of events.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="A new folder, of parquet only: one folder a month in it.")
@filter_options
def export(where: str, to: str, whole: bool, out: Path | None, **options: Any) -> None:
    """One report a line, as ``code`` prints it, with its event_id and corrections laid over it; or one event a line.

    What each format's columns mean and what it drops: docs/dictionary.md.

    Example: dateline export --to jsonl --record news.db --since 2024 > reports.jsonl
    """
    from dateline.export.told import with_reports
    from dateline.record import open_record

    if (to == "parquet") != (out is not None):
        raise click.UsageError("--to parquet needs --out FOLDER" if out is None else f"--out is of parquet only; {to} goes to standard output")
    filters = as_filters(options)
    with open_record(where) as record:
        if to == "corrections":
            write_rows(record.corrections(), "", "jsonl", sys.stdout)
            return
        if out is not None:
            _parquet(record.every_event(filters) if whole else record.every_report(filters), "event" if whole else "report", out)
            return
        whole = whole or to in CITING
        rows = with_reports(record, filters) if to in CITING else record.every_event(filters) if whole else record.every_report(filters)
        FORMATS[to](_counted(rows, to) if to in DONE else rows, "event" if whole else "report", sys.stdout)


def _parquet(rows: Iterator[Row], kind: str, out: Path) -> None:
    from dateline.export.parquet import parquet

    number, files = parquet(rows, kind, out)
    click.echo(f"{out}: {number} {kind}s in {files} files", err=True)


def _counted(rows: Iterator[Row], to: str) -> Iterator[Row]:
    """The rows; behind them is told how many are not in a table of deeds."""
    left_out = 0
    for row in rows:
        left_out += row["status"] != "actual"
        yield row
    if left_out:
        click.echo(f"left out: {left_out} negated, planned or possible, since {to} has no column for that", err=True)
