"""The words of time expressions: reading the table, and cutting text into classified items.

Each word of a text is given a class (its *kind*), and each kind one character, so that a sentence becomes a short string over which the
patterns run. Words that are in no table share the kind ``other``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.data import read_table

__all__ = ["Item", "Lexicon", "items", "lexicon"]

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<ndate>\d{1,2}([./])\d{1,2}\3\d{4}(?!\w))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\w))"
    r"|(?P<frac>\d/\d(?![\d/]))"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<tens>\d{4}(?=['’]?s\b)['’]?s)"
    r"|(?P<shorttens>['‘’]\d0s\b|\d0['’]?s\b)"
    r"|(?P<number>\d[\d,.]*(?<![,.]))"
    r"|(?P<ampm>[aApP]\.\s?[mM]\b\.?|(?:[ap]m|AM|PM)\b)"
    r"|(?P<poss>['’]s\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|\S"
)
_MARKS = {
    ".": "dot", ",": "comma", "-": "hyphen", "‑": "hyphen", "–": "hyphen", "'": "apos", "’": "apos", "(": "open", ")": "close", "$": "money",
    "€": "money", "£": "money", "#": "money", "%": "percent",
}  # fmt: skip
_CAPITAL = frozenset({"monthname", "monthabbr", "weekday", "weekdays", "weekdayabbr", "zone", "holiday"})
_COMPUTED = (
    "iso", "ndate", "clock", "frac", "nth", "tens", "shorttens", "yyyy", "dd", "num", "ampm", "poss", *dict.fromkeys(_MARKS.values()), "holiday", "other",
)  # fmt: skip
_TRIGGERS = frozenset(
    (
        "iso", "ndate", "clock", "ampm", "tens", "shorttens", "yyyy", "nth", "monthname", "monthabbr", "weekday", "weekdays", "day", "days", "week",
        "weeks", "month", "months", "quarter", "quarters", "year", "years", "decade", "decades", "century", "centuries", "hour", "hours", "minute",
        "minutes", "second", "seconds", "weekend", "weekends", "season", "fall", "part", "parts", "dawn", "noon", "tonight", "overnight", "dayref",
        "decadeword", "setword", "present", "pastref", "futureref", "zone", "yearend", "holiday", "recent", "current", "past", "future", "period",
    )
)  # fmt: skip
"""Kinds without one of which no sentence holds a time expression."""


@dataclass(slots=True)
class Item:
    """One word, number or mark of a text, with its kind and value."""

    start: int
    end: int
    text: str
    kind: str
    value: str


@dataclass(frozen=True)
class Lexicon:
    """The tables, ready for use."""

    words: dict[str, tuple[str, str]]
    """Lower-case word → kind, value."""
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]
    """First word → the longest first: words, kind, value."""
    letters: dict[str, str]
    """Kind → its character."""
    triggers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words and holidays of ``data/when``."""
    words: dict[str, tuple[str, str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    entries = [(r["word"], r["kind"], r["value"]) for r in read_table("when/words.tsv", "word", "kind", "value")]
    entries += [(r["holiday"], "holiday", r["rule"]) for r in read_table("when/holidays.tsv", "holiday", "rule")]
    for text, kind, value in entries:
        parts = tuple(m.group().lower().replace("’", "'") for m in _TOKEN.finditer(text))
        if len(parts) == 1:
            words.setdefault(parts[0], (kind, value))
        else:
            phrases.setdefault(parts[0], []).append((parts, kind, value))
    for options in phrases.values():
        options.sort(key=lambda option: -len(option[0]))
    kinds = [*_COMPUTED, *dict.fromkeys(kind for _, kind, _ in entries)]
    letters = {kind: chr(0x4E00 + n) for n, kind in enumerate(dict.fromkeys(kinds))}
    return Lexicon(words, phrases, letters, frozenset(letters[k] for k in _TRIGGERS))


def items(text: str, start: int, end: int) -> list[Item]:
    """The items of a stretch of text, phrases joined."""
    lex = lexicon()
    words = lex.words
    out: list[Item] = []
    keys: list[str] = []
    for m in _TOKEN.finditer(text, start, end):
        token = m.group()
        key = token.lower()
        group = m.lastgroup
        if group == "word":
            kind, value = words.get(key, ("other", ""))
            if kind in _CAPITAL and token[0] == key[0]:
                kind = "other"
        elif group is None:
            kind, value = _MARKS.get(token, "other"), ""
            key = "'" if key == "’" else key
        elif group == "number":
            kind, value = _number(token)
        else:
            kind, value = group, key
            key = key.replace("’", "'")
        out.append(Item(m.start(), m.end(), token, kind, value))
        keys.append(key)
    return _join(out, keys, lex, text)


def _number(token: str) -> tuple[str, str]:
    plain = token.replace(",", "")
    if token.isdigit() and token.isascii():
        if len(token) == 4 and "1000" <= token <= "2199":
            return "yyyy", token
        if len(token) <= 2 and 1 <= int(token) <= 31:
            return "dd", token
    return "num", plain if plain.count(".") < 2 else ""


def _join(found: list[Item], keys: list[str], lex: Lexicon, text: str) -> list[Item]:
    """Phrases as one item each."""
    phrases = lex.phrases
    if not any(k in phrases for k in keys):
        return found
    out: list[Item] = []
    i = 0
    while i < len(found):
        for parts, kind, value in phrases.get(keys[i], ()):
            n = len(parts)
            if tuple(keys[i : i + n]) == parts and (kind != "holiday" or not found[i].text[0].islower()):
                a, b = found[i].start, found[i + n - 1].end
                out.append(Item(a, b, text[a:b], kind, value))
                i += n
                break
        else:
            out.append(found[i])
            i += 1
    return out
