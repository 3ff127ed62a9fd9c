"""Recognition: which words of a text name places, and by which evidence. Which place a name means is ``resolve``'s question.

A name is looked for wherever a capital stands: the longest run of words that the gazetteer knows, else what the words around it call a place
("the village of X"). It is taken when the evidence suffices, the more of it the more doubtful the name is, and not as part of a longer name of
another kind.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Set
from itertools import pairwise

from dateline.language import Document, Sentence, Token
from dateline.where.evidence import COUNTRY, MARKS, PROPER, Toponym, asked_kind, evidence, is_other_name, is_place
from dateline.where.gazetteer import Entry, Gazetteer
from dateline.where.words import demonyms, generics, words

__all__ = ["Toponym", "toponyms"]

MAX_WORDS = 8
"""Tokens in a name; hyphens and full stops count."""
ARTICLES = frozenset(("al", "el", "as", "ar", "ash", "ad", "az", "an", "at", "ez"))
NATURE = ("STM", "LK", "SEA", "OCN", "STRT", "GULF", "BAY", "CNL", "MT", "MTS", "VAL", "DSRT", "ISL", "ISLS", "PEN", "CAPE", "RF", "SHOL", "ATOL")
UNLOCATED = frozenset((*NATURE, "ST", "RD", "BDG", "PRK", "FRST", "BCH"))
"""Kinds of places that don't lie where the place they are named after lies."""
BUILT = frozenset(("AIRP", "AIRB", "AIRF", "DAM", "PRN", "PRT", "MSQE", "HBR"))


def toponyms(doc: Document, places: Gazetteer) -> list[Toponym]:
    """The toponyms of a document, in text order, non-overlapping."""
    out: list[Toponym] = []
    known: set[str] = set()
    surnames = _surnames(doc)
    for sentence in doc.sentences:
        found = list(_in_sentence(sentence, places, known, surnames))
        known.update(t.text for t in found)
        _link(found)
        out.extend(found)
    return out


def _surnames(doc: Document) -> set[str]:
    """Last words of the persons that the article names in full ("Yap" of "Arthur Yap"), unless something is said to be in a place of that name."""
    persons, located = set(), set()
    for sentence in doc.sentences:
        for first, last, label in sentence.entities():
            if label == "PERSON" and last.i > first.i:
                last = sentence.tokens[last.i - 1] if last.text in ("'s", "’s") else last
                if last.i > first.i:
                    persons.add(last.text)
            elif label in MARKS and first is last and (prev := first.next(-1)) is not None and prev.lower in words("sure"):
                located.add(first.text)
    return persons - located


def _in_sentence(s: Sentence, places: Gazetteer, known: Set[str], surnames: Set[str]) -> Iterator[Toponym]:
    tokens, before = s.tokens, None
    i = 0
    while i < len(tokens):
        top = None
        if _may_begin(tokens, i):
            listed = _longest(tokens, i, places)
            if listed is not None and is_place(listed, known, surnames, before):
                top = _widened(listed, before)
            else:
                top = _unlisted(tokens, i, before, known if listed is None else ())
        if top is None:
            i += 1
            continue
        top.hint = top.hint or asked_kind(top)
        yield top
        before = top
        i = top.last.i + 1


def _may_begin(tokens: list[Token], i: int) -> bool:
    t = tokens[i]
    if t.text[0].isupper():
        return True
    return t.text in ARTICLES and i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].text[0].isupper()


def _run(tokens: list[Token], i: int) -> int:
    """The number of the last token of the run of capitals that begins here, with the small words that names hold."""
    j = end = i
    while j < len(tokens) and j < i + MAX_WORDS:
        word = tokens[j].text
        if word[0].isupper() or (j == i and word in ARTICLES):
            end = j
        elif word not in words("link"):
            break
        j += 1
    return end


def _longest(tokens: list[Token], i: int, places: Gazetteer) -> Toponym | None:
    """The longest name of the gazetteer that begins here."""
    text = tokens[i].sentence.document.text
    for k in range(_run(tokens, i), i - 1, -1):
        if not tokens[k].text[0].isupper():
            continue
        name = text[tokens[i].start : tokens[k].end]
        entries: tuple[Entry, ...] = ()
        if i and tokens[i - 1].lower == "the":
            entries = places.lookup("the " + name)
        entries = entries or places.lookup(name)
        if entries:
            return Toponym(tokens[i], tokens[k], entries)
    return None


