"""Whose: the state or organisation that a phrase's demonyms, possessors and "of" phrases tell."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.who.tables import Entry, Kind

__all__ = ["Owner", "choose", "owner_of"]

_STATES = frozenset({Kind.STATE, Kind.CAPITAL, Kind.SEAT, Kind.PEOPLE, Kind.ADJECTIVE, Kind.COLLECTIVE, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class Owner:
    """The state or organisation that somebody belongs to."""

    code: str | None
    sector: str | None = None
    """Of an organisation that is not a state's organ: it becomes its people's."""
    state: bool = True


def choose(meant: tuple[Entry, ...], day: str) -> Entry:
    """The entry that holds on the day; of several the one that is not over."""
    if len(meant) == 1:
        return meant[0]
    valid = [e for e in meant if e.holds(day)] if day else [e for e in meant if not e.end]
    return (valid or list(meant))[0]


def owner_of(entry: Entry) -> Owner:
    """What an entry makes of those who belong to it."""
    if entry.kind in _STATES:
        return Owner(entry.code, entry.sector if entry.sector in ("REL", "LEG") else None)
    return Owner(entry.code, entry.sector, state=False)
