"""Vocabularies as data: one reader for all tables, which a user's own folder overrides."""

from dateline.data.tables import Row, override, read_table, table_path

__all__ = ["Row", "override", "read_table", "table_path"]
