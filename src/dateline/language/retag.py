"""Finite verbs that got the tag of a noun, an adjective or a participle although the tree itself treats them as verbs: the tag is mended in place.

"The group released two hostages" with *released* as a participle, but with a subject and an object.
"""

from __future__ import annotations

from functools import cache

from dateline.data import read_table
from dateline.language.lemmas import Lemmas
from dateline.language.tree import Sentence, Token

__all__ = ["FINITE", "NOMINAL", "PLURAL", "retag", "words_of"]

FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS"))
PLURAL = frozenset(("NNS", "NNPS"))
_SUSPECT = NOMINAL | {"VB", "VBN", "JJ"}
_CLAUSES = frozenset(("ROOT", "ccomp", "relcl"))
_LATER = frozenset(("conj", "advcl", "relcl", "parataxis"))
_PLURAL_PRONOUNS = frozenset(("they", "we", "i", "you", "others", "many", "police"))


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one class of the table verb_repair.tsv."""
    return frozenset(r["word"] for r in read_table("language/verb_repair.tsv", "word", "class", "source") if r["class"] == kind)


def retag(sentence: Sentence, lemmas: Lemmas) -> None:
    """Give a finite verb's tag to words that the tree itself treats as one: they have a subject on the left and no auxiliary."""
    for t in sentence.tokens:
        if t.dep == "conj" and t.tag == "VBD" and t.head.tag == "VBN" and t.lower in words_of("suffered"):
            _passive(t)
        elif t.dep in _CLAUSES and t.tag in _SUSPECT and (tag := _finite_by_tree(t, lemmas)):
            t.tag, t.lemma = tag, lemmas(t.text, tag)


def _passive(t: Token) -> None:
    """The second half of "two were killed and six others wounded", where the auxiliary is not said again."""
    subject = t.child("nsubj")
    if subject is not None and t.head.child("auxpass") is not None and t.child("dobj", "aux", "ccomp", "xcomp") is None:
        t.tag, subject.dep = "VBN", "nsubjpass"


def _finite_by_tree(t: Token, lemmas: Lemmas) -> str:
    subject = next((c for c in t.children if c.dep == "nsubj" and c.i < t.i), None)
    if subject is None or t.child("aux", "auxpass", "nsubjpass", "mark", "agent") is not None:
        return ""
    tag = lemmas.finite(t.lower)
    if not tag or not _agree(subject, tag) or (t.tag in ("VB", "JJ") and (tag != "VBP" or t.lower == "let")):
        return ""
    if t.tag in NOMINAL and not _may_be_verb(t):
        return ""
    if t.tag == "VBN" and not _past(t, subject):
        return ""
    if any(c.i > t.i and _is_finite(c) and c.dep not in _LATER and not _has_subject(c) for c in t.children):
        return ""  # "the states affected are": the verb comes later
    if t.dep == "ROOT":
        return tag
    if t.dep == "relcl":
        return tag if t.tag == "VBN" and subject.tag in ("WDT", "WP", "PRP") else ""
    if t.head.lemma in words_of("two_objects") or t.tag in ("VB", "JJ"):
        return ""
    return tag if t.child("dobj", "ccomp", "xcomp") is not None or (t.tag == "NNS" and tag == "VBZ") else ""


def _may_be_verb(t: Token) -> bool:
    """A noun with a subject, but without what only nouns have."""
    before = t.next(-1)
    quoted = before is not None and before.tag in ("''", "``")
    return t.lower not in words_of("noun") and not quoted and t.child("det", "poss", "amod", "nummod", "cop", "compound") is None


def _past(t: Token, subject: Token) -> bool:
    """A participle that is rather a past tense: not "others wounded", "officials concerned.", "removed by police", "made-in-Oslo"."""
    after = t.next()
    if (after is not None and after.tag == "HYPH") or any(c.dep == "prep" and c.lower == "by" for c in t.children):
        return False
    if t.child("dobj", "ccomp", "xcomp") is not None:
        return True
    alone = not any(c.i > t.i and c.dep != "punct" for c in t.children) and t.child("advmod") is None
    return not alone and subject.tag != "CD" and subject.lower not in ("others", "many", "some")


def _is_finite(t: Token) -> bool:
    return t.tag in FINITE or any(c.tag in FINITE for c in t.children if c.dep in ("aux", "auxpass"))


def _has_subject(t: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj") for c in t.children)


def _agree(subject: Token, tag: str) -> bool:
    """Whether subject and verb agree in number, as far as the tags tell. Names of plural form may be of one thing."""
    joined = any(c.dep == "conj" for c in subject.children)
    if tag == "VBP":
        return joined or subject.tag in PLURAL or subject.tag in ("CD", "WDT", "WP") or subject.lower in _PLURAL_PRONOUNS
    return tag == "VBD" or not (subject.tag == "NNS" or joined)
