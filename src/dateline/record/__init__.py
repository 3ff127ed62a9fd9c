"""The record: the store of pages, articles, reports and events, with every correction ever made to it."""

from dateline.record.record import Filters, Record, open_record
from dateline.record.typed import Claim, Event

__all__ = ["Claim", "Event", "Filters", "Record", "open_record"]
