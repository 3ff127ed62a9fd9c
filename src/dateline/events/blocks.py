"""The keys under which a report's like are looked up, so that it is compared with few of the record's others.

Two reports that may tell the same thing share a party, a state or a name, and days. Words of which no day is told are many and much alike ("praised the
leader"): two of them in two articles must share rare words, or their parties within days (``match.py``), and are looked up by these.
"""

from __future__ import annotations

from hashlib import blake2b

from dateline.events.match import CLAIMS
from dateline.events.telling import LATE, NEWS, Telling
from dateline.events.words import weight

__all__ = ["blocks_of"]

_KINDS = {
    "T": frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID")), "F": frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST")),
    "R": frozenset(("RETREAT", "CONCEDE", "AGREE", "COOPERATE", "AID", "SUPPORT")), "V": frozenset(("ACCUSE", "REJECT", "STATE", "REQUEST", "THREATEN",
    "SUPPORT")),
    "S": frozenset(("SANCTION", "COERCE", "REJECT")), "M": frozenset(("MOBILIZE", "RETREAT")), "Q": frozenset(("AGREE", "REQUEST")),
}  # fmt: skip
"""Kinds of deeds: types that may be told one for the other share one."""
_SPAN, _LONG = 6, 40
"""Days of a block; days beyond which a date tells nothing."""
_PARTIES, _NAMES, _CONTEXT, _RARE = 4, 3, 2, 5
"""Names of parties, of the sentence and of the article that are looked up, states and others apart; rare words."""


def blocks_of(t: Telling) -> tuple[list[int], list[int]]:
    """The keys under which a report is kept, and those under which its like are looked up; whole numbers below 2^63, those of some days beside each other."""
    if t.first is not None and t.last is not None and t.last - t.first <= _LONG:
        days = range(t.first - 1, t.last + 2)
    elif t.published is not None:
        days = range(t.published - LATE, t.published + 2)
    else:
        days = range(1)
    spans = sorted({d // _SPAN for d in days})
    kinds = [k for k, types in _KINDS.items() if t.type in types] or [t.type]
    names = [(span, kind + name) for name in _names(t) for span in spans for kind in kinds]
    if not t.loose:
        own = [_number(span, "n" + x) for span, x in names]
        return own, own + [_number(span, "l" + x) for span, x in names]
    news = range(1) if t.published is None else range(t.published - NEWS, t.published + 1)
    words = sorted(t.words, key=lambda w: (-weight(w), w))[:_RARE]
    sides = [f"{a}→{b}" for a in sorted(t.actors)[:_PARTIES] for b in sorted(t.recipients)[:_PARTIES]]
    shared = [*("w" + w for w in words), *("p" + p for p in sides), *("c" + a for a in sorted(t.actors)[:_PARTIES] if t.type in CLAIMS)]
    own = [_number(span, x) for x in shared for span in sorted({d // _SPAN for d in news})] + [_number(spans[0], "a" + t.article)]
    return own + [_number(span, "l" + x) for span, x in names], own + [_number(span, "n" + x) for span, x in names]


def _names(t: Telling) -> list[str]:
    """The parties, the country, and names of the sentence and its article."""
    told: list[str] = []
    for some, most in ((t.proper, _NAMES), (t.context - t.proper, _CONTEXT)):
        told += sorted(w for w in some if w.isupper())[:most]
        told += sorted((w for w in some if not w.isupper()), key=lambda w: (-len(w), w))[:most]
    return list(dict.fromkeys([*sorted(t.actors | t.recipients)[:_PARTIES], *([t.country] if t.country else []), *told])) or ["?"]


def _number(span: int, text: str) -> int:
    return ((span & 0x1FFFF) << 46) | (int.from_bytes(blake2b(text.encode("utf8", "replace"), digest_size=8).digest(), "big") >> 18)
