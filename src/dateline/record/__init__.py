"""The record: the store of pages, articles, reports and events, with every correction ever made to it."""

from dateline.record.record import Filters, Record, open_record

__all__ = ["Filters", "Record", "open_record"]
