"""Dateline reads news pages and keeps a cited, queryable record of political events."""
