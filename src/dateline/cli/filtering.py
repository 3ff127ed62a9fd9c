"""The filters of ``events``, ``counts`` and ``export``, as options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from dateline.cli.output import FORMATS

__all__ = ["as_filters", "filter_options", "format_option", "record_option"]

F = TypeVar("F", bound=Callable[..., Any])

record_option = click.option("--record", "where", default="dateline.db", show_default=True, metavar="R", help="The record: a path, or a postgresql:// URL.")
format_option = click.option("--format", "fmt", type=click.Choice(FORMATS), help="Default: a table on a terminal, JSON lines when piped.")


def filter_options(command: F) -> F:
    """Which events; values of one option are alternatives, options narrow each other."""
    options = [
        click.option("--actor", multiple=True, metavar="X", help="Code or name of who did it: KOR, KOR/MIL, \"Kim Jong Un\"."),
        click.option("--recipient", multiple=True, metavar="X", help="Code or name of whom it was done to."),
        click.option("--pair", multiple=True, metavar="X", help="Two codes, in any direction: PRK-KOR."),
        click.option("--type", "type_", multiple=True, metavar="X", help="PLOVER type: ASSAULT."),
        click.option("--quad", multiple=True, metavar="X", help="verbal cooperation, material cooperation, verbal conflict, material conflict, neutral."),
        click.option("--mode", multiple=True, metavar="X", help="Finer kind: weapons-test."),
        click.option("--status", multiple=True, metavar="X", help="actual, negated, planned, possible."),
        click.option("--said-by", multiple=True, metavar="X", help="Code or name of who vouches."),
        click.option("--country", multiple=True, metavar="X", help="ISO alpha-3 code of where."),
        click.option("--place", metavar="NAME", help="Name of the place."),
        click.option("--bbox", metavar="W,S,E,N", callback=_bbox, help="Box of degrees that the place lies in."),
        click.option("--since", metavar="DATE", help="It happened on this day, in this month or year, or later."),
        click.option("--until", metavar="DATE", help="… or earlier."),
        click.option("--published-since", metavar="DATE", help="Told by an article of this day or later."),
        click.option("--published-until", metavar="DATE", help="… or earlier."),
        click.option("--recorded-since", metavar="DATE", help="Held so since this day or later."),
        click.option("--recorded-until", metavar="DATE", help="… or earlier."),
        click.option("--text", metavar="WORDS", help='Words, or "phrases", that an article telling of it holds.'),
        click.option("--sentence", metavar="WORDS", help="The same, that the sentence of one of its reports holds."),
        click.option("--outlets", type=click.IntRange(1), default=1, help="Told by so many independent outlets at least."),
        click.option("--as-of", metavar="TIME", help="The record as it stood then: 2026-11-27T12:00:00Z."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _bbox(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    try:
        west, south, east, north = (float(x) for x in value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value!r} is no box; write west,south,east,north in degrees") from None
    return west, south, east, north


def as_filters(options: dict[str, Any]) -> Any:
    """The filters that options ask for. Raises UsageError."""
    from dateline.record import Filters

    return Filters(**{("type" if k == "type_" else k): v for k, v in options.items()})
