"""Opening a record: a SQLite file by its path, a PostgreSQL database by its URL; what is none, or of a newer version, is refused with the way out."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, select
from sqlalchemy.exc import ArgumentError, DatabaseError

from dateline.errors import StoreError
from dateline.record.clock import now
from dateline.record.failing import guarded, safe
from dateline.record.migrations import migrate
from dateline.record.schema import META, VERSION, meta
from dateline.record.sqlite import sqlite_engine
from dateline.record.words import create_quoted, create_words

__all__ = ["WAIT", "journal", "open_engine"]

WAIT = 60.0
"""Seconds that a writer waits for another, on SQLite."""
_APPLICATION = 0x444C4E31
"""SQLite's application_id of a record: "DLN1"."""


def open_engine(where: str, *, create: bool = True, wait: float = WAIT) -> Engine:
    """The engine of a record, its tables made or brought up to date. Nothing is locked for writing where neither is to be done.

    ``where``: a path, or a postgresql:// URL. ``create``: whether a record that is not there is made. ``wait``: seconds that a writer waits for another, on
    SQLite. Raises StoreError for one that can't be opened, is no record, or is of a newer version.
    """
    if where.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        engine = _postgresql(where)
    elif "://" in where:
        raise StoreError(f"{where.partition('://')[0]}:// is no record; give a path for SQLite, or a postgresql:// URL")
    else:
        engine = sqlite_engine(Path(where), create, wait)
    try:
        with guarded(where):
            with engine.connect().execution_options(reading=True) as connection:
                version = _version(connection, where)
            if version is None and not create:
                raise StoreError(f"{safe(where)}: no record there; make one with: dateline ingest INPUT --record {safe(where)}")
            if version != VERSION:
                _prepare(engine, where, version)
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
        raise StoreError(f"{safe(where)} is no URL of a database; write it as postgresql://user@host:5432/name") from e


def _version(connection: Connection, where: str) -> int | None:
    """The version of the record's tables; None where there is no record yet. Raises StoreError for tables of another program and for a newer version."""
    found = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite" and found and connection.exec_driver_sql("PRAGMA application_id").scalar() != _APPLICATION:
        raise StoreError(f"{where} is a SQLite file of another program, not a record; name another path")
    if "meta" not in found:
        if clash := found & {*META.tables, "words", "quoted"}:
            raise _foreign(where, clash)
        return None
    columns = {str(c["name"]) for c in inspect(connection).get_columns("meta")}
    known = connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar() if columns >= {"key", "value"} else None
    if not str(known or "").isdecimal():
        raise _foreign(where, {"meta"})
    if (version := int(str(known))) > VERSION:
        raise StoreError(f"{safe(where)} is a record of version {version}; this Dateline knows up to {VERSION}: install a newer one")
    return version


def _prepare(engine: Engine, where: str, version: int | None) -> None:
    """Make the tables, or bring them up to date: in one transaction that writes, which looks again, as another program may have been quicker."""
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1145851441)")
            if (version := _version(connection, where)) is None:
                _make(connection)
            elif version < VERSION:
                migrate(connection, version)
    except DatabaseError as e:
        if version is not None and "readonly" in str(e.orig):
            raise StoreError(
                f"{where} is a record of version {version}, to be brought up to {VERSION}, which can't be done where it can't be written; open it once with "
                f"the right to write it (dateline runs --record {where}), or copy it to a folder of your own"
            ) from e
        raise


def _make(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={_APPLICATION}")
    META.create_all(connection)
    create_words(connection)
    create_quoted(connection)
    connection.execute(meta.insert(), [{"key": "version", "value": str(VERSION)}, {"key": "made", "value": now()}])


def _foreign(where: str, tables: set[str]) -> StoreError:
    names = ", ".join(sorted(tables))
    return StoreError(f"{safe(where)}: the database has tables of another program ({names}), not a record; give the record a database of its own")


def journal(engine: Engine) -> None:
    """Let readers read while a writer writes: SQLite's write-ahead log, kept in the file from then on."""
    if engine.dialect.name == "sqlite":
        with engine.connect().execution_options(reading=True) as connection:
            if connection.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
