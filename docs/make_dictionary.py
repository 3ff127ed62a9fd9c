"""Writes docs/dictionary.md, the data dictionary, from what the formats and the record say of themselves: ``python docs/make_dictionary.py``.

A test compares the page with what this prints, so that no column goes undocumented.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from dateline.columns import Column
from dateline.record import corrections, schema, shapes

PAGE = Path(__file__).with_name("dictionary.md")
FORMATS = {
    "csv": "dateline.export.table", "parquet": "dateline.export.parquet", "geojson": "dateline.export.features", "gdelt": "dateline.export.gdelt",
    "icews": "dateline.export.icews", "ftm": "dateline.export.ftm",
}  # fmt: skip
"""What ``export --to`` may be, beside JSON lines → the module that writes it."""
SAME = {"parquet": "The columns are the fields of JSON lines, above, in that order, nested as they are."}
"""What is said in the place of columns that stand on the page already."""
INTRODUCTION = """\
# Data dictionary

This page is written by `python docs/make_dictionary.py` from the program. It names every field and column of what `dateline export` writes, what
it means, and what each format drops; below, the tables of a [record](record.md).

Kinds: `text`, `integer`, `number`, `truth`, `day` (YYYY-MM-DD), `time` (UTC, ISO 8601), `list`, `object`. `actors[].name` is the name of each of
several actors, `when.date` the date within `when`. Offsets count characters of the article's `text`, ends exclusive.
"""
LINES = """\
`code`, `events` and `export --to jsonl` print these fields. Nothing is dropped. `code --explain` adds `explanation`
([why a row says what it says](what.md#why-a-row-says-what-it-says)), which a record does not hold. A value that an analyst corrected has the keys that
the analyst gave it: others may be missing.
"""


def page() -> str:
    """The page as it should be."""
    parts = [INTRODUCTION, "## JSON lines\n", LINES, "### A report\n", _table(shapes.REPORTS), "### An event\n", _table(shapes.EVENTS)]
    parts += ["### A correction\n", "`--to corrections`, as JSON lines. Drops: what was not judged.\n", _table(corrections.COLUMNS)]
    for name, module in FORMATS.items():
        parts += _format(name, module)
    return "\n".join([*parts, *_record()])


def _format(name: str, module: str) -> Iterator[str]:
    at = import_module(module)
    first = " ".join((at.__doc__ or "").partition("\n\n")[0].split()).replace("``", "`")
    yield f"## {name}\n"
    yield first + "\n"
    events = getattr(at, "EVENT_COLUMNS", None)
    for title, columns, drops in (("A report", at.COLUMNS, at.DROPS), ("An event", events, getattr(at, "EVENT_DROPS", at.DROPS))):
        if columns is None:
            continue
        if events is not None:
            yield f"### {title}: {name}\n"
        yield f"Drops: {drops}.\n"
        yield SAME[name] + "\n" if name in SAME else _table(columns)


def _table(columns: Iterable[Column]) -> str:
    rows = "".join(f"| `{name}` | {kind} | {meaning.replace('|', chr(92) + '|')} |\n" for name, kind, meaning in _flat(columns, "", {}))
    return f"| field | kind | is |\n|---|---|---|\n{rows}"


def _flat(columns: Iterable[Column], within: str, seen: dict[tuple[Column, ...], str]) -> Iterator[tuple[str, str, str]]:
    """Name, kind and meaning of columns and of the fields within them; fields that stand on the table already are not told again."""
    for c in columns:
        name = within + c.name
        inner = f"{name}[]" if c.kind == "list" else name
        if c.of in seen:
            yield name, c.kind, f"{c.meaning}. Fields: those of `{seen[c.of]}`"
        else:
            yield name, c.kind, c.meaning
            if c.of:
                seen[c.of] = inner
            yield from _flat(c.of, f"{inner}.", seen)


def _record() -> Iterator[str]:
    """The tables of the schema: what its docstring says of each, and their columns."""
    said = dict(re.findall(r"^(\w+) +(\S.*)$", schema.__doc__ or "", re.M))
    yield "## The tables of a record\n"
    yield "Of SQLite and PostgreSQL alike. They may change between versions; the formats above, and the commands, are what stays.\n"
    for table in schema.META.tables.values():
        yield f"### Table {table.name}\n"
        if table.name in said:
            yield said[table.name] + "\n"
        rows = "".join(f"| `{c.name}` | {str(c.type).lower()} | {_notes(c)} |\n" for c in table.columns)
        yield f"| column | type | |\n|---|---|---|\n{rows}"


def _notes(column: object) -> str:
    notes = ["key"] if column.primary_key else [] if not column.nullable else ["may be null"]  # type: ignore[attr-defined]
    notes += sorted(f"of `{k.target_fullname}`" for k in column.foreign_keys)  # type: ignore[attr-defined]
    return ", ".join(notes)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
    sys.stderr.write(f"wrote {PAGE}\n")
