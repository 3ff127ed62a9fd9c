"""Opening a record: a SQLite file by its path, a PostgreSQL database by its URL; what is none, or of a newer version, is refused with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.exc import ArgumentError, DatabaseError

from dateline.errors import StoreError
from dateline.record.migrations import migrate
from dateline.record.schema import META, VERSION, meta
from dateline.record.words import create_words

__all__ = ["now", "open_engine", "told"]

_APPLICATION = 0x444C4E31
"""SQLite's application_id of a record: "DLN1"."""
_WAIT = 60_000
"""Milliseconds that a writer waits for another."""


def now() -> str:
    """The time, UTC, to the microsecond: ISO 8601, of one length, so that it sorts as text."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def open_engine(where: str, *, create: bool = True) -> Engine:
    """The engine of a record, its tables made or brought up to date.

    ``where``: a path, or a postgresql:// URL. ``create``: whether a record that is not there is made. Raises StoreError for one that can't be opened, is no
    record, or is of a newer version.
    """
    if where.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        engine = _postgresql(where)
    elif "://" in where:
        raise StoreError(f"{where.partition('://')[0]}:// is no record; give a path for SQLite, or a postgresql:// URL")
    else:
        engine = _sqlite(Path(where), create)
    try:
        with guarded(where), engine.begin() as connection:
            _prepare(connection, where, create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _postgresql(where: str) -> Engine:
    try:
        return create_engine("postgresql+psycopg://" + where.partition("://")[2], pool_pre_ping=True)
    except ModuleNotFoundError as e:
        raise StoreError("PostgreSQL needs psycopg; install dateline[postgresql]") from e
    except (ArgumentError, ValueError) as e:
        raise StoreError(f"{_safe(where)} is no URL of a database; write it as postgresql://user@host:5432/name") from e


def _sqlite(path: Path, create: bool) -> Engine:
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file in it for the record")
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: no such record; make one with: dateline ingest INPUT --record {path}")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: its folder is not there; make it, or name another path")
    elif path.stat().st_size and _head(path) != b"SQLite format 3\0":
        raise StoreError(f"{path} is no record (not a SQLite file); name another path")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT / 1000})

    @event.listens_for(engine, "connect")
    def _set(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun by us, for writing at once: two that read first and then write would block each other
        cursor = connection.cursor()
        for pragma in ("foreign_keys=ON", f"busy_timeout={_WAIT}", "synchronous=NORMAL", "cache_size=-65536", "temp_store=MEMORY"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reading") else "BEGIN IMMEDIATE")

    return engine


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as e:
        raise StoreError(f"{path} can't be read: {e.strerror}; check its rights") from e


def _prepare(connection: Connection, where: str, create: bool) -> None:
    found = set(inspect(connection).get_table_names())
    if "meta" not in found and create and connection.dialect.name == "postgresql":  # two that make it at once: the second finds it made
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1145851441)")
        found = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if found and application != _APPLICATION:
            raise StoreError(f"{where} is a SQLite file of another program, not a record; name another path")
    if "meta" not in found:
        if clash := found & {*META.tables, "words"}:
            raise _foreign(where, clash)
        if not create:
            raise StoreError(f"{_safe(where)}: no record there; make one with: dateline ingest INPUT --record {_safe(where)}")
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
        META.create_all(connection)
        create_words(connection)
        connection.execute(meta.insert(), [{"key": "version", "value": str(VERSION)}, {"key": "made", "value": now()}])
        return
    columns = {str(c["name"]) for c in inspect(connection).get_columns("meta")}
    known = connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar() if columns >= {"key", "value"} else None
    if not str(known or "").isdecimal():
        raise _foreign(where, {"meta"})
    version = int(str(known))
    if version > VERSION:
        raise StoreError(f"{_safe(where)} is a record of version {version}; this Dateline knows up to {VERSION}: install a newer one")
    if version < VERSION:
        migrate(connection, version)


def _foreign(where: str, tables: set[str]) -> StoreError:
    names = ", ".join(sorted(tables))
    return StoreError(f"{_safe(where)}: the database has tables of another program ({names}), not a record; give the record a database of its own")


def journal(engine: Engine) -> None:
    """Let readers read while a writer writes: SQLite's write-ahead log, kept in the file from then on."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")


def told(e: Exception, where: str) -> StoreError:
    """A database's error in words: what, where, and the way out."""
    reason = str(getattr(e, "orig", e)).strip().splitlines()[0]
    low = reason.lower()
    ways = {
        "readonly": "it can't be written; check the rights of the file and its folder", "unable to open": "it can't be opened; check the path and its rights",
        "locked": "another program has been writing for too long; try again when it is done",
        "full": "the disk is full; make room and run again: what was added whole stays",
        "i/o": "the disk gave an error; what was added whole stays", "not a database": "it is no record; name another path",
        "malformed": "it is damaged; restore a copy", "connection refused": "no server answers there; start it or check the URL",
        "could not translate host": "no such server; check the URL", "password": "the server refused the user; check the URL",
        "does not exist": "make the database first",
    }  # fmt: skip
    way = next((w for key, w in ways.items() if key in low), "")
    return StoreError(f"record {_safe(where)}: {reason}" + (f" ({way})" if way else ""))


def _safe(where: str) -> str:
    """A URL without its password."""
    head, at, tail = where.rpartition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if at and "://" in head else where


@contextmanager
def guarded(where: str) -> Iterator[None]:
    """Let the database's errors come out as StoreError."""
    try:
        yield
    except DatabaseError as e:
        raise told(e, where) from e
