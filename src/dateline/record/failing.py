"""A database's errors in words: what, where, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

from dateline.errors import StoreError

__all__ = ["guarded", "safe", "told"]

_WAYS = {
    "readonly": "it can't be written; check the rights of the file and its folder", "unable to open": "it can't be opened; check the path and its rights",
    "locked": "another program has been writing for too long; try again when it is done",
    "full": "the disk is full; make room and run again: what was added whole stays",
    "i/o": "the disk refused: is it full, or the file at a limit of size? make room and run again: what was added whole stays",
    "not a database": "it is no record; name another path",
    "malformed": "it is damaged; restore a copy", "connection refused": "no server answers there; start it or check the URL",
    "could not translate host": "no such server; check the URL", "password": "the server refused the user; check the URL",
    "no space left": "the server's disk is full; make room and run again: what was added whole stays",
    "does not exist": "make the database first",
}  # fmt: skip


def told(e: Exception, where: str) -> StoreError:
    """A database's error in words: what, where, and the way out."""
    reason = str(getattr(e, "orig", e)).strip().splitlines()[0]
    way = next((w for key, w in _WAYS.items() if key in reason.lower()), "")
    return StoreError(f"record {safe(where)}: {reason}" + (f" ({way})" if way else ""))


def safe(where: str) -> str:
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
