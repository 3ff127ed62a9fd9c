"""It: the state or body whose clause it is; open behind a nearer subject that is no actor, and where it is said to be a thing."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.he import ahead
from dateline.who.seen import Seen, base_of, is_one
from dateline.who.words import SUBJECTS, word_class

__all__ = ["is_idle", "is_thing", "thing"]

_IDLE, _STATES = word_class("idle_it"), word_class("state_nouns")


def thing(seen: Seen, t: Token) -> list[Draft]:
    """The state or body, one at most, that "it" means."""
    if (later := ahead(seen, t)) is not None and is_one(later):
        return [later]
    if t.dep == "poss" and t.head.dep == "conj":
        beside = t.head.head
        while beside.dep == "pobj" and beside.head.lower == "of" and not ((d := seen.heads.get(beside)) is not None and is_one(d)):
            beside = beside.head.head  # the group of traitors and its stooges
        if (d := seen.heads.get(beside)) is not None and is_one(d):
            return [d]  # the South and its president
    if t.dep == "poss" and (same := _it_before(seen, t)) is not None:
        return same.antecedents  # defend it against its neighbour
    if t.dep in ("dobj", "pobj", "dative") and t.lower != "itself":
        states = [d for d in seen.drafts if d.head.i < t.i and base_of(d).sort == "state" and d.head.dep not in (*SUBJECTS, "poss")]
        states = [d for d in states if seen.sees(t, d.head) and not _in_subject(d.head, t)]
        return [states[0]] if len({base_of(d).code or base_of(d).name for d in states}) == 1 else []
    for subject in seen.subjects_above(t):
        if (d := seen.heads.get(subject)) is not None:
            if is_one(d) or base_of(d).sort == "people":
                return [_whole_body(seen, d, t)] if is_one(d) else []
            continue
        if subject.tag[:1] == "N":
            return []
    if not seen.sentences or any(d.head.dep in SUBJECTS and d.head.i < t.i and seen.sees(t, d.head) for d in seen.drafts):
        return []
    before, drafts, heads = seen.sentences[-1]
    subject_before = before.root.child("nsubj", "nsubjpass")
    if t in seen.inside and seen.quoted:
        subject_before = next((d.head for d in drafts if d.head in seen.quoted and d.head.dep in SUBJECTS), None)
    if subject_before is None or (d := heads.get(subject_before)) is None or (t not in seen.inside and subject_before in seen.quoted):
        return []
    return [d] if is_one(d) else []


def _whole_body(seen: Seen, d: Draft, t: Token) -> Draft:
    """A delegation of the Youth League, headed by a secretary of its committee: organs are the organisation's."""
    of = next((c for c in d.head.children if c.dep == "prep" and c.lower == "of"), None)
    body = seen.heads.get(of.child("pobj") or t) if of is not None and d.noun == "delegation" and t.dep == "poss" and t.head in seen.heads else None
    return body if body is not None and body.sort == "organisation" and body.head.i < t.i else d


def _it_before(seen: Seen, t: Token) -> Draft | None:
    """The "it" that is object of the same verb, before a possessive: both are one."""
    verb = t.head
    while verb.dep in ("prep", "pobj"):
        verb = verb.head
    it = next((c for c in verb.children if c.dep == "dobj" and c.lower == "it" and verb.i < c.i < t.i), None)
    return seen.heads.get(it) if it is not None else None


def is_thing(seen: Seen, t: Token) -> bool:
    """It is a crime, a product of …: what is said to be a thing is no actor."""
    noun = t.head.child("attr") if t.dep == "nsubj" and t.head.lemma == "be" else None
    return noun is not None and noun.tag in ("NN", "NNS") and noun not in seen.heads and noun.lemma not in _STATES


def is_idle(t: Token) -> bool:
    """It is clear that …, it rains."""
    v = t.head
    if t.dep == "expl":
        return True
    if t.dep == "nsubjpass" and any(c.dep == "ccomp" and c.i > v.i for c in v.children):
        return True  # it is said that
    if t.dep not in SUBJECTS or v.lemma not in _IDLE:
        return False
    return any(c.dep in ("ccomp", "csubj", "advcl") or (c.dep in ("acomp", "attr") and c.child("ccomp") is not None) for c in v.children)


def _in_subject(antecedent: Token, t: Token) -> bool:
    """Whether a word is part of the subject of the pronoun's verb: the Queen of Denmark praised it."""
    return any(a.dep in SUBJECTS and a.head in (t.head, t.head.head) for a in antecedent.ancestors())
