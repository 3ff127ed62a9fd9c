"""Rows as Arrow tables and back. pyarrow, and the pandas or polars that is made of it, are loaded where they are asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from dateline.columns import Column
from dateline.errors import DatelineError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["batch", "batches", "library", "rows_of", "schema", "table", "to_pandas", "to_polars"]

Row = dict[str, Any]
ROWS = 5_000
"""Rows that are turned at once: some 20 MB of them."""
_WAY_OUT = {
    "pyarrow": "Arrow tables and Parquet need pyarrow; install dateline[arrow]",
    "pandas": "a frame of pandas needs pandas, which is your own to install: pip install pandas",
    "polars": "a frame of polars needs polars, which is your own to install: pip install polars",
}


def library(name: str) -> Any:
    """A module of pyarrow, pandas or polars. Raises DatelineError with what to install where it is not there."""
    try:
        return import_module(name)
    except ModuleNotFoundError as e:
        raise DatelineError(_WAY_OUT[name.partition(".")[0]]) from e


def schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """The Arrow schema of some columns: dates and times as such, lists and objects with named fields nested, other objects as JSON text. What a column means
    is in its metadata."""
    pa = library("pyarrow")
    return pa.schema([_field(pa, c) for c in columns], metadata={"dateline": "dateline/1"})


def batch(rows: Sequence[Row], columns: Sequence[Column]) -> pyarrow.RecordBatch:
    """Some rows as one batch. Raises DatelineError for a value that is not of its column's kind, with its row."""
    pa = library("pyarrow")
    put = [(c.name, _put(c)) for c in columns]
    try:
        return pa.RecordBatch.from_pylist([{k: f(row.get(k)) for k, f in put} for row in rows], schema=schema(columns))
    except (AttributeError, OverflowError, TypeError, ValueError) as e:
        raise DatelineError(_wrong(rows, columns, str(e))) from e


def _wrong(rows: Sequence[Row], columns: Sequence[Column], why: str) -> str:
    """Which of the rows can't be put into a table, and in which column."""
    pa = library("pyarrow")
    for row in rows:
        for c in columns:
            try:
                pa.array([_put(c)(row.get(c.name))], _type(pa, c))
            except (AttributeError, OverflowError, TypeError, ValueError) as e:
                return f"{row.get('id')}: {c.name} {row.get(c.name)!r} can't be put into a table ({e}); correct it, or leave it out by a filter"
    return f"the rows can't be put into a table: {why}"


def batches(rows: Iterable[Row], columns: Sequence[Column]) -> pyarrow.RecordBatchReader:
    """A stream of batches, made as it is read; memory is that of one."""
    def made() -> Iterator[pyarrow.RecordBatch]:
        stream = iter(rows)
        while some := list(islice(stream, ROWS)):
            yield batch(some, columns)

    return library("pyarrow").RecordBatchReader.from_batches(schema(columns), made())


def table(rows: Iterable[Row], columns: Sequence[Column]) -> pyarrow.Table:
    """All rows as one table."""
    return batches(rows, columns).read_all()


def to_pandas(whole: pyarrow.Table) -> pandas.DataFrame:
    """A frame of pandas: days as datetime64, objects as dicts, lists as arrays of them."""
    library("pandas")
    return whole.to_pandas(date_as_object=False)


def to_polars(whole: pyarrow.Table) -> polars.DataFrame:
    """A frame of polars, nested as the table is."""
    return library("polars").from_arrow(whole)


def rows_of(whole: pyarrow.Table, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a table as their JSON was."""
    got = [(c.name, _got(c)) for c in columns]
    for some in whole.to_batches():
        for row in some.to_pylist():
            yield {k: f(row[k]) for k, f in got}


def _field(pa: Any, c: Column) -> pyarrow.Field:
    return pa.field(c.name, _type(pa, c), metadata={"meaning": c.meaning})


def _type(pa: Any, c: Column) -> pyarrow.DataType:
    if c.kind in ("list", "object"):
        inner = pa.struct([_field(pa, x) for x in c.of]) if c.of else pa.string()
        return pa.list_(inner) if c.kind == "list" else inner
    plain = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_(), "day": pa.date32(), "time": pa.timestamp("us", "UTC")}
    return plain[c.kind]


Turn = Callable[[Any], Any]


def _turn(kinds: dict[str, Turn], c: Column, each: Callable[[Column], Turn]) -> Turn:
    """What turns a value of a column, and what is in it; null stays."""
    if c.kind in ("list", "object") and c.of:
        parts = [(x.name, each(x)) for x in c.of]

        def whole(value: Any) -> Any:
            return {k: f(value.get(k)) for k, f in parts}

        one: Turn = whole if c.kind == "object" else lambda value: [whole(v) for v in value]
    else:
        one = kinds.get(c.kind, lambda value: value)
    return lambda value: None if value is None else one(value)


def _put(c: Column) -> Turn:
    return _turn({"day": date.fromisoformat, "time": datetime.fromisoformat, "object": lambda v: json.dumps(v, ensure_ascii=False)}, c, _put)


def _got(c: Column) -> Turn:
    turn = _turn({"day": date.isoformat, "time": _told, "object": json.loads}, c, _got)
    return (lambda value: _known(turn(value))) if any(x.name == "unknown" for x in c.of) else turn


def _told(at: datetime) -> str:
    """A time as the record writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _known(value: Row) -> Row:
    """A day or a place without its reason, or the reason alone."""
    return {"unknown": value["unknown"]} if value["unknown"] is not None else {k: v for k, v in value.items() if k != "unknown"}
