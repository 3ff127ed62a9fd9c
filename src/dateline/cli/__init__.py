"""The command line: one small file a command over plain library functions."""

from __future__ import annotations

import sys

import click

from dateline import __version__
from dateline.cli.changes import changes, diff, runs
from dateline.cli.code import code
from dateline.cli.correct import correct, merge, reject, split, undo
from dateline.cli.counts import counts
from dateline.cli.doctor import doctor
from dateline.cli.events import events
from dateline.cli.export import export
from dateline.cli.ingest import ingest
from dateline.cli.mentions import mentions
from dateline.cli.read import read
from dateline.cli.show import show
from dateline.cli.who import who
from dateline.errors import DatelineError, UsageError

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Read news pages; get a cited table of political events: who did what to whom, when, where, and according to whom.

    INPUT is any number of files, folders, or - for standard input. Rows go to standard output; progress, warnings and the closing account to
    standard error. Exit status: 0 all read, 1 failed, 2 wrong usage, 3 done but some inputs were refused.
    """


for command in (
    read, mentions, code, ingest, events, show, counts, changes, diff, runs, correct, merge, split, reject, undo, export, who, doctor,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """Run the command line, with every foreseen failure as one line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli(prog_name="dateline")
    except UsageError as e:
        click.echo(f"dateline: {e}", err=True)
        sys.exit(2)
    except DatelineError as e:
        click.echo(f"dateline: {e}", err=True)
        sys.exit(1)
