"""When a country's or capital's name is a place, and when it stands for a government."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.lexicon import Hit
from dateline.who.scene import Scene
from dateline.who.tables import Kind
from dateline.who.words import word_class

__all__ = ["after_city", "dateline_stop", "in_list_of_places", "is_place"]

LOCATIVE, MOTION = word_class("locative"), word_class("motion")
LOCATIVE_NOUNS, LOCATIVE_VERBS = word_class("locative_nouns"), word_class("locative_verbs")
_DOCUMENTS = word_class("documents")
_DASHES = frozenset({"-", "--", "–", "—", "---"})
_DATELINE = 14
"""Words that a dateline may have."""

_ACTING = frozenset({"nsubj", "nsubjpass", "agent", "poss"})


def is_place(head: Token, kind: Kind) -> bool:
    """Whether a name with this head is a mere place here: "in Moscow", "arrived in Moscow", "a visit to Moscow", "shelled Kyiv".

    A country is a place only after in, at, near and the like; a capital also where one moves to it or strikes it; a city or
    province wherever it is not a subject, agent or possessor.
    """
    t = head
    for _ in range(8):  # a list of names: what holds of the first holds of all
        if t.dep != "conj" or t.head is t:
            break
        t = t.head
    if t.dep in _ACTING and t.dep != "poss":
        return False
    if kind is Kind.PLACE:
        return t.dep != "poss" and not (t.dep == "pobj" and t.head.dep == "agent")
    if t.dep == "pobj":
        return _after_preposition(t, kind)
    if kind in (Kind.CAPITAL, Kind.SEAT):
        if t.dep in ("dobj", "ROOT", "npadvmod", "oprd"):
            return t.dep != "dobj" or t.head.lemma in LOCATIVE_VERBS
        if t.dep == "appos":
            return t.head.lower in ("capital", "city", "town", "port")
    return t.dep == "npadvmod"


def _after_preposition(t: Token, kind: Kind) -> bool:
    preposition = t.head
    word = preposition.lower
    if word in LOCATIVE:
        return True
    if kind not in (Kind.CAPITAL, Kind.SEAT):
        return False
    governor = preposition.head
    if word in ("to", "from", "toward", "towards", "for", "into"):
        return governor.lemma in MOTION or governor.lower in MOTION
    return word == "of" and (governor.lemma in LOCATIVE_NOUNS or governor.lower in _DOCUMENTS)


def in_list_of_places(scene: Scene, hit: Hit) -> bool:
    """Whether the name follows, after a comma or "and", one that is a place: "in Seoul, Kyiv and Warsaw" however it was parsed."""
    head = scene.tokens[hit.last]
    i = hit.first - 1
    if head.dep not in ("conj", "appos") or i < 1 or scene.tokens[i].lower not in (",", "and", "or"):
        return False
    before = scene.names.get(i - 1)
    return before is not None and before.first in scene.places


def after_city(scene: Scene, hit: Hit) -> bool:
    """Whether the name only tells where a town is: "in Lagos, Nigeria"."""
    tokens = scene.tokens
    before = tokens[hit.first - 2] if hit.first > 1 and tokens[hit.first - 1].text == "," else None
    return before is not None and before.ent == "GPE" and tokens[hit.last].dep in ("appos", "npadvmod")


def dateline_stop(tokens: list[Token]) -> int:
    """The place after a dateline, "ADDIS ABABA, May 15 (Xinhua) --", or 0: it names where the text was written, not who acts."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return 0
    for t in tokens[1:_DATELINE]:
        if t.text in _DASHES and t.start > tokens[t.i - 1].end:
            return t.i + 1
        if t.tag[:1] == "V" and t.text.islower():
            return 0
    return 0
