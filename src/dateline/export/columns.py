"""Columns, as the formats of others describe themselves by them."""

from __future__ import annotations

from dateline.columns import Column

__all__ = ["Column"]
