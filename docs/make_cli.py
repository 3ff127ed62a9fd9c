"""Writes docs/cli.md, the page of the command line, from the commands' own help: ``python docs/make_cli.py``.

A test compares the page with what this prints, so that no command or option goes undocumented.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli import cli

PAGE = Path(__file__).with_name("cli.md")
WIDTH = 110
INTRODUCTION = """\
# The command line

This page is written by `python docs/make_cli.py` from what `dateline --help` says.

`INPUT` is any number of files, folders, or `-` for standard input: [pages](pages.md) has what is read and how its kind is told. What the rows
hold is in [the contract](contract.md).

Rows go to standard output and nothing else does: as a table on a terminal, as JSON lines when piped, or as `--format` says. CSV has the fields of
a report in columns of their own, joined by `; ` where there are several; a cell that a spreadsheet would run as a formula has an apostrophe in
front. Progress and the closing account go to standard error, and `--quiet` leaves them out. The account counts articles, rows and refusals,
and names each input that was refused, with the reason.

| exit status | means |
|---|---|
| 0 | all was read |
| 1 | the command failed, or nothing could be read |
| 2 | wrong usage |
| 3 | done, but some inputs were refused |

`--data DIR` is a folder of your own tables, named and laid out as those in `src/dateline/data/`: `who/organisations.tsv` in it
holds your organisations. Tables are tab-separated, with the shipped table's header line. Your rows come before the shipped ones.
"""


def page() -> str:
    """The page as it should be."""
    parts = [INTRODUCTION, _section("dateline", cli)]
    parts += [_section(f"dateline {name}", command) for name, command in sorted(cli.commands.items())]
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"])
    text = command.get_help(context)
    example = next((line.partition("Example: ")[2] for line in text.splitlines() if "Example: " in line), None)
    shown = f"```sh\n{example}\n```\n\n" if example else ""
    return f"## {name}\n\n{shown}```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
    sys.stderr.write(f"wrote {PAGE}\n")
