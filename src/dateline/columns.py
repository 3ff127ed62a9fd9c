"""A column of a table that is written for others: its name, its kind, and what it means. docs/dictionary.md is generated from them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Column"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    kind: str
    """``text`` · ``integer`` · ``number`` · ``truth`` · ``day`` (ISO date) · ``time`` (UTC) · ``list`` · ``object`` (JSON in a CSV cell)."""
    meaning: str
    """What it holds, where it comes from, when it is empty."""
    of: tuple[Column, ...] = ()
    """The named fields of an ``object``, or of each member of a ``list``; none: a list of texts, an object of any keys."""
