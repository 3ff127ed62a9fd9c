"""What an article has named so far, as far as descriptions may go back to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from dateline.who.draft import Draft
from dateline.who.lexicon import Hit
from dateline.who.tables import Kind, choose

__all__ = ["Lands", "Memory", "lands_of"]

_BACK = 3
"""Sentences that most descriptions look back."""
_KEPT = 40
"""Names remembered for the whole article, of each sort."""
_ALONE, _OFTEN = 0.6, 4
"""Without a dateline, the share of all names of states, and their number, that make one state the article's home."""
_LANDS = frozenset({Kind.STATE, Kind.CAPITAL, Kind.SEAT, Kind.PLACE, Kind.ADJECTIVE, Kind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Lands:
    """The states that an article tells of."""

    home: str | None = None
    """The state that it is written in and mostly about."""
    names: dict[str, str] = field(default_factory=dict)
    """By code; empty where only a town was named."""
    dated: bool = False
    """A dateline tells the home."""


class Memory:
    """The mentions of the last sentences, and the names of all."""

    def __init__(self, lands: Lands) -> None:
        self.lands = lands
        self.window: list[list[Draft]] = []
        self.organisations: dict[str, Draft] = {}
        self.persons: dict[str, Draft] = {}
        self.states: dict[str, Draft] = {}

    def add(self, drafts: list[Draft]) -> None:
        """Take in one sentence."""
        self.window.append(drafts)
        del self.window[:-_BACK]
        for d in drafts:
            if d.kind == "pronoun" or not d.name:
                continue
            if d.sort == "organisation" and d.known:
                _keep(self.organisations, d.name, d)
            elif d.sort == "person":
                _keep(self.persons, d.name, d)
            elif d.sort == "state" and d.code:
                _keep(self.states, d.code, d)


def _keep(names: dict[str, Draft], name: str, d: Draft) -> None:
    names.pop(name, None)
    names[name] = d
    if len(names) > _KEPT:
        del names[next(iter(names))]


def lands_of(sentences: list[tuple[int, dict[int, Hit]]], day: str) -> Lands:
    """The states of an article; home is that of the dateline, if none is named oftener, and without a dateline the one that most names are of.

    Each sentence: where its dateline stops, and its names.
    """
    written, counts, first = None, Counter[str](), ""
    names: dict[str, str] = {}
    for stop, hits in sentences:
        for i, hit in hits.items():
            if i != hit.first or (entry := choose(hit.entries, day)).kind not in _LANDS or not entry.code or entry.sort == "vague":
                continue
            if not names.get(entry.code):
                names[entry.code] = "" if entry.kind is Kind.PLACE or entry.sort == "part" else entry.name
            if i < stop:
                written = entry.code
            else:
                counts[entry.code] += 1
                first = first or entry.code
    most = max(counts.values(), default=0)
    if written is not None:
        return Lands(written if counts[written] == most else None, names, dated=True)
    return Lands(first if most >= _OFTEN and counts[first] >= _ALONE * counts.total() else None, names)
