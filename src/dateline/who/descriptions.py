"""Descriptions → whom the article named before: "the country", "the reclusive state", "the group", "both sides", "the president"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.data import read_table
from dateline.who.draft import Draft
from dateline.who.memory import Memory
from dateline.who.persons import HEADS
from dateline.who.words import SUBJECTS, word_class

__all__ = ["describe"]

_STATES, _PAIRS = word_class("state_nouns"), word_class("pairs") | word_class("state_plurals")
_GROUPS, _BODIES = word_class("group_nouns"), word_class("body_nouns")
_ARMED = frozenset({"REB", "UAF"})
_JOINED = frozenset({"ally", "side", "rival", "neighbor", "neighbour", "partner", "foe", "government"})
"""The allies, the sides: the two that the sentence, or one just before, joins by "and"."""


@cache
def _group_sectors() -> dict[str, frozenset[str | None]]:
    """The sectors of the organisations that "the group", "the party" may mean."""
    return {r["noun"]: frozenset(None if s == "-" else s for s in r.list("sectors")) for r in read_table("who/groups.tsv", "noun", "sectors", "source")}


@cache
def _group_codes() -> dict[str, frozenset[str]]:
    """The organisations that "the alliance", "the bloc" mean before any other."""
    return {r["noun"]: frozenset(r.list("codes")) for r in read_table("who/groups.tsv", "noun", "sectors", "source") if r.get("codes")}


@cache
def _regions() -> dict[str, frozenset[str]]:
    """The states that "the Andean nation", "the kingdom" may be."""
    return {r["word"]: frozenset(r.list("codes")) for r in read_table("who/regions.tsv", "word", "codes", "source")}


@cache
def _body_roles() -> dict[str, tuple[str, ...]]:
    """The offices whose holders tell whose "the ministry" is."""
    return {r["noun"]: tuple(r.list("roles")) for r in read_table("who/bodies.tsv", "noun", "roles", "source")}


def describe(d: Draft, drafts: list[Draft], memory: Memory) -> None:
    """Settle one description with the mentions of its sentence (pronouns before it resolved) and of the article before."""
    if d.kind != "description" or not d.noun or d.name:
        return
    noun = d.noun
    if d.head.dep == "attr" and d.definite and not d.code and (subject := _subject_of(d, drafts)) is not None:
        d.code = subject.code  # the regime is the group of traitors
        d.antecedents = [subject.antecedents[0] if subject.kind == "pronoun" and subject.antecedents else subject]
        return
    if d.plural:
        _plural(d, drafts, memory)
    elif not d.definite:
        return
    elif d.sort == "human":
        _human(d, drafts, memory)
    elif d.code:
        return
    elif noun in _STATES:
        _state(d, drafts, memory)
    elif noun in _GROUPS or noun in _BODIES:
        _body(d, drafts, memory)


def _subject_of(d: Draft, drafts: list[Draft]) -> Draft | None:
    """The subject that is said to be this."""
    verb = d.head.head
    subject = verb.child("nsubj") if verb.lemma == "be" else None
    return next((x for x in drafts if x.head is subject and x.code and x.sort != "people" and x.plural == d.plural), None)


def _earlier(d: Draft, drafts: list[Draft], memory: Memory) -> Iterable[list[Draft]]:
    """Mentions before this one, sentence by sentence, the own first; nearest first in each."""
    yield [x for x in reversed(drafts) if x.head.i < d.first.i and x.kind != "pronoun"]
    for those in reversed(memory.window):
        yield [x for x in reversed(those) if x.kind != "pronoun"]


def _plural(d: Draft, drafts: list[Draft], memory: Memory) -> None:
    if d.code:
        return
    if d.noun in _PAIRS and any(c.lower in ("two", "both") for c in d.head.children) and (d.definite or any(c.lower == "both" for c in d.head.children)):
        _two(d, drafts, memory, persons=d.sort == "people" and d.noun not in word_class("state_plurals"))
    elif d.noun in _JOINED and d.definite and d.first is d.head:
        _joined(d, drafts, memory)
    elif d.definite and d.sector in _ARMED and d.first is d.head:
        fighters = [x for those in _earlier(d, drafts, memory) for x in those if x.sector in _ARMED and x.code]
        fighters = fighters or [x for x in memory.organisations.values() if x.sector in _ARMED and x.code]
        if len({x.code for x in fighters}) == 1:
            d.code, d.antecedents = fighters[0].code, [fighters[0]]
    elif d.definite and d.first is d.head:
        same = [x for those in _earlier(d, drafts, memory) for x in those if x.noun == d.noun and x.plural]
        if same and same[0].code and len({x.code for x in same}) == 1:
            d.code = same[0].code


def _joined(d: Draft, drafts: list[Draft], memory: Memory) -> None:
    """The allies: the two states that were last joined by "and", as names or before one noun; of three none can be told."""
    for those in (drafts, *reversed(memory.window)):
        before = [x for x in those if x.code and x.sort in ("state", "people", "human", "body", "person") and (x.head.i < d.head.i or those is not drafts)]
        pairs = [(a, b) for a in before for b in before if _and_between(a, b) and a.code != b.code]
        if pairs:
            if len({c for a, b in pairs for c in (a.code, b.code)}) == 2:
                d.antecedents = list(pairs[-1])
                d.sector = d.sector or "GOV"
            return


def _and_between(a: Draft, b: Draft) -> bool:
    """Whether "and" alone stands between two mentions: South Korean and US criticism."""
    tokens = a.head.sentence.tokens
    return b.head.sentence is a.head.sentence and b.first.i == a.last.i + 2 and tokens[a.last.i + 1].lower == "and"


def _human(d: Draft, drafts: list[Draft], memory: Memory) -> None:
    """The president, the Turkish leader: the one person named who holds the office."""
    if d.role is None or (d.code is None and any(c.dep == "prep" and c.lower in ("of", "for") for c in d.head.children)):
        return  # the chief of something else
    head = d.role in ("leader", "chief", "ruler", "premier") or d.noun == "monarch"

    def holds(x: Draft) -> bool:
        fits = x.role == d.role or (head and x.role in HEADS)
        return fits and (d.code is None or d.code == x.code)

    near = [x for those in _earlier(d, drafts, memory) for x in those if x.sort in ("person", "human") and holds(x)]
    those = near or [x for x in memory.persons.values() if holds(x)]
    _same(d, those, alone=True)


def _state(d: Draft, drafts: list[Draft], memory: Memory) -> None:
    """The country: the state named most in the nearest sentence that names one, subjects twice; of equals the nearer."""
    allowed = _allowed(d)
    if d.noun == "state" and d.first is d.head:
        return  # the state may be one of a federation, or nobody's
    if d.noun == "nation" and d.first is d.head:  # the nation may be a people
        if (home := memory.lands.home) is not None:
            d.name, d.code, d.sort = memory.lands.names.get(home), home, "state"
        return
    tokens = d.head.sentence.tokens
    if allowed is None and any(tokens[i].text[:1].isupper() for i in range(max(1, d.first.i), d.head.i)):
        return
    others = {x.code for x in drafts if _same_clause(x, d)}
    for far, those in enumerate(_earlier(d, drafts, memory)):
        counts: dict[str, int] = {}
        nearest: dict[str, Draft] = {}
        for x in those:
            if x.sort == "state" and x.code and x.code not in others and (allowed is None or x.code in allowed):
                counts[x.code] = counts.get(x.code, 0) + (2 if x.head.dep in SUBJECTS else 1)
                nearest.setdefault(x.code, x)
        if not counts and far and any(x.head.dep in SUBJECTS and x.code for x in those) and _by_people(d, those, allowed, others, memory):
            return
        if counts:
            best = max(counts, key=lambda c: counts[c])
            _become(d, nearest[best])
            return
    if allowed is not None:
        named = [x for c, x in memory.states.items() if c in allowed]
        if len(named) == 1:
            _become(d, named[0])
        elif not named and (home := memory.lands.home) in allowed and home is not None:
            d.name, d.code, d.sort = memory.lands.names.get(home), home, "state"
    if not d.code:
        _by_people(d, [x for x in drafts if x.head.i < d.first.i], allowed, others, memory)


def _same_clause(x: Draft, d: Draft) -> bool:
    """Whether one is the subject of the verb whose object the other is: they are two."""
    if x.head.dep not in SUBJECTS:
        return False
    verb = d.head.head
    if d.head.dep in SUBJECTS and verb.dep in ("xcomp", "ccomp") and not any(c.dep == "mark" for c in verb.children):
        return x.head.head is verb.head and any(c.tag == "TO" for c in verb.children)  # pressed the country to act
    return x.head.head is verb and d.head.dep in ("dobj", "dative")


def _become(d: Draft, state: Draft) -> None:
    d.antecedents = [state]
    d.name, d.code, d.sort = state.name, state.code, "state"


def _by_people(d: Draft, those: list[Draft], allowed: frozenset[str] | None, others: set[str | None], memory: Memory) -> bool:
    """The state whose people or bodies alone a sentence tells of."""
    codes = {x.code for x in those if x.code and x.code in memory.lands.names and x.sort != "organisation" and x is not d} - others
    if allowed is not None:
        codes &= allowed
    if len(codes) != 1:
        return False
    d.code, d.sort = next(iter(codes)), "state"
    d.name = memory.lands.names[d.code] or None
    return True


def _allowed(d: Draft) -> frozenset[str] | None:
    """The states that the words of the description leave; null where they tell nothing."""
    tokens = d.head.sentence.tokens
    words = [tokens[i].lower for i in range(d.first.i, d.last.i + 1)]
    found: frozenset[str] | None = None
    for i, word in enumerate(words):
        for phrase in (" ".join(words[i : i + 2]), "".join(words[i : i + 3]), word):
            if (codes := _regions().get(phrase)) is not None:
                found = codes if found is None else found & codes
                break
    return found


def _two(d: Draft, drafts: list[Draft], memory: Memory, *, persons: bool) -> None:
    """The two countries, both men: the two that the nearest sentences name, if they are no more."""
    found: dict[str, Draft] = {}
    for those in _earlier(d, drafts, memory):
        for x in those:
            if _same_clause(x, d):
                continue  # Sweden urged both sides
            if persons:
                key = x.name if x.sort == "person" else None
            else:
                key = x.code if x.kind != "place" and x.sort in ("state", "person", "body", "human", "people", "organisation") and x.sector != "MED" else None
            if key and x.noun != "side":
                found.setdefault(key, x)
        if len(found) > 1:
            break
    if len(found) == 2:
        d.antecedents = list(reversed(found.values()))
        d.sector = d.antecedents[0].sector if persons and d.antecedents[0].sector == d.antecedents[1].sector else d.sector or "GOV"


def _body(d: Draft, drafts: list[Draft], memory: Memory) -> None:
    last = d.noun.split(" ")[-1]
    earlier = [x for those in _earlier(d, drafts, memory) for x in those]
    named = [x for x in reversed(memory.organisations.values()) if last in (x.name or "").lower().split()]
    _same(d, [x for x in earlier if last in (x.name or "").lower().split() or (x.code and last in x.noun.split() and x.sort != "human")])
    if not d.antecedents and len(named) == 1 and d.first is d.head:
        _same(d, named)
    if not d.antecedents and (codes := _group_codes().get(d.noun)) and d.first is d.head:
        _same(d, [x for x in (*earlier, *reversed(memory.organisations.values())) if x.sort == "organisation" and x.code in codes])
        d.sector = d.antecedents[0].sector if d.antecedents else d.sector
    if not d.antecedents and (sectors := _group_sectors().get(d.noun if " " in d.noun else last if d.first is d.head else "")) is not None:
        _same(d, [x for x in earlier if x.sort == "organisation" and x.sector in sectors and x.known])
    if not d.antecedents and (roles := _body_roles().get(d.noun)) is not None:
        holders = [x for x in earlier if x.sort in ("person", "human") and x.code and (x.role or "").endswith(roles)]
        if holders and len({x.code for x in holders}) == 1:
            d.code = holders[0].code


def _same(d: Draft, those: list[Draft], alone: bool = False) -> None:
    """The first of those; with ``alone`` only if no other of another name is among them."""
    if not those or (alone and len({x.name for x in those if x.name}) > 1):
        return
    x = next((x for x in those if x.name), those[0]) if alone else those[0]
    d.antecedents = [x.antecedents[0] if x.kind == "pronoun" and x.antecedents else x]
    d.name, d.code, d.wikidata = x.name, x.code, x.wikidata
    d.sector, d.role = (x.sector if x.sort == "organisation" else None) or d.sector or x.sector, d.role or x.role
    d.gender = d.gender or x.gender
