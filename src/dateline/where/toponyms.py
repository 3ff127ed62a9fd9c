"""Recognition: which words of a text name places, and by which evidence. Which place a name means is ``resolve``'s question.

A name is looked for wherever a capital stands: the longest run of words that the gazetteer knows, and what the parser marks as a place. It is
taken when the evidence suffices, the more of it the more doubtful the name is: the parser's mark, a preposition of place, a comma and a larger
place after it, company in a list. It is not taken as part of a longer name of another kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.language import Document, Sentence, Token
from dateline.where.gazetteer import Entry, Gazetteer
from dateline.where.words import demonyms, generics, words

__all__ = ["Toponym", "toponyms"]

MAX_WORDS = 8
"""Tokens in a name; hyphens and full stops count."""
STRONG = 100_000
"""Inhabitants of a city whose bare name is taken for it without further evidence."""
LOCATIVE = frozenset("in at near from to into across outside inside toward towards around throughout within via through off between".split())
SURE = frozenset("in near outside inside across throughout within".split())
DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Upper Lower Northeast Northwest Southeast Southwest Northeastern Northwestern "
    "Southeastern Southwestern Greater Inner Outer Mid".split()
)
LINKS = frozenset("of the and de du del la las le les al el es au aux sur am an do da dos das di ar as ash ad az ben bin i e y on upon - ' 's ’s . &".split())
ARTICLES = frozenset("al el as ar ash ad az an".split())
MARKS = frozenset(("GPE", "LOC", "FAC"))
COUNTRY = frozenset(("PCLI", "PCLD", "PCLS", "PCLH", "CONT"))
NATURAL = frozenset("STM LK SEA OCN STRT GULF BAY CNL MT MTS VAL DSRT ISL ISLS PEN CAPE RF SHOL ATOL".split())
BUILT = frozenset("AIRP AIRB AIRF DAM PRN PRT SQR MSQE HBR".split())


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

    @property
    def text(self) -> str:
        """The words."""
        return self.first.sentence.document.text[self.first.start : self.last.end]


def toponyms(doc: Document, places: Gazetteer) -> list[Toponym]:
    """The toponyms of a document, in text order, non-overlapping."""
    out: list[Toponym] = []
    known: set[str] = set()
    for sentence in doc.sentences:
        found = list(_in_sentence(sentence, places, known))
        known.update(t.text for t in found)
        _link(found)
        out.extend(found)
    return out


def _in_sentence(s: Sentence, places: Gazetteer, known: set[str]) -> Iterator[Toponym]:
    tokens, before = s.tokens, None
    i = 0
    while i < len(tokens):
        top = _longest(tokens, i, places) if _may_begin(tokens, i) else None
        if top is not None and _is_place(top, known, before):
            top = _widened(top, before)
        else:
            top = _marked(tokens, i)
        if top is None:
            i += 1
            continue
        if not top.hint:
            top.hint = _hint(top)
        yield top
        before = top
        i = top.last.i + 1


def _may_begin(tokens: list[Token], i: int) -> bool:
    t = tokens[i]
    if t.text[0].isupper():
        return True
    return t.text in ARTICLES and i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].text[0].isupper()


def _longest(tokens: list[Token], i: int, places: Gazetteer) -> Toponym | None:
    """The longest name of the gazetteer that begins here."""
    j = end = i
    while j < len(tokens) and j < i + MAX_WORDS:
        word = tokens[j].text
        if word[0].isupper() or (j == i and word in ARTICLES):
            end = j
        elif word not in LINKS:
            break
        j += 1
    text = tokens[i].sentence.document.text
    for k in range(end, i - 1, -1):
        if not tokens[k].text[0].isupper():
            continue
        name = text[tokens[i].start : tokens[k].end]
        entries: tuple[Entry, ...] = ()
        if i and tokens[i - 1].lower == "the":
            entries = places.lookup("the " + name)
        entries = entries or places.lookup(name)
        if entries and not (k > i and _is_word_alone(name, entries)):
            return Toponym(tokens[i], tokens[k], entries)
    return None


def _is_word_alone(name: str, entries: tuple[Entry, ...]) -> bool:
    """Whether a name of several words is merely a chance of two neighbours, such as a first name and a surname."""
    return "." in name and all(e.other for e in entries)


def _is_place(top: Toponym, known: set[str], before: Toponym | None) -> bool:
    first, last = top.first, top.last
    if first is last and (first.tag not in ("NNP", "NNPS", "NN", "FW", "JJ", "NNS") or first.text in demonyms() or len(first.text) < 2):
        return False
    if _is_other_name(top):
        return False
    text = top.text
    doubtful = text in words("doubtful")
    marked = first.ent in MARKS and last.ent in MARKS
    evidence = _evidence(top, before)
    strong = any(_is_strong(e) for e in top.entries)
    if text in known and (marked or not doubtful):
        return True
    if doubtful:
        return evidence >= 2 or (marked and (evidence > 0 or any(e.feature in COUNTRY or e.feature == "ADM1" for e in top.entries)))
    if marked:
        return True
    if first.tag in ("JJ", "NN", "NNS") and not strong:
        return False
    if first.ent == "PERSON":
        return evidence >= 2 or (strong and (evidence > 0 or any(e.curated or e.feature in COUNTRY or e.feature in ("ADM1", "PPLC") for e in top.entries)))
    return strong or evidence >= (1 if first.ent in ("", "ORG", "PRODUCT") else 2)


def _is_strong(e: Entry) -> bool:
    if e.curated or e.feature in COUNTRY:
        return True
    if e.feature == "ADM1" or e.feature == "ADM1H":
        return True
    return e.population >= STRONG and not (e.other and e.population < 10 * STRONG)


def _evidence(top: Toponym, before: Toponym | None) -> int:
    """How much the words around speak for a place: 0 nothing, 1 something, 2 enough for a doubtful name."""
    prev, nxt = top.first.next(-1), top.last.next()
    while prev is not None and (prev.lower in ("the", "downtown", "nearby", "central") or (prev.tag == "JJ" and prev.lower.endswith(("ern", "th", "west", "east")))):
        prev = prev.next(-1)
    if nxt is not None and nxt.text == "," and (after := nxt.next()) is not None and after.ent in ("GPE", "LOC") and after.text[0].isupper():
        return 2
    if before is not None and top.first.i - before.last.i == 2 and prev is not None and prev.text in (",", "and", "or", "-", "/"):
        return 2 if prev.text == "," and any(e.feature in COUNTRY or e.feature == "ADM1" for e in top.entries) else 1
    if prev is None:
        return 0
    if prev.lower == "of" and (noun := prev.next(-1)) is not None:
        return 2 if noun.text in generics() else 0
    if nxt is not None and nxt.text in generics():
        return 2
    free = nxt is None or nxt.tag not in ("NN", "NNS", "NNP", "NNPS", "POS")
    if prev.lower in SURE:
        return 2 if free else 1
    return 1 if prev.lower in LOCATIVE and prev.tag in ("IN", "TO") else 0


def _is_other_name(top: Toponym) -> bool:
    """Whether the words are part of a longer name: of a person, a body, a paper, a disease."""
    first, last = top.first, top.last
    prev, nxt = first.next(-1), last.next()
    if nxt is not None and nxt.text == "-" and (after := nxt.next()) is not None and after.start == nxt.end:
        if after.text[0].islower() and after.lower not in ("based", "born", "area"):
            return True
    if prev is not None and prev.text == "-" and prev.end == first.start and prev.start > 0 and (b := prev.next(-1)) is not None and b.text[0].islower() and b.end == prev.start:
        return True
    if nxt is not None and nxt.text[0].isupper() and nxt.tag in ("NNP", "NNPS") and nxt.text not in generics():
        if nxt.text in words("body") or (first.ent and first.ent == nxt.ent and not nxt.ent_first and first.ent not in ("GPE", "LOC")):
            return True
    if prev is None:
        return False
    if prev.lower == "of" and (noun := prev.next(-1)) is not None and noun.text in words("bodyof"):
        return True
    if prev.text[0].isupper() and prev.tag in ("NNP", "NNPS") and prev.text not in DIRECTIONS and prev.text not in generics():
        if prev.text in words("title") and not any(e.feature in COUNTRY for e in top.entries):
            return True
        return prev.ent == first.ent and bool(prev.ent) and not first.ent_first and prev.ent not in ("GPE", "LOC")
    return False


def _widened(top: Toponym, before: Toponym | None) -> Toponym:
    """With the direction before it and the generic word after it that belong to the name: "North Dallas", "Kitui County"."""
    prev, nxt = top.first.next(-1), top.last.next()
    if prev is not None and prev.i > 0 and prev.text in DIRECTIONS and prev.tag.startswith(("NNP", "JJ")) and (before is None or before.last.i < prev.i):
        top = Toponym(prev, top.last, top.entries, top.hint)
    if nxt is None or not nxt.text[0].isupper() or nxt.text not in generics() or nxt.tag not in ("NNP", "NNPS"):
        return top
    kind = generics()[nxt.text]
    if kind in NATURAL or kind in ("ST", "RD", "BDG", "PRK", "FRST", "BCH"):
        return Toponym(top.first, nxt, (), kind)
    return Toponym(top.first, nxt, top.entries, kind)


def _marked(tokens: list[Token], i: int) -> Toponym | None:
    """What the parser marks as a place and the gazetteer does not know: taken behind a preposition of place."""
    t = tokens[i]
    if t.ent not in MARKS or not t.ent_first or t.text in demonyms():
        return None
    j = i
    while j + 1 < len(tokens) and tokens[j + 1].ent == t.ent and not tokens[j + 1].ent_first:
        j += 1
    if t.lower == "the" and j > i:
        i += 1
    first, last = tokens[i], tokens[j]
    if last.text in ("'s", "’s") and j > i:
        last = tokens[j - 1]
    if not first.text[0].isupper() or last.tag not in ("NNP", "NNPS") or first.tag not in ("NNP", "NNPS") or any(x.text in words("body") for x in tokens[i : j + 1]):
        return None
    top = Toponym(first, last, ())
    kind = generics().get(last.text, "") if first is not last else ""
    if first.text in words("doubtful") or (t.ent == "FAC" and not kind) or _evidence(top, None) < (1 if kind else 2):
        return None
    top.hint = kind
    return top


def _hint(top: Toponym) -> str:
    """The kind of place that a generic word beside the name asks for."""
    nxt, prev = top.last.next(), top.first.next(-1)
    if nxt is not None and nxt.text in generics() and nxt.text.islower():
        return generics()[nxt.text]
    if prev is not None and prev.lower == "of" and (noun := prev.next(-1)) is not None:
        return generics().get(noun.lower, "")
    return ""


def _link(found: list[Toponym]) -> None:
    """Find the larger place named with each: "X, Y", "X in Y", "X (Y)"."""
    for a, b in zip(found, found[1:], strict=False):
        between = a.last.sentence.tokens[a.last.i + 1 : b.first.i]
        gap = [t.lower for t in between if t.lower not in ("the", "northern", "southern", "eastern", "western", "central", "state", "of", "province", "region")]
        if gap in ([","], ["in"], ["("], [",", "in"]) and any(e.feature in COUNTRY or e.feature.startswith("ADM") or e.curated for e in b.entries):
            a.container = b
