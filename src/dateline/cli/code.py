"""``dateline code``: articles → reports. The main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from dateline.account import Account
from dateline.cli.common import input_options, run

__all__ = ["code"]


@click.command()
@input_options()
@click.option("--no-model", is_flag=True, help="Code by the tables alone.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="How sure an event must be. Default: 0.55, or 0.25 where the tables agree; more for what a sentence tells besides (docs/what.md).",
)
@click.option("--types", type=click.Path(exists=True, file_okay=False), help="Folder of types of your own, coded beside PLOVER's.")
@click.option("--explain", is_flag=True, help="Say of each report which words and candidates decided.")
def code(
    inputs: tuple[str, ...], fmt: str | None, input_format: str | None, published: str | None, data: str | None, quiet: bool, dry_run: bool,
    workers: int, no_model: bool, min_confidence: float | None, types: str | None, explain: bool,
) -> None:  # fmt: skip
    """Articles → reports: who did what to whom, when, where, according to whom; each row with its sentence.

    Example: dateline code saved-page.html --published 2024-11-06 --format table
    """

    def rows(account: Account) -> Iterator[dict[str, Any]]:
        from dateline.coding import Coding
        from dateline.pipeline import Pipeline
        from dateline.pipeline import read as read_articles
        from dateline.workers import in_workers

        articles = read_articles(inputs, account=account, published=published, input_format=input_format, stdin=sys.stdin.buffer)
        coding = Coding(not no_model, min_confidence, types, explain)
        if workers > 1:
            yield from in_workers(articles, account, workers, data, coding=coding)
        else:
            for report in Pipeline(coding).code(articles, account):
                yield report.to_json()

    run(rows, "report", fmt, quiet, data, dry_run)
