"""``dateline mentions``: articles → times, places, actors, quotations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from dateline.account import Account
from dateline.cli.common import input_options, run
from dateline.records import LAYERS

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
@input_options
@click.option("--layer", default="time,place,actor,quote", show_default=True, callback=_layers, help="Kinds of mention, parted by commas.")
def mentions(
    inputs: tuple[str, ...], fmt: str | None, input_format: str | None, published: str | None, data: str | None, quiet: bool, dry_run: bool,
    workers: int, layer: tuple[str, ...],
) -> None:  # fmt: skip
    """Articles → mentions: every time, place, actor and quotation, with its place in the text.

    Example: dateline mentions story.txt --layer time,quote --published 2024-11-06
    """

    def rows(account: Account) -> Iterator[dict[str, Any]]:
        from dateline.coding import Coding
        from dateline.pipeline import Pipeline
        from dateline.pipeline import read as read_articles
        from dateline.workers import in_workers

        articles = read_articles(inputs, account=account, published=published, input_format=input_format, stdin=sys.stdin.buffer)
        if workers > 1:
            yield from in_workers(articles, account, workers, data, layer)
        else:
            for mention in Pipeline(Coding(model=False)).mentions(articles, account, layer):
                yield mention.to_json()

    run(rows, "mention", fmt, quiet, data, dry_run)
