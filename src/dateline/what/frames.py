"""The frame of a word: who is its subject, its object, what hangs on which preposition; read off the parse.

Subjects are followed through control (agreed to send), coordination, relative clauses, participles and light verbs (launched an attack), and the
passive is turned round, so that a pattern sees the same frame in "police arrested X", "X was arrested by police" and "X, arrested by police".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dateline.language import Token
from dateline.records import Actor
from dateline.what.subjects import conjuncts, is_passive, subjects
from dateline.what.words import MEASURES, NAMING

__all__ = ["Actors", "Frame", "Party", "frame_of"]

_STACKED = frozenset(("out", "away", "up", "down", "from", "back", "off", "along", "together", "inside", "outside", "ahead", "over", "through", "near"))
"""Prepositions that take another: out of, away from. Not: according to, due to."""


class Party(Protocol):
    """What this room needs to know of one actor."""

    @property
    def political(self) -> bool:
        """A state, organisation, official or group, not a private person."""

    @property
    def head(self) -> Token:
        """The head of the words that name it."""

    @property
    def kind(self) -> str:
        """name, metonym, description or pronoun."""

    @property
    def actor(self) -> Actor:
        """Who it is, as far as is known."""

    @property
    def antecedents(self) -> Sequence[Party]:
        """Of a pronoun or description: whom it stands for."""


class Actors(Protocol):
    """What this room needs to know of actors: whether a word belongs to one."""

    def at(self, token: Token) -> Party | None:
        """The political actor this word belongs to, if any."""

    def place_actor(self, token: Token) -> object | None:
        """The state or people of the place this word names, if any."""

    def bare(self, token: Token) -> Actor | None:
        """Who or what else, without a mention, something may be done to: both sides, a village, a ship."""


@dataclass(slots=True)
class Frame:
    """The arguments of one word. Lists hold the heads of noun phrases."""

    head: Token
    pos: str
    subj: list[Token] = field(default_factory=list)
    obj: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)
    oprd: list[Token] = field(default_factory=list)
    particle: str = ""
    complements: list[tuple[str, Token]] = field(default_factory=list)
    passive: bool = False
    carrier: Token | None = None
    """The light verb or copula that carries an event noun or adjective."""

    def slot(self, name: str) -> list[Token]:
        """The noun heads in a place of the frame."""
        if name == "obj":
            return self.obj
        if name == "subj":
            return self.subj
        if name == "oprd":
            return self.oprd
        return self.preps.get(name, [])

    def modifiers(self) -> list[Token]:
        """Adjectives, compounds and adverbs in front of the word or beside it."""
        return [c for c in self.head.children if c.dep in ("amod", "compound", "nmod", "advmod", "npadvmod", "nummod", "poss", "acomp")]

    def nearby(self) -> list[Token]:
        """The word's dependents and theirs, to three levels: for idioms."""
        out = list(self.head.children) + ([self.carrier] if self.carrier else [])
        for _ in range(2):
            out += [c for t in out for c in t.children if c not in out]
        return out


def _collect_preps(token: Token, preps: dict[str, list[Token]], level: int = 0) -> None:
    for c in token.children:
        if c.dep in ("prep", "agent", "dative") and c.tag in ("IN", "TO", "RP", "VBG", "VBN", "RB", "JJ"):
            name = "by-agent" if c.dep == "agent" else c.lower
            objs = [g for g in c.children if g.dep in ("pobj", "pcomp") and g.ent not in ("DATE", "TIME")]
            for g in objs:
                preps.setdefault(name, []).extend(conjuncts(g) if g.dep == "pobj" else [g])
            for g in c.children:
                if g.dep == "prep" and level < 2 and c.lower in _STACKED:
                    for h in g.children_of("pobj"):
                        preps.setdefault(g.lower, []).extend(conjuncts(h))


def frame_of(token: Token, pos: str) -> Frame:
    """The frame of a verb, noun or predicative adjective."""
    f = Frame(token, pos)
    match pos:
        case "v":
            _verb_frame(f)
        case "n":
            _noun_frame(f)
        case _:
            if token.dep in ("acomp", "oprd", "conj") and token.head.tag[:1] == "V":
                f.carrier = token.head
                f.subj = subjects(token.head)
            _collect_preps(token, f.preps)
            _complements(token, f)
    return f


def _called(obj: Token) -> list[Token]:
    """What somebody is called, where the parse hangs it elsewhere: calling Chad "the worst offender"."""
    tokens = obj.sentence.tokens
    at = max(t.i for t in obj.subtree()) + 1
    while at < len(tokens) and tokens[at].tag in ("``", "''", "HYPH", ":"):
        at += 1
    if at >= len(tokens) or tokens[at].tag not in ("DT", "JJ", "JJS", "PRP$", "NN", "NNS", "RBS"):
        return []
    t = tokens[at]
    for _ in range(6):
        if t.tag[:2] == "NN" and (t.head.tag[:1] not in "NJ" or t.head.i < at):
            return [t]
        t = t.head
    return []


