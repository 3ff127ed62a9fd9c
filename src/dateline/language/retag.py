"""Finite verbs that got the tag of a noun, an adjective or a participle although the tree itself treats them as verbs: the tag is mended in place.

"The group released two hostages", with *released* as a participle, but with a subject and an object.
"""

from __future__ import annotations

from functools import cache

from dateline.data import read_table
from dateline.language.lemmas import Lemmas
from dateline.language.tree import Sentence, Token

__all__ = ["FINITE", "NOMINAL", "PLURAL", "foreign", "retag", "words_of"]

FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS"))
PLURAL = frozenset(("NNS", "NNPS"))
_SUSPECT = NOMINAL | {"VB", "VBN"}
_CLAUSES = frozenset(("ROOT", "ccomp", "relcl"))
_PLURAL_PRONOUNS = frozenset(("they", "we", "i", "you", "others", "many", "police"))


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one class of the table verb_repair.tsv."""
    return frozenset(r["word"] for r in read_table("language/verb_repair.tsv", "word", "class", "source") if r["class"] == kind)


def foreign(tokens: list[Token]) -> bool:
    """Whether a sentence reads as one of another language."""
    return sum(1 for t in tokens if t.tag == "FW" or t.lower in words_of("foreign")) > 1


def retag(sentence: Sentence, lemmas: Lemmas) -> None:
    """Give a finite verb's tag to words that the tree itself treats as one: they have a subject on the left and no auxiliary."""
    for t in sentence.tokens:
        if t.dep == "conj" and t.tag == "VBD" and t.head.tag == "VBN" and t.lower in words_of("suffered"):
            _passive(t)
        elif t.dep in _CLAUSES and t.tag in _SUSPECT and (tag := _finite_by_tree(t, lemmas)) and not foreign(sentence.tokens):
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
    if tag == "VBP" and t.tag == "VBN":
        tag = "VBD"  # put, set, cut
    if not tag or not _agree(subject, tag) or (t.tag == "VB" and (tag != "VBP" or t.lower in ("let", "be"))):
        return ""
    if t.tag in NOMINAL and not _may_be_verb(t):
        return ""
    if t.tag == "VBN" and not _past(t, subject):
        return ""
    if _verb_is_later(t) or (t.i == subject.i + 2 and t.next(-1).text == ","):  # type: ignore[union-attr]
        return ""
    if t.dep == "ROOT":
        return tag
    if t.dep == "relcl":
        return tag if t.tag == "VBN" and subject.tag in ("WDT", "WP", "PRP") else ""
    if t.head.lemma in words_of("two_objects") or t.tag == "VB":
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
    if after is None or after.tag == "HYPH" or any(c.dep == "prep" and c.lower == "by" for c in t.children):
        return False
    if after.dep == "punct" and not after.tag.endswith(("``", "''")):
        return t.child("advmod") is not None
    if t.child("dobj", "ccomp", "xcomp") is not None:
        return True
    return subject.tag != "CD" and subject.lower not in ("others", "many", "some")


def _verb_is_later(t: Token) -> bool:
    """Whether a finite verb without a subject of its own comes later, joined by no "and": "the states affected are", "talks held in May ended"."""
    joined = False
    for v in t.sentence.tokens[t.i + 1 :]:
        joined = joined or v.dep == "cc"
        if v.tag not in FINITE:
            continue
        verb = v.head if v.dep in ("aux", "auxpass") else v
        if verb.i > t.i and not _has_subject(verb) and not (joined and verb.dep == "conj"):
            return True
    return False


def _has_subject(t: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj") for c in t.children)


def _agree(subject: Token, tag: str) -> bool:
    """Whether subject and verb agree in number, as far as the tags tell. Names of plural form may be of one thing."""
    joined = any(c.dep == "conj" for c in subject.children)
    if tag == "VBP":
        return joined or subject.tag in PLURAL or subject.tag in ("CD", "WDT", "WP") or subject.lower in _PLURAL_PRONOUNS
    return tag == "VBD" or not (subject.tag == "NNS" or joined)
