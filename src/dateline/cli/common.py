"""What the commands share: options, the run's frame, the closing account."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dateline.account import Account
from dateline.cli.output import FORMATS, write_rows
from dateline.data import check_override, override
from dateline.errors import DatelineError

__all__ = ["input_options", "printable", "run"]

F = TypeVar("F", bound=Callable[..., Any])


def input_options(*, printing: bool = True) -> Callable[[F], F]:
    """The INPUT argument and the options that every reading command has; ``printing``: whether it prints rows."""
    options = [
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
        click.option("--input-format", type=click.Choice(["html", "text", "jsonl"]), help="Default: told from the content."),
        click.option("--published", metavar="DATE", callback=_published, help="Publication date (2024-11-06) of articles that do not say."),
        click.option("--data", type=click.Path(exists=True, file_okay=False), help="Folder of your own tables; their rows win over ours."),
        click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that parse; each takes about 0.4 GB."),
        click.option("--quiet", is_flag=True, help="No progress and no account; what was refused is still named."),
        click.option("--dry-run", is_flag=True, help="Read the inputs and print the account only."),
    ]
    if printing:
        options.insert(1, click.option("--format", "fmt", type=click.Choice(FORMATS), help="Default: a table on a terminal, JSON lines when piped."))

    def with_options(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


def _published(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2024-11-06") from None


def run(rows: Callable[[Account], Iterable[dict[str, Any]]], kind: str, fmt: str | None, quiet: bool, data: str | None, dry_run: bool = False) -> None:
    """Write the rows of one run, then its account; leave with its exit status."""
    account, status = Account(), None
    fmt = fmt or ("table" if sys.stdout.isatty() else "jsonl")
    with ExitStack() as stack:
        if data:
            for line in check_override(Path(data)):
                click.echo(printable(line), err=True)
            stack.enter_context(override(Path(data)))
        stream: Iterable[dict[str, Any]] = rows(account)
        if sys.stderr.isatty() and not quiet:
            stream = stack.enter_context(_progress(stream, account))
        try:
            if dry_run:
                for _ in stream:
                    pass
            else:
                write_rows(stream, kind, fmt, sys.stdout)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader of our rows has gone: head, less
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as e:  # a full disk; what can't be read was refused long before
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise DatelineError(f"standard output can't be written: {e.strerror}; rows after the last whole line are lost") from e
        except KeyboardInterrupt:
            click.echo("interrupted; what was read until then:", err=True)
            status = 130
    for line in account.lines() if not quiet else account.losses():
        click.echo(printable(line), err=True)
    sys.exit(status if status is not None else account.exit_status)


def printable(line: str) -> str:
    """Names of files and values may hold anything; a terminal must not obey them."""
    return "".join(c if c.isprintable() else "�" for c in line)


class _progress:
    """A line on the terminal that counts articles and rows while the stream is read."""

    def __init__(self, stream: Iterable[dict[str, Any]], account: Account) -> None:
        self._stream, self._account = stream, account
        self._bar = Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=Console(stderr=True), transient=True)

    def __enter__(self) -> Iterator[dict[str, Any]]:
        self._bar.start()
        task = self._bar.add_task("reading …")

        def counted() -> Iterator[dict[str, Any]]:
            for n, row in enumerate(self._stream, 1):
                self._bar.update(task, description=f"{self._account.articles} articles, {n} rows")
                yield row

        return counted()

    def __exit__(self, *exc: object) -> None:
        self._bar.stop()


