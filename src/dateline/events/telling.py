"""A report as far as identity goes: what kind of deed, by whom, to whom, on which days, where, how many, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.events.named import names_in
from dateline.events.words import idle, weight

__all__ = ["LATE", "NEWS", "SIGNED", "VERBAL", "Telling", "context_of", "day_number", "telling_of"]

VERBAL = frozenset(("STATE", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"))
"""Types of deeds that are done with words."""
SIGNED = frozenset(("sign", "ratify", "ceasefire", "settle"))
"""Modes of SUPPORT, RETREAT and CONCEDE that two sides do together, on one day."""
LATE = 12
"""Days after which an event whose day is not told is no longer news."""
NEWS = 8
"""The same of words."""

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*\d|\d+")
_AGAIN = re.compile(r"\b(?:another|again|second|third|fourth|fifth|anniversar\w+|renewed|repeat\w*|fresh|latest)\b", re.I)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their)(?: [\w'’-]+){0,2} $", re.I)
"""What stands before a noun that names what was told before."""
_APART = frozenset(("REB", "UAF", "OPP", "CRM"))
"""Sectors whose people are not the state's: Colombian rebels are not Colombia."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One report, for comparing. Days are numbered as ``date.toordinal`` does."""

    key: int
    article: str
    voice: str
    start: int
    type: str
    mode: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    first: int | None
    last: int | None
    """The days on which it happened, as far as the report tells; null where it does not."""
    exact: bool
    """Whether the report tells one day."""
    published: int | None
    country: str | None
    admin1: str | None
    place: str | None
    point: tuple[float, float] | None
    """Of a settlement or landmark."""
    numbers: dict[str, tuple[float, float]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    """Names in the sentence: states by code, persons, towns, ships."""
    context: frozenset[str] = frozenset()
    """Names that the article uses most."""
    again: bool = False
    """Whether its sentence tells of a second one, or of an anniversary."""
    definite: bool = False
    """Whether a noun names it as known: "the launch"."""
    loose: bool = field(init=False)
    """Whether it is words of which no day is told: there are many of these, much alike."""
    known_actors: frozenset[str] = field(init=False)
    """The actors that have a code."""
    known_recipients: frozenset[str] = field(init=False)
    words_weight: int = field(init=False)
    """How much all the words tell, and all the names: whole numbers, whose sum no order changes."""
    proper_weight: int = field(init=False)

    def __post_init__(self) -> None:
        for name, value in (
            ("loose", self.first is None and self.type in VERBAL and self.mode not in SIGNED),
            ("known_actors", frozenset(x for x in self.actors if x.isupper())), ("known_recipients", frozenset(x for x in self.recipients if x.isupper())),
            ("words_weight", sum(map(weight, self.words))), ("proper_weight", sum(map(weight, self.proper))),
        ):  # fmt: skip
            object.__setattr__(self, name, value)


def day_number(day: str | None) -> int | None:
    """The number of an ISO date; null for none."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def context_of(text: str) -> frozenset[str]:
    """The names that an article uses most."""
    counts: dict[str, int] = {}
    for _, name in names_in(text[:_READ]):
        counts[name] = counts.get(name, 0) + 1
    return frozenset(sorted(counts, key=lambda w: (-counts[w], w))[:_WORDS])


def telling_of(key: int, row: dict[str, Any], article: str, voice: str, published: str | None, context: frozenset[str] = frozenset()) -> Telling:
    """What identity needs of a report, as ``Report.to_json`` writes it. ``context``: see ``context_of``."""
    when, where = row["when"], row["where"]
    first, last = day_number(when.get("date_start")), day_number(when.get("date_end"))
    point = (where["lat"], where["lon"]) if where.get("precision") == "point" and where.get("lat") is not None else None
    quantities = {q["unit"] or "": (q["low"] or 0.0, q["high"] or q["low"] or 0.0) for q in row["quantities"] if q["low"] is not None or q["high"] is not None}
    sentence = row["quote"]["exact"]
    return Telling(
        key=key, article=article, voice=voice, start=row["trigger"]["start"], type=row["type"], mode=row["mode"], status=row["status"],
        actors=_names(row["actors"]), recipients=_names(row["recipients"]), first=first, last=last,
        exact=first is not None and first == last, published=day_number((published or "")[:10]), country=where.get("country"),
        admin1=where.get("admin1"), place=where.get("name"), point=point, context=context, numbers=quantities, words=_words(sentence, row),
        proper=_proper(sentence), again=_AGAIN.search(sentence) is not None,
        definite=_DEFINITE.search(sentence[: max(0, row["trigger"]["start"] - row["quote"]["start"])]) is not None,
    )  # fmt: skip


def _names(actors: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Who, as one name for each: the code, apart for those who are not the state itself; else the name; else nobody."""
    out = set[str]()
    for a in actors:
        if a["code"]:
            code = "UNO" if a["code"].startswith("UN") else a["code"]  # the refugee agency's plea is the United Nations' plea
            out.add(f"{code}/{a['sector']}" if a["sector"] in _APART and len(code) == 3 else code)
        elif a["name"]:
            out.add(a["name"].lower())
    return frozenset(out)


def _words(sentence: str, row: dict[str, Any]) -> frozenset[str]:
    """The content words of the sentence, cut to their stems, without the actors' own names."""
    names = {w.lower() for a in (*row["actors"], *row["recipients"]) for w in _WORD.findall(f"{a['text']} {a['name'] or ''}")}
    return frozenset(_stem(w) for w in (x.lower() for x in _WORD.findall(sentence)) if w not in idle() and w not in names)


def _proper(sentence: str) -> frozenset[str]:
    """The names of the sentence: states wherever they stand, others behind the first word."""
    return frozenset(name for start, name in names_in(sentence) if start or name.isupper())


def _stem(word: str) -> str:
    for end in ("ational", "ations", "ation", "ments", "ment", "ings", "ing", "edly", "ied", "ies", "ed", "es", "s", "ly"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            word = word[: -len(end)]
            break
    return word.rstrip("e")[:9]


_READ, _WORDS = 6000, 10
"""Characters of an article that its context is taken from, and words of it."""
