"""What a caller may ask of coding; nothing is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EVEN_ODDS", "Coding"]

EVEN_ODDS = 0.5
"""The confidence from which an event is reported where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How reports are made."""

    model: bool = True
    """False: by the tables alone."""
    min_confidence: float | None = None
    """Events less sure than this are left out, and counted in the account; null: even odds with the model (what/judge/line.py), everything without it."""
    types: str | None = None
    """Folder of the user's own types (docs/what.md)."""
    explain: bool = False
    """Say of each report which words and candidates decided."""
