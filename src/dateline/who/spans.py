"""How far noun phrases reach: left edges, titles before names, whole names."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.lexicon import Hit, NounHit
from dateline.who.scene import Scene
from dateline.who.tables import Kind, Noun
from dateline.who.words import HONORIFICS, word_class

__all__ = [
    "acts", "after_hyphen", "below_title", "entity_start", "hit_head", "hyphen_stop", "joined_adjective", "left_edge", "longer_name", "name_not_noun",
    "name_start", "name_stop", "of_people", "office_before", "person_stop", "proper_start", "title_start", "within_person",
]  # fmt: skip

ARTICLES, FORMER, _LOCATIVE = word_class("articles"), word_class("former"), word_class("locative")
_KIN, _OWN_NAME = word_class("family"), word_class("possessors_in_names")
_FAR = 14
"""Words before a head beyond which a left edge is no longer believed."""

_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "dep", "case"})
_LAND = frozenset({Kind.STATE, Kind.CAPITAL, Kind.PLACE})
_ADVERSE = frozenset({"against", "with", "by", "between"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_SOMEBODY = frozenset({"PERSON", "GPE", "NORP"})
_NAME_TAGS = frozenset({"NNP", "NNPS", "FW"})
_PARTICLES = frozenset({"al", "el", "bin", "ben", "ibn", "abu", "von", "van", "der", "de", "da", "di", "du", "dos", "la", "le", "ul", "ur", "-", "'"})


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
        listed = t.text == "," and tokens[j + 1].tag[:1] == "N" and j > 0 and tokens[j - 1].tag[:1] == "N"
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


def name_start(tokens: list[Token], at: int, names: dict[int, Hit], nouns: dict[int, NounHit]) -> int:
    """The first word of the capitalised name that ends at ``at``: titles and demonyms of the tables are not part of it."""
    i = at
    while i > 0:
        p = tokens[i - 1]
        if of_people(tokens, i - 1):
            i -= 2 if p.tag == "POS" else 1
            continue
        if (i - 1 in names and names[i - 1].last < at) or (i - 1 in nouns and nouns[i - 1].noun.role):
            break
        if i > 2 and p.lower == "and" and _and_before(tokens, i - 1, names, nouns):
            i -= 2
            continue
        joins = p.lower in _PARTICLES and i > 1 and (p.text == "-" or tokens[i - 2].text[:1].isupper() or p.text[:1].islower())
        if not (p.tag in _NAME_TAGS and p.text[:1].isupper()) and not (joins and i - 1 > 0):
            break
        if p.text == "-" and not tokens[i - 2].text[:1].isupper() and tokens[i - 2].lower not in _PARTICLES:
            break
        i -= 1
    while i < at and tokens[i].lower in ("-", "'", "and"):
        i += 1
    while i < at and tokens[i].lower.rstrip(".") in HONORIFICS:
        i += 1
    return i


def entity_start(tokens: list[Token], i: int) -> int:
    """The first word of the parser's entity that place ``i`` is inside: the New York of New York Times."""
    start = i
    while start > 0 and not tokens[start].ent_first and tokens[start].ent and tokens[start - 1].tag in _NAME_TAGS:
        start -= 1
    return start


def name_stop(head: Token) -> int:
    """The last word of a capitalised name with its "of": Ministry of Foreign Affairs; or with its hyphen: Ha-gyu."""
    tokens = head.sentence.tokens
    i = hyphen_stop(head)
    while i + 2 < len(tokens) and tokens[i + 1].lower in ("of", "for") and tokens[i + 1].dep == "prep":
        j = i + 2
        if tokens[j].lower == "the" and j + 1 < len(tokens):
            j += 1
        if tokens[j].tag not in _NAME_TAGS and not (of_people(tokens, j) and j + 2 < len(tokens)):
            break
        people = tokens[j].tag == "NNPS"
        while j + 1 < len(tokens) and _goes_on(tokens, j):
            j += 1
            people = people or tokens[j].tag == "NNPS"
        i = j
        if people and i + 2 < len(tokens) and tokens[i + 1].lower == "in" and tokens[i + 2].tag == "NNP" and tokens[i + 2].dep == "pobj":
            i += 2  # the Association of Koreans in China
    return i


def _goes_on(tokens: list[Token], j: int) -> bool:
    """Whether the name goes on behind place ``j``."""
    possessor = of_people(tokens, j) and j + 2 < len(tokens)
    return tokens[j + 1].tag in _NAME_TAGS or _hyphened(tokens, j) or _and_name(tokens, j) or possessor


