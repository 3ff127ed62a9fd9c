"""``dateline who``: what the tables know of a name, and from where."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from dateline.cli.output import FORMATS, write_rows
from dateline.data import check_override, override

__all__ = ["who"]


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    if value is None:
        return ""
    try:
        if len(value) not in (4, 7, 10):
            raise ValueError(value)
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2024-11-06, 2024-11 or 2024") from None
    return value


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--on", "day", metavar="DATE", callback=_day, help="Only what was so on this day, in this month or year.")
@click.option("--data", type=click.Path(exists=True, file_okay=False), help="Folder of your own tables; their rows win over ours.")
@click.option("--format", "fmt", type=click.Choice(FORMATS), help="Default: a table on a terminal, JSON lines when piped.")
def who(name: tuple[str, ...], day: str, data: str | None, fmt: str | None) -> None:
    """A name → what the tables of actors know of it, each row with its source.

    NAME is a person, a surname, a state, an organisation, a code, an office ("prime minister of Japan") or a word for people ("gendarmes"). Of a
    state, the holders of its offices come too; of an organisation its members.

    Example: dateline who Angela Merkel --on 2011-03-01
    """
    from dateline.who.check import check_own
    from dateline.who.lookup import Directory

    asked = " ".join(name)
    with ExitStack() as stack:
        if data:
            for line in check_override(Path(data)):
                click.echo(line, err=True)
            stack.enter_context(override(Path(data)))
            check_own()
        directory = Directory()
    found = directory.find(asked, day)
    if found:
        write_rows((f.to_json() for f in found), "fact", fmt or ("table" if sys.stdout.isatty() else "jsonl"), sys.stdout)
        return
    if day and directory.find(asked):
        last = directory.last(asked, day)
        told = f"; the last before it: {last.office or last.role}, until {last.end}" if last is not None else ""
        click.echo(f"{asked}: nothing known on {day}{told}", err=True)
    else:
        near = directory.near(asked)
        click.echo(f"{asked}: in no table{'; did you mean ' + ', '.join(near) + '?' if near else ''}", err=True)
    sys.exit(1)
