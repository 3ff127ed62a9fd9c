"""Descriptions → whom the article named before: "the country", "the reclusive state", "the group", "its military", "the president"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dateline.data import read_table
from dateline.language import Sentence, Token
from dateline.who.draft import Draft
from dateline.who.words import SUBJECTS, word_class

__all__ = ["describe"]

_STATES, _STATE_PLURALS = word_class("state_nouns"), word_class("state_plurals")
_GROUPS, _BODIES = word_class("group_nouns"), word_class("body_nouns")


@cache
def _group_sectors() -> dict[str, frozenset[str | None]]:
    """The sectors of the organisations that "the group", "the party" may mean."""
    return {r["noun"]: frozenset(None if s == "-" else s for s in r.list("sectors")) for r in read_table("who/groups.tsv", "noun", "sectors", "source")}


def describe(d: Draft, heads: dict[Token, Draft], drafts: list[Draft], before: list[list[Draft]]) -> None:
    """Settle one description with the mentions of its sentence (pronouns before it resolved) and of the sentences before."""
    t = d.head
    owner = t.child("poss")
    if owner is not None and d.code is None and (p := heads.get(owner)) is not None and p.kind == "pronoun":
        d.code = p.code  # its military
    if not d.definite or d.code or d.name or d.kind != "description" or not d.noun:
        return
    noun = d.noun
    if d.plural:
        if noun in _STATE_PLURALS and any(c.lower in ("two", "both") for c in t.children):
            _two_states(d, _earlier(d, drafts, before))
    elif noun in _STATES:
        _state(d, _earlier(d, drafts, before))
    elif d.sort == "human":
        _same(d, _earlier(d, drafts, before), lambda b: b.sort in ("person", "human") and b.role is not None and b.role == d.role, alone=True)
    elif noun in _GROUPS or noun in _BODIES:
        last = noun.split(" ")[-1]
        earlier = _earlier(d, drafts, before)
        _same(d, earlier, lambda b: last in (b.name or "").lower().split() or (last in b.noun.split() and b.code is not None))
        if not d.antecedents and d.first is t and (sectors := _group_sectors().get(last)) is not None:
            _same(d, earlier, lambda b: b.sort == "organisation" and b.sector in sectors and b.known)


def _earlier(d: Draft, drafts: list[Draft], before: list[list[Draft]]) -> list[Draft]:
    """Mentions before this one, nearest first, own sentence included."""
    out = [x for x in reversed(drafts) if x.head.i < d.first.i and x.kind != "pronoun"]
    for those in reversed(before):
        out.extend(x for x in reversed(those) if x.kind != "pronoun")
    return out


def _state(d: Draft, earlier: list[Draft]) -> None:
    """The country: the state named most in this and the last sentence that names one, subjects twice; of equals the nearer."""
    counts: dict[str, int] = {}
    nearest: dict[str, Draft] = {}
    sentence: Sentence | None = None
    for x in earlier:
        if x.sort != "state" or not x.code:
            continue
        if sentence is not None and x.head.sentence is not sentence:
            break
        sentence = x.head.sentence
        counts[x.code] = counts.get(x.code, 0) + (2 if x.head.dep in SUBJECTS else 1)
        nearest.setdefault(x.code, x)
    if counts:
        best = max(counts, key=lambda c: counts[c])
        d.antecedents = [nearest[best]]
        d.name, d.code, d.sort = nearest[best].name, best, "state"


def _two_states(d: Draft, earlier: list[Draft]) -> None:
    """The two countries: the two states whose names or people the last sentences have, if there are no more."""
    codes: dict[str, Draft] = {}
    for x in earlier:
        if x.code and x.kind != "place" and x.sort in ("state", "person", "body", "human", "people"):
            codes.setdefault(x.code, x)
    if len(codes) == 2:
        d.antecedents = list(reversed(codes.values()))
        d.sector = d.sector or "GOV"


def _same(d: Draft, earlier: list[Draft], fits: Callable[[Draft], bool], alone: bool = False) -> None:
    """The nearest that fits; with ``alone`` only if no other of another name does."""
    those = [x for x in earlier if fits(x)]
    if not those or (alone and len({x.name for x in those if x.name}) > 1):
        return
    x = those[0]
    d.antecedents = [x.antecedents[0] if x.kind == "pronoun" and x.antecedents else x]
    d.name, d.code, d.wikidata = x.name, x.code, x.wikidata
    d.sector, d.role = d.sector or x.sector, d.role or x.role
    d.gender = d.gender or x.gender
