"""Vocabularies as data: one reader for all tables, which a user's own folder overrides."""

from dateline.data.tables import Row, check_override, first_wins, override, paused, read_own, read_rows, read_table, table_names, table_path

__all__ = ["Row", "check_override", "first_wins", "override", "paused", "read_own", "read_rows", "read_table", "table_names", "table_path"]
