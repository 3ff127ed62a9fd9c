"""The state or organisation that somebody belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.who.tables import Entry, Kind, Noun
from dateline.who.words import word_class

__all__ = ["Owner", "owner_of", "sector_after", "sector_of"]

_CHAIRS = word_class("chairs")
_STATES = frozenset({Kind.STATE, Kind.CAPITAL, Kind.SEAT, Kind.PEOPLE, Kind.ADJECTIVE, Kind.COLLECTIVE, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class Owner:
    """The state or organisation that somebody belongs to."""

    code: str | None
    sector: str | None = None
    """Of an organisation, or of a body such as "army" before a title: it becomes its people's."""
    state: bool = True
    unknown: bool = False
    """An organisation of which only the name is known."""


def owner_of(entry: Entry) -> Owner:
    """What an entry makes of those who belong to it."""
    if entry.kind in _STATES:
        return Owner(None if entry.sort == "vague" else entry.code, entry.sector if entry.sector in ("REL", "LEG") else None)
    return Owner(entry.code, entry.sector, state=False)


_IN_OFFICE = frozenset({None, "GOV", "LEG", "MIL", "JUD", "COP", "SPY", "PTY", "OPP", "IGO", "REB"})


_SECRETARIES = frozenset({"secretary-general", "general secretary", "secretary", "deputy secretary-general", "treasurer"})
_BODIES = frozenset({"EDU", "MED", "BUS", "NGO", "LAB", "REL", "CVL", "PTY", "REB", "OPP", "HLH", "UAF", "CRM"})
"""Sectors of bodies whose presidents and chairmen are what the body is."""


def sector_after(sector: str | None) -> str | None:
    """The sector of one whose office is over: an elite, where it was a public one; a former publisher is still of the media."""
    return "ELI" if sector in _IN_OFFICE else sector


def sector_of(noun: Noun, owner: Owner) -> str | None:
    """The sector of a role noun with its owner: an official of Hamas is what Hamas is, a court of the United Nations still a court."""
    if owner.sector == "REL":
        return noun.sector if noun.sector not in (None, "CVL") or not noun.human else "REL"
    if owner.unknown and not owner.sector and not owner.code and noun.role in _CHAIRS and noun.sector == "GOV":
        return "CVL"  # the president of Acme Trading is no statesman
    if not owner.state and (noun.role in _CHAIRS or noun.role in _SECRETARIES):
        if owner.sector in _BODIES:
            return owner.sector
        if owner.unknown and not owner.sector and noun.role in _SECRETARIES:
            return None  # the secretary general of a body of which nothing is known
    if noun.inherits or not noun.sector or (owner.sector == "IGO" and noun.sector in ("GOV", "PTY")):
        return owner.sector or noun.sector
    return noun.sector
