"""Who is the subject of a verb, and what it measures: followed through control, coordination, relative clauses and participles."""

from __future__ import annotations

from dateline.language import Token
from dateline.what.words import MEASURES, OBJECT_CONTROL

__all__ = ["conjuncts", "content_heads", "is_passive", "subjects"]


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated to it."""
    out = [token]
    for t in out:
        if len(out) > 40:
            break
        out.extend(c for c in t.children if c.dep == "conj" and c.tag[:1] in "NPCJD$")
    return out


def content_heads(token: Token) -> list[Token]:
    """The head of a noun phrase, and what it measures: hundreds of protesters → hundreds, protesters."""
    out = [token]
    if token.lemma.lower() in MEASURES or token.lower in MEASURES or token.tag == "CD":
        for c in token.children:
            if c.dep == "prep" and c.lower == "of":
                out.extend(g for g in c.children if g.dep == "pobj")
    return out


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: by its auxiliary, or as a bare participle behind its noun."""
    if any(c.dep in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children):
        return True
    if verb.tag != "VBN":
        return False
    if any(c.dep == "agent" for c in verb.children):
        return True
    if any(c.dep == "aux" and c.lemma == "have" for c in verb.children):
        return False
    if verb.dep == "acl" or (verb.dep in ("advcl", "amod") and not any(c.dep in ("aux", "dobj") for c in verb.children)):
        return True
    if verb.dep == "conj" and verb.head.tag == "VBN" and not verb.child("aux", "dobj", "nsubj"):
        return is_passive(verb.head)
    return False


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the surface subject of a verb, followed through control, coordination and relative clauses."""
    if own := verb.children_of("nsubj", "nsubjpass", "expl"):
        own = [o for o in own if o.dep != "expl"] or own
        return [h for o in own[:1] for h in _antecedent(o, verb)]
    if depth > 8 or verb.head is verb:
        return []
    up, dep = verb.head, verb.dep
    if dep == "conj":
        return subjects(up, depth + 1) if up.tag[:1] == "V" else []
    if dep in ("xcomp", "ccomp"):
        if up.tag[:1] == "N":
            return _noun_subject(up, depth + 1)
        objs = up.children_of("dobj", "dative")
        return objs[:1] if objs and up.lemma in OBJECT_CONTROL else subjects(up, depth + 1)
    if dep == "acomp":
        return subjects(up, depth + 1)
    if dep in ("relcl", "acl"):
        if verb.tag == "VB" or any(c.dep == "aux" and c.lower == "to" for c in verb.children):
            return _noun_subject(up, depth + 1)
        return [up]
    if dep == "advcl" and up.lemma == "be" and (what := up.child("attr")) is not None and _unique(what):
        return [what]  # being the only country to recognise
    if dep in ("advcl", "parataxis", "dep"):
        return subjects(up, depth + 1) if up.tag[:1] == "V" else []
    if dep == "pcomp" or (dep == "amod" and up.tag[:1] == "V"):
        gov = up.head
        if gov.tag[:1] == "V":
            objs = gov.children_of("nsubjpass") if is_passive(gov) else gov.children_of("dobj")
            if objs and gov.lemma in OBJECT_CONTROL:
                return objs[:1]
            return subjects(gov, depth + 1)
        if gov.tag[:1] == "N":
            return _noun_subject(gov, depth + 1)
    return []


def _antecedent(token: Token, verb: Token) -> list[Token]:
    """A relative pronoun stands for the noun its clause hangs on; and in "days after X fled" the parse takes the days for the subject."""
    if token.ent in ("DATE", "TIME") and (p := next((c for c in token.children if c.lower in ("after", "before")), None)) is not None:
        return p.children_of("pobj")
    if token.tag in ("WP", "WDT") and verb.dep == "relcl":
        return [verb.head]
    return [token]


def _unique(noun: Token) -> bool:
    return any(c.lower in ("only", "first", "second", "third", "last", "latest") for c in noun.children_of("amod"))


def _noun_subject(noun: Token, depth: int) -> list[Token]:
    """Who stands behind a noun with a complement: his promise to, the decision by the court to, Japan made an offer to."""
    if _unique(noun):
        return [noun]  # the only country to recognise
    if poss := noun.children_of("poss"):
        return poss[:1]
    for c in noun.children:
        if c.dep in ("prep", "agent") and c.lower == "by" and (p := c.child("pobj")):
            return [p]
    if mods := [c for c in noun.children if c.dep in ("amod", "compound", "nmod") and c.tag in ("JJ", "NNP") and c.text[:1].isupper()]:
        return mods[:1]
    up = noun.head
    if noun.dep in ("dobj", "attr", "oprd") and up.tag[:1] == "V":
        return subjects(up, depth + 1)
    return []
