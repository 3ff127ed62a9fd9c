"""What a caller may ask of coding; nothing is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Coding"]

EVEN_ODDS = 0.5


@dataclass(frozen=True, slots=True)
class Coding:
    """How reports are made."""

    model: bool = True
    """False: by the tables alone."""
    min_confidence: float | None = None
    """Events less sure than this are left out, and counted in the account; null: even odds with the model, everything without it."""
    types: str | None = None
    """Folder of the user's own types (docs/what.md)."""
    explain: bool = False
    """Say of each report which words and candidates decided."""

    @property
    def sure_from(self) -> float:
        """The confidence from which an event is reported. Even odds: a row that is likelier wrong than right costs more than a missing one."""
        return self.min_confidence if self.min_confidence is not None else EVEN_ODDS if self.model else 0.0
