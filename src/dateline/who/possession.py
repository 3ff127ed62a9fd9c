"""Whose, where the owner is a pronoun or description of the article: "its military", "the country's navy", "sent troops", and "the army" at home."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.memory import Memory
from dateline.who.words import SUBJECTS, word_class

__all__ = ["at_home", "belong", "led", "sent_by", "tell_partner"]

_RELATIONS, _SENDS, _SENT = word_class("relations"), word_class("sends"), word_class("sent")
_STATES = word_class("state_nouns")
_DOMESTIC, _NATIONAL = word_class("domestic"), word_class("national_offices")
_CAPITALISED = _DOMESTIC | {"party", "cabinet", "central committee", "government", "national assembly"}
_LEADS, _LED = frozenset({"lead", "head"}), frozenset({"delegation", "team", "mission", "group"})
_FAR = 4
"""Steps from a verb to the verb whose subject it shares: "agreed to send"."""


def belong(d: Draft, heads: dict[Token, Draft]) -> None:
    """Give a phrase the code of a possessor, or of an "of" or "for", that the article had to tell."""
    if d.code or not d.noun or d.sort == "person" or d.noun.split(" ")[-1] in _RELATIONS:
        return
    owner = d.head.child("poss")
    if owner is None:
        of = next((c for c in d.head.children if c.dep == "prep" and c.lower in ("of", "for")), None)
        owner = of.child("pobj") if of is not None else None
    p = heads.get(owner) if owner is not None else None
    if p is None or p is d or p.kind not in ("pronoun", "description"):
        return
    if p.kind == "description" and p.sort == "people" and p.sector not in ("REB", "UAF", "CRM"):
        return
    d.code = p.code
    before = p.first.next(-1)
    if d.noun == "party" and p.kind == "pronoun" and before is not None and before.lower == "and" and p.antecedents and p.antecedents[0].sort == "person":
        d.sector = None  # Jane Roe and her party: who travels with her
        return
    of_person = p.sort == "human" or (p.antecedents and p.antecedents[0].sort in ("person", "human"))
    if (p.sector == "IGO" and d.sector == "GOV") or (d.inherits and d.noun not in _STATES and p.sector not in (None, "GOV") and not of_person):
        d.sector = p.sector


def led(d: Draft, heads: dict[Token, Draft]) -> None:
    """Give a person the code of the delegation that he leads: the Thai delegation led by Deputy Secretary Jane Roe."""
    if d.sort != "person" or d.office or d.head.dep != "pobj" or d.head.head.lower != "by":
        return
    verb = d.head.head.head
    if verb.lemma not in _LEADS or verb.dep != "acl" or (body := heads.get(verb.head)) is None or body.noun not in _LED:
        return
    if d.code is None:
        d.code = body.code
        d.sector = body.sector if d.sector in (None, "GOV") and body.sector else d.sector


def sent_by(d: Draft, heads: dict[Token, Draft]) -> None:
    """Troops and envoys that somebody sends, deploys or stations are his."""
    if d.code or not d.noun or d.sort == "person" or d.noun not in _SENT or d.head.dep != "dobj":
        return
    verb = d.head.head
    if verb.lemma not in _SENDS and not (verb.lemma == "have" and d.sector == "MIL"):
        return
    for _ in range(_FAR):
        if (subject := next((c for c in verb.children if c.dep in SUBJECTS), None)) is not None:
            if subject.dep == "nsubj" and (owner := heads.get(subject)) is not None and owner.sort not in ("human", "people"):
                _take(d, owner)
            return
        if verb.dep not in ("xcomp", "conj"):
            return
        if verb.dep == "xcomp" and (asked := verb.head.child("dobj")) is not None:
            if (owner := heads.get(asked)) is not None and owner.sort in ("state", "organisation"):
                _take(d, owner)
            return  # who asks another to send troops sends none
        verb = verb.head


def _take(d: Draft, owner: Draft) -> None:
    d.code = owner.code
    if owner.sector == "IGO" and d.sector == "GOV":
        d.sector = owner.sector


def at_home(d: Draft, memory: Memory, drafts: list[Draft]) -> None:
    """Police, the government, a minister without a country are of the article's own, unless the sentence speaks of another before."""
    if memory.lands.home is None or d.code:
        return
    if d.sort == "organisation":
        if (d.name or "").lower() in _CAPITALISED:
            d.code = memory.lands.home  # the Party, the Cabinet, the Supreme Court
        return
    if d.kind == "description":
        if d.noun not in _DOMESTIC or (d.plural and d.sort == "body" and d.sector == "GOV" and d.noun != "authority"):
            return
    elif not memory.lands.dated or d.sort != "person" or d.role not in _NATIONAL or d.office:
        return
    if all(x.code in (None, memory.lands.home) for x in drafts if x.head.i < d.first.i):
        d.code = memory.lands.home


def tell_partner(d: Draft, heads: dict[Token, Draft]) -> None:
    """Hand on what was found to the person in apposition: "its delegate, Jane Roe"."""
    if d.sort != "human" or d.plural:
        return
    heard = [p for c in d.head.children if c.dep == "appos" and (p := heads.get(c)) is not None]
    if d.head.dep == "appos" and (p := heads.get(d.head.head)) is not None:
        heard.append(p)
    for p in heard:
        if p.sort == "person" and p.kind == "name" and not p.office:
            p.code = p.code or d.code
            if d.inherits and d.sector and p.sector in (None, "GOV"):
                p.sector = d.sector
