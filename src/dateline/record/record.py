"""The record, for programs: add what was coded, ask for events, show, count, correct, and see what changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Unpack

from sqlalchemy import Connection, Engine, func, insert, select, update

from dateline.errors import UsageError
from dateline.record import arrow, corrections, judging, querying, shapes
from dateline.record import schema as s
from dateline.record.adding import Adder, coding_id, new_key
from dateline.record.clock import now
from dateline.record.engine import WAIT, journal, open_engine
from dateline.record.failing import guarded
from dateline.record.filters import Filters, Wanted, moment, wanted

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Filters", "Record", "Run", "open_record"]

Row = dict[str, Any]


class Run:
    """One run that adds to a record: ``add`` a page at a time, ``close`` with its account."""

    def __init__(self, record: Record, command: str, version: str, coding: str, inputs: Sequence[str]) -> None:
        self._record = record
        with record.writing() as c:
            number = coding_id(c, coding)
            values = {"started": now(), "command": command, "version": version, "coding": number, "inputs": json.dumps(list(inputs))}
            self.id = new_key(c.execute(insert(s.runs).values(**values)).inserted_primary_key)
        self.adder = Adder(self.id, number)

    def close(self, **counts: Any) -> None:
        """Write the account: articles, reports, known, skipped, refused, losses (text)."""
        with self._record.writing() as c:
            c.execute(update(s.runs).where(s.runs.c.id == self.id).values(finished=now(), **counts))


class Record:
    """An open record. Use as a context manager, or ``close`` it. ``wait``: seconds to wait for another that writes, on SQLite."""

    def __init__(self, where: str, *, create: bool = True, wait: float = WAIT) -> None:
        self.where = where
        self._engine: Engine = open_engine(where, create=create, wait=wait)
        if create:
            with guarded(where):
                journal(self._engine)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that writes: whole, or not at all. Raises StoreError."""
        with guarded(self.where), self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(
                    "SELECT pg_advisory_xact_lock(1145851441)"
                )  # one writer at a time, as SQLite has it: events are made from all reports
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the record, that no writer changes. Raises StoreError."""
        with guarded(self.where), self._engine.connect().execution_options(reading=True) as connection:
            yield connection

    # asking: what is wanted is said by Filters, by keywords (``actor="PRK", since="2024"``), or by keywords in the place of some of the filters

    def events(
        self, filters: Filters | None = None, *, order: str = "date", limit: int = 100, after: str | None = None, **keywords: Unpack[Wanted]
    ) -> querying.Page:
        """Events that fit, newest first: at most ``limit`` of them behind the cursor ``after``. Raises UsageError for a cursor or an order that is none."""
        with self.reading() as c:
            return querying.events(c, wanted(filters, keywords), order, limit, after)

    def every_event(self, filters: Filters | None = None, **keywords: Unpack[Wanted]) -> Iterator[Row]:
        """All events that fit, page by page, as ``dateline events`` prints them; ``Event.from_json`` makes a typed one of each."""
        filters, after = wanted(filters, keywords), None
        while True:
            page = self.events(filters, limit=500, after=after)
            yield from page.rows
            if (after := page.after) is None:
                return

    def every_report(self, filters: Filters | None = None, **keywords: Unpack[Wanted]) -> Iterator[Row]:
        """The reports of all events that fit, as ``dateline code`` prints them, with their ``event_id``; corrections laid over them. ``Report.from_json`` makes
        a typed one of each."""
        filters, after = wanted(filters, keywords), None
        while True:
            page = self.events(filters, limit=200, after=after)
            with self.reading() as c:
                for e in page.rows:
                    yield from querying.reports_of(c, e["id"], filters.as_of)
            if (after := page.after) is None:
                return

    def to_arrow(self, filters: Filters | None = None, *, reports: bool = False, **keywords: Unpack[Wanted]) -> pyarrow.Table:
        """All events that fit, or their reports, as one table. Raises DatelineError where pyarrow is not installed."""
        return self.to_arrow_reader(filters, reports=reports, **keywords).read_all()

    def to_arrow_reader(self, filters: Filters | None = None, *, reports: bool = False, **keywords: Unpack[Wanted]) -> pyarrow.RecordBatchReader:
        """The same as a stream, for more than memory holds: batches of 5,000 rows, asked for as they are read."""
        these = wanted(filters, keywords)
        return arrow.batches(self.every_report(these), shapes.REPORTS) if reports else arrow.batches(self.every_event(these), shapes.EVENTS)

    def to_pandas(self, filters: Filters | None = None, *, reports: bool = False, **keywords: Unpack[Wanted]) -> pandas.DataFrame:
        """The same as a frame of pandas. Raises DatelineError where pyarrow or pandas is not installed."""
        return arrow.to_pandas(self.to_arrow(filters, reports=reports, **keywords))

    def to_polars(self, filters: Filters | None = None, *, reports: bool = False, **keywords: Unpack[Wanted]) -> polars.DataFrame:
        """The same as a frame of polars. Raises DatelineError where pyarrow or polars is not installed."""
        return arrow.to_polars(self.to_arrow(filters, reports=reports, **keywords))

    def show(self, id_: str, as_of: str | None = None) -> Row:
        """One event with its reports, values that disagree, history and story; or one article with its text and rows. Raises NotInRecord."""
        at = None if as_of is None else moment("as_of", as_of)
        with self.reading() as c:
            return querying.show(c, id_, at)

    def counts(self, by: str | Sequence[str], filters: Filters | None = None, **keywords: Unpack[Wanted]) -> list[Row]:
        """Numbers of events by month, quad, type, pair, country …, each with the articles that were read of that time."""
        with self.reading() as c:
            return querying.counts(c, (by,) if isinstance(by, str) else by, wanted(filters, keywords))

    def changes(self, since: str | None = None) -> Iterator[Row]:
        """What was added, changed, merged, corrected, withdrawn since a time, in order."""
        last, since = 0, None if since is None else moment("since", since)
        while True:
            with self.reading() as c:
                q = select(s.changes).where(s.changes.c.id > last).order_by(s.changes.c.id).limit(1000)
                found = c.execute(q if since is None else q.where(s.changes.c.recorded >= since)).mappings().all()
            if not found:
                return
            for row in found:
                last = row["id"]
                yield dict(row)

    def diff(self, one: str, two: str) -> Iterator[Row]:
        """Articles coded by two versions: the reports that only one of them has, and those whose values differ. Raises UsageError for an unknown version."""
        with self.reading() as c:
            yield from querying.diff(c, one, two)

    def codings(self) -> list[Row]:
        """The versions that coded, and how many articles each."""
        with self.reading() as c:
            number = select(s.codings.c.name, func.count(s.coded.c.article).label("articles")).join(s.coded, s.coded.c.coding == s.codings.c.id)
            return [dict(r) for r in c.execute(number.group_by(s.codings.c.name)).mappings()]

    def runs(self) -> list[Row]:
        """Every run with its account."""
        with self.reading() as c:
            return [dict(r) for r in c.execute(select(s.runs).order_by(s.runs.c.id)).mappings()]

    def totals(self) -> dict[str, int]:
        """How many pages, articles, reports that hold, and events there are."""
        with self.reading() as c:
            count = {
                "pages": select(func.count()).select_from(s.pages), "articles": select(func.count()).select_from(s.articles),
                "reports": select(func.count()).select_from(s.rows).where(s.rows.c.until.is_(None)),
                "events": select(func.count()).select_from(s.happened).where(s.happened.c.until.is_(None)),
            }  # fmt: skip
            return {k: int(c.execute(q).scalar_one()) for k, q in count.items()}

    # adding and judging

    def run(self, command: str, version: str, coding: str, inputs: Sequence[str] = ()) -> Run:
        """Begin a run that adds."""
        return Run(self, command, version, coding, inputs)

    def correct(self, id_: str, field: str, value: Any, *, by: str, reason: str) -> int:
        """Hold a field of a report, or of every report of an event, to be another value; gives the judgement's number. Raises NotInRecord and UsageError."""
        with self.writing() as c:
            return judging.correct(c, id_, field, value, by, reason)

    def merge(self, one: str, two: str, *, by: str, reason: str) -> int:
        """Hold two events to be one."""
        with self.writing() as c:
            return judging.merge(c, one, two, by, reason)

    def split(self, report: str, *, by: str, reason: str) -> int:
        """Hold a report to tell of another event than those it was put with."""
        with self.writing() as c:
            return judging.split(c, report, by, reason)

    def reject(self, id_: str, *, by: str, reason: str) -> int:
        """Hold a report, or all of an event, to be none."""
        with self.writing() as c:
            return judging.reject(c, id_, by, reason)

    def undo(self, judgement: int, *, by: str, reason: str) -> int:
        """Take a judgement back, by another."""
        with self.writing() as c:
            return judging.undo(c, judgement, by, reason)

    def judgements(self, since: str | None = None) -> list[Row]:
        """Every judgement since a time, with who, when and why."""
        j = s.judgements.c
        q = select(s.judgements).order_by(j.id)
        with self.reading() as c:
            return [dict(r) for r in c.execute(q if since is None else q.where(j.recorded >= moment("since", since))).mappings()]

    def corrections(self) -> Iterator[Row]:
        """Reports that were corrected or rejected, as rows to learn from and to test with."""
        with self.reading() as c:
            yield from corrections.corrections(c)


def open_record(where: str, *, create: bool = False) -> Record:
    """Open a record: a path (SQLite) or a postgresql:// URL. Raises StoreError."""
    if not where:
        raise UsageError("the record has no name; give a path or a postgresql:// URL")
    return Record(where, create=create)
