"""Steps from an older schema to the next: one function a version, run in one transaction when a record is opened."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from dateline.record.schema import VERSION, meta

__all__ = ["STEPS", "migrate"]

STEPS: dict[int, Callable[[Connection], None]] = {}
"""By the version that a step starts from. None yet: version 1 is the first."""


def migrate(connection: Connection, version: int) -> None:
    """Bring a record up to date, step by step. Raises KeyError for a version that no step starts from."""
    while version < VERSION:
        STEPS[version](connection)
        version += 1
    connection.execute(meta.update().where(meta.c.key == "version").values(value=str(VERSION)))
