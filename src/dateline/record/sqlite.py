"""A record in a SQLite file: opened for writing where it may be written, else for reading alone, also in a folder where nothing may be made."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError

from dateline.errors import StoreError

__all__ = ["sqlite_engine"]

State = tuple[int, int, bool]


class _Unchanging(sqlite3.Connection):
    """A connection that takes the file for one that nobody writes, and the state the file was in when it was opened."""

    state: State


def sqlite_engine(path: Path, create: bool, wait: float) -> Engine:
    """The engine of a file. ``create``: whether it may be made; ``wait``: seconds that a writer waits for another. Raises StoreError for what is no record."""
    _check(path, create)
    engine = create_engine(URL.create("sqlite", database=str(path)), creator=lambda: _connected(path, create, wait))

    @event.listens_for(engine, "connect")
    def _set(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun by us, for writing at once: two that read first and then write would block each other
        cursor = connection.cursor()
        for pragma in ("foreign_keys=ON", "synchronous=NORMAL", "cache_size=-65536", "temp_store=MEMORY", "wal_autocheckpoint=8000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "checkout")
    def _fresh(connection: sqlite3.Connection, *_: Any) -> None:
        if isinstance(connection, _Unchanging) and connection.state != _state(path):
            raise DisconnectionError  # somebody wrote after all: SQLAlchemy opens it anew

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reading") else "BEGIN IMMEDIATE")

    return engine


def _check(path: Path, create: bool) -> None:
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder; name a file in it for the record")
        if not path.exists():
            if not create:
                raise StoreError(f"{path}: no such record; make one with: dateline ingest INPUT --record {path}")
            if not path.parent.is_dir():
                raise StoreError(f"{path}: its folder is not there; make it, or name another path")
        elif path.stat().st_size:
            with path.open("rb") as file:
                if file.read(16) != b"SQLite format 3\0":
                    raise StoreError(f"{path} is no record (not a SQLite file); name another path")
    except OSError as e:
        raise StoreError(f"{path} can't be read: {e.strerror}; check its rights") from e


def _connected(path: Path, create: bool, wait: float) -> sqlite3.Connection:
    """A connection that has read the file once. SQLite itself opens a file for reading that may not be written; but with a write-ahead log it makes a file
    beside it also to read, which a folder may refuse."""
    uri = path.absolute().as_uri()
    connection = sqlite3.connect(f"{uri}?mode={'rwc' if create else 'rw'}", timeout=wait, uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").close()
    except sqlite3.OperationalError as e:
        connection.close()
        if create or (e.sqlite_errorcode & 0xFF) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
    except BaseException:
        connection.close()
        raise
    else:
        return connection
    state = _state(path)
    if state[-1]:
        raise StoreError(
            f"{path}: what was written last lies in {path.name}-wal beside it and can't be read where nothing may be written; open the record once with the "
            f"right to write its folder (dateline runs --record {path}), or copy both files to a folder of your own and read the copy"
        )
    still = sqlite3.connect(f"{uri}?immutable=1", uri=True, check_same_thread=False, factory=_Unchanging)
    still.state = state
    return still


def _state(path: Path) -> State:
    """When the file was written and how long it is, and whether more lies in a log or journal beside it."""
    now = path.stat()
    beside = (Path(f"{path}-{name}") for name in ("wal", "journal"))
    return now.st_mtime_ns, now.st_size, any(p.exists() and p.stat().st_size for p in beside)
