"""``dateline show``: one event with its reports, or one article with its marks."""

from __future__ import annotations

import json
import sys

import click

from dateline.cli.common import printable
from dateline.cli.filtering import record_option

__all__ = ["show"]


@click.command()
@click.argument("id_", metavar="ID")
@record_option
@click.option("--as-of", metavar="TIME", help="As it stood then: 2026-11-27T12:00:00Z.")
@click.option("--format", "fmt", type=click.Choice(["json", "text"]), help="Default: text on a terminal, JSON when piped.")
def show(id_: str, where: str, as_of: str | None, fmt: str | None) -> None:
    """One event, with every report, what they disagree on, its story and history; or an article with its text and reports.

    ID is of an event, of a report (its event is shown), or of an article. An event that was merged leads to the one it is part of now.

    Example: dateline show e1f318b92608e1d --record news.db
    """
    from dateline.record import open_record

    with open_record(where) as record:
        row = record.show(id_, as_of)
    if (fmt or ("text" if sys.stdout.isatty() else "json")) == "json":
        click.echo(json.dumps(row, ensure_ascii=False, indent=1))
        return
    people = {side: ", ".join(dict.fromkeys(a["name"] or a["text"] for a in row.get(side, ()))) or "unknown" for side in ("actors", "recipients")}
    if "type" in row:
        when = row["when"].get("date") or f"day unknown: {row['when'].get('unknown')}"
        place = row["where"].get("name") or row["where"].get("text") or f"place unknown: {row['where'].get('unknown')}"
        click.echo(printable(f"{row['id']}: {row['type']} {row['mode'] or ''} ({row['status']}), {when}, {place}"))
        told = ", ".join(f"{row[of]} {of if row[of] != 1 else of[:-1]}" for of in ("reports", "outlets"))
        click.echo(printable(f"{people['actors']} → {people['recipients']}; {told}"))
        for field, values in row["values"].items():
            click.echo(printable(f"  {field}: " + "; ".join(f"{v['value']} ({len(v['reports'])})" for v in values)))
        for link in row["story"]:
            click.echo(printable(f"  {link['is']}: {link['event']} ({link['rule']})"))
    else:
        click.echo(printable(f"{row['key']}: {row['title'] or row['id']} ({row['source'] or 'no outlet'}, {row['published'] or 'no date'})"))
    for r in row["told"]:
        said = ", ".join(s["name"] or s["text"] for s in r["said_by"])
        where = f"{r['article'].get('source') or r['article_id']}, {r['article'].get('published') or 'no date'}{': ' + said if said else ''}"
        click.echo(printable(f"- {r['id']} {r['type']} {r['mode'] or ''} ({r['status']}) {where}".replace("  ", " ")))
        click.echo(printable(f"  {' '.join(r['quote']['exact'].split())}"))
