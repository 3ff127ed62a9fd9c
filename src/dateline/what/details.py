"""Numbers and things of a deed: "more than 10,000 soldiers", "ballistic missiles", "the treaty"."""

from __future__ import annotations

import re
from functools import cache

from dateline.data import first_wins, read_table
from dateline.language import Token
from dateline.records import ObjectMention, Quantity

__all__ = ["contexts_of", "objects_of", "quantities_of"]

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\d+")
_BEFORE = ("amod", "compound", "nmod", "punct", "npadvmod")
MAX_TOKENS = 60
"""Words below a trigger that are looked at: more is a list, not a deed."""


@cache
def _numbers() -> dict[str, float]:
    return first_wins((r["word"], r.number("value")) for r in read_table("what/numbers.tsv", "word", "value", "source"))


@cache
def _qualifiers() -> list[tuple[list[str], str]]:
    rows = [(r["words"].split(), r["bound"]) for r in read_table("what/qualifiers.tsv", "words", "bound", "source")]
    return sorted(rows, key=lambda r: -len(r[0]))


@cache
def _kinds() -> dict[str, str]:
    return first_wins((w, r["kind"]) for r in read_table("what/objects.tsv", "kind", "words", "source") for w in r.list("words"))


@cache
def _weapons() -> dict[str, str]:
    rows = read_table("what/weapons.tsv", "weapon", "words", "definition", "example", "source")
    return first_wins((" ".join(w.split()), r["weapon"]) for r in rows for w in r.list("words"))


@cache
def _weapon_nouns() -> frozenset[str]:
    return frozenset(w.rsplit(" ", 1)[-1] for w in _weapons())


def _weapon(first: Token, last: Token) -> str | None:
    """The kind of weapon that the longest run of words ending with the noun names: "short-range ballistic missiles"."""
    tokens = first.sentence.tokens[first.i : last.i + 1]
    for k in range(len(tokens)):
        before = "".join(t.lower + (" " if (n := t.next()) is not None and n.start > t.end else "") for t in tokens[k:-1])
        if (found := _weapons().get(before + last.lemma.lower())) is not None:
            return found
    return None


@cache
def _contexts() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for r in read_table("what/contexts.tsv", "context", "definition", "words", "source"):
        for w in r.list("words"):
            out[w] = (*out.get(w, ()), r["context"])
    return out


def _below(trigger: Token) -> list[Token]:
    """The words of the deed: what hangs on the trigger, other clauses left out."""
    out: list[Token] = []
    stack = [trigger]
    while stack and len(out) < MAX_TOKENS:
        t = stack.pop()
        out.append(t)
        stack.extend(c for c in t.children if c.dep not in ("ccomp", "advcl", "relcl", "parataxis", "conj", "punct") or (c.dep == "conj" and c.tag[:1] == "N"))
    out.sort(key=lambda t: t.i)
    return out


def quantities_of(trigger: Token) -> tuple[Quantity, ...]:
    """Counted nouns below the trigger; times and ordinals left out."""
    out = []
    for t in _below(trigger):
        if t.dep != "nummod" or t.tag != "CD" or t.ent in ("DATE", "TIME", "ORDINAL") or t.head.tag[:1] != "N":
            continue
        value = _value(t)
        first = t
        while (p := first.next(-1)) is not None and p.head is t:
            first = p
        words: list[str] = []
        qualifier, bound = "", ""
        back = first if first is not t else t
        while (p := back.next(-1)) is not None and len(words) < 3:
            words.insert(0, p.lower)
            back = p
        span_words = [w.lower for w in t.sentence.tokens[first.i : t.i]]
        for phrase, kind in _qualifiers():
            n = len(phrase)
            if span_words[:n] == phrase:
                qualifier, bound = " ".join(phrase), kind
                break
            if words[-n:] == phrase:
                qualifier, bound = " ".join(phrase), kind
                first = t.sentence.tokens[first.i - n]
                break
        if value is None:
            continue
        s = t.sentence.span(first, t.head if t.head.i > t.i else t)
        low = None if bound == "at most" else value
        high = None if bound == "at least" else value
        out.append(Quantity(s.text, s.start, s.end, low, high, t.head.lemma.lower(), qualifier or None))
    return tuple(out)


def _value(token: Token) -> float | None:
    """The number of a numeral and the numerals compounded with it: two hundred, 3.5 million."""
    parts = [c for c in token.children if c.dep == "compound" and c.tag == "CD"] + [token]
    total: float | None = None
    for p in parts:
        if m := _NUMBER.fullmatch(p.text):
            n = float(m.group().replace(",", ""))
        elif p.lower in _numbers():
            n = _numbers()[p.lower]
        else:
            return None
        total = n if total is None else total * n if n >= 100 else total + n
    return total


def objects_of(trigger: Token) -> tuple[ObjectMention, ...]:
    """Weapons, treaties, resolutions and goods below the trigger, with their adjectives."""
    out = []
    for t in _below(trigger):
        kind = _kinds().get(t.lemma.lower())
        if (kind is None and t.lemma.lower() not in _weapon_nouns()) or t is trigger or t.tag[:1] != "N" or t.dep == "compound":
            continue
        first, inside = t, {t}
        while (p := first.next(-1)) is not None and (p.tag == "HYPH" or (p.head in inside and p.dep in _BEFORE)):
            inside.add(p)
            first = p
        while first.dep == "punct" and first is not t:
            first = first.sentence.tokens[first.i + 1]
        s = t.sentence.span(first, t)
        weapon = _weapon(first, t)
        if kind is None and weapon is None:
            continue
        out.append(ObjectMention(s.text, s.start, s.end, "weapon" if weapon else str(kind), weapon))
    return tuple(out[:12])


def contexts_of(trigger: Token) -> tuple[str, ...]:
    """PLOVER contexts named by the words of the trigger's sentence."""
    table = _contexts()
    found = {c for t in trigger.sentence.tokens[:200] for c in table.get(t.lemma.lower(), ())}
    return tuple(sorted(found))
