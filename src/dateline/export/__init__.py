"""Reports and events in the formats of others, a module a format. Each has its columns with what they mean (``COLUMNS``, of events ``EVENT_COLUMNS`` where they
differ) and says what it does not carry (``DROPS``, ``EVENT_DROPS``); docs/dictionary.md is generated from them."""

from dateline.export.features import geojson

__all__ = ["geojson"]
