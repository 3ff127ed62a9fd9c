"""Events with the reports that tell of them, for formats that cite their articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.record import Filters, Record
from dateline.record.querying import reports_of

__all__ = ["with_reports"]


def with_reports(record: Record, filters: Filters = Filters()) -> Iterator[dict[str, Any]]:  # noqa: B008 - frozen
    """The events that fit, each with its reports as ``told``: an event as ``every_event`` gives it, reports as ``every_report`` does."""
    for event in record.every_event(filters):
        with record.reading() as c:
            told = reports_of(c, event["id"], filters.as_of)
        yield {**event, "told": told}
