"""Reports or events as Parquet files, a folder a month: ``month=2024-11/part-0.parquet``, as pyarrow, pandas, polars and DuckDB read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from dateline.errors import DatelineError, UsageError
from dateline.record import arrow
from dateline.record.shapes import DROPS, EVENT_DROPS, EVENTS, REPORTS

__all__ = ["COLUMNS", "DROPS", "EVENT_COLUMNS", "EVENT_DROPS", "ROWS", "UNKNOWN", "months", "parquet"]

Row = dict[str, Any]
COLUMNS, EVENT_COLUMNS = REPORTS, EVENTS
UNKNOWN = "unknown"
"""The month of a row whose day is unknown."""
ROWS = 10_000
"""Rows that are held at most, of all months together; some 50 MB of them."""


def parquet(rows: Iterable[Row], kind: str, out: Path, *, held: int = ROWS) -> tuple[int, int]:
    """Write rows of a kind (``report`` or ``event``) into a new folder; gives how many rows and files there are.

    A row's month is that in which its ``when`` begins; the files have no column of it. Without rows there is one file without rows. The folder is there whole
    or not at all: it is written under another name beside it and renamed. Raises UsageError where something is there already, DatelineError where it can't be
    written or pyarrow is not installed.
    """
    library = arrow.library("pyarrow.parquet")
    columns = EVENT_COLUMNS if kind == "event" else COLUMNS
    parts: dict[str, int] = {}
    total = 0
    with _whole(out) as folder:

        def write(month: str, some: Sequence[Row]) -> None:
            place = folder / f"month={month}"
            place.mkdir(exist_ok=True)
            batch = arrow.batch(some, columns)
            with library.ParquetWriter(place / f"part-{parts.get(month, 0)}.parquet", batch.schema, compression="zstd") as writer:
                writer.write_batch(batch)
            parts[month] = parts.get(month, 0) + 1

        for month, some in months(rows, held):
            write(month, some)
            total += len(some)
        if not parts:
            write(UNKNOWN, ())
    return total, sum(parts.values())


def months(rows: Iterable[Row], held: int) -> Iterator[tuple[str, Sequence[Row]]]:
    """The rows by month, in the order in which they came. Where more than ``held`` are waiting, those of the month that has most are given; a month may come
    again."""
    waiting: dict[str, list[Row]] = {}
    number = 0
    for row in rows:
        day = row["when"].get("date_start")
        waiting.setdefault(date.fromisoformat(day).isoformat()[:7] if day else UNKNOWN, []).append(row)
        number += 1
        if number > held:
            most = max(waiting, key=lambda month: len(waiting[month]))
            number -= len(waiting[most])
            yield most, waiting.pop(most)
    yield from waiting.items()


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """A folder to write into, which has the name asked for when it is done, and is gone when it was not. An empty folder of that name gives way."""
    out = out.absolute()
    made: Path | None = None
    try:
        if out.is_symlink() or out == Path.cwd() or (out.exists() and not (out.is_dir() and not any(out.iterdir()))):
            raise UsageError(f"{out} is there already, and nothing is written over; name a new folder, or remove it first")
        made = Path(mkdtemp(prefix=f".{out.name}-", suffix=".partial", dir=out.parent))
        folder = made / out.name
        folder.mkdir()  # with the rights that a new folder has here
        yield folder
        if out.exists():
            out.rmdir()
        folder.rename(out)
    except OSError as e:
        raise DatelineError(f"{out} can't be written: {e.strerror or e}; nothing of it is left") from e
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
