"""``dateline changes``: what was added, merged, corrected, withdrawn."""

from __future__ import annotations

import sys

import click

from dateline.cli.filtering import format_option, record_option
from dateline.cli.output import write_plain

__all__ = ["changes", "diff", "runs"]


@click.command()
@record_option
@click.option("--since", metavar="TIME", help="Only what is not older: 2026-11-27 or 2026-11-27T12:00:00Z.")
@click.option("--judgements", is_flag=True, help="Only what analysts judged: number, who, what, why, and by which number it was undone.")
@format_option
def changes(where: str, since: str | None, judgements: bool, fmt: str | None) -> None:
    """What changed in a record, in order: events added, changed, merged and withdrawn, and every judgement.

    Example: dateline changes --since 2026-11-27 --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        write_plain(record.judgements(since) if judgements else record.changes(since), fmt or ("table" if sys.stdout.isatty() else "jsonl"), sys.stdout)


@click.command()
@click.argument("one")
@click.argument("two")
@record_option
@format_option
def diff(one: str, two: str, where: str, fmt: str | None) -> None:
    """Two codings of the same articles: the reports that only one has, and the values that differ. ONE and TWO are names that ``dateline runs`` prints.

    Example: dateline diff "dateline/0.1.0 5f3a21bc" "dateline/0.2.0 91ce0d77" --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        write_plain(record.diff(one, two), fmt or ("table" if sys.stdout.isatty() else "jsonl"), sys.stdout)


@click.command()
@record_option
@click.option("--codings", is_flag=True, help="The versions that coded, and how many articles each, instead.")
@format_option
def runs(where: str, codings: bool, fmt: str | None) -> None:
    """Every run that added to a record: when, by which version, what was read, refused and why.

    Example: dateline runs --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        write_plain(record.codings() if codings else record.runs(), fmt or ("table" if sys.stdout.isatty() else "jsonl"), sys.stdout)
