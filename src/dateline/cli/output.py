"""Rows → JSON lines, CSV or a table. Nothing of a page becomes terminal control, and no cell a spreadsheet formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from itertools import chain
from shutil import get_terminal_size
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.export import table
from dateline.export.cells import csv_cell
from dateline.export.table import path as _get

__all__ = ["FORMATS", "write_plain", "write_rows"]

FORMATS = ("jsonl", "csv", "table")
Row = dict[str, Any]
Columns = list[tuple[str, Callable[[Row], Any]]]


def write_rows(rows: Iterable[Row], kind: str, fmt: str, out: TextIO) -> None:
    """Write rows of one kind (article, mention, report) in a format; the stream is never collected, but for a table's column widths."""
    if fmt == "jsonl":
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif fmt == "csv":
        writer = csv.writer(out, lineterminator="\n")
        columns = _CSV[kind]
        stream = iter(rows)
        first = next(stream, None)  # what stops a run before its first row leaves no file that looks like an empty result
        writer.writerow([name for name, _ in columns])
        for row in chain(() if first is None else (first,), stream):
            writer.writerow([csv_cell(get(row)) for _, get in columns])
    else:
        _table(rows, _TABLE[kind], out)


def write_plain(rows: Iterable[Row], fmt: str, out: TextIO) -> None:
    """Write rows that are flat, each of the first one's columns."""
    stream = iter(rows)
    first = next(stream, None)
    if first is None:
        return
    columns: Columns = [(k, _get(k)) for k in first]
    every = chain((first,), stream)
    if fmt == "jsonl":
        write_rows(every, "", fmt, out)
    elif fmt == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([name for name, _ in columns])
        for row in every:
            writer.writerow([csv_cell(get(row)) for _, get in columns])
    else:
        _table(every, columns, out)


def _table(rows: Iterable[Row], columns: Columns, out: TextIO) -> None:
    width = None if out.isatty() else get_terminal_size((180, 24)).columns
    console = Console(file=out, highlight=False, markup=False, emoji=False, width=width)
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 200:  # tables of 200 rows: memory stays bounded
            _print(console, columns, batch)
            batch = []
    if batch:
        _print(console, columns, batch)


def _print(console: Console, columns: Columns, rows: list[Row]) -> None:
    table = Table(show_lines=True)
    for i, (name, _) in enumerate(columns):
        table.add_column(name, overflow="fold", ratio=None if i < len(columns) - 1 else 1)
    for row in rows:
        table.add_row(*(Text(_clean(str(get(row) if get(row) is not None else ""))) for _, get in columns))
    console.print(table)


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _people(field: str) -> Callable[[Row], str]:
    def get(row: Row) -> str:
        return "; ".join(" ".join(filter(None, [_name(x), _tag(x)])) for x in row[field])

    return get


def _name(x: Row) -> str:
    text = str(x["text"])
    return text if not x.get("name") or x["name"] in text else f"{text} = {x['name']}"


def _tag(x: Row) -> str:
    tag = " ".join(filter(None, [x.get("code"), x.get("sector")]))
    return f"[{tag}]" if tag else ""


def _when(row: Row) -> str:
    w = row["when"]
    return str(w["date"]) if "date" in w else f"unknown: {w['unknown']}"


def _where(row: Row) -> str:
    w = row["where"]
    return ", ".join(filter(None, [w.get("name") or w.get("text"), w.get("country")])) if "unknown" not in w else "unknown"


def _what(row: Row) -> str:
    status = "" if row["status"] == "actual" else f" ({row['status']})"
    own = "".join(f" + {o['code']}" for o in row.get("own_types") or ())
    why = f" [{e}]" if (e := table.why(row)) else ""
    return f"{row['type']} {row['mode'] or ''}{status}{own}{why}"


def _members(row: Row) -> str:
    out = " ".join(row["members"] or ())
    return f"{out}; suspended {' '.join(row['suspended'])}" if row["suspended"] else out


_TABLE: dict[str, Columns] = {
    "article": [("id", _get("id")), ("published", _get("published")), ("agency", _get("agency")), ("title", _get("title")),
                ("text", lambda r: r["text"][:300] + ("…" if len(r["text"]) > 300 else ""))],
    "mention": [("article", _get("article_id")), ("kind", _get("kind")), ("start", _get("start")), ("text", _get("text")),
                ("is", lambda r: r.get("value") or r.get("name") or (r.get("speaker") or {}).get("text")),
                ("code", lambda r: r.get("code") or r.get("country")), ("sector", _get("sector"))],
    "fact": [("is", _get("kind")), ("name", _get("name")), ("code", _get("code")), ("sector", _get("sector")),
             ("what", lambda r: r.get("office") if r["kind"] == "person" else r.get("role")), ("from", _get("start")), ("to", _get("end")),
             ("members", _members), ("source", lambda r: f"{r['table']}:{r['line']} {r['source']}")],
    "event": [("id", _get("id")), ("when", _when), ("who", _people("actors")), ("what", lambda r: f"{r['type']} {r['mode'] or ''}"),
              ("to whom", _people("recipients")), ("where", _where), ("reports", _get("reports")), ("outlets", _get("outlets")),
              ("disagree on", lambda r: ", ".join(r["values"]))],
    "gap": [("count", _get("count")), ("name", _get("name")), ("table", _get("table")), ("sector", _get("sector")), ("role", _get("role")),
            ("example", _get("example"))],
    "report": [("article", _get("article_id")), ("when", _when), ("who", _people("actors")), ("what", _what), ("sure", _get("confidence")),
               ("to whom", _people("recipients")),
               ("where", _where),
               ("according to", _people("said_by")), ("sentence", _get("quote", "exact"))],
}  # fmt: skip

_CSV: dict[str, Columns] = {
    "article": [(k, _get(k)) for k in ("id", "page_sha256", "index", "title", "published", "published_basis", "published_evidence", "source", "agency",
                                       "url", "language")] + [("authors", lambda r: "; ".join(r["authors"])), ("text", _get("text"))],
    "mention": [(k, _get(k)) for k in ("article_id", "kind", "start", "end", "text", "timex", "value", "date_start", "date_end", "precision", "name", "code",
                                       "sector", "role", "wikidata", "geonameid", "feature", "country", "admin1", "lat", "lon", "direct")]
    + [("speaker", _get("speaker", "text")),
       ("speaker_name", _get("speaker", "name")), ("speaker_code", _get("speaker", "code")), ("cue", _get("cue", "text"))],
    "fact": [(k, _get(k)) for k in ("kind", "name", "code", "sector", "role", "office", "country", "start", "end")]
    + [("members", lambda r: " ".join(r["members"] or ())), ("suspended", lambda r: " ".join(r["suspended"] or ()))]
    + [(k, _get(k)) for k in ("wikidata", "source", "table", "line")],
    "event": [(c.name, get) for c, get in table.EVENT],
    "gap": [(k, _get(k)) for k in ("count", "articles", "name", "table", "sector", "role", "gender", "reason", "article_id", "start", "example")],
    "report": [(c.name, get) for c, get in table.REPORT],
}  # fmt: skip
