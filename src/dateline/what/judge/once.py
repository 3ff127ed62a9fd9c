"""Each participant once, and each deed once: what a reader would count as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.language import Token
from dateline.what.deed import Deed
from dateline.what.frames import Actors
from dateline.what.judge.candidates import Candidate
from dateline.what.judge.heads import Verdict

__all__ = ["both_ways", "each_once", "once", "outermost", "told_once", "who_did"]

NOT_NIL = 0.15
"""A participant of a mutual deed stands on both sides from this chance of the less likely side on."""


def both_ways(doers: tuple[Token, ...], others: tuple[Token, ...], chances: Mapping[Token, float]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Where one is on both sides the deed is done by each to the other (met, signed, clashed): all stand on both whose smaller chance (``chances``) is not
    nil, or, if that is but one, each where it was, and the one on the first."""
    shared = set(doers) & set(others)
    if not shared:
        return doers, others
    both = tuple(sorted((t for t in {*doers, *others} if t in shared or chances.get(t, 0.0) >= NOT_NIL), key=lambda t: t.i))
    return (both, both) if len(both) > 1 else (doers, tuple(t for t in others if t not in doers))


def each_once(side: Sequence[tuple[Token, float]], actors: Actors) -> tuple[Token, ...]:
    """Of several mentions of one actor ("Ri Myong Su, the minister") the likeliest, in text order."""
    best: dict[object, tuple[Token, float]] = {}
    for head, chance in side:
        a = party.actor if (party := actors.at(head)) is not None else None
        who: object = (a.name, a.code, a.sector) if a is not None and a.name else head
        if who not in best or chance > best[who][1]:
            best[who] = (head, chance)
    return tuple(sorted((h for h, _ in best.values()), key=lambda h: h.i))


def who_did(doers: tuple[Token, ...], trigger: Token, actors: Actors) -> tuple[Token, ...]:
    """The doers, with the person whom "who" stands for in place of the state or body that the clause hangs on: Mr Roe, envoy to Chad, who called on …"""
    who = next((c for c in trigger.children_of("nsubj") if c.lower == "who"), None)
    stands = actors.at(who) if who is not None else None
    if stands is None or len(stands.antecedents) != 1 or trigger.dep != "relcl" or trigger.head not in doers:
        return doers
    person = stands.antecedents[0].head
    return tuple(sorted({person if t is trigger.head else t for t in doers}, key=lambda t: t.i))


def outermost(side: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without who only says whose or where another of them is: of "a delegation of the ministry led by Ms Ruiz" the delegation."""
    return tuple(t for t in side if not any(_within(t, o) for o in side if o is not t))


def _within(t: Token, other: Token) -> bool:
    """Whether one word stands in the phrase of another, behind "of", "for" or "led by"."""
    for _ in range(MAX_PHRASE):
        if t.head is t or t.dep not in _INSIDE or (t.dep == "prep" and t.lower not in _BELONGING):
            return False
        t = t.head
        if t is other:
            return True
    return False


MAX_PHRASE = 12
_INSIDE = frozenset(("pobj", "prep", "acl", "agent"))
_BELONGING = frozenset(("of", "for"))


def once(found: Sequence[Candidate], events: list[int], verdict: Verdict) -> list[int]:
    """Of two candidates that tell one event, a light verb and its noun, or a word and what it took up, the likelier."""
    kept: list[int] = []
    for k in sorted(events, key=lambda k: float(verdict.types[k, 0])):
        if not any(_same(found[k], found[j], int(verdict.types[k, 1:].argmax()) == int(verdict.types[j, 1:].argmax())) for j in kept):
            kept.append(k)
    return sorted(kept)


def told_once(deeds: list[Deed]) -> list[Deed]:
    """Of two coordinate verbs of one mode ("met and had a talk with") the one that has the participants of both."""
    return [d for d in deeds if not any(_part_of(d, o) for o in deeds if o is not d)]


def _part_of(d: Deed, whole: Deed) -> bool:
    mine, all_ = {*d.actors, *d.recipients}, {*whole.actors, *whole.recipients}
    return d.key == whole.key and d.status is whole.status and mine < all_ and set(d.actors) <= set(whole.actors) and _coordinate(d.trigger, whole.trigger)


def _coordinate(a: Token, b: Token) -> bool:
    x, y = (t.head if t.dep in ("dobj", "attr") else t for t in (a, b))
    return (x.dep == "conj" and x.head is y) or (y.dep == "conj" and y.head is x)


def _same(a: Candidate, b: Candidate, alike: bool) -> bool:
    """Whether two candidates of one type (``alike``) are one event told by two words that hang on each other."""
    if not alike:
        return False
    return any(x.token.head is y.token and x.token.dep in _TIED for x, y in ((a, b), (b, a)))


_TIED = frozenset(("dobj", "xcomp", "nsubjpass", "attr", "acomp", "oprd", "prt", "compound", "amod"))
