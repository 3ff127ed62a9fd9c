"""What a caller may ask of coding; nothing is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Coding"]


@dataclass(frozen=True, slots=True)
class Coding:
    """How reports are made."""

    model: bool = True
    """False: by the tables alone."""
    min_confidence: float | None = None
    """Events less sure than this are left out, and counted in the account; null: as what/judge/line.py says with the model, none without it."""
    types: str | None = None
    """Folder of the user's own types (docs/what.md)."""
    explain: bool = False
    """Say of each report which words and candidates decided."""
