"""``dateline mentions``: articles → times, places, actors, quotations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.account import Account
from dateline.cli.common import input_options, run
from dateline.errors import DatelineError
from dateline.records import LAYERS

if TYPE_CHECKING:
    from dateline.who import Gaps

__all__ = ["mentions"]


def _layers(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    layers = tuple(v.strip() for v in value.split(",") if v.strip())
    for layer in layers:
        if layer not in LAYERS:
            raise click.BadParameter(f"{layer!r} is no layer; the layers are {', '.join(LAYERS)}")
    if not layers:
        raise click.BadParameter(f"no layer is named; the layers are {', '.join(LAYERS)}")
    return layers


@click.command()
@input_options()
@click.option("--unresolved", is_flag=True, help="Only the names of actors that no table knows, counted over all inputs, most frequent first.")
@click.option("--tables", type=click.Path(file_okay=False), help="With --unresolved: write them as drafts of tables into this folder, for --data.")
@click.option("--layer", default="time,place,actor,quote", show_default=True, callback=_layers, help="Kinds of mention, parted by commas.")
def mentions(
    inputs: tuple[str, ...], fmt: str | None, input_format: str | None, published: str | None, data: str | None, quiet: bool, dry_run: bool,
    workers: int, layer: tuple[str, ...], unresolved: bool, tables: str | None,
) -> None:  # fmt: skip
    """Articles → mentions: every time, place, actor and quotation, with its place in the text.

    Example: dateline mentions story.txt --layer time,quote --published 2024-11-06

    Example: dateline mentions corpus.jsonl --layer actor --unresolved
    """
    if unresolved and workers > 1:
        raise click.UsageError("--unresolved counts in one process; leave out --workers")
    if unresolved and layer not in (LAYERS, ("actor",)):
        raise click.UsageError("--unresolved is of the layer actor")
    if tables and not unresolved:
        raise click.UsageError("--tables goes with --unresolved")

    def rows(account: Account) -> Iterator[dict[str, Any]]:
        from dateline.coding import Coding
        from dateline.pipeline import Pipeline
        from dateline.pipeline import read as read_articles
        from dateline.workers import in_workers

        articles = read_articles(inputs, account=account, published=published, input_format=input_format, stdin=sys.stdin.buffer)
        if unresolved:
            yield from _gaps(Pipeline(Coding(model=False)).gaps(articles, account), tables)
        elif workers > 1:
            yield from in_workers(articles, account, workers, data, layer)
        else:
            for mention in Pipeline(Coding(model=False)).mentions(articles, account, layer):
                yield mention.to_json()

    run(rows, "gap" if unresolved else "mention", fmt, quiet, data, dry_run)


def _gaps(gaps: Gaps, tables: str | None) -> Iterator[dict[str, Any]]:
    """The rows of gaps; their drafts are written before the first is printed."""
    if tables:
        try:
            for path in gaps.write(Path(tables)):
                click.echo(f"written: {path}", err=True)
        except FileExistsError as e:
            raise DatelineError(f"{e.filename} is there already; name another folder, or move it away") from e
        except OSError as e:
            raise DatelineError(f"{e.filename} can't be written: {e.strerror}; name another folder") from e
    if gaps.forgotten:
        click.echo(f"{gaps.forgotten} names seen once were let go, to hold memory down; count a part of the corpus to see them", err=True)
    for gap in gaps.rows():
        yield gap.to_json()
