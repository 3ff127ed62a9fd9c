"""``dateline correct``, ``merge``, ``split``, ``reject``, ``undo``: an analyst's judgements, kept as data."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from dateline.cli.filtering import record_option

__all__ = ["correct", "merge", "reject", "split", "undo"]

F = TypeVar("F", bound=Callable[..., Any])


def _judged(command: F) -> F:
    options = [
        click.option("--reason", required=True, help="Why; kept with the judgement."),
        click.option("--by", default=getpass.getuser, show_default="your login", help="Who judges."),
        record_option,
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("field")
@click.argument("value")
@_judged
def correct(id_: str, field: str, value: str, reason: str, by: str, where: str) -> None:
    """Hold a field of a report, or of all reports of an event, to be another value.

    What was read stays as it was; the correction is laid over it, and again when the article is coded anew. VALUE is text, or JSON: "ASSAULT", "KOR,USA",
    {"unknown": "no day is told"}.

    Example: dateline correct 5d0e1c2b3a4f5e6d type COERCE --reason "an arrest" --record news.db
    """
    from dateline.record import open_record

    try:
        parsed = json.loads(value) if value[:1] in '{["' or value == "null" else value
    except ValueError as e:
        raise click.BadParameter(f"{value!r} is no JSON: {e}") from None
    with open_record(where) as record:
        click.echo(record.correct(id_, field, parsed, by=by, reason=reason))


@click.command()
@click.argument("one")
@click.argument("two")
@_judged
def merge(one: str, two: str, reason: str, by: str, where: str) -> None:
    """Hold two events to be one.

    Example: dateline merge e1f318b92608e1d ebc47af9d874145 --reason "the same visit" --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        click.echo(record.merge(one, two, by=by, reason=reason))


@click.command()
@click.argument("report")
@_judged
def split(report: str, reason: str, by: str, where: str) -> None:
    """Hold a report to tell of another event than those it was put with.

    Example: dateline split 5d0e1c2b3a4f5e6d --reason "the launch of the week before" --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        click.echo(record.split(report, by=by, reason=reason))


@click.command()
@click.argument("id_", metavar="ID")
@_judged
def reject(id_: str, reason: str, by: str, where: str) -> None:
    """Hold a report, or all of an event, to tell of nothing that happened.

    Example: dateline reject 5d0e1c2b3a4f5e6d --reason "a film" --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        click.echo(record.reject(id_, by=by, reason=reason))


@click.command()
@click.argument("judgement", type=int)
@_judged
def undo(judgement: int, reason: str, by: str, where: str) -> None:
    """Take a judgement back; the number is what it printed.

    Example: dateline undo 12 --reason "it was right" --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        click.echo(record.undo(judgement, by=by, reason=reason))
