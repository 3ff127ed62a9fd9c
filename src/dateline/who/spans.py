"""How far noun phrases reach: left edges, and the titles before names."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.lexicon import Hit, NounHit
from dateline.who.scene import Scene
from dateline.who.tables import Kind
from dateline.who.words import HONORIFICS, word_class

__all__ = ["acts", "below_title", "hit_head", "joined_adjective", "left_edge", "office_before", "title_start", "within_person"]

ARTICLES, FORMER, _LOCATIVE = word_class("articles"), word_class("former"), word_class("locative")
_FAR = 14
"""Words before a head beyond which a left edge is no longer believed."""

_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "dep", "case"})
_LAND = frozenset({Kind.STATE, Kind.CAPITAL, Kind.PLACE})
_ADVERSE = frozenset({"against", "with", "by", "between"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})


def hit_head(tokens: list[Token], first: int, last: int) -> Token:
    """The word of a stretch that hangs outside it; the last, if several do."""
    for i in range(last, first - 1, -1):
        t = tokens[i]
        if t.head is t or not first <= t.head.i <= last:
            return t
    return tokens[last]


def left_edge(head: Token, start: int) -> int:
    """The first word of a phrase whose fixed part begins at ``start``, without article and what else opens a phrase."""
    tokens = head.sentence.tokens
    edge = head
    while edge.children and (c := edge.children[0]).i < edge.i and c.dep not in ("relcl", "appos", "nsubj"):
        edge = c
    i = min(edge.i, start)
    if start - i > _FAR:
        i = start
        while i > 0 and tokens[i - 1].head in (head, tokens[start]) and tokens[i - 1].dep in ("amod", "compound", "nummod"):
            i -= 1
    for j in range(start - 1, i - 1, -1):
        t = tokens[j]
        peoples = j > 0 and tokens[j - 1].ent == tokens[j + 1].ent == "NORP"
        listed = t.text == "," and tokens[j + 1].tag[:1] == "N" and j > 0 and tokens[j - 1].tag[:1] == "N" and not peoples
        placed = t.lower in _LOCATIVE and t.dep not in ("amod", "quantmod") and tokens[j + 1].tag not in ("CD", "JJS", "RBS")
        if listed or placed or t.text in _QUOTES:
            i = j + 1
            break
    while i < start and ((t := tokens[i]).lower in ARTICLES or t.dep in ("cc", "preconj", "predet", "punct", "mark", "prep") or t.tag == "RB"):
        i += 1
    if i < start and tokens[i].lower in ("least", "most") and i and tokens[i - 1].lower == "at":
        i += 1
    if i > 1 and tokens[i - 1].text == "-" and tokens[i - 1].end == tokens[i].start and tokens[i - 2].end == tokens[i - 1].start and tokens[i].tag[:1] in "JV":
        i -= 2  # the kind-hearted president
    return i


def title_start(tokens: list[Token], start: int, names: dict[int, Hit], nouns: dict[int, NounHit]) -> int:
    """The first word of the titles, demonyms and possessors that stand before a name."""
    i = start
    titled = False
    while i > 0:
        p = tokens[i - 1]
        if (noun := nouns.get(i - 1)) is not None:
            if p.dep not in _INSIDE and ((noun.noun.plural and not p.text[:1].isupper()) or p.tag == "VBD"):
                break
            titled = True
            i = noun.first
        elif (name := names.get(i - 1)) is not None:
            if p.dep not in _INSIDE and not titled:
                break
            i = name.first
        elif _of_title(tokens, i, titled, names, nouns):
            i -= 1
        else:
            break
    while i < start and tokens[i].tag == "POS":
        i += 1
    return i


def _of_title(tokens: list[Token], i: int, titled: bool, names: dict[int, Hit], nouns: dict[int, NounHit]) -> bool:
    """Whether the word before place ``i`` belongs to the title: former, Mr., a possessor's ending, an adjective."""
    p = tokens[i - 1]
    low = p.lower
    if low in FORMER or low.rstrip(".") in HONORIFICS or (p.text == "-" and i > 1 and tokens[i - 2].lower in FORMER):
        return True
    if not titled:
        return False
    if p.tag == "POS":
        return i - 2 in names or i - 2 in nouns
    return p.dep in ("amod", "compound", "nmod") and p.tag in ("JJ", "NN", "NNP", "VBN") and low not in ARTICLES and p.head.i >= i


def below_title(tokens: list[Token], first: int) -> int:
    """Where a title begins that stands below the one at place ``first``: vice-minister; the place itself where none does."""
    i = first
    if i > 1 and tokens[i - 1].text == "-":
        i -= 1
    return i - 1 if i and tokens[i - 1].lower in ("vice", "deputy", "associate", "assistant") and tokens[i - 1].dep != "poss" else first


def within_person(tokens: list[Token], hit: Hit, names: dict[int, Hit], nouns: dict[int, NounHit]) -> bool:
    """Whether a name of the tables is only part of a person's name: Michael Jordan, Chad Smith."""
    if hit.entries[0].kind not in _LAND:
        return False
    if hit.entries[0].kind is Kind.PLACE and _like_person(tokens, hit, nouns):
        return True
    for i, j in ((hit.first - 1, hit.first), (hit.last + 1, hit.last)):
        if 0 <= i < len(tokens):
            p = tokens[i]
            if p.ent == "PERSON" == tokens[j].ent and p.tag == "NNP" and i not in names and i not in nouns and not tokens[max(i, j)].ent_first:
                return True
    return False


def _like_person(tokens: list[Token], hit: Hit, nouns: dict[int, NounHit]) -> bool:
    """Whether a town's name is a person's here: the parser says so, or a title stands before it (President Santos)."""
    first = tokens[hit.first]
    before = nouns.get(hit.first - 1)
    titled = before is not None and before.noun.human and before.noun.role is not None and not before.noun.plural
    if titled and first.dep not in ("pobj", "npadvmod") and tokens[hit.first - 1].head is first:
        return True
    return first.ent == "PERSON" and first.tag == "NNP" and hit.first == hit.last and first.dep in ("nsubj", "nsubjpass", "poss")


def joined_adjective(t: Token) -> bool:
    """Nigerian and British forces: the second demonym is no phrase of its own."""
    if (t.tag != "JJ" and t.ent != "NORP") or t.dep != "conj":
        return False
    after = t.next()
    return t.head.dep in ("amod", "compound", "nmod") or (after is not None and after.tag[:1] == "N")


def acts(t: Token, place: bool) -> bool:
    """Whether a name of which nothing is known stands where actors stand; the parser's places only as subjects and possessors."""
    if t.dep in ("nsubj", "nsubjpass", "poss") or (t.dep == "pobj" and t.head.dep == "agent"):
        return True
    return not place and (t.dep == "dobj" or (t.dep == "pobj" and t.head.lower in _ADVERSE))


def office_before(scene: Scene, edge: int, start: int) -> NounHit | None:
    """The office in "Vice Premier of the DPRK Kang Sok Ju", "Lao ambassador to the DPRK Kiettisak K.": a state, from ``edge`` on, stands between it and
    the name."""
    state = scene.names.get(edge)
    if state is None or state.first != edge or state.last != start - 1:
        return None
    i = edge - 1
    if i > 0 and scene.tokens[i].lower == "the":
        i -= 1
    if i <= 0 or scene.tokens[i].lower not in ("of", "to", "for", "in"):
        return None
    office = scene.nouns.get(i - 1)
    return office if office is not None and office.noun.human and office.noun.role is not None and office.last == i - 1 else None