def _widened(top: Toponym, before: Toponym | None) -> Toponym:
    """With the direction before it and the generic word after it that belong to the name: "North Dallas", "Kitui County", "Erbil International Airport"."""
    prev, nxt = top.first.next(-1), top.last.next()
    free = prev is not None and prev.i > (0 if before is None else before.last.i)
    if free and prev is not None and prev.text in words("direction") and prev.tag.startswith(("NNP", "JJ")):
        top = Toponym(prev, top.last, top.entries, top.hint)
    if nxt is not None and nxt.text == "International" and (after := nxt.next()) is not None and generics().get(after.text) in BUILT:
        nxt = after
    if nxt is None or not nxt.text[0].isupper() or nxt.text not in generics() or nxt.tag not in PROPER:
        return top
    kind = generics()[nxt.text]
    return Toponym(top.first, nxt, () if kind in UNLOCATED else top.entries, kind)


def _unlisted(tokens: list[Token], i: int, before: Toponym | None, known: Container[str]) -> Toponym | None:
    """A name that the gazetteer lacks, or that it has but not enough speaks for: taken where the words around it or the parser call it a place."""
    first = tokens[i]
    if first.tag not in PROPER and first.text not in ARTICLES:
        return None
    j = _proper_run(tokens, i)
    last = tokens[j]
    top = Toponym(first, last, ())
    if top.text in known:
        return top
    if first.text in words("title") or any(t.text in words("body") or t.text in demonyms() for t in tokens[i : j + 1]) or is_other_name(top):
        return None
    kind = generics().get(last.text, "") if last is not first else ""
    called = asked_kind(top)
    if first is last and first.text.isupper() and len(first.text) < 6:
        return None
    if called and (first.text not in words("doubtful") or last is not first) and _is_called(top):
        return Toponym(first, last, (), called)
    if before is not None and not before.entries and before.hint and i - before.last.i == 2 and tokens[i - 1].lower in (",", "and", "/"):
        return Toponym(first, last, (), before.hint)
    if first.ent not in MARKS or (first is last and (first.text in words("doubtful") or first.text in generics())):
        return None
    if (first.ent == "FAC" and not kind) or evidence(top, before) < (1 if kind else 2):
        return None
    return Toponym(first, last, (), kind)


def _is_called(top: Toponym) -> bool:
    """Whether a generic word says that this is a place: "village of X", "in X district"; not "the Obama state visit"."""
    prev, nxt = top.first.next(-1), top.last.next()
    if prev is not None and prev.lower == "of" and (noun := prev.next(-1)) is not None:
        return noun.lower not in ("state", "states")
    if prev is not None and prev.lower == "the":
        prev = prev.next(-1)
    after = nxt.next() if nxt is not None else None
    return prev is not None and (prev.lower in words("sure") or prev.lower == "of") and (after is None or after.tag not in ("NN", "NNS", "NNP"))


def _proper_run(tokens: list[Token], i: int) -> int:
    """The last token of the proper name that begins here, "Al-Nur", "Tel Hamis", "Phum Kbal Krabei"."""
    j = i
    while j + 1 < len(tokens) and j - i < MAX_WORDS:
        nxt = tokens[j + 1]
        if nxt.text == "-" and nxt.start == tokens[j].end and j + 2 < len(tokens) and tokens[j + 2].start == nxt.end and tokens[j + 2].tag in PROPER:
            j += 2
        elif nxt.tag in PROPER and nxt.text[0].isupper() and not (nxt.ent_first and nxt.ent == "PERSON"):
            j += 1
        else:
            break
    return j


def _link(found: list[Toponym]) -> None:
    """Find the larger place named with each: "X, Y", "X in Y", "X (Y)"."""
    for a, b in pairwise(found):
        between = a.last.sentence.tokens[a.last.i + 1 : b.first.i]
        gap = [t.lower for t in between if t.text not in generics() and t.lower not in PASSED]
        if gap in ([","], ["in"], ["("], [",", "in"]) and any(e.feature in COUNTRY or e.feature.startswith("ADM") or e.curated for e in b.entries):
            a.container, b.contains = b, a


PASSED = frozenset(("the", "northern", "southern", "eastern", "western", "central", "of", "north", "south", "east", "west"))
"""Words between a place and the larger one that change nothing."""