def _hyphened(tokens: list[Token], j: int) -> bool:
    """Whether a capitalised word goes on behind a hyphen: Afro-Asian."""
    if tokens[j].text == "-":
        return tokens[j + 1].text[:1].isupper() and tokens[j].end == tokens[j + 1].start
    return j + 2 < len(tokens) and tokens[j + 1].text == "-" and tokens[j].end == tokens[j + 1].start and tokens[j + 2].text[:1].isupper()


def of_people(tokens: list[Token], i: int) -> bool:
    """Whether a word belongs to a possessor within a name: the People's of the People's Assembly, with what marks it."""
    if tokens[i].tag == "POS":
        i -= 1
    if i < 0 or i + 2 >= len(tokens) or tokens[i + 1].tag != "POS":
        return False
    return tokens[i].text[:1].isupper() and tokens[i].lower in _OWN_NAME and tokens[i + 2].text[:1].isupper()


def name_not_noun(tokens: list[Token], i: int, noun: Noun) -> bool:
    """Whether a capitalised kin word ends a person's name: Kim Mi Son, not First Son."""
    if noun.noun not in _KIN or not tokens[i].text[:1].isupper() or i < 2:
        return False
    return all(tokens[j].tag == "NNP" and tokens[j].text[:1].isupper() for j in (i - 2, i - 1))


def _and_before(tokens: list[Token], i: int, names: dict[int, Hit], nouns: dict[int, NounHit]) -> bool:
    """Whether "and" at place ``i`` joins two words of one name: the Scientific and Technological University, not Greece and Turkey's Navy."""
    left, right = tokens[i - 1], tokens[i + 1]
    if not (left.text[:1].isupper() and right.text[:1].isupper()) or i - 1 in names or i - 1 in nouns or left.ent == "PERSON":
        return False
    opens = i < 2 or tokens[i - 2].lower in ARTICLES or tokens[i - 2].tag in ("IN", "POS")
    joined = right.dep in ("conj", "amod", "compound") and right.tag in ("JJ", "NNP")
    return opens and joined and (left.dep in ("amod", "nmod", "compound") or left.tag == "JJ")


def hyphen_stop(head: Token) -> int:
    """The last word of a name that goes on behind a hyphen: Moo-jin, Ben-Gvir."""
    tokens = head.sentence.tokens
    i = head.i
    while i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start:
        i += 2
    return i


def proper_start(scene: Scene, start: int, stop: int) -> int:
    """The first word of the capitalised words before place ``stop``, behind possessors: the French of French Embassy."""
    i, tokens = stop, scene.tokens
    while i > start and (tokens[i - 1].text[:1].isupper() or tokens[i - 1].text == "-" or (tokens[i - 1].tag == "POS" and i - 2 not in scene.names)):
        i -= 1
    return i


def person_stop(head: Token) -> int:
    """The last word of a person's name, also where the parser cut it in two."""
    tokens = head.sentence.tokens
    i = hyphen_stop(head)
    while i + 1 < len(tokens) and (t := tokens[i + 1]).ent == "PERSON" and not t.ent_first and t.text[:1].isupper() and t.text.isalpha():
        i += 1
    return i


def _and_name(tokens: list[Token], j: int) -> bool:
    """Trade and Industry: one name, by the parser's entity."""
    if tokens[j + 1].lower != "and" or j + 2 >= len(tokens):
        return False
    after = tokens[j + 2]
    if after.tag not in _NAME_TAGS or after.dep != "conj":
        return False
    abstract = tokens[j].head.dep == "prep" and tokens[j].head.lower == "for" and tokens[j].ent not in _SOMEBODY and after.ent not in _SOMEBODY
    people = tokens[j].tag == after.tag == "NNPS" and tokens[j].head.dep == "prep" and after.ent not in _SOMEBODY and tokens[j].ent not in _SOMEBODY
    return after.ent == tokens[j].ent == "ORG" or abstract or people


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


def after_hyphen(t: Token) -> bool:
    """Whether a word is the end of a hyphened name: Moo-jin."""
    before = t.next(-1)
    return before is not None and before.text == "-" and before.end == t.start and before.i > 0 and t.sentence.tokens[before.i - 1].text[:1].isupper()


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


def longer_name(tokens: list[Token], hit: Hit, names: dict[int, Hit]) -> bool:
    """Whether an organisation of the tables is only the end of another's name: Federal Foreign Office is not the Foreign Office."""
    if hit.first == 0 or hit.first - 1 in names:
        return False
    before, first = tokens[hit.first - 1], tokens[hit.first]
    return before.tag in _NAME_TAGS and before.dep == "compound" and first.ent == "ORG" and not first.ent_first


def joined_adjective(t: Token) -> bool:
    """Nigerian and British forces: the second demonym is no phrase of its own."""
    if t.tag != "JJ" or t.dep != "conj":
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