def _free_relative(clause: Token) -> list[Token]:
    """ "fired what appeared to be a missile", "signed what it called a pact": the thing itself."""
    if not any(c.lower == "what" for c in clause.children):
        return []
    for t in (clause, *clause.children_of("xcomp", "ccomp")):
        if found := t.children_of("attr", "oprd"):
            return [h for o in found for h in conjuncts(o)]
        for c in t.children_of("prep"):
            if c.lower == "as" and (p := c.child("pobj")):
                return [p]
    return []


def _complements(token: Token, f: Frame) -> None:
    for c in token.children:
        if c.dep in ("xcomp", "ccomp", "acl", "advcl"):
            aux = [a.lower for a in c.children if a.dep in ("aux", "mark")]
            if "to" in aux:
                if c.dep != "advcl" or "for" in aux:
                    f.complements.append(("inf", c))
            elif c.tag == "VBG" and c.dep in ("xcomp", "ccomp") and not c.child("nsubj"):
                f.complements.append(("ing", c))
            elif c.dep == "ccomp" or (c.dep == "acl" and "that" in aux):
                f.complements.append(("that", c))
        elif c.dep == "prep":
            f.complements.extend(("ing", g) for g in c.children if g.dep == "pcomp" and g.tag == "VBG")


def _verb_frame(f: Frame) -> None:
    v = f.head
    f.passive = is_passive(v)
    _collect_preps(v, f.preps)
    surface = subjects(v)
    if f.passive:
        f.obj = [h for s in surface for h in conjuncts(s)]
        f.subj = f.preps.pop("by-agent", [])
        if not f.subj and "by" in f.preps:
            f.subj = f.preps["by"]
        second = v.children_of("dobj", "oprd")
        f.oprd = [h for s in second for h in conjuncts(s)]
    else:
        f.subj = [h for s in surface for h in conjuncts(s)]
        f.obj = [h for o in v.children_of("dobj") for h in conjuncts(o)]
        own = v.child("nsubj")
        if not f.obj and v.dep == "relcl" and own is not None and own.tag not in ("WP", "WDT"):  # the prisoners whom they freed
            f.obj = [v.head]
        f.oprd = [h for o in v.children_of("oprd", "attr") for h in conjuncts(o)]
        for d in v.children_of("dative"):
            if d.tag[:1] in "NP":
                f.preps.setdefault("to", []).extend(conjuncts(d))
        f.preps.setdefault("by", []).extend(f.preps.pop("by-agent", []))
    for o in v.children_of("dobj", "nsubjpass", "prt", "acomp", "advmod"):
        inner: dict[str, list[Token]] = {}
        _collect_preps(o, inner, 1)
        for name, heads in inner.items():
            if name not in ("of", "by-agent"):
                f.preps.setdefault(name, []).extend(heads)
    if not f.obj:
        f.obj = [h for c in v.children_of("ccomp", "dobj") for h in _free_relative(c)]
    if not f.obj:  # condemned as "meddling" the visit
        f.obj = [h for p in f.preps.get("as", []) for a in p.children_of("appos") for h in conjuncts(a)]
    f.particle = next((c.lower for c in v.children if c.dep == "prt"), "")
    _complements(v, f)
    if not f.oprd and f.obj and v.lemma in NAMING:
        f.oprd = _called(f.obj[-1])
    for c in v.children:
        if c.dep == "ccomp" and not f.obj and f.oprd == [] and (s := c.child("nsubj")) and not c.tag.startswith("V"):
            f.obj, f.oprd = conjuncts(s), [c]  # called it a threat, parsed as a small clause


def _noun_frame(f: Frame) -> None:
    n = f.head
    _collect_preps(n, f.preps)
    f.obj = f.preps.get("of", [])
    poss = n.children_of("poss")
    by = f.preps.pop("by-agent", []) or f.preps.get("by", [])
    under = [g for o in f.obj for c in o.children if c.dep in ("prep", "agent") and c.lower == "by" for g in c.children_of("pobj")]
    f.subj = [h for p in poss for h in conjuncts(p)] or by or under  # the release of prisoners by the army
    _complements(n, f)
    if n.dep in ("dobj", "nsubjpass", "pobj", "attr", "nsubj", "conj"):
        _carrier(f)
    if not f.subj and (between := f.preps.get("between")):
        f.subj = between
    if not f.subj:
        named = [c for c in n.children if c.dep in ("amod", "compound", "nmod") and c.tag in ("JJ", "NNP", "NNPS", "NN") and c.text[:1].isupper()]
        f.subj = [h for c in named for h in conjuncts(c)]


def _carrier(f: Frame) -> None:
    """The verb an event noun hangs on, for its subject and its prepositions."""
    n = f.head
    while n.dep == "conj" and n.head.tag[:1] == "N":
        n = n.head
    while n.dep == "pobj" and n.head.lower == "of" and n.head.head.lemma.lower() in MEASURES:
        n = n.head.head
    up = n.head
    if n.dep == "pobj":
        if up.lower not in ("in", "on", "to", "into"):
            return  # imposed sanctions over the attack
        up = up.head
    if up.tag[:1] != "V" or up is n:
        return
    f.carrier = up
