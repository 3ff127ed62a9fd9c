"""How far capitalised names reach: particles, hyphens, possessors and "of" within them."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.lexicon import Hit, NounHit
from dateline.who.scene import Scene
from dateline.who.tables import Noun
from dateline.who.words import HONORIFICS, word_class

__all__ = [
    "after_hyphen", "entity_start", "hyphen_stop", "longer_name", "name_not_noun", "name_start", "name_stop", "of_people", "person_stop",
    "proper_start",
]  # fmt: skip

_ARTICLES, _KIN, _OWN_NAME = word_class("articles"), word_class("family"), word_class("possessors_in_names")
_SOMEBODY = frozenset({"PERSON", "GPE", "NORP"})
_NAME_TAGS = frozenset({"NNP", "NNPS", "FW"})
_PARTICLES = frozenset({"al", "el", "bin", "ben", "ibn", "abu", "von", "van", "der", "de", "da", "di", "du", "dos", "la", "le", "ul", "ur", "-", "'"})


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
    opens = i < 2 or tokens[i - 2].lower in _ARTICLES or tokens[i - 2].tag in ("IN", "POS")
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


def after_hyphen(t: Token) -> bool:
    """Whether a word is the end of a hyphened name: Moo-jin."""
    before = t.next(-1)
    return before is not None and before.text == "-" and before.end == t.start and before.i > 0 and t.sentence.tokens[before.i - 1].text[:1].isupper()


def longer_name(tokens: list[Token], hit: Hit, names: dict[int, Hit]) -> bool:
    """Whether an organisation of the tables is only the end of another's name: Federal Foreign Office is not the Foreign Office."""
    if hit.first == 0 or hit.first - 1 in names:
        return False
    before, first = tokens[hit.first - 1], tokens[hit.first]
    return before.tag in _NAME_TAGS and before.dep == "compound" and first.ent == "ORG" and not first.ent_first
