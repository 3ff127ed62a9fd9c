"""The North, the South, the West: which state, told by what else the article names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dateline.data import Row, read_table
from dateline.language import Document, Token
from dateline.who.lexicon import Hit
from dateline.who.tables import Entry, Kind

__all__ = ["Directions"]

_WORDS = frozenset({"North", "South", "East", "West"})

_DOUBLE = frozenset({"Georgia"})
"""States whose name another land has too: the one of which the article has more words."""
_BOTH_SIDES = frozenset({"north", "south"})


@cache
def _rows() -> tuple[tuple[Row, re.Pattern[str] | None], ...]:
    return tuple(
        (r, re.compile(rf"\b(?:{r['cues']})") if r["cues"] else None) for r in read_table("who/directions.tsv", "word", "code", "name", "cues", "source")
    )


class Directions:
    """What the words for the quarters of the sky stand for in one article."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._known: dict[str, Entry | None] = {}
        self._lower = re.search(r"\b(?:south|north) Korea", document.text) is not None

    def meaning(self, word: str) -> Entry | None:
        """The state or group of states that "the North" is here, or null."""
        if word not in self._known:
            best, most = None, 0
            for row, cues in _rows():
                if row["word"] != word:
                    continue
                count = sum(1 for _ in cues.finditer(self._text)) if cues else 0.5
                if count > most:
                    kind = Kind.STATE if row["code"] else Kind.COLLECTIVE
                    best, most = Entry(kind, row["name"], row["code"] or None), count  # type: ignore[assignment]
            self._known[word] = best
        return self._known[word]

    def state(self, word: str) -> Entry | None:
        """The one state that "Korea" is here: of whose cues alone the article has any."""
        if word not in self._known:
            told = [row for row, cues in _rows() if row["word"] == word and cues is not None and cues.search(self._text)]
            self._known[word] = Entry(Kind.STATE, told[0]["name"], told[0]["code"]) if len(told) == 1 else None
        return self._known[word]

    def mark(self, tokens: list[Token], names: dict[int, Hit]) -> None:
        """Add a name wherever such a word, capitalised and with "the", is a phrase of its own; or not capitalised, where the article writes "south Korea"."""
        for i, hit in list(names.items()):
            if hit.entries[0].sort == "vague" and hit.entries[0].kind is not Kind.STATE and (told := self.state(hit.entries[0].name)) is not None:
                names[i] = names[hit.first] if i != hit.first else Hit(i, hit.last, tuple(_settled(e, told) for e in hit.entries))
            elif hit.entries[0].kind is Kind.STATE and hit.entries[0].name in _DOUBLE and (meant := self.meaning(hit.entries[0].name)) is not None:
                names[i] = Hit(hit.first, hit.last, (replace(hit.entries[0], code=meant.code, sort="admin1" if meant.code == "USA" else hit.entries[0].sort),))
        for t in tokens:
            if not t.i or t.i in names:
                continue
            word = t.text.capitalize() if self._lower and t.text in _BOTH_SIDES and t.dep not in ("amod", "compound", "nmod") and not _where(t) else t.text
            if word in _WORDS and _alone(t) and (entry := self.meaning(word)) is not None:
                names[t.i] = Hit(t.i, t.i, (entry,))


def _settled(entry: Entry, told: Entry) -> Entry:
    """What a vague name means, now that the article told which state it is."""
    return replace(entry, name=told.name, code=told.code, sort="state")


def _alone(t: Token) -> bool:
    before, after = t.next(-1), t.next()
    if before is None or before.lower not in ("the", "both", "between", "and", "communist", "reclusive", "nuclear", "nuclear-armed"):
        return False
    return after is None or after.tag not in ("NNP", "NNPS") or after.lower in ("and", "korean")


def _where(t: Token) -> bool:
    """In, to or from the north: of the land."""
    return t.dep == "pobj" and t.head.lower in ("in", "to", "towards", "from", "of", "on", "at")
