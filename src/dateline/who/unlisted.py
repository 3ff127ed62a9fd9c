"""Capitalised words that no table has: whether they name somebody, and of which sort."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.names import after_hyphen
from dateline.who.scene import Scene
from dateline.who.spans import acts
from dateline.who.tables import Noun
from dateline.who.words import SUBJECTS, word_class

__all__ = ["in_title", "is_known", "may_act", "names_nobody", "nobody", "opens_name"]

_NO_ACTORS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "LAW", "WORK_OF_ART", "EVENT"})
_THINGS = frozenset({"FAC", "PRODUCT", "LANGUAGE", "CARDINAL", "ORDINAL"})
_NO_BODY = frozenset({"PERSON", "GPE", "NORP", "LOC", "FAC", "DATE", "TIME", "EVENT", "LAW"})
_NO_NAME, _DOCUMENTS = word_class("capitalised_no_name"), word_class("documents")
_IN_NAMES = frozenset({"NNP", "NNPS", "NN", "JJ", "POS"})
_STANDS, _IDIOMS = frozenset({"opposition", "leadership"}), frozenset({"front", "head", "side", "front line", "office"})
_MARKS = frozenset({'"', "“", "”", "``", "''"})
_LONG, _FEW = 4, 3
"""Letters of words that titles capitalise, and how many of them make a title."""
_INITIALS = 3
"""Capitals that make initials."""


def names_nobody(t: Token) -> bool:
    """Whether a word can't be the head of an actor's name: a month, a treaty, a number, a word in small letters."""
    if t.lower in _NO_NAME or t.ent in _NO_ACTORS or any(c.isdigit() for c in t.text):
        return True
    if t.lower in _DOCUMENTS and t.ent != "PERSON":
        before, after = t.next(-1), t.next()
        if (before is not None and before.tag in _IN_NAMES) or (after is not None and after.lower == "of"):
            return True
    return not (t.text[:1].isupper() or after_hyphen(t))


def nobody(head: Token, noun: Noun) -> bool:
    """Whether a role noun stands for no one here: opposition to a plan, in front of the office."""
    after = head.next()
    if noun.noun in _STANDS and after is not None and after.lower in ("to", "between", "for") and head.text[:1].islower():
        return True
    return head.dep == "pobj" and head.head.lower in ("in", "at", "on", "under") and after is not None and after.lower == "of" and noun.noun in _IDIOMS


def in_title(t: Token) -> bool:
    """Whether a word stands in the title of a work: between quotation marks, with capitals throughout."""
    tokens = t.sentence.tokens
    a, b = t.i, t.i
    while a > 0 and tokens[a - 1].text not in _MARKS:
        a -= 1
    while b + 1 < len(tokens) and tokens[b + 1].text not in _MARKS:
        b += 1
    if a == 0 or b + 1 == len(tokens):
        return False
    long = [x for x in tokens[a : b + 1] if len(x.text) >= _LONG and x.text.isalpha()]
    return len(long) >= _FEW and all(x.text[:1].isupper() for x in long)


def may_act(t: Token) -> bool:
    """Whether a name of no person is an actor's by the parser's label or by where it stands."""
    if t.ent in ("ORG", "NORP", "PERSON"):
        return True
    return t.ent not in _THINGS and acts(t, bool(t.ent))


def is_known(t: Token) -> bool:
    """Whether a name is plainly somebody's: the parser's label says so, or it is the initials of one who acts."""
    if t.ent in ("ORG", "NORP"):
        return True
    return len(t.text) >= _INITIALS and t.text.isupper() and t.text.isalpha() and t.dep in (*SUBJECTS, "pobj", "dobj", "conj")


def opens_name(t: Token, scene: Scene) -> bool:
    """Whether a common noun that begins a sentence begins a name: "Mothers for Justice demanded"."""
    tokens = scene.tokens
    if t.i or t.dep not in SUBJECTS or len(tokens) <= 3 or tokens[1].lower not in ("of", "for") or tokens[1].head is not t:
        return False
    of = tokens[2]
    return of.text[:1].isupper() and of.head is tokens[1] and of.i not in scene.names and of.i not in scene.nouns and of.ent not in _NO_BODY
