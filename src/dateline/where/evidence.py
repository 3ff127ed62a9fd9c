"""What speaks for and against a name's naming a place here: the parser's mark, the words beside it, the name itself."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from dateline.language import Token
from dateline.where.gazetteer import Entry
from dateline.where.words import demonyms, generics, words

__all__ = ["COUNTRY", "MARKS", "PROPER", "Toponym", "asked_kind", "evidence", "is_other_name", "is_place"]

STRONG = 100_000
"""Inhabitants of a city whose bare name is taken for it without further evidence."""
NUMERIC = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"))
MARKS = frozenset(("GPE", "LOC", "FAC"))
COUNTRY = frozenset(("PCLI", "PCLD", "PCLS", "PCLH", "CONT"))
PROPER = frozenset(("NNP", "NNPS"))
NAME_TAGS = frozenset(("NNP", "NNPS", "NN", "NNS", "FW", "JJ"))


@dataclass(slots=True, eq=False)
class Toponym:
    """A place name in the text with what it may mean."""

    first: Token
    last: Token
    entries: tuple[Entry, ...]
    hint: str = ""
    """Feature code that the words around it ask for: "province of X", "X River"."""
    container: Toponym | None = field(default=None, repr=False)
    """The larger place named with it: "X, Y", "X in Y"."""
    contains: Toponym | None = field(default=None, repr=False)
    """The smaller place whose container it is."""

    @property
    def text(self) -> str:
        """The words."""
        return self.first.sentence.document.text[self.first.start : self.end]

    @property
    def end(self) -> int:
        """Where the name ends: a dash that sticks to its last word is not of it."""
        return self.first.start + len(self.first.sentence.document.text[self.first.start : self.last.end].rstrip("-–—,;:"))


def is_place(top: Toponym, known: Set[str], surnames: Set[str], before: Toponym | None) -> bool:
    """Whether a name of the gazetteer names a place here. ``known`` are places already found in the article, ``before`` the last in the sentence."""
    first, last = top.first, top.last
    if (first is last and not _may_be_name(top)) or first.ent in NUMERIC or is_other_name(top):
        return False
    text = top.text
    marked = first.ent in MARKS and last.ent in MARKS
    found = evidence(top, before)
    doubtful = text in words("doubtful")
    if text in surnames and not any(e.feature in COUNTRY for e in top.entries):
        return marked and found >= 2 and text in known
    if text in known and (marked or not doubtful):
        return True
    if doubtful:
        return found >= 2 or (marked and (found > 0 or any(_is_famous(e) for e in top.entries)))
    if marked:
        return True
    strong = any(_is_strong(e) for e in top.entries)
    if first.tag not in PROPER and not strong:
        return False
    if first.ent == "PERSON":
        return found >= 2 or (strong and (found > 0 or any(_is_known_by_name(e) for e in top.entries)))
    return strong or found >= (1 if first.ent in ("", "ORG", "PRODUCT") else 2)


def evidence(top: Toponym, before: Toponym | None) -> int:
    """How much the words around speak for a place: 0 nothing, 1 something, 2 enough for a doubtful name."""
    prev, nxt = _word_before(top.first), top.last.next()
    if nxt is not None and nxt.text == "," and (after := nxt.next()) is not None and after.ent in ("GPE", "LOC") and after.text[0].isupper():
        return 2
    if before is not None and top.first.i - before.last.i == 2 and prev is not None and prev.text in (",", "and", "or", "-", "/"):
        return 2 if prev.text == "," and any(e.feature in COUNTRY or e.feature == "ADM1" for e in top.entries) else 1
    if prev is None:
        return 0
    if prev.lower == "of" and (noun := prev.next(-1)) is not None:
        return 2 if noun.text in generics() else 0
    if top.last.dep == "dobj" and prev is top.last.head:
        return 2 if prev.lemma in words("visit") or prev.lemma in words("siege") else int(prev.lemma in words("conquest"))
    if nxt is not None and nxt.text in generics():
        return 2
    if prev.lower in words("sure"):
        return 2 if nxt is None or nxt.tag not in ("NN", "NNS", "NNP", "NNPS", "POS") else 1
    return int(prev.lower in words("locative") and prev.tag in ("IN", "TO"))


def asked_kind(top: Toponym) -> str:
    """The kind of place that a generic word beside the name asks for: "X province", "town of X"."""
    nxt, prev = top.last.next(), top.first.next(-1)
    if nxt is not None and nxt.text in generics() and nxt.text.islower():
        kind, after = generics()[nxt.text], nxt.next()
        return "" if kind == "ADM2" and after is not None and after.tag in ("NN", "NNS") else kind
    if prev is not None and prev.lower == "of" and (noun := prev.next(-1)) is not None:
        return generics().get(noun.text, "")
    return ""


def _word_before(t: Token) -> Token | None:
    """The word before a name, articles and directions passed over."""
    prev = t.next(-1)
    while prev is not None and (
        prev.lower in ("the", "downtown", "nearby", "central", "coastal") or (prev.tag == "JJ" and prev.lower.endswith(("ern", "th", "west", "east")))
    ):
        prev = prev.next(-1)
    return prev


def _may_be_name(top: Toponym) -> bool:
    """Whether a single word can be a name of a place at all."""
    t, nxt = top.first, top.first.next()
    if t.tag not in NAME_TAGS or t.text in demonyms() or t.text in generics() or len(t.text) < 2:
        return False
    if t.text.isupper() and len(t.text) < 5 and not any(e.curated for e in top.entries):
        return False
    if t.text in words("direction") and (nxt is None or nxt.text not in generics()):
        return False
    return t.start == 0 or t.sentence.document.text[t.start - 1] != "$"


def _is_known_by_name(e: Entry) -> bool:
    return e.curated or e.feature in COUNTRY or e.feature in ("ADM1", "PPLC")


def _is_famous(e: Entry) -> bool:
    return e.feature in COUNTRY or e.feature == "ADM1" or (e.population >= 4 * STRONG and not e.other)


def _is_strong(e: Entry) -> bool:
    if e.curated or e.feature in COUNTRY or e.feature in ("ADM1", "ADM1H"):
        return True
    return e.population >= STRONG and not (e.other and e.population < 10 * STRONG)


def is_other_name(top: Toponym) -> bool:
    """Whether the words are part of a longer name: of a person, a body, a paper, a disease."""
    return _is_joined(top) or _runs_on(top) or _is_begun(top)


def _is_joined(top: Toponym) -> bool:
    """Part of a compound that is no place: "Syria-wide", "anti-Syria", and the "Al" of "Al-Bayaa"."""
    nxt, prev = top.last.next(), top.first.next(-1)
    if nxt is not None and nxt.text == "-" and nxt.start == top.last.end and (after := nxt.next()) is not None and after.start == nxt.end:
        if after.text[0].islower() and after.lower not in ("based", "born", "area", "bound"):
            return True
        if after.text[0].isupper() and (top.last.text in words("particle") or (after.ent == "ORG" == top.last.ent and not after.ent_first)):
            return True
    if prev is None or prev.text != "-" or prev.end != top.first.start:
        return False
    earlier = prev.next(-1)
    return earlier is not None and earlier.text[0].islower() and earlier.end == prev.start


def _runs_on(top: Toponym) -> bool:
    """The words after it make the whole the name of something else."""
    first, last = top.first, top.last
    nxt = last.next()
    if nxt is None:
        return False
    if nxt.text in words("body") and (nxt.tag in PROPER or nxt.text.islower()):
        return True
    if nxt.text in generics():
        after = nxt.next()
        return nxt.text[0].isupper() and after is not None and after.text in words("body")
    if not nxt.text[0].isupper() or nxt.tag not in PROPER:
        return False
    if last.text in words("particle"):
        return True
    if first.ent and first.ent == nxt.ent and not nxt.ent_first and first.ent not in ("GPE", "LOC"):
        return True
    return last.dep == "compound" and last.head is nxt and not any(_is_strong(e) for e in top.entries)


def _is_begun(top: Toponym) -> bool:
    """The words before it make the whole the name of something else."""
    first = top.first
    prev = first.next(-1)
    if prev is None:
        return False
    joined = prev.next(-1) if prev.lower == "the" else prev
    fellow = joined.next(-1) if joined is not None and joined.lower == "and" else None
    if _is_of_body(first) or (fellow is not None and fellow.tag in PROPER and _is_of_body(fellow)):
        return True
    if prev.text[0].isupper() and prev.tag in PROPER and prev.text not in words("direction") and prev.text not in generics():
        if prev.text in words("title") and not any(e.feature in COUNTRY for e in top.entries):
            return True
        if prev.ent == first.ent and prev.ent and not first.ent_first and prev.ent not in ("GPE", "LOC"):
            return True
        return prev.dep == "compound" and prev.head is first and prev.ent not in ("GPE", "DATE", "NORP") and prev.text not in words("particle")
    return False


def _is_of_body(t: Token) -> bool:
    """Behind "Bank of", "the Islamic State of"."""
    of = t.next(-1)
    if of is not None and of.lower == "the":
        of = of.next(-1)
    if of is None or of.lower != "of" or (noun := of.next(-1)) is None or not noun.text[0].isupper():
        return False
    if noun.text in words("bodyof") or noun.text in words("body"):
        return True
    earlier = noun.next(-1)
    return noun.text in generics() and earlier is not None and earlier.text in words("body")
